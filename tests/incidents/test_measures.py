"""Measures in the street: decided, changed, completed or dropped, and published, each through its door."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.domain.roles import Role, Visibility
from medborgarlofte.incidents.actions import (
    change_measure,
    complete_measure,
    decide_measure,
    drop_measure,
    publish_measure,
)
from medborgarlofte.incidents.models import Measure
from medborgarlofte.places.access import access_of
from medborgarlofte.places.actions import ask_to_publish, share
from medborgarlofte.places.models import Organisation
from tests.building import ACTOR, a_municipality, parties_of
from tests.measuring import DECIDED, NOW, PLANNED, a_draft, a_measure
from tests.people import actor_with
from tests.walking import a_point, a_walk

pytestmark = pytest.mark.django_db
State = Measure.State


@pytest.fixture
def police() -> Organisation:
    return parties_of(a_municipality())[0]


@pytest.fixture
def town() -> Organisation:
    return parties_of(a_municipality())[1]


def test_a_measure_is_decided_by_who_coordinates(town: Organisation) -> None:
    measure = a_measure(town, actor=actor_with(town, Role.COORDINATOR))
    assert (measure.state, measure.decision, measure.completed_on) == (State.DECIDED, "TN 2024/12 § 4", None)
    assert AuditEntry.objects.filter(action="decide_measure", workspace=town.pk).count() == 1


@pytest.mark.parametrize("role", [Role.READER, Role.DOER, Role.SIGNATORY, Role.PUBLISHER, Role.REGISTRAR])
def test_who_does_not_coordinate_decides_nothing(town: Organisation, role: Role) -> None:
    with pytest.raises(NotAllowed):
        a_measure(town, actor=actor_with(town, role))
    assert not Measure.objects.exists()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"what": " "}, "vad som ska göras"),
        ({"where": ""}, "var det görs"),
        ({"decision": ""}, "vilket beslut"),
        ({"kind": "annan"}, "vilken sorts åtgärd"),
        ({"physical": "bro"}, "vilken sorts åtgärd"),
        ({"physical": ""}, "vilken sorts åtgärd"),
        ({"kind": "social"}, "vilken sorts åtgärd"),
        ({"decided_on": NOW + timedelta(days=1), "planned_by": None}, "inte fattats än"),
        ({"planned_by": DECIDED - timedelta(days=1)}, "före beslutet"),
        ({"what": "x" * 201}, "högst 200 tecken"),
        ({"where": "Hos 811218-9876"}, "personnummer"),
    ],
)
def test_what_a_measure_needs(town: Organisation, more: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        a_measure(town, **more)
    assert not Measure.objects.exists()


def test_a_social_measure_has_nothing_built(town: Organisation) -> None:
    measure = a_measure(town, kind="social", physical="", what="Fältgrupp på fredagar")
    assert (measure.kind, measure.physical) == ("social", "")


def test_what_may_tell_of_a_person_takes_a_decision(town: Organisation) -> None:
    draft = a_draft(where="Ring 070-174 06 05")
    with pytest.raises(NeedsDecision):
        decide_measure(ACTOR, town, draft, today=NOW)
    assert decide_measure(ACTOR, town, draft, today=NOW, confirmed=True).where == "Ring 070-174 06 05"


def test_a_point_is_one_of_a_walk_that_the_party_reads(police: Organisation, town: Organisation) -> None:
    point = a_point(a_walk(town))
    assert a_measure(town, point=point).point == point
    with pytest.raises(Refusal, match="Välj en punkt"):
        a_measure(police, point=point)


@pytest.mark.parametrize(
    ("days", "late"), [(0, False), (1, True)], ids=["on the planned day", "on the day after"]
)
def test_a_measure_is_late_after_its_planned_day(town: Organisation, days: int, late: bool) -> None:
    measure, day = a_measure(town), PLANNED + timedelta(days=days)
    assert measure.is_late(day) is late
    assert not a_measure(town, planned_by=None).is_late(day)
    assert not complete_measure(ACTOR, measure, NOW, today=NOW).is_late(day)


def test_what_is_late_stands_first_and_what_is_over_last(town: Organisation) -> None:
    a_measure(town, what="I tid", planned_by=None)
    for what in ("Klar", "Sen"):
        a_measure(town, what=what)
    complete_measure(ACTOR, Measure.objects.get(what="Klar"), NOW, today=NOW)
    late_first = Measure.objects.late_first(PLANNED + timedelta(days=1))
    assert [one.what for one in late_first] == ["Sen", "I tid", "Klar"]


def test_it_begins_is_completed_and_is_not_changed_then(town: Organisation) -> None:
    actor = actor_with(town, Role.COORDINATOR)
    measure = change_measure(actor, a_measure(town), a_draft(where="Bron"), today=NOW, ongoing=True)
    assert (measure.state, measure.where) == (State.ONGOING, "Bron")
    with pytest.raises(Refusal, match="inte varit än"):
        complete_measure(actor, measure, NOW + timedelta(days=1), today=NOW)
    with pytest.raises(Refusal, match="före beslutet"):
        complete_measure(actor, measure, DECIDED - timedelta(days=1), today=NOW)
    measure = complete_measure(actor, measure, NOW, today=NOW)
    assert (measure.state, measure.completed_on) == (State.COMPLETED, NOW)
    with pytest.raises(NotAllowed, match="avslutat"):
        change_measure(actor, measure, a_draft(), today=NOW)
    with pytest.raises(NotAllowed, match="avslutat"):
        drop_measure(actor, measure, reason="Nej.")


def test_it_is_dropped_with_a_reason(town: Organisation) -> None:
    measure = a_measure(town)
    with pytest.raises(Refusal, match="varför"):
        drop_measure(ACTOR, measure, reason=" ")
    assert drop_measure(ACTOR, measure, reason="Vägen byggs om.").state == State.DROPPED


def test_another_party_reads_it_when_it_is_shared_and_changes_nothing(
    police: Organisation, town: Organisation
) -> None:
    measure, officer = a_measure(town), actor_with(police, Role.LIAISON_OFFICER)
    assert not Measure.objects.visible_to(access_of(officer)).exists()
    share(ACTOR, measure, police, ground="", note="Inget är hemligt.")
    assert Measure.objects.visible_to(access_of(officer)).get() == measure
    with pytest.raises(NotAllowed):
        complete_measure(officer, measure, NOW, today=NOW)


def test_two_persons_publish_and_what_is_written_later_waits(town: Organisation) -> None:
    measure, publisher = a_measure(town), actor_with(town, Role.PUBLISHER)
    with pytest.raises(Refusal, match="Ingen har bett"):
        publish_measure(publisher, measure)
    ask_to_publish(actor_with(town, Role.COORDINATOR), measure, note="Inget är hemligt.")
    measure = publish_measure(publisher, measure)
    assert (measure.visibility, measure.published) == (Visibility.PUBLIC, measure.texts())
    with pytest.raises(Refusal, match="redan publicerad"):
        publish_measure(ACTOR, measure)
    measure = drop_measure(ACTOR, measure, reason="Vägen byggs om.")
    assert (measure.published or {})["reason"] == ""
    measure = publish_measure(ACTOR, measure)
    assert (measure.published or {})["reason"] == "Vägen byggs om."


def test_a_question_lapses_when_the_words_are_changed(town: Organisation) -> None:
    measure = a_measure(town)
    ask_to_publish(ACTOR, measure, note="Inget är hemligt.")
    assert change_measure(ACTOR, measure, a_draft(), today=NOW, ongoing=True).asked_at is not None
    assert change_measure(ACTOR, measure, a_draft(where="Bron"), today=NOW).asked_at is None
