"""Commands on who belongs to which party."""

from __future__ import annotations

import click

from .starting import use_database

_party = click.argument("party", metavar="PART")
_email = click.argument("email", metavar="E-POST")


@click.group()
def member() -> None:
    """Vilka som hör till vilken part, och med vilka roller."""


@member.command()
@_email
@_party
@click.argument("roles", nargs=-1, required=True, metavar="ROLL…")
def add(email: str, party: str, roles: tuple[str, ...]) -> None:
    """Ge någon roller hos en part, som ”polisen i Almvik” eller ”Almviks kommun”."""
    use_database(ready=True)
    from medborgarlofte.accounts.actors import COMMAND_LINE
    from medborgarlofte.places import members_command

    for line in members_command.add(COMMAND_LINE, email, party, roles):
        click.echo(line)


@member.command()
@_email
@_party
@click.argument("roles", nargs=-1, metavar="[ROLL…]")
def end(email: str, party: str, roles: tuple[str, ...]) -> None:
    """Ta ifrån någon roller hos en part; alla när ingen roll nämns."""
    use_database()
    from medborgarlofte.accounts.actors import COMMAND_LINE
    from medborgarlofte.places import members_command

    click.echo(members_command.end(COMMAND_LINE, email, party, roles))


@member.command(name="list")
@click.argument("party", default="", metavar="[PART]")
def list_(party: str) -> None:
    """Visa vilka som har roller hos en part, eller hos alla."""
    use_database()
    from medborgarlofte.places import members_command

    for line in members_command.listing(party):
        click.echo(line)
