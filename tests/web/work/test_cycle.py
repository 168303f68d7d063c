"""The annual cycle: what happens in a year, as a wheel and as a list that says the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.school import Term
from medborgarlofte.domain.targets import CountTarget, Operator, Per, WhenNeededTarget
from medborgarlofte.places.actions import set_school_term
from medborgarlofte.places.gates import Access
from medborgarlofte.web.work import cycle
from medborgarlofte.web.work.cycle import Event, Kind
from medborgarlofte.web.work.wheel import SIZE, turn, wheel
from tests.building import ACTOR, a_commitment, a_municipality, a_promise, an_unpublished_promise, parties_of
from tests.people import a_member, a_user
from tests.weekly import MONTHLY, TERTIAL

from .pages import as_, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/arbete/arshjul/"
MOST = 12
TERM = CountTarget(1, Per.SCHOOL_TERM, "sök", Operator.AT_LEAST)
WEEKLY = CountTarget(1, Per.WEEK, "pass", Operator.AT_LEAST)


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with time_machine.travel("2024-02-29T10:00:00+01:00", tick=False):
        yield


def officer(*places: str) -> Client:
    user = a_user()
    for place in places:
        a_member(parties_of(a_municipality(place))[0], Role.LIAISON_OFFICER, user=user)
    return as_(user)


def listed(client: Client, question: str = "") -> list[str]:
    """The rows of the list, in order."""
    page = html.fromstring(client.get(f"{ADDRESS}{question}").content.decode())
    return [
        " ".join("".join(map(str, row.itertext())).split())
        for row in page.findall(".//div[@class='months']//li")
    ]


def test_what_a_year_holds() -> None:
    client = officer("Granvik")
    set_school_term(ACTOR, a_municipality(), 2024, Term.SPRING, last=date(2024, 6, 5), first=date(2024, 1, 9))
    a_promise(
        a_commitment("Vandra.", TERTIAL),
        a_commitment("Sök.", TERM),
        a_commitment("Svara.", WhenNeededTarget("insatser", Per.HALF_YEAR)),
        a_commitment("Kommunen ska vandra.", MONTHLY, by="municipality"),
        a_commitment("Passa.", WEEKLY),
        a_commitment("Sök två.", TERM),
    )
    assert listed(client) == [
        "1 januari 2024: Löftet Granvik 2024 börjar gälla",
        "9 januari 2024: Första dagen på vårterminen 2024",
        "30 april 2024: Sista dagen i perioden för åtagande 1 i löftet Granvik 2024",
        "5 juni 2024: Sista dagen i perioden för åtagandena 2 och 6 i löftet Granvik 2024",
        "5 juni 2024: Sista dagen på vårterminen 2024",
        "30 juni 2024: Därefter följs åtagande 3 i löftet Granvik 2024 upp",
        "31 augusti 2024: Sista dagen i perioden för åtagande 1 i löftet Granvik 2024",
        "31 december 2024: Sista dagen i perioden för åtagandena 1, 2 och 6 i löftet Granvik 2024",
        "31 december 2024: Därefter följs åtagande 3 i löftet Granvik 2024 upp",
        "31 december 2024: Löftet Granvik 2024 gäller till och med den här dagen",
    ]
    assert "Det som räknas per dag eller vecka" in text_of(client, ADDRESS)
    assert listed(client, "?ar=2025") == []
    assert "Inget är planerat det här året." in text_of(client, f"{ADDRESS}?ar=2025")


def test_a_promise_that_starts_in_march_and_a_leap_day() -> None:
    client = officer("Granvik")
    yearly = CountTarget(2, Per.YEAR, "samtal", Operator.AT_LEAST)
    a_promise(
        a_commitment("Samtala.", yearly),
        a_commitment("Besök.", MONTHLY),
        label="2023-2025",
        start=date(2023, 3, 1),
        end=date(2025, 3, 1),
    )
    rows = listed(client)
    which = "Granvik 1 mars 2023–28 februari 2025"
    assert f"29 februari 2024: Sista dagen i perioden för åtagandena 1 och 2 i löftet {which}" in rows
    assert f"31 december 2024: Sista dagen i perioden för åtagande 2 i löftet {which}" in rows
    assert not any("börjar gälla" in row for row in rows)
    assert any(row.startswith("1 mars 2023: Löftet") for row in listed(client, "?ar=2023"))
    ends = f"28 februari 2025: Löftet {which} gäller till och med den här dagen"
    assert ends in listed(client, "?ar=2025")


def test_until_further_notice_has_next_year_too() -> None:
    client = officer("Granvik")
    a_promise(a_commitment("Vandra.", TERTIAL), label="2024-", end=None)
    assert len(listed(client, "?ar=2025")) == 3
    assert len(listed(client)) == 4


def test_one_municipality_or_all_mine_and_never_others() -> None:
    client = officer("Granvik", "Almvik")
    for place in ("Granvik", "Almvik", "Stenhult"):
        a_promise(a_commitment("Vandra.", TERTIAL, municipality=place), municipality=place)
    old = {"label": "2023", "start": date(2023, 1, 1), "end": date(2024, 6, 1)}
    an_unpublished_promise(a_commitment("Hemligt.", TERTIAL), **old)
    assert {row.rsplit(" ", 1)[-1] for row in listed(client)} == {"Granvik", "Almvik"}
    assert len(listed(client)) == 2 * len(listed(client, "?kommun=Almvik")) == 10
    assert listed(client, "?kommun=Stenhult") == []
    assert listed(as_(a_member(parties_of(a_municipality("Norrfors"))[1], Role.READER))) == []


@pytest.mark.parametrize("question", ["?ar=2022", "?ar=2026", "?ar=x", "?ar=", "?ar=20244", "?ar=-1"])
def test_other_years_are_not_there(question: str) -> None:
    assert officer("Granvik").get(f"{ADDRESS}{question}").status_code == 404


def test_who_has_not_signed_in_does_so_first_and_strangers_are_refused() -> None:
    assert Client().get(ADDRESS).status_code == 302
    assert as_(a_user()).get(ADDRESS).status_code == 403


def test_others_add_their_days(monkeypatch: pytest.MonkeyPatch) -> None:
    def meetings(access: Access, year: int) -> Iterator[Event]:
        yield Event(date(2024, 2, 29), Kind.MEETING, "Styrgruppen <möts>", "Granvik", "/moten/1/")
        yield Event(date(2023, 2, 28), Kind.MEETING, "I fjol", "Granvik")

    monkeypatch.setattr(cycle, "_declared", list(cycle._declared))
    cycle.declare(meetings)
    cycle.declare(meetings)
    client = officer("Granvik")
    assert listed(client) == ["29 februari 2024: Styrgruppen <möts>"]
    page = client.get(ADDRESS).content.decode()
    assert "Styrgruppen &lt;möts&gt;" in page
    assert 'aria-label="Årshjul för 2024, så mycket händer varje månad: feb 1. Listan säger vad."' in page


def test_five_municipalities_cost_what_one_does() -> None:
    user, counts = a_user(), []
    for place in ("Granvik", "Almvik", "Stenhult", "Norrfors", "Vintermark"):
        a_member(parties_of(a_municipality(place))[0], Role.LIAISON_OFFICER, user=user)
        set_school_term(ACTOR, a_municipality(place), 2024, Term.SPRING, last=date(2024, 6, 5))
        a_promise(
            *[a_commitment(f"{n}.", target) for n in range(3) for target in (TERTIAL, TERM)],
            municipality=place,
        )
        client = as_(user)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(ADDRESS).status_code == 200
        counts.append(len(captured))
    assert len(set(counts)) == 1
    assert counts[0] <= MOST


@pytest.mark.parametrize(
    ("day", "twelfths"),
    [
        (date(2024, 1, 1), 0.5 / 31),
        (date(2024, 2, 29), 1 + 28.5 / 29),
        (date(2025, 2, 28), 1 + 27.5 / 28),
        (date(2024, 7, 1), 6 + 0.5 / 31),
        (date(2024, 12, 31), 11 + 30.5 / 31),
    ],
)
def test_where_a_day_stands(day: date, twelfths: float) -> None:
    assert turn(day) == pytest.approx(twelfths / 12)


def test_every_day_of_a_leap_year_has_its_own_place_inside_the_drawing() -> None:
    days = [date.fromordinal(date(2024, 1, 1).toordinal() + n) for n in range(366)]
    events = [Event(day, kind, "Något", "Granvik") for day in days for kind in Kind]
    drawn = wheel(2024, events, days[0])
    assert len({(one.kind, one.at) for one in drawn.marks}) == 366 * len(Kind)
    assert all(6 < edge < SIZE - 6 for one in drawn.marks for edge in (one.at.x, one.at.y))
    assert drawn.today is not None
    assert wheel(2025, [], days[0]).today is None
