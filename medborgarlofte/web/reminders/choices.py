"""How somebody wants to be reminded, and the secret in their mails that makes them quiet."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.core import signing

from medborgarlofte.accounts.models import User
from medborgarlofte.web.models import ReminderChoice

STOP_PATH = "/paminnelser/sluta/"  # the address below which a mail's own link stops reminders
_SALT = "medborgarlofte.web.reminders"


def choice_of(user: User) -> ReminderChoice:
    """What somebody has chosen; what holds for everybody, not saved, when they have chosen nothing."""
    return ReminderChoice.objects.filter(user=user).first() or ReminderChoice(user=user)


def is_quiet(choice: ReminderChoice, today: date) -> bool:
    """Whether somebody wants no reminders on that day."""
    return choice.is_quiet or (choice.quiet_until is not None and today < choice.quiet_until)


def stop_address(choice: ReminderChoice) -> str:
    """The whole address that stops somebody's reminders without signing in (RFC 8058)."""
    secret = signing.dumps([choice.user_id, choice.serial], salt=_SALT, compress=False)
    return f"{settings.SITE_ADDRESS}{STOP_PATH}{secret}/"


def user_of(secret: str) -> User | None:
    """Whose reminders an address stops; None when it is none of ours, or has been made void."""
    try:
        pk, serial = signing.loads(secret, salt=_SALT)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    return user if user and choice_of(user).serial == serial else None
