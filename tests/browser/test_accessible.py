"""axe-core finds nothing on any page, in either language, light and dark, on the narrowest phone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.accounts.models import User
from medborgarlofte.dialogue.models import Decision, Group, SafetyWalk
from medborgarlofte.domain.indicators import Kind
from medborgarlofte.followup import actions as follow_ups
from medborgarlofte.followup.followups import periods_of
from medborgarlofte.followup.models import FollowUp
from medborgarlofte.incidents.models import Indicator, Measure
from medborgarlofte.ingest import actions
from medborgarlofte.ingest.models import Review
from medborgarlofte.places.actions import load_reference
from medborgarlofte.promises.models import ActivityRecord
from medborgarlofte.web.demo import load_examples
from tests.following import approved, disputed
from tests.ingest.importing import PAGE
from tests.ingest.reviewing import dropped, opened, published, received

from .axe import IN_WHICH, faults
from .signing_in import signed_in

pytestmark = pytest.mark.django_db(transaction=True)
TOLD_OTHERWISE = {"finns-inte": 404, "fornya": 409}  # the follow-up is not answered yet
WIDTHS = (320, 375, 768, 1280)
COMMITMENTS = (
    *(f"almvik/2025-2026/{number}/" for number in range(1, 11)),
    *(f"stenhult/2025-2026/{number}/" for number in (2, 4, 5, 6)),
    "vintermark/2023-tills-vidare/3/",
)
PAGES = (
    "",
    "?plats=",
    "?plats=ingenstans",
    "?plats=s",
    "om/",
    "tillganglighet/",
    "almvik/",
    "sjoholma/",
    "vintermark/",
    "asmyra/",
    "mullsjo/",
    "almvik/2025-2026/",
    "almvik/2023/",
    "almvik/2024/",
    "almvik/2025-2026/version/1/",
    "almvik/2025-2026/arsrapport/2025/",
    "almvik/2025-2026/en-sida/2025/",
    "almvik/2025-2026/anslag/",
    "vintermark/2023-tills-vidare/",
    "vintermark/2023-tills-vidare/8/",
    "vintermark/2023-tills-vidare/version/2/",
    "granska/linje/almvik/2025-2026/",
    "norrfors/2024-2026/",
    "sjoholma/2025/",
    *COMMITMENTS,
    "logga/",
    "logga/almvik/2025-2026/",
    "logga/almvik/2025-2026/1/",
    "almvik/trygghetsvandringar/",
    "almvik/atgarder/",
    "finns-inte/",
)


LISTS = (
    *("granska/", "utkast/", "utkast/nytt/", "arbete/", "arbete/overenskommelser/", "overenskommelser/"),
    *("arbete/uppfoljning/", "arbete/fornya/almvik/2025-2026/", "revision/", "konto/", "konto/tvasteg/"),
    *("arbete/vandringar/", "arbete/vandringar/ny/", "arbete/atgarder/", "arbete/atgarder/ny/"),
    *("arbete/matningar/", "arbete/matningar/ny/"),
)
REVIEW = (
    "underteckna/",
    "overenskommelse/",
    "dela/",
    "sekretess/",
    "be-om-publicering/",
    "",
    "1/",
    "1/dela/",
    "lofte/",
    "nytt/",
    "nytt/?stycke=1",
    "faststall/",
    "publicera/",
)
MEETING = (
    "",
    "andra/",
    "dagordning/",
    "kallade/",
    "raknas/",
    "hallet/",
    "flytta/",
    "stall-in/",
    "inget-behov/",
)
HELD = ("", "anteckningar/", "nytt-beslut/", "ta-tillbaka/")
CHANGED = PAGE.replace("åtta", "sex").replace(
    "\n\nLöftet följs", "\n • Polisen ska synas på torget.\n\nOnsdag på torget, vid kiosken.\n\nLöftet följs"
)


def _all_pages(prefix: str) -> list[str]:
    correction = f"logga/rattelse/{ActivityRecord.objects.order_by('pk').last().pk}/"  # type: ignore[union-attr]
    review = _review_with_all_there_is()
    of_review = (review + at for at in REVIEW)
    return [
        f"{prefix}{at}"
        for at in (
            *(*PAGES, correction, *LISTS, *of_review, *_of_meetings(), *_walk_and_measure()),
            *_of_follow_ups(),
            *_of_indicators(),
        )
    ]


def _of_follow_ups() -> Iterator[str]:
    """One that is approved and one that is being answered, in which the parties disagree."""
    if not FollowUp.objects.exists():
        later = date(2024, 9, 10)
        promise = approved(disputed()).follow_up.promise
        follow_ups.open_followup(COMMAND_LINE, promise, periods_of(promise, later)[1], today=later)
    done, open_one = FollowUp.objects.filter(promise__municipality__slug="granvik").order_by("start")
    yield from (f"granvik/2024/uppfoljning/{done.pk}/{page}" for page in ("", "version/1/", "rapport/"))
    yield from (f"arbete/uppfoljning/granvik/2024/{one.pk}/" for one in (done, open_one))


def _of_indicators() -> Iterator[str]:
    """What the promise of the example is about, as everybody sees it and as staff enter it."""
    yield "almvik/2025-2026/matningar/"
    for kind in Kind:
        one = Indicator.objects.filter(kind=kind, reference=None).latest("pk")
        figure = one.measurements.filter(corrected_by=None)[0]
        yield from (f"arbete/matningar/{one.pk}/{step}" for step in ("", "ny-siffra/", "visa-vid-lofte/"))
        yield f"arbete/matningar/siffra/{figure.pk}/ratta/"


def _of_meetings() -> Iterator[str]:
    """The pages of the example's group, its meetings, and what they decided."""
    group, decision = Group.objects.get(), Decision.objects.left()[0]
    yield from (
        f"arbete/moten/{at}" for at in ("", "kalla/", "grupper/", "grupper/ny/", "beslut/", "beslut/?klara")
    )
    yield f"arbete/moten/kalla/?grupp={group.pk}"
    yield from (f"arbete/moten/grupper/{group.pk}/{at}" for at in ("", "andra/", "avsluta/"))
    yield from (f"arbete/moten/beslut/{decision.pk}/{at}" for at in ("klart/", "andra/"))
    for meeting in group.meetings.all():
        steps = HELD if meeting.state == meeting.State.HELD else MEETING
        yield from (f"arbete/moten/{meeting.pk}/{at}" for at in steps)


