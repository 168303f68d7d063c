"""What is written in the audit trail of signing in. Wrong passwords are not: axes has them."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed, password_reset
from allauth.mfa.models import Authenticator
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest

from .actions import record_write
from .actors import SIGN_IN
from .proof import ways_in
from .users import User


def listen() -> None:
    """Hear of everything below; once, when the program starts."""
    user_logged_in.connect(_signed_in)
    user_logged_out.connect(_signed_out)
    user_locked_out.connect(_locked_out)
    password_changed.connect(_password_changed)
    password_reset.connect(_password_changed)
    post_save.connect(_factor_saved, sender=Authenticator)
    post_delete.connect(_factor_removed, sender=Authenticator)


@transaction.atomic
def _signed_in(request: HttpRequest, user: User, **_more: Any) -> None:
    record_write(user.actor(), "sign_in", user, by=ways_in(request, user))


@transaction.atomic
def _signed_out(user: User | None, **_more: Any) -> None:
    if user is not None:
        record_write(user.actor(), "sign_out", user)


@transaction.atomic
def _locked_out(request: HttpRequest, username: str, **_more: Any) -> None:
    """Written when it begins, not each time that somebody tries meanwhile; a name that nobody has is not."""
    begins = request.axes_failures_since_start is not None  # type: ignore[attr-defined]
    user = User.objects.filter(email=username).first() if begins else None
    if user is not None:
        record_write(SIGN_IN, "lock_out", user)


@transaction.atomic
def _password_changed(user: User, **_more: Any) -> None:
    record_write(user.actor(), "change_password", user)


@transaction.atomic
def _factor_saved(instance: Authenticator, created: bool, **_more: Any) -> None:
    if created:
        record_write(instance.user.actor(), "add_factor", instance.user, kind=instance.type)


@transaction.atomic
def _factor_removed(instance: Authenticator, **_more: Any) -> None:
    record_write(instance.user.actor(), "remove_factor", instance.user, kind=instance.type)
