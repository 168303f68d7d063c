"""A municipality and its police draft, share, revise, sign, publish, answer and renew, each in a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from medborgarlofte.promises.models import Version

from .two_parties import (
    CHAIR,
    CHIEF,
    Cast,
    add_commitment,
    answer_all,
    ask_to_publish,
    begin_draft,
    choose,
    choose_signatories,
    enter_agreement,
    fill,
    follow,
    place_under,
    press,
    publish,
    rewrite,
    settle,
    share,
    sign,
    the_cast,
)

pytestmark = pytest.mark.django_db(transaction=True)
CHECKS = "Polisen ska göra minst tio trafikkontroller per tertial."
WALKS = "Kommunen ska gå minst två trygghetsvandringar per tertial."
TOGETHER = "Vi ska arbeta för en ökad trygghet i centrum."
MINE, THEIRS = CHECKS.replace("tio", "tolv"), CHECKS.replace("tio", "elva")
LOWERED = CHECKS.replace("tio", "sex")


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-01-05T09:00:00+01:00", tick=True) as traveller:
        yield traveller


@pytest.fixture
def cast(clock: time_machine.Traveller, browser: Browser, live_server: LiveServer) -> Iterator[Cast]:
    cast = the_cast(browser, live_server)
    yield cast
    cast.go_home()


def test_two_parties_promise_and_renew(cast: Cast, clock: time_machine.Traveller) -> None:
    """The whole way of a promise, and what nobody may on it."""
    agree(cast)
    draft = write(cast)
    share_it(cast, draft)
    write_at_once(cast, draft)
    sign_twice(cast, draft)
    publish_by_another(cast, draft)
    read_it(cast)
    cast.go_home()  # nobody stays signed in for a year

    clock.move_to("2026-11-10T09:00:00+01:00")
    refuse_before_answers(cast)
    renewal = renew(cast)
    publish_the_next(cast, renewal)


def agree(cast: Cast) -> None:
    """An agreement is entered, is nobody else's until it is shared, and names who signs."""
    coordinator, officer = cast.page("coordinator"), cast.page("officer")
    agreement = enter_agreement(coordinator)
    answer = officer.goto(agreement)
    assert answer is not None
    assert answer.status == 404
    share(coordinator, agreement)
    choose_signatories(coordinator, agreement)
    officer.goto(agreement)
    expect(officer.locator("main")).to_contain_text(CHIEF)


def write(cast: Cast) -> str:
    """The coordinator drafts a promise with three commitments; the wording check says what to mind."""
    page = cast.page("coordinator")
    draft = begin_draft(page)
    add_commitment(
        page,
        draft,
        CHECKS,
        "ett antal",
        target_number="10",
        target_unit="trafikkontroller",
        per="tertial",
        police_function="områdespolisen",
        times="vardagar 7–8",
        goal_kind="Effektmål",
        goal="Färre kör för fort vid skolan.",
    )
    add_commitment(
        page,
        draft,
        WALKS,
        "ett antal",
        target_number="2",
        target_unit="trygghetsvandringar",
        per="tertial",
        municipality_function="fritidschefen",
    )
    add_commitment(
        page,
        draft,
        TOGETHER,
        "går inte att räkna",
        police_function="områdespolisen",
        municipality_function="fritidschefen",
    )
    expect(page.locator(".reviewed").nth(0)).to_contain_text("vardagar 7–8")
    expect(page.locator(".reviewed").nth(2)).to_contain_text("att tänka på")
    expect(page.locator(".reviewed").nth(2)).to_contain_text("Polisen: områdespolisen")
    return draft


def share_it(cast: Cast, draft: str) -> None:
    """The officer neither finds nor reads the draft until it is shared."""
    coordinator, officer = cast.page("coordinator"), cast.page("officer")
    for address in (draft, f"{draft}1/", f"{draft}underteckna/"):
        answer = officer.goto(address)
        assert answer is not None
        assert answer.status == 404, address
    share(coordinator, draft)
    place_under(coordinator, draft)
    officer.goto("/utkast/")
    follow(officer, "Granvik 2026")
    expect(officer.locator(".reviewed").nth(2)).to_contain_text("att tänka på")


def write_at_once(cast: Cast, draft: str) -> None:
    """Nothing is lost: of one commitment the second is shown both wordings, of two both are there."""
    coordinator, officer = cast.page("coordinator"), cast.page("officer")
    rewrite(coordinator, draft, 1, MINE)
    rewrite(officer, draft, 1, THEIRS)
    press(coordinator, "Spara")
    press(officer, "Spara")
    meanwhile = officer.get_by_role("alert")
    expect(meanwhile).to_contain_text("Någon annan har ändrat samma sak")
    expect(meanwhile.get_by_role("blockquote")).to_have_text(MINE)
    expect(officer.get_by_label("Vad lovas?")).to_have_value(THEIRS)
    press(officer, "Spara min lydelse")
    expect(officer.locator("#atagande-1")).to_contain_text(THEIRS)

    rewrite(coordinator, draft, 1, CHECKS)
    rewrite(officer, draft, 2, WALKS.replace("ska gå", "går"))
    press(coordinator, "Spara")
    press(officer, "Spara")
    expect(officer.locator("#atagande-1")).to_contain_text(CHECKS)
    expect(officer.locator("#atagande-2")).to_contain_text("Kommunen går minst två")


