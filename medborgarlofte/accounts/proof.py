"""When somebody last proved who they are: by a password, a second factor, or their organisation."""

from __future__ import annotations

from typing import Any

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest
from django.utils import timezone

from .users import User

BY_PROVIDER = "socialaccount"
_PROOFS = {"password", "mfa", BY_PROVIDER}


def recently_proved(request: HttpRequest) -> bool:
    """Whether the one who asks proved who they are within the time that a proof lasts (five minutes)."""
    if not isinstance(request.user, User):
        return False
    at = max((one["at"] for one in _proofs(request, request.user)), default=0.0)
    return bool(timezone.now().timestamp() - at < app_settings.REAUTHENTICATION_TIMEOUT)


def ways_in(request: HttpRequest, user: User) -> list[str]:
    """How they have proved who they are in this session, in order, as words for the audit trail."""
    return [_word(one) for one in _proofs(request, user)]


def _proofs(request: HttpRequest, user: User) -> list[dict[str, Any]]:
    return [one for one in get_authentication_records(request, user) if one["method"] in _PROOFS]


def _word(one: dict[str, Any]) -> str:
    return str(one.get("type") or one.get("provider") or one["method"])
