"""Training, information and visits to schools are planned, held and counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.dialogue.actions import (
    change_session,
    count_those_who_came,
    hold_session,
    plan_session,
    take_back,
)
from medborgarlofte.dialogue.drafts import SessionPlan
from medborgarlofte.dialogue.models import Occasion, Session
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.actions import set_fulfilled
from medborgarlofte.promises.models import ActivityRecord
from tests.building import ACTOR, a_commitment, a_promise, parties_of
from tests.occasions import at
from tests.people import actor_with

pytestmark = pytest.mark.django_db
DAY = date(2024, 4, 10)
STARTS = at(DAY, 9)
PLAN = SessionPlan(
    "Om näthat", "school_visit", "pupils", STARTS, STARTS + timedelta(hours=1), "Norra skolan", "Årskurs 7"
)


@pytest.fixture
def town() -> Organisation:
    return parties_of(a_promise(a_commitment("Kommunen besöker skolorna.", by="municipality")).municipality)[
        1
    ]


def test_a_session_is_an_occasion_of_the_party_that_plans_it(town: Organisation) -> None:
    session = plan_session(actor_with(town, Role.DOER), town, PLAN)
    occasion = Occasion.objects.get(pk=session.pk)
    assert (occasion.kind, occasion.day, occasion.title) == ("session", DAY, "Om näthat")
    assert (session.audience, session.whom, session.took_part) == ("pupils", "Årskurs 7", None)
    assert AuditEntry.objects.filter(action="plan_session", workspace=town.pk).count() == 1


@pytest.mark.parametrize("role", [Role.READER, Role.SIGNATORY, Role.PUBLISHER, Role.REGISTRAR, Role.REPORTER])
def test_who_does_not_do_the_work_plans_nothing(town: Organisation, role: Role) -> None:
    with pytest.raises(NotAllowed):
        plan_session(actor_with(town, role), town, PLAN)
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": " "}, "vad det handlar om"),
        ({"form": "kalas"}, "Välj vad det är"),
        ({"audience": "alla"}, "vilka det är för"),
        ({"ends_at": STARTS}, "efter starttiden"),
        ({"whom": "x" * 201}, "högst 200 tecken"),
        ({"whom": "Bland annat 19811218-9876"}, "personnummer"),
    ],
)
def test_what_a_session_needs(town: Organisation, wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        plan_session(ACTOR, town, replace(PLAN, **wrong))
    assert not Session.objects.exists()


def test_a_text_that_may_tell_of_somebody_asks_for_a_decision(town: Organisation) -> None:
    plan = replace(PLAN, whom="Ring 070-174 06 05")
    with pytest.raises(NeedsDecision):
        plan_session(ACTOR, town, plan)
    assert plan_session(ACTOR, town, plan, confirmed=True).whom == plan.whom


def test_changed_it_keeps_its_times(town: Organisation) -> None:
    session = plan_session(ACTOR, town, PLAN)
    changed = change_session(ACTOR, session, replace(PLAN, title="Om droger", starts_at=at(DAY, 20)))
    assert (changed.title, changed.starts_at, changed.sequence) == ("Om droger", STARTS, 1)


def test_held_it_counts_for_its_commitment_and_tells_how_many_came(town: Organisation) -> None:
    session = plan_session(ACTOR, town, PLAN)
    commitment = town.commitments.get()
    set_fulfilled(ACTOR, session, [commitment])
    hold_session(ACTOR, session, [town], took_part=48, today=DAY)
    session.refresh_from_db()
    assert (session.state, session.took_part) == ("held", 48)
    assert ActivityRecord.objects.get().commitments.get() == commitment
    assert count_those_who_came(ACTOR, session, 52).took_part == 52
    assert AuditEntry.objects.filter(action="count_those_who_came").count() == 2
    take_back(ACTOR, session, reason="Fel dag.", today=DAY)
    assert ActivityRecord.objects.filter(corrected_by=None, count__gt=0).count() == 0


@pytest.mark.parametrize("number", [-1, 100_001])
def test_a_number_that_cannot_be_is_refused_and_nothing_is_held(town: Organisation, number: int) -> None:
    session = plan_session(ACTOR, town, PLAN)
    with pytest.raises(Refusal, match="hur många som kom"):
        hold_session(ACTOR, session, [town], took_part=number, today=DAY)
    session.refresh_from_db()
    assert session.state == "planned"


def test_nobody_need_have_counted(town: Organisation) -> None:
    session = hold_session(ACTOR, plan_session(ACTOR, town, PLAN), [town], took_part=None, today=DAY)
    assert (session.state, session.took_part) == ("held", None)


def test_another_party_counts_nothing(town: Organisation) -> None:
    session = plan_session(ACTOR, town, PLAN)
    police = parties_of(town.municipality)[0]
    with pytest.raises(NotAllowed):
        count_those_who_came(actor_with(police, Role.DOER), session, 5)
