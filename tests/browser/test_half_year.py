"""A half-year of a promise: logged, opened by itself, answered, approved, corrected and approved anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from medborgarlofte.domain.targets import CountTarget, Operator, Per, WhenNeededTarget
from medborgarlofte.followup.models import FollowUp
from medborgarlofte.jobs.daily import Look
from medborgarlofte.promises.models import ActivityRecord
from tests.building import a_commitment, a_promise
from tests.jobs.waiting import do_waiting_jobs
from tests.publishing.reports.reading import numbers_of, opened, page_text, tag_tree, word_text

from .half_year import Answers, answer, approve, correct, log, open_it, settle_text
from .two_parties import CHAIR, CHIEF, Cast, follow, press, the_cast

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "Halvåret 1 januari–30 juni 2026"
CHECKS = "Polisen gör tolv trafikkontroller varje halvår."
WALKS = "Kommunen går fyra trygghetsvandringar varje halvår."
SCHOOL = "Polisen möter skolan vid behov."
BRUSH = "Kommunen röjer sly varje månad."
OF_THE_POLICE: Answers = {
    "1": ("Delvis uppfyllt", "Två pass ställdes in."),
    "3": ("Behovet fanns inte", "Skolan bad inte om något möte."),
}
OF_THE_TOWN: Answers = {
    "2": ("Delvis uppfyllt", "Tre av fyra är gjorda."),
    "4": ("Går inte att bekräfta", "Ingen skrev upp röjningen."),
}
POLICE_OF_THE_TOWN: Answers = {"2": ("Inte uppfyllt", "Tre är inte fyra.")}
WHY = "Två kontroller var inte räknade."


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-03-02T09:00:00+01:00", tick=True) as traveller:
        yield traveller


@pytest.fixture
def cast(clock: time_machine.Traveller, browser: Browser, live_server: LiveServer) -> Iterator[Cast]:
    """Everybody of Granvik, whose promise of 2026 is followed up each half-year."""
    cast = the_cast(browser, live_server)
    a_promise(
        a_commitment(CHECKS, CountTarget(12, Per.HALF_YEAR, "trafikkontroller", Operator.AT_LEAST)),
        a_commitment(
            WALKS, CountTarget(4, Per.HALF_YEAR, "vandringar", Operator.AT_LEAST), by="municipality"
        ),
        a_commitment(SCHOOL, WhenNeededTarget("möten", Per.HALF_YEAR)),
        a_commitment(BRUSH, CountTarget(1, Per.MONTH, "röjningar", Operator.AT_LEAST), by="municipality"),
        label="2026",
        start=date(2026, 1, 1),
        end=date(2027, 1, 1),
        entered_on=date(2026, 1, 1),
        followup_words="Löftet följs upp varje halvår.",
    )
    yield cast
    cast.go_home()


def test_a_half_year_is_followed_up_by_both(cast: Cast, clock: time_machine.Traveller) -> None:
    """From the first record to the second version of what the parties say of the half-year."""
    log(cast.page("officer"), CHECKS, 10)
    log(cast.page("coordinator"), WALKS, 3)
    cast.go_home()  # nobody stays signed in for months

    clock.move_to("2026-06-30T09:00:00+02:00")
    a_new_day()
    assert not FollowUp.objects.exists()
    clock.move_to("2026-07-02T09:00:00+02:00")
    a_new_day()
    address = open_it(cast.page("coordinator"), f"Granvik 2026: {NAME}")
    answered_by_both(cast, address)
    approved_by_both(cast, address)
    resident = cast.browser.new_page(base_url=cast.server.url, locale="sv-SE")
    read(resident)
    the_same_in_three_forms(resident)
    cast.go_home()

    clock.move_to("2026-08-20T09:00:00+02:00")
    correct(cast.page("officer"), ActivityRecord.objects.get(count=10).pk, 12)
    told_since(resident)
    corrected_by_both(cast, address)
    read_anew(resident)
    resident.context.close()


def a_new_day() -> None:
    """A worker looks at the day, and does what is to be done each day."""
    Look().now()
    do_waiting_jobs()


def answered_by_both(cast: Cast, address: str) -> None:
    """Each party answers its own; the police also say what they think of the town's walks."""
    police, town = cast.parties
    officer, coordinator = cast.page("officer"), cast.page("coordinator")
    answer(officer, address, police, OF_THE_POLICE, POLICE_OF_THE_TOWN)
    expect(officer.get_by_role("button", name="Lägg fast texten")).to_have_count(0)
    answer(coordinator, address, town, OF_THE_TOWN, {})
    expect(coordinator.locator("main")).to_contain_text("Alla har svarat.")


