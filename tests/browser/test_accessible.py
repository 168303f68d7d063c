"""axe-core finds nothing on any page, in either language, light and dark, on the narrowest phone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
from medborgarlofte.followup.models import EffectClaim, FollowUp
from medborgarlofte.incidents.models import Indicator, Measure
from medborgarlofte.ingest import actions
from medborgarlofte.ingest.models import Review
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import ActivityRecord
from tests.claiming import claimed, expected, it_fell
from tests.following import approved, disputed
from tests.ingest.importing import PAGE
from tests.ingest.reviewing import dropped, opened, published, received

from .axe import faults
from .looking import wrong
from .one_example import example, example_server
from .signing_in import signed_in

__all__ = ["example", "example_server"]

pytestmark = pytest.mark.django_db
TOLD_OTHERWISE = {"finns-inte": 404, "fornya": 409}  # the follow-up is not answered yet
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
    "logga/",
    "logga/almvik/2025-2026/",
    "logga/almvik/2025-2026/1/",
    "almvik/trygghetsvandringar/",
    "almvik/atgarder/",
    "almvik/2025-2026/matningar/",
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
    "sekretess/",
    "inget-behov/",
)
HELD = ("", "anteckningar/", "nytt-beslut/", "sekretess/", "ta-tillbaka/")
CHANGED = PAGE.replace("åtta", "sex").replace(
    "\n\nLöftet följs", "\n • Polisen ska synas på torget.\n\nOnsdag på torget, vid kiosken.\n\nLöftet följs"
)


@pytest.fixture
def page(browser: Browser, example_server: LiveServer, example: User) -> Iterator[Page]:
    """The narrowest phone of somebody who may see all there is."""
    context = signed_in(browser, example_server, example, viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


def _correction() -> Iterator[str]:
    yield f"logga/rattelse/{ActivityRecord.objects.order_by('pk').last().pk}/"  # type: ignore[union-attr]


def _of_the_review() -> Iterator[str]:
    review = _review_with_all_there_is()
    yield from (review + at for at in REVIEW)


def _of_follow_ups() -> Iterator[str]:
    """One that is approved and one that is being answered, in which the parties disagree."""
    here = FollowUp.objects.filter(promise__municipality__slug="granvik")
    if not here.exists():
        later = date(2024, 9, 10)
        found = disputed()
        indicator = it_fell(found.promise)
        expected(found, indicator)
        claimed(found, indicator)
        promise = approved(found).follow_up.promise
        follow_ups.open_followup(COMMAND_LINE, promise, periods_of(promise, later)[1], today=later)
    done, open_one = here.order_by("start")
    yield from (f"granvik/2024/uppfoljning/{done.pk}/{page}" for page in ("", "version/1/", "rapport/"))
    yield from (f"arbete/uppfoljning/granvik/2024/{one.pk}/" for one in (done, open_one))
    claim = EffectClaim.objects.get()
    chosen = f"?commitment={claim.commitment_id}&indicator={claim.indicator_id}"
    yield from (f"arbete/uppfoljning/granvik/2024/{open_one.pk}/effekt/{more}" for more in ("", chosen))
    yield "arbete/uppfoljning/granvik/2024/vantat/"


def _of_indicators() -> Iterator[str]:
    """What the promise of the example is about, as everybody sees it and as staff enter it."""
    yield "almvik/2025-2026/matningar/"
    party = Organisation.objects.filter(municipality__slug="almvik").latest("pk")
    yield f"arbete/matningar/ny/?part={party.pk}"
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


GROUPS: dict[str, Callable[[], Iterable[str]]] = {  # both processes that test share them
    "pages": lambda: PAGES,
    "commitments": lambda: COMMITMENTS,
    "correction": _correction,
    "lists": lambda: LISTS,
    "review": _of_the_review,
    "meetings": _of_meetings,
    "walks and measures": _walk_and_measure,
    "follow-ups": _of_follow_ups,
    "indicators": _of_indicators,
}


@pytest.mark.parametrize("prefix", ["/", "/en/"])
@pytest.mark.parametrize("group", GROUPS)
def test_axe_finds_nothing_and_no_page_is_wider_than_its_screen(page: Page, group: str, prefix: str) -> None:
    faulty = {}
    for address in GROUPS[group]():
        answer = page.goto(f"{prefix}{address}")
        assert answer is not None
        expected = next((status for part, status in TOLD_OTHERWISE.items() if part in address), 200)
        assert answer.status == expected, address
        if found := wrong(page, prefix):
            faulty[address] = found
    assert faulty == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_something_is_told_to_be_wrong(
    page: Page, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    review = _review_with_all_there_is()
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
    assert faulty == {}


def test_everything_works_without_javascript(browser: Browser, example_server: LiveServer) -> None:
    context = browser.new_context(base_url=example_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Kommun", exact=True).fill("Almvik")
    page.get_by_label("Kommun", exact=True).press("Enter")
    assert page.locator("h1").inner_text() == "Almvik"
    context.close()


def test_nothing_comes_from_another_host_and_nothing_is_refused(
    page: Page, example_server: LiveServer
) -> None:
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
    assert [url for url in asked if not url.startswith(example_server.url)] == []
    assert complaints == []
