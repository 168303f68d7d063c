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

from .axe import faults
from .looking import wrong

pytestmark = pytest.mark.django_db(transaction=True)
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


def looked_at(page: Page, prefix: str, addresses: dict[str, int]) -> dict[str, list[str]]:
    """What is wrong, by address."""
    found = {}
    for address, status in addresses.items():
        answer = page.goto(f"{prefix}konto/{address}")
        assert answer is not None
        assert answer.status == status, address
        found[address] = wrong(page, prefix)
    return {address: faulty for address, faulty in found.items() if faulty}


@pytest.mark.parametrize("prefix", ["/", "/en/"])
def test_axe_finds_nothing_and_no_page_is_wider_than_its_screen(
    browser: Browser, live_server: LiveServer, prefix: str
) -> None:
    user = a_user()
    invited = f"{PATH}{invitation_token(add_user(COMMAND_LINE, 'nova@granvik.example'))}/".removeprefix(
        "konto/"
    )
    page = browser.new_page(base_url=live_server.url, viewport={"width": 320, "height": 640})
    found = looked_at(page, prefix, {**ANONYMOUS, invited: 200})
    sign_in(page)
    found |= looked_at(page, prefix, {"tvasteg/app/": 200})
    with_app(user)
    found |= looked_at(page, prefix, dict.fromkeys(SIGNED_IN, 200))
    page.close()
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_something_is_told_to_be_wrong(
    browser: Browser, live_server: LiveServer, scheme: Literal["light", "dark"]
) -> None:
    with_app(a_user())
    page = browser.new_page(
        base_url=live_server.url, color_scheme=scheme, viewport={"width": 320, "height": 640}
    )
    sign_in(page, to="**/steg-tva/")
    found = faults(page, scheme)
    page.get_by_label("Kod", exact=True).fill("000000")
    page.get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("alert").first).to_contain_text("Koden stämmer inte")
    found += faults(page, scheme)
    page.get_by_label("Kod", exact=True).fill(code())
    page.get_by_role("button", name="Logga in").click()
    page.wait_for_url("**/konto/")
    page.goto("/konto/losenord/")
    page.get_by_role("button", name="Byt lösenord").click()
    expect(page.get_by_role("alert").first).to_contain_text("Fyll i det här")
    found += faults(page, scheme)
    page.close()
    assert found == []


def test_locked_out_is_told_on_a_page_like_any_other(page: Page) -> None:
    a_user()
    page.goto("/konto/logga-in/")
    for _time in range(5):
        page.get_by_label("E-postadress").fill(EMAIL)
        page.get_by_label("Lösenord", exact=True).fill("fel lösenord här")
        page.get_by_role("button", name="Logga in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("För många fel lösenord")
    assert faults(page, "light") == []