def _walk_and_measure() -> list[str]:
    """The pages of the walk and of a measure of the example."""
    walk = SafetyWalk.objects.published().get()
    point = walk.points.get(number=3)  # which is to be looked over
    measure = Measure.objects.get(state="decided")
    return [
        f"almvik/trygghetsvandringar/{walk.pk}/",
        *(f"arbete/vandringar/{walk.pk}/{step}" for step in ("", "flytta/", "ny-punkt/", "publicera/")),
        *(f"arbete/vandringar/punkt/{point.pk}/{step}" for step in ("svar/", "klar/")),
        *(f"arbete/atgarder/{measure.pk}/{step}" for step in ("", "andra/", "klar/", "blir-inte-av/")),
        f"arbete/atgarder/{measure.pk}/publicera/",
    ]


def _review_with_all_there_is() -> str:
    """A proposed version with something not understood, dropped, added, weakened, published meanwhile."""
    if not Review.objects.filter(document__name="nytt.txt").exists():
        published(opened(PAGE))
        opened(CHANGED, "nytt.txt")
        published(opened(PAGE.replace("två dygn", "fem dygn"), "annat.txt"), "Svårt att hinna.")
        dropped(Review.objects.get(document__name="nytt.txt"), 2)
        actions.read(COMMAND_LINE, received("Ingenting.", "ingenting.txt"))
    return f"utkast/{Review.objects.get(document__name='nytt.txt').pk}/"


@pytest.mark.parametrize(("prefix", "scheme"), IN_WHICH)
def test_axe_finds_nothing(
    browser: Browser, live_server: LiveServer, member: User, prefix: str, scheme: Literal["light", "dark"]
) -> None:
    load_reference(COMMAND_LINE)
    load_examples(date(2026, 11, 22))
    context = signed_in(
        browser, live_server, member, color_scheme=scheme, viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    faulty = {}
    for address in _all_pages(prefix):
        answer = page.goto(address)
        assert answer is not None
        expected = next((status for part, status in TOLD_OTHERWISE.items() if part in address), 200)
        assert answer.status == expected, address
        if found := faults(page, scheme):
            faulty[address] = found
    context.close()
    assert faulty == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_something_is_told_to_be_wrong(
    browser: Browser, live_server: LiveServer, member: User, scheme: Literal["light", "dark"]
) -> None:
    review = _review_with_all_there_is()
    context = signed_in(
        browser, live_server, member, color_scheme=scheme, viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    faulty = {}
    for address, field, written, button in (
        ("granska/", "Eller adressen till en webbsida", "http://127.0.0.1/", "Lägg in"),
        (f"{review}1/", "Antal", "", "Spara"),
        (f"{review}1/dela/", "Dela texten", "", "Dela"),
        (f"{review}lofte/", "Uppföljningar per år", "ofta", "Spara"),
        (f"{review}publicera/", "Varför ändras löftet?", "", "Publicera"),
    ):
        page.goto(f"/{address}")
        page.get_by_label(field, exact=True).first.fill(written)
        page.get_by_role("button", name=button).last.click()
        expect(page.get_by_role("alert")).to_be_visible()
        if found := faults(page, scheme):
            faulty[address] = found
    context.close()
    assert faulty == {}


def test_no_page_is_wider_than_its_screen(browser: Browser, live_server: LiveServer, member: User) -> None:
    load_reference(COMMAND_LINE)
    load_examples(date(2026, 11, 22))
    page = signed_in(browser, live_server, member).new_page()
    wide = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for address in _all_pages("/"):
            page.goto(address)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((width, address))
    page.context.close()
    assert wide == []


def test_everything_works_without_javascript(browser: Browser, live_server: LiveServer) -> None:
    load_examples(date(2026, 11, 22))
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Kommun", exact=True).fill("Almvik")
    page.get_by_label("Kommun", exact=True).press("Enter")
    assert page.locator("h1").inner_text() == "Almvik"
    context.close()


def test_nothing_comes_from_another_host_and_nothing_is_refused(
    member_page: Page, live_server: LiveServer
) -> None:
    page = member_page
    load_examples(date(2026, 11, 22))
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    for address in (
        "/",
        "/almvik/",
        "/almvik/2025-2026/",
        "/almvik/2025-2026/1/",
        "/logga/almvik/2025-2026/1/",
    ):
        page.goto(address)
    assert [url for url in asked if not url.startswith(live_server.url)] == []
    assert complaints == []
