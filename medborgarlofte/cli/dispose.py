"""The command that disposes of what is no longer needed."""

from __future__ import annotations

import click

from .starting import current_day, use_database


@click.command()
@click.option("--do", "code", metavar="KOD", help="Gallra precis det som listades med koden.")
@click.option(
    "--plan", is_flag=True, help="Skriv ut gallringsplanen, som den står i docs/methods/disposal.md."
)
def dispose(code: str | None, plan: bool) -> None:
    """Visa vad som ska gallras enligt planen. Inget gallras utan --do."""
    use_database()
    from medborgarlofte.accounts import disposal_command
    from medborgarlofte.accounts.actors import COMMAND_LINE

    if plan:
        for line in disposal_command.plan_lines():
            click.echo(line)
    elif code:
        disposal_command.do(COMMAND_LINE, current_day(), code, click.echo)
    else:
        disposal_command.list_due(current_day(), click.echo)
