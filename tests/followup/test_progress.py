"""How commitments are going: the right rows, records counted once, and few queries whatever the size."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from medborgarlofte.domain.status import Status, Verdict
from medborgarlofte.domain.targets import (
    CountTarget,
    Per,
    TimeUnit,
    UncountableTarget,
    WhenNeededTarget,
    WithinTimeTarget,
)
from medborgarlofte.followup import actions as followup
from medborgarlofte.followup.progress import (
    CommitmentProgress,
    concerns,
    current,
    next_due,
    overall,
    progress_of,
)
from medborgarlofte.followup.said import Answer
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import Commitment, Promise
from tests.building import ACTOR, a_commitment, a_promise, parties_of

pytestmark = pytest.mark.django_db

TODAY = date(2024, 10, 15)


def progress(promise: Promise, number: int = 1, today: date = TODAY) -> CommitmentProgress:
    commitment = promise.commitments.get(number=number)
    return progress_of([commitment], today=today)[commitment.pk]


def do(promise: Promise, *numbers: int, by: str = "police", day: date = TODAY, **more: Any) -> Any:
    police, town = parties_of(promise.municipality)
    who = {"police": (police,), "municipality": (town,), "both": (police, town)}[by]
    done = Activity(tuple(promise.commitments.filter(number__in=numbers or [1])), who, day, **more)
    return actions.log_activity(ACTOR, done, today=date(2025, 6, 1)), done


def test_a_count_is_derived_from_the_records() -> None:
    promise = a_promise()
    do(promise, day=date(2024, 2, 1), count=3)
    (row,) = progress(promise).rows
    assert row.party is not None
    assert row.party.name == "Polisen"
    (window,) = row.windows
    assert (window.done, window.status, window.expected) == (3, Status.ON_PACE, 3)
    do(promise, day=date(2024, 10, 1))
    assert current(progress(promise).rows[0], TODAY).status == Status.MET  # type: ignore[union-attr]


def test_a_corrected_record_counts_no_longer_and_its_correction_does() -> None:
    promise = a_promise()
    wrong, done = do(promise, day=date(2024, 2, 1), count=4)
    right = actions.correct_activity(ACTOR, wrong, replace(done, count=2), reason="Dubbelt.", today=TODAY)
    assert progress(promise).rows[0].windows[0].done == 2
    actions.correct_activity(ACTOR, right, replace(done, count=1), reason="Igen.", today=TODAY)
    assert progress(promise).rows[0].windows[0].done == 1


def test_a_joint_commitment_is_one_row_per_party_and_met_when_both_are() -> None:
    promise = a_promise(a_commitment(by="both"))
    do(promise, by="both", count=3)
    do(promise, by="municipality")
    police, town = progress(promise).rows
    assert [row.party.kind for row in (police, town) if row.party] == ["police", "municipality"]
    assert (police.windows[0].done, town.windows[0].done) == (3, 4)
    assert overall(progress(promise), TODAY) == Status.ON_PACE
    do(promise, by="police")
    assert overall(progress(promise), TODAY) == Status.MET


def test_nobody_named_is_one_row_that_everybody_fills() -> None:
    promise = a_promise(a_commitment(by="nobody"))
    do(promise, by="municipality")
    do(promise, by="police")
    do(promise, by="both", count=3)  # one record of two parties
    (row,) = progress(promise).rows
    assert (row.party, row.windows[0].done) == (None, 5)


def test_several_targets_are_several_rows() -> None:
    promise = a_promise(
        a_commitment("Flera.", CountTarget(4, Per.YEAR), CountTarget(1, Per.TERTIAL), by="both")
    )
    rows = progress(promise).rows
    yearly, by_tertial = (Per.YEAR, 1), (Per.TERTIAL, 3)
    told = [(row.target.per, len(row.windows)) for row in rows]
    assert told == [yearly, yearly, by_tertial, by_tertial]


def test_one_record_counts_once_in_each_of_its_commitments() -> None:
    promise = a_promise(a_commitment("Nio riktade."), a_commitment("Alla."), a_commitment("Annat."))
    do(promise, 1, 2, count=2)
    assert [progress(promise, number).rows[0].windows[0].done for number in (1, 2, 3)] == [2, 2, 0]


def test_time_taken_and_made_up_reach_the_rules() -> None:
    promise = a_promise(a_commitment("Inom två dygn.", WithinTimeTarget(2, TimeUnit.DAY)), a_commitment())
    do(promise, 1, hours_taken=Decimal(40))
    do(promise, 1, hours_taken=Decimal(60))
    (window,) = progress(promise, 1).rows[0].windows
    assert (window.done, window.within) == (2, 1)
    do(promise, 2, day=date(2025, 2, 1), count=4, making_up_for=date(2024, 1, 1))
    (late,) = progress(promise, 2, today=date(2025, 3, 1)).rows[0].windows
    assert (late.status, late.made_up) == (Status.MET_LATE, 4)


def test_the_time_of_a_case_is_that_of_the_parties_that_did_it() -> None:
    promise = a_promise(a_commitment("Inom två dygn.", WithinTimeTarget(2, TimeUnit.DAY), by="both"))
    do(promise, by="police", hours_taken=Decimal(30))
    do(promise, by="both", hours_taken=Decimal("47.5"))
    do(promise, by="municipality", count=3)
    assert [(x.windows[0].done, x.windows[0].within) for x in progress(promise).rows] == [(2, 2), (4, 1)]


def test_answers_and_assessments_hold_for_their_own_party_and_the_newest_holds() -> None:
    needed, seen = WhenNeededTarget("möte", Per.TERTIAL), UncountableTarget("närvaro", Per.TERTIAL)
    promise = a_promise(
        a_commitment("Vid behov.", needed, by="both"), a_commitment("Synas.", seen, by="both")
    )
    police, _ = parties_of(promise.municipality)
    first, second = promise.commitments.all()
    for arose in (True, False):
        followup.answer_need(
            ACTOR, first, police, day=date(2024, 2, 1), arose=arose, reason="Ingen bad.", today=TODAY
        )
    for verdict in ("fulfilled", "partly"):
        followup.assess(
            ACTOR, second, police, day=date(2024, 2, 1), verdict=verdict, reason="Halva tiden.", today=TODAY
        )
    by_police, by_town = (row.windows[0] for row in progress(promise, 1).rows)
    assert (by_police.status, by_town.status) == (Status.NO_NEED, Status.NOT_REPORTED)
    by_police, by_town = (row.windows[0] for row in progress(promise, 2).rows)
    assert (by_police.status, by_town.status) == (Status.ASSESSED, Status.NOT_REPORTED)
    assert by_police.judgement is not None
    assert by_police.judgement.verdict == "partly"


def test_all_that_was_said_is_told_in_its_order() -> None:
    promise = a_promise(a_commitment("Vid behov.", WhenNeededTarget("möte", Per.TERTIAL), by="both"))
    commitment = promise.commitments.get()
    police, town = parties_of(promise.municipality)
    day, today = date(2024, 2, 1), date(2024, 3, 4)
    for who, arose, reason in ((town, False, "Ingen bad."), (police, True, ""), (town, True, "En bad.")):
        followup.answer_need(ACTOR, commitment, who, day=day, arose=arose, reason=reason, today=today)
    followup.assess(
        ACTOR,
        commitment,
        police,
        day=day,
        verdict="partly",
        reason="Halva.",
        evidence="Dagboken.",
        today=today,
    )
    answers = progress(promise).answers
    needs = [one for one in answers if one.verdict is None]
    assert [(one.party_name, one.arose, one.reason) for one in needs] == [
        (town.name, False, "Ingen bad."),
        (police.name, True, ""),
        (town.name, True, "En bad."),
    ]
    (judged,) = (one for one in answers if one.verdict)
    assert judged == Answer(
        police.pk,
        "Polisen",
        date(2024, 1, 1),
        date(2024, 5, 1),
        today,
        None,
        Verdict.PARTLY,
        "Halva.",
        "Dagboken.",
    )


def test_a_row_knows_the_days_on_which_its_party_did_something() -> None:
    promise = a_promise(a_commitment("Möten vid behov.", WhenNeededTarget("möte"), by="both"))
    do(promise, day=date(2024, 3, 1))
    wrong, done = do(promise, day=date(2024, 2, 1))
    actions.correct_activity(ACTOR, wrong, replace(done, count=0), reason="Blev inte av.", today=TODAY)
    do(promise, day=date(2024, 1, 9), by="both")
    assert [row.days() for row in progress(promise).rows] == [
        (date(2024, 1, 9), date(2024, 3, 1)),
        (date(2024, 1, 9),),
    ]


def test_silence_before_the_record_and_without_a_period() -> None:
    entered = a_promise(
        a_commitment("Varje tertial.", CountTarget(1, Per.TERTIAL)), entered_on=date(2024, 6, 1)
    )
    assert [window.status for window in progress(entered).rows[0].windows] == [
        Status.BEFORE_RECORD,
        Status.NOT_REPORTED,
        Status.NOT_STARTED,
    ]
    timeless = progress(a_promise(label="", start=None, end=None))
    assert timeless.rows[0].windows == ()
    assert (overall(timeless, TODAY), next_due(timeless, TODAY)) == (None, None)


def test_what_the_parties_are_behind_with_comes_worst_first() -> None:
    promise = a_promise(
        a_commitment("På väg.", CountTarget(1, Per.YEAR)),
        a_commitment("Efter.", CountTarget(50, Per.YEAR)),
        a_commitment("Tyst.", CountTarget(1, Per.BY_DATE, by=date(2024, 3, 1))),
    )
    all_of_it = progress_of(promise.commitments.all(), today=TODAY)
    found = concerns(all_of_it, TODAY)
    assert [(one.progress.commitment.text, one.window.status) for one in found] == [
        ("Tyst.", Status.NOT_REPORTED),
        ("Efter.", Status.BEHIND),
    ]
    assert next_due(all_of_it[found[1].progress.commitment.pk], TODAY) == date(2025, 1, 1)


def _queries(commitments: Any) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        progress_of(commitments, today=TODAY)
    return len(captured)


def test_the_number_of_queries_does_not_grow() -> None:
    small = a_promise(a_commitment(by="both"))
    do(small, by="both")
    one = _queries(Commitment.objects.filter(promise=small))
    for name in ("Sjöbo Strand", "Ådalsbro", "Björkhyttan"):
        many = [a_commitment(f"Nummer {n}.", by="both", municipality=name) for n in range(10)]
        large = a_promise(*many, municipality=name)
        for _ in range(5):
            do(large, 1, 2, 3, by="both")
    assert Commitment.objects.count() == 31
    assert _queries(Commitment.objects.all()) == one <= 6  # one of them fetches the commitments themselves


def test_what_the_caller_has_fetched_is_not_fetched_again() -> None:
    promise = a_promise(a_commitment(by="both"))
    do(promise, by="both")
    assert _queries(list(Commitment.objects.all())) == 4
    assert _queries(list(Commitment.objects.select_related("promise__municipality"))) == 3


def test_nothing_asked_is_nothing_answered() -> None:
    assert progress_of([], today=TODAY) == {}


def statuses_of(promise: Promise) -> list[list[Status]]:
    rows = progress(promise, today=date(2025, 3, 1)).rows
    return [[one.status for one in row.windows] for row in rows]


@pytest.mark.parametrize(
    ("month", "of_year"), [(date(2024, 1, 1), Status.NOT_REPORTED), (date(2024, 12, 1), Status.ASSESSED)]
)
def test_a_verdict_on_a_short_window_is_of_a_long_one_only_where_both_are_over_with_it(
    month: date, of_year: Status
) -> None:
    each_month, whole_year = UncountableTarget("närvaro", Per.MONTH), UncountableTarget("samverkan", Per.YEAR)
    promise = a_promise(a_commitment("Båda.", each_month, whole_year))
    police, _ = parties_of(promise.municipality)
    given = followup.assess(
        ACTOR, promise.commitments.get(), police, day=month, verdict="partly", reason="Så.",
        today=date(2025, 1, 10),
    )  # fmt: skip
    assert (given.window_end - given.window_start).days == 31
    months, year = statuses_of(promise)
    assert months[month.month - 1] is Status.ASSESSED
    assert months.count(Status.ASSESSED) == 1
    assert year == [of_year]


def test_a_need_told_of_one_month_is_not_told_of_the_year() -> None:
    each_month, whole_year = WhenNeededTarget("möte", Per.MONTH), WhenNeededTarget("möte", Per.YEAR)
    promise = a_promise(a_commitment("Båda.", each_month, whole_year))
    police, _ = parties_of(promise.municipality)
    for day, told in ((date(2024, 1, 15), Status.NOT_REPORTED), (date(2024, 12, 15), Status.NO_NEED)):
        followup.answer_need(
            ACTOR, promise.commitments.get(), police, day=day, arose=False, reason="Lugnt.",
            today=date(2025, 1, 10),
        )  # fmt: skip
        assert statuses_of(promise)[1] == [told]
