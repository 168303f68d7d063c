"""Commands on the audit trail."""

from __future__ import annotations

import click

from .starting import use_database


@click.group()
def audit() -> None:
    """Revisionsloggen: vem som har skrivit vad, och när."""


@audit.command()
@click.option(
    "--against", metavar="SUMMA|FIL", help="En kontrollsumma som sparats tidigare, eller en fil med sådana."
)
def verify(against: str | None) -> None:
    """Kontrollera att ingen post i loggen har ändrats, tagits bort, skjutits in eller flyttats."""
    use_database()
    from medborgarlofte.accounts import verifying

    saved = verifying.saved_hashes(against) if against else ()
    trail = verifying.verify(saved)
    if trail.fault:
        raise click.ClickException(f"{trail.fault} {trail.count} poster kontrollerades utan fel före det.")
    click.echo(f"Inga fel. {trail.count} poster är som de skrevs.")
    if trail.head:
        click.echo(f"Sista postens kontrollsumma: {trail.head}")
