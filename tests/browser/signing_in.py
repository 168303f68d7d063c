"""Browsers in which somebody has signed in; how people do it is tried where it is the question."""

from __future__ import annotations

import re
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from medborgarlofte.accounts.models import User
from tests.people import PASSWORD, let_in

SECRET = "JBSWY3DPEHPK3PXP"  # of an app that shows codes


def signed_in(browser: Browser, server: LiveServer, user: User, **more: Any) -> BrowserContext:
    """A browser of theirs, by the cookie of a session that is already there."""
    client = Client()
    let_in(client, user, just_now=False)
    context = browser.new_context(base_url=server.url, **{"locale": "sv-SE", **more})
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": server.url}])
    return context


def with_codes(user: User) -> User:
    """The user, with an app that shows codes."""
    Authenticator.objects.filter(user=user).delete()
    TOTP.activate(user, SECRET)
    return user


def code() -> str:
    """What the app shows now."""
    return str(format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time()))))


def sign_in_with_code(page: Page, user: User) -> None:
    """Sign in as people do: the address and the password, then what the app shows."""
    page.goto("/konto/logga-in/")
    page.get_by_label("E-postadress").fill(user.email)
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()
    page.get_by_label("Kod", exact=True).fill(code())
    page.get_by_role("button", name="Logga in").click()
    page.wait_for_url(re.compile(r"/(konto|arbete)/$"))
