"""The promises that end within ninety days, as those see them who may renew them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from medborgarlofte.accounts.models import User
from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.renewal import Choice
from medborgarlofte.domain.roles import Role
from medborgarlofte.followup import actions
from medborgarlofte.followup.ending import Ending, ending_promises
from medborgarlofte.places.access import access_of
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.models import Promise, Renewal
from tests.building import ACTOR, parties_of
from tests.people import a_member

from .ending import END, a_coordinator, an_ending_promise, an_officer

pytestmark = pytest.mark.django_db
TODAY = date(2024, 12, 1)


def seen(user: User, today: date = TODAY) -> list[Ending]:
    return ending_promises(access_of(user.actor()), today)


def renewed(promise: Promise) -> Renewal:
    return actions.renew(
        ACTOR, promise, workspace=None, start=END, end=date(2026, 1, 1), choices=[Choice(1, Act.EXTEND)],
        reason="Behövs.", lessons="Tidigare.", today=TODAY,
    )  # fmt: skip


@pytest.mark.parametrize(("days", "count"), [(91, 0), (90, 1), (1, 1), (0, 0)], ids=lambda value: str(value))
def test_it_is_seen_from_ninety_days_before_the_end_until_it_ends(days: int, count: int) -> None:
    officer = an_officer(an_ending_promise())
    found = seen(officer, END - timedelta(days=days))
    assert [one.days for one in found] == [days] * count


def test_each_sees_those_of_its_own_parties_the_first_to_end_first() -> None:
    late, early = an_ending_promise("Granvik"), an_ending_promise("Almvik", date(2024, 12, 20))
    an_ending_promise("Ekskog")
    officer = an_officer(late)
    a_member(parties_of(early.municipality)[0], Role.LIAISON_OFFICER, user=officer)

    assert [one.promise for one in seen(officer)] == [early, late]
    assert seen(a_coordinator(late))[0].parties == (parties_of(late.municipality)[1],)
    assert len(ending_promises(access_of(ACTOR), TODAY)) == 3


def test_who_may_not_renew_is_not_bothered() -> None:
    promise = an_ending_promise()
    assert seen(a_member(parties_of(promise.municipality)[0], Role.READER, Role.SIGNATORY)) == []


def test_one_that_is_being_renewed_says_so_and_one_that_is_renewed_is_gone() -> None:
    promise = an_ending_promise()
    officer = an_officer(promise)
    renewal = renewed(promise)
    assert [one.draft for one in seen(officer)] == [renewal.draft_id]

    promises.publish_draft(ACTOR, renewal.draft, revision=0, today=TODAY)
    assert seen(officer) == []


def test_it_asks_as_often_for_many_as_for_one() -> None:
    officer = an_officer(an_ending_promise())

    def asked() -> int:
        access = access_of(officer.actor())
        with CaptureQueriesContext(connection) as captured:
            ending_promises(access, TODAY)
        return len(captured)

    few = asked()
    for n in range(15):
        promise = an_ending_promise(f"Ort {chr(97 + n)}")
        a_member(parties_of(promise.municipality)[0], Role.LIAISON_OFFICER, user=officer)
    assert asked() == few == 1
