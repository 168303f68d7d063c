"""The command that prints who may do what."""

from __future__ import annotations

import click

from .starting import use_database


@click.command()
def permissions() -> None:
    """Skriv ut tabellen över vem som får göra vad, som den står i docs/permissions.md."""
    use_database()
    from medborgarlofte.places.permission_table import table_lines

    for line in table_lines():
        click.echo(line)