def sign_twice(cast: Cast, draft: str) -> None:
    """A change makes the signatures void, and everybody is told to sign anew."""
    coordinator = cast.page("coordinator")
    sha256 = settle(coordinator, draft)
    sign(cast.page("chief"), CHIEF, sha256)
    sign(cast.page("chair"), CHAIR, sha256)
    rewrite(cast.page("officer"), draft, 2, WALKS)
    press(cast.page("officer"), "Spara")
    for name in ("coordinator", "officer", "chief", "chair"):
        cast.page(name).goto(f"{draft}underteckna/")
        expect(cast.page(name).locator("main")).to_contain_text("behöver undertecknas på nytt")
    again = settle(coordinator, draft)
    assert again != sha256
    cast.page("chief").goto(f"{draft}underteckna/")
    sign_again(cast, "chief", CHIEF, again)
    sign_again(cast, "chair", CHAIR, again)


def sign_again(cast: Cast, name: str, function: str, sha256: str) -> None:
    """The proof of the first signature is old by now: it lasts five minutes."""
    from_before = cast.open.pop(name)
    sign(cast.page(name), function, sha256)
    from_before.close()


def publish_by_another(cast: Cast, draft: str) -> None:
    """Whoever has asked is refused, though she is a publisher as well; a colleague publishes."""
    coordinator = cast.page("coordinator")
    ask_to_publish(coordinator, draft)
    expect(coordinator.get_by_role("link", name="Läs igenom och publicera")).to_have_count(0)
    coordinator.goto(f"{draft}publicera/")
    press(coordinator, "Publicera löftet")
    expect(coordinator.locator("main")).to_contain_text("Den som har bett om publicering kan inte själv")
    assert not Version.objects.exists()
    publish(cast.page("publisher"))


def read_it(cast: Cast) -> None:
    """Everybody reads which function signed, when, how, and of what."""
    resident = cast.browser.new_page(base_url=cast.server.url, locale="sv-SE")
    resident.goto("/granvik/2026/")
    signed = resident.locator("#undertecknat")
    for words in (CHIEF, CHAIR, "5 januari 2026 klockan", "i det här systemet"):
        expect(signed).to_contain_text(words)
    expect(resident.locator("main")).not_to_contain_text("@granvik.example")
    resident.goto("/granvik/2026/version/1/")
    expect(resident.locator("main")).to_contain_text(Version.objects.get().sha256)
    resident.context.close()


def refuse_before_answers(cast: Cast) -> None:
    """What was due and nobody has answered is answered by each party before anything is renewed."""
    coordinator, officer = cast.page("coordinator"), cast.page("officer")
    for name, page in (("coordinator", coordinator), ("officer", officer)):
        page.goto("/arbete/fornya/granvik/2026/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Löftet går inte att förnya än")
        follow(page, "Svara på uppföljningen")
        answer_all(page, page.url)
        assert name in cast.open
    coordinator.goto("/arbete/fornya/granvik/2026/")
    expect(coordinator.get_by_role("heading", level=1)).to_have_text("Förnya löftet: Granvik 2026")


def renew(cast: Cast) -> str:
    """One is extended, one sharpened, and then lowered all the same, one closed: the difference is marked."""
    page = cast.page("coordinator")
    fill(page, lessons="Vi började för sent.", reason="Det behövs fortfarande.")
    choose(page, 1, "Skärp")
    choose(page, 2, "Förläng")
    choose(page, 3, "Avsluta", reason="Det går inte att följa upp.")
    press(page, "Börja på nästa löfte")
    expect(page.locator("main")).to_contain_text("Åtagande 3 avslutas.")
    compare = page.url
    follow(page, "Skriv vidare i utkastet")
    draft = page.url.replace(cast.server.url, "")
    rewrite(page, draft, 1, LOWERED)
    page.get_by_label("Antal", exact=True).first.fill("6")
    press(page, "Spara")
    page.goto(compare)
    expect(page.locator("section.pair").filter(has_text=LOWERED)).to_contain_text("Svagare än förut")
    return draft


def publish_the_next(cast: Cast, draft: str) -> None:
    """The new promise goes the same way, and the line runs through both."""
    coordinator = cast.page("coordinator")
    share(coordinator, draft)
    place_under(coordinator, draft)
    sha256 = settle(coordinator, draft)
    sign(cast.page("chief"), CHIEF, sha256)
    sign(cast.page("chair"), CHAIR, sha256)
    ask_to_publish(coordinator, draft)
    publish(cast.page("publisher"))
    coordinator.goto("/granvik/2027/")
    expect(coordinator.locator("main")).to_contain_text("Vi började för sent.")
    coordinator.goto("/granvik/2027/1/")
    line = coordinator.locator("section").filter(
        has=coordinator.get_by_role("heading", name="Samma åtagande genom åren")
    )
    expect(line.locator("a[href^='/granvik/2026/']").first).to_be_visible()
