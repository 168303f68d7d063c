"""A meeting on a phone: called to, held with those who came, decided at, and counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from medborgarlofte.accounts.models import User
from medborgarlofte.promises.models import Promise
from tests.building import a_commitment, a_promise, parties_of
from tests.dialogue.rows import a_function, a_group

from .axe import faults
from .signing_in import signed_in


@pytest.fixture
def promise() -> Promise:
    year = localdate().replace(month=1, day=1)
    both = a_commitment("Vi ska mötas fyra gånger om året.", by="both")
    return a_promise(both, start=year, end=year.replace(year=year.year + 1))


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer, promise: Promise, member: User) -> Iterator[Page]:
    police, town = parties_of(promise.municipality)
    a_group(town, a_function(town, "ordföranden"), a_function(police, "kommunpolisen"))
    context = signed_in(browser, live_server, member, viewport={"width": 360, "height": 640})
    yield context.new_page()
    context.close()


def _fits(page: Page) -> None:
    """Nothing stands beyond the edge, and axe finds nothing."""
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert not faults(page, "light")


def test_a_group_is_called_it_is_held_something_is_decided_and_it_counts(phone: Page) -> None:
    phone.goto("/arbete/moten/grupper/")
    phone.get_by_role("link", name="Styrgruppen").click()
    _fits(phone)
    phone.get_by_role("link", name="Kalla gruppen till möte").click()
    phone.get_by_label("Vilken dag?").fill(localdate().isoformat())
    phone.get_by_label("Börjar klockan").fill("00:00")
    phone.get_by_label("Slutar klockan").fill("00:30")
    phone.get_by_label("Sekretessprövning").fill("Inget är hemligt.")
    phone.get_by_label("Dagordning").fill("Läget i centrum")
    expect(phone.get_by_label("kommunpolisen, Polisen")).to_be_checked()
    _fits(phone)
    phone.get_by_role("button", name="Kalla", exact=True).click()
    expect(phone.get_by_role("heading", name="Styrgruppen, möte")).to_be_visible()
    _fits(phone)
    phone.get_by_role("link", name="Välj åtaganden").click()
    phone.get_by_label("Vi ska mötas fyra gånger").check()
    phone.get_by_role("button", name="Spara").click()
    phone.get_by_role("link", name="Lägg till på dagordningen").click()
    _fits(phone)
    phone.get_by_label("Egna punkter").fill("Belysningen")
    phone.get_by_role("button", name="Lägg till").click()
    phone.get_by_role("link", name="Skriv in att mötet är hållet").click()
    phone.get_by_label("ordföranden, Granviks kommun").check()
    phone.get_by_label("kommunpolisen, Polisen").check()
    phone.get_by_label("Minnesanteckningar").fill("Gångvägen är mörk.")
    _fits(phone)
    phone.get_by_role("button", name="Mötet är hållet").click()
    phone.get_by_role("link", name="Skriv in ett beslut").click()
    phone.get_by_label("Vad beslutades?").fill("Belys gångvägen.")
    phone.get_by_label("Vilken funktion gör det?").select_option(label="ordföranden, Granviks kommun")
    phone.get_by_label("Senast vilken dag?").fill((localdate() + timedelta(days=30)).isoformat())
    _fits(phone)
    phone.get_by_role("button", name="Spara beslutet").click()
    expect(phone.get_by_text("Belys gångvägen.").first).to_be_visible()
    _fits(phone)
    phone.get_by_role("link", name="1: Vi ska mötas").click()
    expect(phone.get_by_text("1 till och med").first).to_be_visible()
    phone.goto("/arbete/moten/beslut/")
    _fits(phone)
    phone.get_by_role("link", name="Skriv in att det är gjort").click()
    phone.get_by_role("button", name="Spara").click()
    expect(phone.get_by_text("Inget beslut är kvar att göra.")).to_be_visible()
    phone.goto("/arbete/moten/")
    _fits(phone)
