"""The command that tells parties of what they have to do soon."""

from __future__ import annotations

import click

from .starting import use_database


@click.command()
def notices() -> None:
    """Mejla parterna i löften som går ut inom 90 dagar, en gång. Arbetaren gör det annars själv varje dag."""
    use_database(ready=True)
    from medborgarlofte.followup.renewal_notices import tell_of_endings
    from medborgarlofte.jobs.mail import refuse_without_server

    refuse_without_server()
    told = tell_of_endings()
    click.echo(f"Klart. {told} parter får mejl, som arbetaren skickar.")
