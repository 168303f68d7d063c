"""Logging on a phone: in few taps, again, corrected, and without a net."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from medborgarlofte.accounts.models import User
from medborgarlofte.promises.models import ActivityRecord, Promise
from tests.building import a_commitment, a_promise

from .axe import faults
from .signing_in import signed_in

OFFLINE = "/logga/utan-nat/"


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer, member: User) -> Iterator[Page]:
    context = signed_in(browser, live_server, member, viewport={"width": 360, "height": 640})
    yield context.new_page()
    context.close()


@pytest.fixture
def promise(member: User) -> Promise:
    year = localdate().replace(month=1, day=1)
    return a_promise(a_commitment("Polisen kontrollerar."), start=year, end=year.replace(year=year.year + 1))


def test_it_is_logged_in_three_taps_repeated_in_two_and_corrected(phone: Page, promise: Promise) -> None:
    phone.goto("/logga/")
    phone.get_by_role("link", name="Polisen kontrollerar.").click()
    save = phone.get_by_role("button", name="Spara").first
    box = save.bounding_box()
    assert box
    assert box["y"] + box["height"] <= 640, "the button is on the first screen"
    assert not faults(phone, "light")
    save.click()
    expect(phone.get_by_role("heading", name="Uppgiften är sparad")).to_be_visible()
    assert not faults(phone, "light")
    phone.goto("/logga/")
    phone.get_by_role("link", name="Gör om den senaste").click()
    phone.get_by_role("button", name="Spara").first.click()
    phone.get_by_role("link", name="Rätta").click()
    phone.get_by_label("Hur många?").fill("4")
    phone.get_by_label("Varför rättar du?").fill("Fel antal.")
    phone.get_by_role("button", name="Spara").first.click()
    expect(phone.get_by_role("heading", name="Uppgiften är sparad")).to_be_visible()
    assert sorted(ActivityRecord.objects.values_list("count", flat=True)) == [1, 1, 4]


def ready(phone: Page) -> None:
    """The phone has the page and what may be chosen."""
    phone.goto(OFFLINE)
    expect(phone.get_by_label("Åtagande")).to_be_visible()
    phone.evaluate("navigator.serviceWorker.ready")
    phone.wait_for_function("navigator.serviceWorker.controller !== null")


def test_without_a_net_it_is_kept_and_sent_once_when_the_net_is_back(phone: Page, promise: Promise) -> None:
    ready(phone)
    phone.context.set_offline(True)
    phone.goto("/logga/")
    expect(phone.get_by_role("heading", name="Logga utan nät")).to_be_visible()
    phone.get_by_label("Hur många?").fill("3")
    phone.get_by_role("button", name="Spara").click()
    expect(phone.get_by_text("Väntar på nät.")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("Väntar på nät.")).to_be_visible()
    assert not faults(phone, "light")
    assert not ActivityRecord.objects.exists()
    phone.context.set_offline(False)
    expect(phone.get_by_text("Den är sparad.")).to_be_visible()
    phone.goto(OFFLINE)
    phone.get_by_role("button", name="Skicka igen").click()
    assert ActivityRecord.objects.get().count == 3
    phone.get_by_role("button", name="Ta bort ur telefonen").click()
    expect(phone.get_by_text("Inget väntar.")).to_be_visible()


def test_a_clock_that_is_a_year_wrong_is_told_and_mended_on_the_phone(phone: Page, promise: Promise) -> None:
    ready(phone)
    phone.get_by_label("Vilken dag?").fill((localdate() + timedelta(days=365)).isoformat())
    phone.get_by_role("button", name="Spara").click()
    expect(phone.get_by_text("Dagen har inte varit än.")).to_be_visible()
    phone.get_by_role("button", name="Ändra").focus()
    phone.keyboard.press("Enter")
    phone.get_by_label("Vilken dag?").fill(localdate().isoformat())
    phone.get_by_role("button", name="Spara").focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("Den är sparad.")).to_be_visible()
    assert ActivityRecord.objects.get().day == localdate()


def test_signing_out_forgets_what_may_be_chosen_and_keeps_the_page(phone: Page, promise: Promise) -> None:
    ready(phone)
    phone.goto("/logga/")
    phone.get_by_role("button", name="Logga ut").click()
    expect(phone.get_by_role("link", name="Logga in")).to_be_visible()
    phone.context.set_offline(True)
    phone.goto(OFFLINE)
    expect(phone.get_by_role("heading", name="Logga utan nät")).to_be_visible()
    expect(phone.locator(".nothing")).to_be_visible()
    expect(phone.get_by_label("Åtagande")).to_be_hidden()
