"""Documents of several formats, from upload to public versions, in a real browser; and by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import Browser, FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from medborgarlofte.accounts.models import User
from medborgarlofte.ingest.models import Document, Review
from medborgarlofte.ingest.reading_jobs import read_given
from medborgarlofte.promises.models import ActivityRecord, LineageLink, Promise, Version
from tests.building import ACTOR
from tests.ingest.importing import PAGE
from tests.ingest.reviewing import opened, texts
from tests.seeds import SEEDS, needs_seeds

from .signing_in import signed_in
from .test_keyboard import tab_to

pytestmark = pytest.mark.django_db(transaction=True)
CORPUS = Path(__file__).resolve().parent.parent / "corpus"
FORMATS = ("granvik.txt", "bjorkhyttan.html", "stenviken.docx", "adalsbro.pdf")
THREE_A_WEEK = "minst tre gånger i veckan"


@pytest.fixture
def page(member_page: Page) -> Page:
    """Of somebody who works here."""
    return member_page


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with time_machine.travel("2022-10-03T10:00:00+02:00", tick=True):
        yield


def give(page: Page, *files: str | FilePayload | Path) -> None:
    """Upload, and let the worker do its jobs."""
    page.goto("/granska/")
    page.get_by_label("Dokument", exact=True).set_input_files(list(files))  # type: ignore[arg-type]
    page.get_by_role("button", name="Lägg in").click()
    expect(page.get_by_role("heading", name="Läses just nu")).to_be_visible()
    read_all()


def read_all() -> None:
    for document in Document.objects.filter(state=Document.State.WAITING):
        read_given(ACTOR.name, document.pk)


def go_to_review(page: Page, title: str) -> None:
    page.goto("/granska/")
    page.get_by_role("link", name=title, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Granska {title}")


def publish(page: Page, reason: str = "") -> None:
    page.get_by_role("link", name="Läs igenom och publicera").click()
    if reason:
        page.get_by_label("Varför ändras löftet?").fill(reason)
    page.get_by_role("button", name="Publicera").click()
    page.wait_for_url("**?publicerat")


def press(page: Page, act: str, number: int) -> None:
    """A button or a link of one commitment."""
    row = page.locator(f"#atagande-{number}")
    row.get_by_text(act, exact=False).first.click()
    page.wait_for_load_state()


def test_the_lists_follow_the_reading_and_what_is_being_written_stays(page: Page) -> None:
    page.goto("/granska/")
    page.get_by_label("Dokument", exact=True).set_input_files(CORPUS / "granvik.txt")
    page.get_by_role("button", name="Lägg in").click()
    page.get_by_label("Kommun, om dokumentet inte säger det").fill("Granvik")
    read_all()
    expect(page.get_by_role("link", name="Granvik 2022–2023", exact=True)).to_be_visible()
    expect(page.get_by_label("Kommun, om dokumentet inte säger det")).to_have_value("Granvik")


def test_from_four_formats_to_versions_that_anybody_can_compare(page: Page) -> None:
    """Corrected, published, changed with a reason, and a record corrected."""
    give(page, *(CORPUS / name for name in FORMATS))

    go_to_review(page, "Granvik 2022–2023")
    press(page, "Ändra", 2)
    page.get_by_label("Antal", exact=True).first.fill("15")
    page.get_by_role("button", name="Spara").click()
    expect(page.locator("#atagande-2")).to_contain_text("minst 15")
    press(page, "Dela", 5)
    page.get_by_label("Dela texten").fill("Polisen bjuder in till samtal.\n\nKommunen bjuder in till samtal.")
    page.get_by_role("button", name="Dela").click()
    expect(page.locator("#atagande-8")).to_contain_text("Kommunen bjuder in till samtal.")
    press(page, "Slå ihop med nästa", 5)
    expect(page.locator("#atagande-8")).to_have_count(0)
    page.get_by_role("link", name="Lägg till ett åtagande").click()
    page.get_by_label("Vad lovas?").fill("Polisen ska synas på torget.")
    page.get_by_role("button", name="Spara").click()
    press(page, "Flytta upp", 9)
    press(page, "Ta bort", 1)
    expect(page.locator("#atagande-1")).to_have_count(0)
    page.get_by_role("button", name="Ångra det senaste").click()
    expect(page.locator("#atagande-1")).to_contain_text(THREE_A_WEEK)
    publish(page)
    expect(page.get_by_text("Polisen ska synas på torget.").first).to_be_visible()
    assert Review.objects.get(promise__municipality__name="Granvik").read != {}

    for title in ("Björkhyttan 2023–2024", "Stenviken 2023–2024", "Ådalsbro 2021"):
        go_to_review(page, title)
        press(page, "Ändra", 1)
        page.get_by_label("Vad lovas?").fill("Polisen ska gå tio trygghetsvandringar per år.")
        page.get_by_role("button", name="Spara").click()
        publish(page)
        expect(page.get_by_text("Polisen ska gå tio trygghetsvandringar per år.").first).to_be_visible()
    assert Version.objects.count() == Promise.objects.count() == len(FORMATS)

    changed = (
        (CORPUS / "granvik.txt").read_text(encoding="utf-8").replace(THREE_A_WEEK, "två gånger i veckan")
    )
    give(page, {"name": "granvik-ny.txt", "mimeType": "text/plain", "buffer": changed.encode()})
    go_to_review(page, "Granvik 2022–2023")
    expect(page.locator("#atagande-1")).to_contain_text("sänktes")
    expect(page.get_by_text("Står inte i det nya dokumentet")).to_be_visible()
    page.get_by_role("button", name="Behåll").first.click()
    publish(page, "Färre poliser i år.")
    second = Version.objects.get(promise__municipality__name="Granvik", number=2)
    assert second.reason == "Färre poliser i år."
    page.goto(second.address())
    expect(page.locator("main")).to_contain_text("sänktes")
    expect(page.locator("main")).to_contain_text("Färre poliser i år.")

    page.goto("/logga/granvik/2022-2023/2/")
    page.get_by_label("Hur många?").fill("12")
    page.get_by_role("button", name="Spara").click()
    page.goto(f"/logga/rattelse/{ActivityRecord.objects.get().pk}/")
    page.get_by_label("Hur många?").fill("2")
    page.get_by_label("Varför").fill("Tolv var fel, det blev två.")
    page.get_by_role("button", name="Spara").click()
    page.goto("/granvik/2022-2023/2/")
    expect(page.locator("main")).to_contain_text("Tolv var fel, det blev två.")


def test_a_line_is_followed_over_three_periods(page: Page) -> None:
    give(page, CORPUS / "storsele.txt")
    periods = ("2017–2018", "2019–2020", "2021–2022")
    for period in periods:
        go_to_review(page, f"Storsele {period}")
        publish(page)
    for period in periods[1:]:
        page.goto(f"/granska/linje/storsele/{period.replace('–', '-')}/")
        page.get_by_role("button", name="Bekräfta").click()
        expect(page.locator(".notice").filter(has_text="Bekräftat.")).to_be_visible()
    assert LineageLink.objects.exists()
    page.goto("/storsele/")
    for period in periods:
        expect(page.locator("main")).to_contain_text(period)


@needs_seeds
def test_the_published_pages_go_through_review(page: Page) -> None:
    give(page, SEEDS / "mjolby.txt", SEEDS / "mullsjo.txt")
    reviews = Review.objects.filter(state=Review.State.OPEN)
    assert reviews.count() >= 3
    for review in reviews:
        page.goto(f"/utkast/{review.pk}/")
        press(page, "Ändra", 1)
        page.get_by_label("Rubrik som åtagandet står under").fill("Trygghet")
        page.get_by_role("button", name="Spara").click()
        publish(page)
    assert Version.objects.count() == reviews.model.objects.filter(state=Review.State.PUBLISHED).count()


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
def test_a_review_is_corrected_moved_undone_and_published_by_keyboard_alone(
    browser: Browser, live_server: LiveServer, member: User, scripts: bool
) -> None:
    review = opened(PAGE)
    context = signed_in(browser, live_server, member, java_script_enabled=scripts)
    page = context.new_page()
    page.goto("/granska/")
    tab_to(page, "Ekhamn 2022–2023")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/utkast/{review.pk}/")
    tab_to(page, "Ändra åtagande 1")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/utkast/{review.pk}/1/")
    tab_to(page, "Vad lovas?")
    page.keyboard.press("Control+a")
    page.keyboard.type("Polisen ska göra minst nio trafikkontroller per år.")
    tab_to(page, "Spara", 90)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/utkast/{review.pk}/#atagande-1")
    tab_to(page, "Flytta ner åtagande 1")
    page.keyboard.press("Enter")
    expect(page.locator(".reviewed").nth(1)).to_have_id("atagande-1")
    tab_to(page, "Ta bort åtagande 1")  # the next stops are those of the commitment that was moved
    page.keyboard.press("Enter")
    expect(page.locator(".reviewed")).to_have_count(2)
    tab_to(page, "Ångra det senaste", 90)
    page.keyboard.press("Enter")
    expect(page.locator(".reviewed")).to_have_count(3)
    tab_to(page, "Läs igenom och publicera", 90)
    page.keyboard.press("Enter")
    page.wait_for_url("**/publicera/")
    tab_to(page, "Publicera löftet")
    page.keyboard.press("Enter")
    page.wait_for_url("**?publicerat")
    context.close()
    assert Version.objects.get().content().commitments[1].text.endswith("nio trafikkontroller per år.")
    assert texts(review)[1].endswith("nio trafikkontroller per år.")


def test_the_keys_of_a_commitment_move_merge_drop_and_undo(page: Page) -> None:
    review = opened(PAGE)
    address = f"/utkast/{review.pk}/"
    page.goto(f"{address}#atagande-1")
    expect(page.locator("#atagande-1")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("#atagande-2")).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator(".reviewed").first).to_have_id("atagande-2")
    expect(page.locator("#atagande-2")).to_be_focused()
    page.keyboard.press("s")
    expect(page.locator(".reviewed")).to_have_count(2)
    expect(page.locator("#atagande-2")).to_be_focused()
    expect(page.locator("#atagande-2")).to_be_focused()
    page.keyboard.press("z")
    expect(page.locator(".reviewed")).to_have_count(3)
    expect(page.locator("#atagande-2")).to_be_focused()
    page.keyboard.press("t")
    expect(page.locator(".reviewed")).to_have_count(2)
    expect(page.locator("#atagande-1")).to_be_focused()
    page.keyboard.press("e")
    page.wait_for_url(f"**/utkast/{review.pk}/1/")


def test_keys_do_nothing_while_one_writes_or_reads_elsewhere(page: Page) -> None:
    review = opened(PAGE)
    page.goto(f"/utkast/{review.pk}/")
    page.keyboard.press("t")
    page.keyboard.press("Control+z")
    page.goto(f"/utkast/{review.pk}/1/")
    page.get_by_label("Vad lovas?").press("t")
    assert Review.objects.get().revision == 0


def test_nothing_is_refused_by_the_browser_and_nothing_comes_from_elsewhere(
    page: Page, live_server: LiveServer
) -> None:
    review = opened(PAGE)
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    base = f"/utkast/{review.pk}/"
    for address in ("/granska/", base, f"{base}1/", f"{base}1/dela/", f"{base}lofte/", f"{base}publicera/"):
        page.goto(address)
    assert [url for url in asked if not url.startswith(live_server.url)] == []
    assert complaints == []
