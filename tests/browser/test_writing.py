"""A promise that two write at once, each in a browser of their own: nothing that either wrote is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from medborgarlofte.accounts.models import User
from medborgarlofte.promises.models import Draft
from tests.building import a_municipality, parties_of
from tests.promises.drafting import CHECKS, LIGHTS, WALKS, texts, written

from .signing_in import signed_in

pytestmark = pytest.mark.django_db(transaction=True)
MINE, THEIRS = (
    "Polisen ska göra minst tio trafikkontroller per år.",
    "Polisen ska göra sex kontroller per år.",
)


@pytest.fixture
def page(member_page: Page) -> Page:
    """Of somebody who works here."""
    return member_page


@pytest.fixture
def other(browser: Browser, live_server: LiveServer, member: User) -> Iterator[Page]:
    """Another browser."""
    context = signed_in(browser, live_server, member)
    yield context.new_page()
    context.close()


def open_form(page: Page, draft: Draft, number: int, text: str) -> None:
    """Open the form of a commitment and write there, without saving."""
    page.goto(f"/utkast/{draft.pk}/{number}/")
    page.get_by_label("Vad lovas?").fill(text)


def save(page: Page) -> None:
    page.get_by_role("button", name="Spara", exact=True).click()


def test_a_promise_is_written_from_nothing(page: Page) -> None:
    parties_of(a_municipality())
    page.goto("/utkast/")
    page.get_by_role("link", name="Skriv ett nytt löfte").click()
    page.get_by_label("Part", exact=True).select_option("Granviks kommun")
    page.get_by_label("Första dag").fill("2026-01-01")
    page.get_by_label("Sista dag").fill("2026-12-31")
    page.get_by_label("Problemet").fill("Det körs för fort vid skolan.")
    page.get_by_role("button", name="Börja skriva").click()
    page.get_by_role("link", name="Lägg till ett åtagande").click()
    page.get_by_label("Vad lovas?").fill(CHECKS)
    page.get_by_label("Polisen", exact=True).check()
    page.get_by_label("Funktion hos polisen som ansvarar").fill("områdespolisen")
    page.get_by_text("Plats, tid, målgrupp och medverkande").click()
    page.get_by_label("När på dygnet eller i veckan").fill("fredagar 20–02")
    save(page)
    expect(page.get_by_role("heading", name="Utkast: Granvik 2026")).to_be_visible()
    expect(page.locator(".reviewed")).to_contain_text("Polisen: områdespolisen")
    page.get_by_role("link", name="Läs igenom och publicera").click()
    page.get_by_role("button", name="Publicera löftet").click()
    expect(page).to_have_url(re.compile("/granvik/2026/"))


def test_two_who_change_different_commitments_both_get_theirs(page: Page, other: Page) -> None:
    draft = written()
    open_form(page, draft, 1, MINE)
    open_form(other, draft, 2, "Kommunen ska laga belysning inom ett dygn.")
    save(page)
    save(other)
    expect(other.locator("#atagande-1")).to_contain_text(MINE)
    assert texts(draft) == [MINE, "Kommunen ska laga belysning inom ett dygn.", WALKS]


def test_the_second_who_changes_the_same_sees_both_wordings_and_chooses(page: Page, other: Page) -> None:
    draft = written()
    open_form(page, draft, 1, MINE)
    open_form(other, draft, 1, THEIRS)
    save(page)
    save(other)
    expect(other.get_by_role("alert")).to_contain_text("Någon annan har ändrat samma sak")
    expect(other.get_by_role("alert").get_by_role("blockquote")).to_have_text(MINE)
    expect(other.get_by_label("Vad lovas?")).to_have_value(THEIRS)
    assert texts(draft) == [MINE, LIGHTS, WALKS]
    other.get_by_role("button", name="Spara min lydelse").click()
    expect(other.locator("#atagande-1")).to_contain_text(THEIRS)
    assert texts(draft) == [THEIRS, LIGHTS, WALKS]
    page.goto(f"/utkast/{draft.pk}/")
    page.get_by_role("button", name="Ångra det senaste").click()
    expect(page.locator("#atagande-1")).to_contain_text(MINE)  # what was written over is kept
