"""Passkeys in a real Chromium with a virtual authenticator: added, used alone, as a second step, and anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from playwright.sync_api import CDPSession, Page, expect

from medborgarlofte.accounts.models import AuditEntry, User
from medborgarlofte.accounts.second_factor import has_second_factor
from tests.web.account.people import EMAIL, PASSWORD, a_user

pytestmark = pytest.mark.django_db(transaction=True)
ADD = "/konto/tvasteg/nyckel/"
THERE = re.compile(r"^[^?]+/om/$")


@pytest.fixture(autouse=True)
def _nothing_tried(transactional_db: None) -> None:
    cache.clear()


@pytest.fixture
def keys(page: Page) -> Iterator[tuple[CDPSession, str]]:
    """An authenticator in the device, with a finger on it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield session, made["authenticatorId"]
    session.detach()


def verified(keys: tuple[CDPSession, str], *, is_verified: bool) -> None:
    """Whether the finger is the right one from now on."""
    session, authenticator = keys
    session.send(
        "WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": is_verified}
    )


def sign_in_with_password(page: Page) -> None:
    page.goto("/konto/logga-in/")
    page.get_by_label("E-postadress").fill(EMAIL)
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()


def add_a_key(page: Page) -> User:
    user = a_user()
    sign_in_with_password(page)
    page.wait_for_url("**/konto/")
    page.goto(ADD)
    page.get_by_label("Vad ska nyckeln heta?").fill("Jobbdatorn")
    page.get_by_role("button", name="Lägg till nyckeln").click()
    page.wait_for_url("**/tvasteg/koder/")
    return user


def sign_out(page: Page) -> None:
    page.goto("/konto/logga-ut/")
    page.get_by_role("main").get_by_role("button", name="Logga ut").click()
    expect(page.get_by_text("Du är utloggad.")).to_be_visible()


def test_a_passkey_is_added_named_and_suffices_alone(page: Page, keys: Any) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    user = add_a_key(page)
    page.goto("/konto/tvasteg/")
    expect(page.locator("main")).to_contain_text("Jobbdatorn")
    assert has_second_factor(user)
    sign_out(page)

    page.goto("/konto/logga-in/?next=/om/")
    page.get_by_role("button", name="Logga in med en inloggningsnyckel").click()
    page.wait_for_url(THERE)

    page.goto("/konto/")
    expect(page.locator("main")).to_contain_text(EMAIL)
    assert complaints == []
    assert AuditEntry.objects.filter(action="sign_in").last().detail == {"by": ["webauthn"]}  # type: ignore[union-attr]


def test_after_the_password_it_is_the_second_step(page: Page, keys: Any) -> None:
    add_a_key(page)
    sign_out(page)
    sign_in_with_password(page)
    page.wait_for_url("**/logga-in/steg-tva/")
    page.get_by_role("button", name="Använd en inloggningsnyckel").click()
    page.wait_for_url("**/konto/")


def test_it_proves_anew_who_one_is(page: Page, keys: Any) -> None:
    add_a_key(page)
    page.goto("/konto/bekrafta/nyckel/?next=/om/")
    page.get_by_role("button", name="Bekräfta med en inloggningsnyckel").click()
    page.wait_for_url(THERE)


def test_the_wrong_finger_opens_nothing_and_one_is_told(page: Page, keys: Any) -> None:
    add_a_key(page)
    sign_out(page)
    verified(keys, is_verified=False)
    page.goto("/konto/logga-in/")
    page.get_by_role("button", name="Logga in med en inloggningsnyckel").click()
    expect(page.get_by_text("Nyckeln gick inte att använda.")).to_be_visible()
    page.goto("/konto/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in")


def test_a_key_without_finger_is_not_added(page: Page, keys: Any) -> None:
    user = a_user()
    sign_in_with_password(page)
    page.wait_for_url("**/konto/")
    verified(keys, is_verified=False)
    page.goto(ADD)
    page.get_by_label("Vad ska nyckeln heta?").fill("Jobbdatorn")
    page.get_by_role("button", name="Lägg till nyckeln").click()
    expect(page.get_by_text("Ingen nyckel lades till.")).to_be_visible()
    assert not has_second_factor(user)


def test_a_key_that_is_removed_here_opens_nothing(page: Page, keys: Any) -> None:
    user = add_a_key(page)
    page.goto("/konto/tvasteg/")
    page.get_by_role("link", name="Ta bort Jobbdatorn").click()
    page.get_by_role("button", name="Ta bort nyckeln").click()
    expect(page.get_by_text("Nyckeln är borttagen.")).to_be_visible()
    assert not Authenticator.objects.filter(user=user).exists()
    sign_out(page)

    page.goto("/konto/logga-in/")
    page.get_by_role("button", name="Logga in med en inloggningsnyckel").click()
    expect(page.get_by_role("alert")).to_contain_text("stämmer inte")


def test_whoever_is_closed_out_is_not_let_in_by_a_key(page: Page, keys: Any) -> None:
    user = add_a_key(page)
    sign_out(page)
    User.objects.filter(pk=user.pk).update(is_active=False)
    page.goto("/konto/logga-in/")
    page.get_by_role("button", name="Logga in med en inloggningsnyckel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kontot är avstängt")


def test_without_javascript_a_passkey_is_not_offered_and_the_password_works(
    browser: Any, live_server: Any
) -> None:
    a_user()
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/konto/logga-in/")
    expect(page.get_by_role("button", name="Logga in med en inloggningsnyckel")).to_have_count(0)
    sign_in_with_password(page)
    page.wait_for_url("**/konto/")
    context.close()
