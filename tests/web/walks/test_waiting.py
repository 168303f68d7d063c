"""What walks and measures ask of somebody in their week, and where walks stand in the year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine

from medborgarlofte.dialogue.actions import accept_point, cancel_occasion, invite, refuse_point
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.incidents.actions import complete_measure
from medborgarlofte.places.access import access_of
from medborgarlofte.places.actions import ask_to_publish, end_function, hand_over
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Organisation
from medborgarlofte.web.occasions.cycle import occasions_of_year
from medborgarlofte.web.work.waiting import Heading, Waiting, waiting_for
from tests.building import ACTOR, a_municipality, parties_of
from tests.measuring import NOW, a_measure
from tests.people import a_member, actor_with, signed_in
from tests.walking import WALKED, a_function, a_point, a_walk

pytestmark = pytest.mark.django_db
TODAY = WALKED + timedelta(days=5)
DUE = WALKED + timedelta(days=20)


def in_the_street(access: Access, today: date) -> list[Waiting]:
    """What walks and measures ask for, beside whether a walk was held."""
    found = waiting_for(access, today)
    ours = [one for one in found if one.address.startswith(("/arbete/vandringar/", "/arbete/atgarder/"))]
    return [one for one in ours if not one.is_occasion]


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with time_machine.travel("2024-04-15T10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def police() -> Organisation:
    return parties_of(a_municipality())[0]


@pytest.fixture
def town() -> Organisation:
    return parties_of(a_municipality())[1]


def waiting(party: Organisation, *roles: Role, today: date = TODAY) -> list[Waiting]:
    return list(in_the_street(access_of(actor_with(party, *roles)), today))


def test_points_without_an_answer_wait_for_who_answers(police: Organisation, town: Organisation) -> None:
    walk = a_walk(town)
    for where in ("Bron", "Torget"):
        a_point(walk, where)
    (row,) = waiting(town, Role.COORDINATOR)
    assert (row.title, row.note) == (
        "2 punkter från Vandring i centrum har inget svar",
        "Det har gått 5 dagar sedan vandringen.",
    )
    assert row.heading(TODAY) is Heading.THIS_WEEK
    assert waiting(town, Role.DOER) == waiting(police, Role.LIAISON_OFFICER) == []
    invite(ACTOR, walk, [a_function(police, "kommunpolisen")], note="Inget är hemligt.")
    assert len(waiting(police, Role.LIAISON_OFFICER)) == 1
    assert waiting(town, Role.COORDINATOR, today=WALKED) == []


def test_a_refused_point_and_a_cancelled_walk_ask_for_nothing(town: Organisation) -> None:
    walk = a_walk(town)
    refuse_point(ACTOR, a_point(walk), reason="Nej.", today=TODAY)
    assert waiting(town, Role.COORDINATOR) == []
    a_point(walk)
    cancel_occasion(ACTOR, walk, reason="Regn.")
    assert waiting(town, Role.COORDINATOR) == []


def test_an_accepted_point_waits_for_who_holds_the_function(town: Organisation) -> None:
    owner, holder = a_function(town), a_member(town, Role.DOER)
    accept_point(ACTOR, a_point(a_walk(town)), owner, DUE, today=TODAY)
    (row,) = waiting(town, Role.COORDINATOR)
    assert (row.day, row.function, row.is_nobodys) == (DUE, owner.pk, True)
    assert row.heading(DUE + timedelta(days=1)) is Heading.LATE
    hand_over(ACTOR, owner, holder)
    (mine,) = in_the_street(access_of(holder.actor()), TODAY)
    (others,) = waiting(town, Role.COORDINATOR)
    assert (mine.elsewhere, others.elsewhere) == (False, True)


def test_a_function_with_a_point_to_see_is_not_ended(town: Organisation) -> None:
    owner = a_function(town)
    accept_point(ACTOR, a_point(a_walk(town)), owner, DUE, today=TODAY)
    with pytest.raises(Refusal, match="har arbete kvar"):
        end_function(ACTOR, owner, today=TODAY)


def test_who_publishes_is_asked_and_not_who_asked(town: Organisation) -> None:
    walk, both = a_walk(town), actor_with(town, Role.COORDINATOR, Role.PUBLISHER)
    ask_to_publish(both, walk, note="Inget är hemligt.")
    (row,) = in_the_street(access_of(actor_with(town, Role.PUBLISHER)), TODAY)
    assert row.action == "Läs igenom och publicera"
    assert not list(in_the_street(access_of(both), TODAY))


def test_a_measure_waits_near_its_planned_day_and_until_it_is_completed(town: Organisation) -> None:
    coordinator = access_of(actor_with(town, Role.COORDINATOR))
    measure = a_measure(town, planned_by=NOW)
    assert not list(in_the_street(coordinator, NOW - timedelta(days=28)))
    (row,) = in_the_street(coordinator, NOW + timedelta(days=1))
    assert row.heading(NOW + timedelta(days=1)) is Heading.LATE
    assert not list(in_the_street(access_of(actor_with(town, Role.DOER)), NOW))
    complete_measure(ACTOR, measure, NOW, today=NOW)
    assert not list(in_the_street(coordinator, NOW))


def test_a_measure_waits_for_who_publishes(town: Organisation) -> None:
    ask_to_publish(ACTOR, a_measure(town, planned_by=None), note="Inget är hemligt.")
    (row,) = in_the_street(access_of(actor_with(town, Role.PUBLISHER)), TODAY)
    assert (row.action, row.day) == ("Läs igenom och publicera", None)


def test_walks_stand_in_the_year_of_those_who_read_them(police: Organisation, town: Organisation) -> None:
    walk = a_walk(town)
    reader = access_of(actor_with(town, Role.READER))
    (event,) = occasions_of_year(reader, 2024)
    assert (event.day, event.title) == (WALKED, "Vandring i centrum")
    assert not list(occasions_of_year(reader, 2025))
    assert not list(occasions_of_year(access_of(actor_with(police, *Role)), 2024))
    cancel_occasion(ACTOR, walk, reason="Regn.")
    assert not list(occasions_of_year(reader, 2024))


def test_the_start_page_leads_there(town: Organisation) -> None:
    a_point(a_walk(town))
    page = signed_in(a_member(town, *Role)).get("/arbete/").content.decode()
    for words in (
        "1 punkt från Vandring i centrum har inget svar",
        "/arbete/vandringar/",
        "/arbete/atgarder/",
    ):
        assert words in page
