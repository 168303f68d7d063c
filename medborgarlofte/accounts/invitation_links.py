"""The link in an invitation: signed, valid for a week, and dead as soon as its user has got in."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from .users import User

VALID = timedelta(days=7)
PATH = "konto/inbjudan/"  # the address below which an invitation is accepted
_SALT = "medborgarlofte.invitation"


def invitation_token(user: User) -> str:
    """What proves that its bearer was invited as that user."""
    return signing.dumps([user.pk, _state(user)], salt=_SALT)


def invitation_address(user: User) -> str:
    """The whole address that is sent to them."""
    return f"{settings.SITE_ADDRESS}/{PATH}{invitation_token(user)}/"


def invited(token: str) -> int | None:
    """The number of the user whom a token of ours names, while it is not too old; None for any other."""
    try:
        user_id, _state_then = signing.loads(token, salt=_SALT, max_age=VALID)
    except signing.BadSignature:
        return None
    return int(user_id)


def still_open(token: str, user: User) -> bool:
    """Whether the invited user has neither chosen a password nor signed in since it was sent."""
    _user_id, state_then = signing.loads(token, salt=_SALT, max_age=VALID)
    return user.is_active and constant_time_compare(state_then, _state(user))


def _state(user: User) -> str:
    """Another one after every password, and after every time that they have signed in."""
    return salted_hmac(_SALT, f"{user.email} {user.password} {user.last_login}").hexdigest()[:32]
