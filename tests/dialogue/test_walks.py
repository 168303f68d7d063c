"""A safety walk is planned, changed and published through its doors."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.dialogue.actions import (
    cancel_occasion,
    change_walk,
    hold,
    invite,
    plan_walk,
    publish_walk,
    refuse_point,
)
from medborgarlofte.dialogue.models import Occasion, SafetyWalk
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.domain.roles import Role, Visibility
from medborgarlofte.places.access import access_of
from medborgarlofte.places.actions import ask_to_publish
from medborgarlofte.places.models import Organisation
from tests.building import ACTOR, a_municipality, parties_of
from tests.people import actor_with
from tests.walking import WALKED, a_function, a_plan, a_point, a_walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def police() -> Organisation:
    return parties_of(a_municipality())[0]


@pytest.fixture
def town() -> Organisation:
    return parties_of(a_municipality())[1]


def test_a_walk_is_an_occasion_of_the_party_that_calls_to_it(town: Organisation) -> None:
    walk = a_walk(town, actor=actor_with(town, Role.DOER))
    occasion = Occasion.objects.get(pk=walk.pk)
    assert (occasion.kind, occasion.day, occasion.state) == ("walk", WALKED, "planned")
    assert (walk.place, walk.route) == ("Stora torget", "Längs ån till stationen.")
    assert AuditEntry.objects.filter(action="plan_walk", workspace=town.pk).count() == 1


@pytest.mark.parametrize("role", [Role.READER, Role.SIGNATORY, Role.PUBLISHER, Role.REGISTRAR, Role.REPORTER])
def test_who_does_not_do_the_work_calls_to_nothing(town: Organisation, role: Role) -> None:
    with pytest.raises(NotAllowed):
        a_walk(town, actor=actor_with(town, role))
    assert not SafetyWalk.objects.exists()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"title": " "}, "vad vandringen ska heta"),
        ({"place": ""}, "var ni samlas"),
        ({"route": "x" * 2001}, "högst 2000 tecken"),
        ({"route": "Förbi 19811218-9876."}, "personnummer"),
    ],
)
def test_what_a_walk_needs(town: Organisation, more: dict[str, str], sentence: str) -> None:
    plan = a_plan()
    said = {"title": plan.title, "place": plan.place, "route": plan.route, **more}
    wrong = type(plan)(said["title"], said["place"], plan.starts_at, plan.ends_at, said["route"])
    with pytest.raises(Refusal, match=sentence):
        plan_walk(ACTOR, town, wrong)
    assert not SafetyWalk.objects.exists()


def test_an_end_before_the_start_is_refused(town: Organisation) -> None:
    plan = a_plan()
    wrong = type(plan)(plan.title, plan.place, plan.ends_at, plan.starts_at)
    with pytest.raises(Refusal, match="efter starttiden"):
        plan_walk(ACTOR, town, wrong)


def test_a_telephone_number_takes_a_decision(town: Organisation) -> None:
    plan = a_plan(route="Ring 070-174 06 58 först.")
    with pytest.raises(NeedsDecision):
        plan_walk(ACTOR, town, plan)
    walk = plan_walk(ACTOR, town, plan, confirmed=True)
    told = AuditEntry.objects.get(action="plan_walk").detail
    assert (told["decision"], walk.route) == ("kept", "Ring 070-174 06 58 först.")
    assert "070" not in str(told)


def test_nobody_else_reads_it_until_a_function_of_theirs_is_invited(
    police: Organisation, town: Organisation
) -> None:
    walk, officer = a_walk(town), actor_with(police, Role.LIAISON_OFFICER)
    assert not SafetyWalk.objects.visible_to(access_of(officer)).exists()
    invite(ACTOR, walk, [a_function(police, "kommunpolisen")], note="Inget är hemligt.")
    assert SafetyWalk.objects.visible_to(access_of(officer)).get() == walk


def test_a_planned_walk_is_changed_and_a_held_one_not(town: Organisation) -> None:
    walk, actor = a_walk(town), actor_with(town, Role.COORDINATOR)
    said: dict[str, Any] = {"title": "Vandring vid ån", "place": "Bron", "route": ""}
    assert change_walk(actor, walk, **said).sequence == 1
    assert change_walk(actor, walk, **said).sequence == 1
    hold(actor, walk, [town], today=WALKED)
    with pytest.raises(NotAllowed, match="avslutat"):
        change_walk(actor, walk, **{**said, "title": "Annat"})


def _asked(walk: SafetyWalk, town: Organisation) -> None:
    ask_to_publish(actor_with(town, Role.COORDINATOR), walk, note="Inget är hemligt.")


def test_publishing_takes_somebody_who_was_asked(town: Organisation) -> None:
    walk, publisher = a_walk(town), actor_with(town, Role.PUBLISHER)
    a_point(walk)
    with pytest.raises(Refusal, match="Ingen har bett"):
        publish_walk(publisher, walk)
    _asked(walk, town)
    with pytest.raises(NotAllowed):
        publish_walk(actor_with(town, Role.COORDINATOR), walk)
    walk = publish_walk(publisher, walk)
    assert (walk.visibility, walk.asked_at) == (Visibility.PUBLIC, None)
    assert walk.published == walk.texts()
    assert [point.published for point in walk.points.all()] == [point.texts() for point in walk.points.all()]


def test_who_asked_does_not_publish(town: Organisation) -> None:
    walk, both = a_walk(town), actor_with(town, Role.COORDINATOR, Role.PUBLISHER)
    ask_to_publish(both, walk, note="Inget är hemligt.")
    with pytest.raises(NotAllowed, match="Be en kollega"):
        publish_walk(both, walk)


def test_what_is_written_later_waits_for_the_next_time(town: Organisation) -> None:
    walk = a_walk(town)
    point = a_point(walk)
    publish_walk(ACTOR, walk)
    with pytest.raises(Refusal, match="redan publicerad"):
        publish_walk(ACTOR, walk)
    refuse_point(ACTOR, point, reason="Marken är inte vår.", today=WALKED)
    point.refresh_from_db()
    assert (point.answer, (point.published or {})["reason"]) == ("refused", "")
    publish_walk(ACTOR, walk)
    point.refresh_from_db()
    assert (point.published or {})["reason"] == "Marken är inte vår."


def test_a_question_lapses_when_the_protocol_is_changed(town: Organisation) -> None:
    walk = a_walk(town)
    _asked(walk, town)
    a_point(walk)
    with pytest.raises(Refusal, match="Ingen har bett"):
        publish_walk(actor_with(town, Role.PUBLISHER), walk)


def test_what_is_secret_or_cancelled_is_not_published(town: Organisation) -> None:
    walk = a_walk(town)
    SafetyWalk.objects.filter(pk=walk.pk).update(secrecy="osl-18-1")
    with pytest.raises(Refusal, match="sekretessmarkerat"):
        publish_walk(ACTOR, walk)
    SafetyWalk.objects.filter(pk=walk.pk).update(secrecy="")
    cancel_occasion(ACTOR, walk, reason="Ingen kan.")
    with pytest.raises(Refusal, match="inställd"):
        publish_walk(ACTOR, walk)


def test_a_walk_in_the_dark_half_of_the_year_lasts_over_midnight(town: Organisation) -> None:
    plan = a_plan()
    late = type(plan)(plan.title, plan.place, plan.starts_at, plan.starts_at + timedelta(hours=8))
    assert plan_walk(ACTOR, town, late).day == WALKED
