"""axe-core finds nothing on the pages of accounts, in either language, light and dark, on a narrow phone."""

from __future__ import annotations

from typing import Literal

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.accounts.invitation_links import PATH, invitation_token
from medborgarlofte.accounts.invitations import add_user
from tests.web.account.people import EMAIL, PASSWORD, a_user, code, with_app

from .axe import IN_WHICH, faults

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (320, 375, 768, 1280)
ANONYMOUS = {
    "logga-in/": 200,
    "logga-in/?utloggad": 200,
    "logga-in/avbrutet/": 200,
    "losenord/glomt/": 200,
    "losenord/glomt/skickat/": 200,
    "losenord/nytt/1-x/": 200,
    "inbjudan/x/": 410,
}
SIGNED_IN = (
    "",
    "losenord/",
    "bekrafta/",
    "bekrafta/kod/",
    "tvasteg/",
    "tvasteg/app/ta-bort/",
    "tvasteg/nyckel/",
    "tvasteg/koder/",
    "tvasteg/koder/nya/",
    "inloggningar/",
    "logga-ut/",
)


@pytest.fixture(autouse=True)
def _nothing_tried(transactional_db: None) -> None:
    cache.clear()


def sign_in(page: Page, *, to: str = "**/konto/") -> None:
    page.goto("/konto/logga-in/")
    page.get_by_label("E-postadress").fill(EMAIL)
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()
    page.wait_for_url(to)


def looked_at(page: Page, prefix: str, scheme: str, addresses: dict[str, int]) -> dict[str, list[str]]:
    """What is wrong, by address; a page that is wider than the screen is wrong too."""
    wrong = {}
    for address, status in addresses.items():
        answer = page.goto(f"{prefix}konto/{address}")
        assert answer is not None
        assert answer.status == status, address
        found = faults(page, scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"wider than {width}")
        page.set_viewport_size({"width": 320, "height": 640})
        if found:
            wrong[address] = found
    return wrong


@pytest.mark.parametrize(("prefix", "scheme"), IN_WHICH)
def test_axe_finds_nothing(
    browser: Browser, live_server: LiveServer, prefix: str, scheme: Literal["light", "dark"]
) -> None:
    user = a_user()
    invited = f"{PATH}{invitation_token(add_user(COMMAND_LINE, 'nova@granvik.example'))}/".removeprefix(
        "konto/"
    )
    page = browser.new_page(
        base_url=live_server.url, color_scheme=scheme, viewport={"width": 320, "height": 640}
    )
    wrong = looked_at(page, prefix, scheme, {**ANONYMOUS, invited: 200})
    sign_in(page)
    wrong |= looked_at(page, prefix, scheme, {"tvasteg/app/": 200})
    with_app(user)
    wrong |= looked_at(page, prefix, scheme, dict.fromkeys(SIGNED_IN, 200))
    page.close()
    assert wrong == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_something_is_told_to_be_wrong(
    browser: Browser, live_server: LiveServer, scheme: Literal["light", "dark"]
) -> None:
    with_app(a_user())
    page = browser.new_page(
        base_url=live_server.url, color_scheme=scheme, viewport={"width": 320, "height": 640}
    )
    sign_in(page, to="**/steg-tva/")
    wrong = faults(page, scheme)
    page.get_by_label("Kod", exact=True).fill("000000")
    page.get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("alert").first).to_contain_text("Koden stämmer inte")
    wrong += faults(page, scheme)
    page.get_by_label("Kod", exact=True).fill(code())
    page.get_by_role("button", name="Logga in").click()
    page.wait_for_url("**/konto/")
    page.goto("/konto/losenord/")
    page.get_by_role("button", name="Byt lösenord").click()
    expect(page.get_by_role("alert").first).to_contain_text("Fyll i det här")
    wrong += faults(page, scheme)
    page.close()
    assert wrong == []


def test_locked_out_is_told_on_a_page_like_any_other(page: Page) -> None:
    a_user()
    page.goto("/konto/logga-in/")
    for _time in range(5):
        page.get_by_label("E-postadress").fill(EMAIL)
        page.get_by_label("Lösenord", exact=True).fill("fel lösenord här")
        page.get_by_role("button", name="Logga in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("För många fel lösenord")
    assert faults(page, "light") == []
