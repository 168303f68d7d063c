"""A follow-up opens with what the records say by the end of its period, and with what is to be answered."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from medborgarlofte.domain.status import Status
from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.followup import actions
from medborgarlofte.followup.models import FollowUp
from medborgarlofte.followup.prefilled import Prefilled, RowFacts, prefilled
from tests.building import a_commitment
from tests.following import TODAY, Followed, a_target, answered, followed
from tests.weekly import did

pytestmark = pytest.mark.django_db


def read(found: Followed) -> Prefilled:
    rows = FollowUp.objects.select_related("promise__municipality")
    return prefilled(rows.get(pk=found.follow_up.pk))


def row(facts: Prefilled, number: int, place: int = 0) -> RowFacts:
    return next(one for one in facts.commitments if one.commitment.number == number).rows[place]


def test_the_count_stands_as_the_period_ended() -> None:
    checks = row(read(followed()), 1)
    assert checks.shown is not None
    assert (checks.shown.done, checks.shown.window.number, checks.shown.expected) == (35, 104, 34)
    assert checks.shown.status is Status.ON_PACE
    assert sum(act.count for act in checks.records) == 35
    assert [str(act.day) for act in checks.records][-2:] == ["2024-04-23", "2024-04-30"]


def test_what_lacks_is_a_deviation_and_what_nobody_told_is_silence() -> None:
    facts = read(followed())
    walks, needs = row(facts, 2), row(facts, 3)
    assert [(one.done, one.window.number, one.status) for one in walks.deviating] == [(3, 4, Status.MISSED)]
    assert walks.silent == ()
    assert [str(one.window.start) for one in needs.silent] == ["2024-01-01"]
    assert row(facts, 1).deviating == row(facts, 1).silent == ()


def test_what_goes_on_has_a_forecast() -> None:
    facts = read(followed())
    told = row(facts, 1).forecast
    assert told is not None
    assert (told.done, told.asked) == (35, 104)
    assert told.chance is not None
    assert 0.3 < told.chance < 0.6
    assert told.needed == pytest.approx((104 - 35) / told.left)
    assert [row(facts, number).forecast for number in (2, 3, 4)] == [None] * 3


def test_what_is_done_after_the_period_changes_nothing() -> None:
    found = followed()
    before = read(found)
    did(found.commitment(1), found.police, date(2024, 5, 9), 20, TODAY)
    assert row(read(found), 1).shown == row(before, 1).shown
    did(found.commitment(1), found.police, date(2024, 4, 9), 20, TODAY)
    shown = row(read(found), 1).shown
    assert shown is not None
    assert shown.done == 55


def test_each_accountable_party_answers_and_both_answer_for_the_whole() -> None:
    found = followed()
    left = [
        (one.party.kind, one.commitment.number if one.commitment else one.question)
        for one in read(found).missing()
    ]
    assert left == [
        ("police", 1),
        ("municipality", 2),
        ("police", 3),
        ("police", 4),
        ("municipality", 4),
        ("police", "outcome"),
        ("municipality", "outcome"),
        ("police", "process"),
        ("municipality", "process"),
    ]
    assert read(answered(found)).missing() == []


def test_the_newest_answer_of_each_party_holds() -> None:
    found = answered(followed())
    again = actions.Judged("fulfilled", "Den fjärde var inte loggad.")
    actions.assess_in(found.coordinator, found.follow_up, found.commitment(2), found.town, again, today=TODAY)
    (facts,) = [one for one in read(found).commitments if one.commitment.number == 2]
    assert [(one.party, one.verdict) for one in facts.assessments] == [(found.town, "fulfilled")]


def test_what_nobody_is_known_to_answer_for_takes_one_answer() -> None:
    found = followed(a_commitment("Någon gör det.", a_target(5), by="nobody"))
    assert [one.party for one in read(found).missing() if one.commitment and one.commitment.number == 5] == [
        found.police,
        found.town,
    ]
    judged = actions.Judged("cannot_be_verified", "Ingen vet.")
    actions.assess_in(found.officer, found.follow_up, found.commitment(5), found.police, judged, today=TODAY)
    assert not [one for one in read(found).missing() if one.commitment and one.commitment.number == 5]


@pytest.mark.parametrize(
    ("verdict", "status"),
    [("cannot_be_verified", Status.AWAITING_REPORT), ("not_fulfilled", Status.MISSED)],
)
def test_who_cannot_tell_has_not_missed(verdict: str, status: Status) -> None:
    found = followed(a_commitment("Kommunen städar.", CountTarget(2, Per.TERTIAL), by="municipality"))
    judged = actions.Judged(verdict, "Ingen skrev upp det.")
    actions.assess_in(
        found.coordinator, found.follow_up, found.commitment(5), found.town, judged, today=TODAY
    )
    (ended,) = row(read(found), 5).ended
    assert ended.status is status


@pytest.mark.parametrize("more", [0, 40])
def test_the_number_of_queries_does_not_grow(more: int, django_assert_max_num_queries: Any) -> None:
    others = [a_commitment(f"Polisen gör nummer {number}.", a_target(20 + number)) for number in range(more)]
    found = answered(followed(*others))
    with django_assert_max_num_queries(8):
        read(found).missing()
