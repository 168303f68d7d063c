"""Commands on users."""

from __future__ import annotations

import click

from .starting import use_database


@click.command()
@click.argument("email", metavar="E-POST")
@click.option("--name", default="", metavar="NAMN", help="Namnet, som kollegorna ser.")
@click.option(
    "--administrator", is_flag=True, help="Gör användaren till administratör, som lägger upp parter."
)
def invite(email: str, name: str, administrator: bool) -> None:
    """Bjud in en användare, som den första administratören. Utan mejlserver skrivs länken ut."""
    use_database(ready=True)
    from medborgarlofte.accounts import invitations
    from medborgarlofte.accounts.actors import COMMAND_LINE
    from medborgarlofte.accounts.invitation_links import invitation_address
    from medborgarlofte.jobs import mail

    enter = invitations.invite if mail.has_server() else invitations.add_user
    user = enter(COMMAND_LINE, email, name=name, is_administrator=administrator)
    if not invitations.is_waiting(user):
        click.echo(f"{user.email} har redan ett konto och loggar in som vanligt.")
    elif mail.has_server():
        click.echo(f"Inbjudan skickas till {user.email}. Länken gäller i sju dygn.")
    else:
        click.echo(f"Ge {user.email} den här länken. Den gäller i sju dygn och kan användas en gång:")
        click.echo(invitation_address(user))
