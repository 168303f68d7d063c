"""Whether somebody has a second factor: an app that shows codes, or a passkey."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Exists, OuterRef, QuerySet

from .users import User


def has_second_factor(user: User) -> bool:
    """One question to the database."""
    return _factors().filter(user_id=user.pk).exists()


def with_second_factor(field: str) -> Exists:
    """The same within another question, of the user that the rows there name in this field."""
    return Exists(_factors().filter(user_id=OuterRef(field)))


def forget_factors(user: User) -> None:
    """Take away all second factors of somebody, with the codes that replace them, and end their sessions.

    Part of the door that does it.
    """
    Authenticator.objects.filter(user_id=user.pk).delete()
    for session in UserSession.objects.filter(user_id=user.pk):
        session.end()


def _factors() -> QuerySet[Authenticator]:
    """Recovery codes alone are none: they replace one that is lost."""
    factors: QuerySet[Authenticator] = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)
    return factors
