"""Users of the tests, and how they sign in. Kim is nobody: an address in an invented town."""

from __future__ import annotations

import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from medborgarlofte.accounts.models import AuditEntry, User

EMAIL = "kim@granvik.example"
PASSWORD = "tre gröna hästar"
SECRET = "JBSWY3DPEHPK3PXP"  # of an app that shows codes
SIGN_IN = "/konto/logga-in/"


def a_user(email: str = EMAIL, password: str | None = PASSWORD, **more: Any) -> User:
    return User.objects.create_user(email, password, **more)


def with_app(user: User) -> User:
    """The user, with an app that shows codes and with recovery codes."""
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


def code(at: float | None = None) -> str:
    """What the app shows then; now, without a time."""
    return str(format_hotp_value(hotp_value(SECRET, int(at or time.time()) // 30)))


def recovery_code(user: User) -> str:
    codes = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    return str(codes.wrap().get_unused_codes()[0])


def sign_in(
    client: Client, email: str = EMAIL, password: str = PASSWORD, address: str = SIGN_IN, **more: Any
) -> Any:
    return client.post(address, {"login": email, "password": password}, **more)


def signed_in(user: User | None = None) -> Client:
    """Somebody's browser, where they have just signed in with their password."""
    user = user or a_user()
    client = Client()
    assert sign_in(client, user.email).status_code == 302
    return client


def is_in(client: Client) -> bool:
    return bool(client.get("/konto/").status_code == 200)


def acts() -> list[tuple[str, str, str]]:
    """Who did what to whom, as the trail has it."""
    return list(AuditEntry.objects.order_by("pk").values_list("actor", "action", "key"))


def done() -> list[str]:
    return [action for _actor, action, _key in acts()]