def approved_by_both(cast: Cast, address: str) -> None:
    """Nothing is public until the second of the leaders has approved the very text that the first did."""
    resident = cast.browser.new_page(base_url=cast.server.url)
    public = address.removeprefix("/arbete/uppfoljning").replace("/2026/", "/2026/uppfoljning/")
    sha256 = settle_text(cast.page("coordinator"), address)
    for name, told, status in (("chief", CHIEF, 404), ("chair", "Version 1 är godkänd av båda", 200)):
        approve(cast.page(name), address, sha256, told)
        shown = resident.goto(public)
        assert shown is not None
        assert shown.status == status
    expect(resident.locator(".hash code")).to_have_text(sha256)
    resident.context.close()


def read(page: Page) -> None:
    """Disagreement side by side, what nobody needed with why, and silence as silence."""
    page.goto("/granvik/2026/")
    follow(page, NAME)
    disputed = page.locator("#atagande-2")
    for words in ("Parterna bedömer åtagandet olika.", *OF_THE_TOWN["2"], *POLICE_OF_THE_TOWN["2"]):
        expect(disputed).to_contain_text(words)
    expect(disputed).to_contain_text("gjort: 3")
    expect(page.get_by_text("Parterna bedömer åtagandet olika.")).to_have_count(1)
    expect(page.locator("#atagande-3")).to_contain_text("Inget behov. Skolan bad inte om något möte.")
    expect(page.locator("#atagande-4")).to_contain_text("perioder har ingen rapporterat något.")
    for function in (CHIEF, CHAIR):
        expect(page.locator("main")).to_contain_text(function)
    expect(page.locator("main")).not_to_contain_text("@granvik.example")


def the_same_in_three_forms(page: Page) -> None:
    """The page of the report, its PDF and its Word file hold the same numbers in the same order."""
    report = f"{page.url}rapport"
    shown = page.request.get(f"{report}/").text()
    pdf, word = (page.request.get(f"{report}{form}").body() for form in (".pdf", ".docx"))
    numbers = numbers_of(page_text(shown))
    assert {"12", "10", "4", "3"} <= set(numbers)
    assert numbers == numbers_of(tag_tree(pdf).whole()) == numbers_of(word_text(opened(word)))


def told_since(page: Page) -> None:
    """What was approved stands, and beside it what is counted now."""
    page.reload()
    checks = page.locator("#atagande-1")
    expect(checks).to_contain_text("gjort: 10")
    expect(checks).to_contain_text("Rättat sedan uppföljningen godkändes: nu är 12 räknade.")


def corrected_by_both(cast: Cast, address: str) -> None:
    """The next version has a reason, and takes the leaders of both once more."""
    coordinator = cast.page("coordinator")
    coordinator.goto(address)
    coordinator.get_by_label("Varför ska uppföljningen rättas?").fill(WHY)
    press(coordinator, "Öppna för rättelse")
    sha256 = settle_text(coordinator, address)
    for name, told in (("chief", CHIEF), ("chair", "Version 2 är godkänd av båda")):
        approve(cast.page(name), address, sha256, told)


def read_anew(page: Page) -> None:
    """The second version says why it is there and names the first, which is still to be read."""
    first = page.locator(".hash code").inner_text()
    page.reload()
    expect(page.locator("main")).to_contain_text("Version 2, godkänd av båda parterna.")
    expect(page.locator("main")).to_contain_text(WHY)
    expect(page.locator("#atagande-1")).to_contain_text("gjort: 12")
    expect(page.get_by_text("Rättat sedan uppföljningen godkändes")).to_have_count(0)
    expect(page.get_by_text(first)).to_be_visible()
    page.goto(f"{page.url}version/1/")
    expect(page.locator("main")).to_contain_text("Den har rättats sedan dess.")
    expect(page.locator("#atagande-1")).to_contain_text("gjort: 10")
