"""Inviting somebody, and accepting: the only way to become a user."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.jobs import mail

from .actions import locked, record_write
from .actors import Actor
from .invitation_links import invited, still_open
from .letters import invitation_letter
from .models import User


@transaction.atomic
def invite(actor: Actor, email: str, *, name: str = "", is_administrator: bool = False) -> User:
    """The user with that address, who is sent an invitation unless they have got in already.

    Who may invite whom follows from memberships, and is for the door in `places` that calls this; that
    only an administrator makes another is checked here. Refuses when no mail can be sent.
    """
    mail.refuse_without_server()
    user = add_user(actor, email, name=name, is_administrator=is_administrator)
    if is_waiting(user):
        mail.send_later(invitation_letter, user.pk, key=f"inbjudan {user.pk}")
        record_write(actor, "invite", user)
    return user


@transaction.atomic
def add_user(actor: Actor, email: str, *, name: str = "", is_administrator: bool = False) -> User:
    """The user with that address, made when there is none; they cannot sign in before they have accepted.

    One who is there keeps their name. Refuses an address that is none, and a user who is closed out.
    """
    if is_administrator:
        _refuse_unless_administrator(actor)
    email = _email(email)
    user = locked(User.objects.filter(email=email)).first()
    if user is None:
        user = User.objects.create_user(email, name=name.strip()[:100])
        record_write(actor, "add_user", user)
    if not user.is_active:
        raise Refusal(_("Kontot med den adressen är avstängt."))
    if is_administrator and not user.is_administrator:
        user.is_administrator = True
        user.save(update_fields=["is_administrator"])
        record_write(actor, "make_administrator", user)
    return user


def is_waiting(user: User) -> bool:
    """Whether they are invited and have not got in yet."""
    return not user.has_usable_password() and user.last_login is None


def open_invitation(token: str) -> User | None:
    """Whom a link invites, while it holds."""
    user = _invited(token).first()
    return user if user is not None and still_open(token, user) else None


@transaction.atomic
def accept_invitation(token: str, password: str) -> User:
    """Give the invited user the password that they have chosen. The link holds once.

    Refuses a link that does not hold, and a password that is too weak.
    """
    user = locked(_invited(token)).first()
    if user is None or not still_open(token, user):
        raise Refusal(_("Länken gäller inte längre. Be den som bjöd in dig att skicka en ny."))
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from None
    user.set_password(password)
    user.save(update_fields=["password"])
    record_write(user.actor(), "accept_invitation", user)
    return user


def _invited(token: str) -> models.QuerySet[User]:
    number = invited(token)
    return User.objects.none() if number is None else User.objects.filter(pk=number)


def _email(given: str) -> str:
    email = given.strip().lower()
    try:
        User._meta.get_field("email").run_validators(email or "-")
    except ValidationError:
        raise Refusal(_("”%(given)s” är ingen e-postadress.") % {"given": given.strip()[:100]}) from None
    return email


def _refuse_unless_administrator(actor: Actor) -> None:
    own = User.objects.filter(is_administrator=True, is_active=True)
    if not (actor.is_system or own.filter(pk=actor.user_id or 0).exists()):
        raise NotAllowed(_("Bara en administratör kan göra någon till administratör."))
