"""How commitments are going is kept until something is written or the day is over, and never longer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from medborgarlofte.domain.status import Act
from medborgarlofte.followup import kept
from medborgarlofte.followup.kept import Asked, Judged, JudgedRow, Kept
from medborgarlofte.followup.progress import CommitmentProgress, progress_of
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord, Commitment
from tests.building import ACTOR, a_promise, parties_of

TODAY = date(2024, 10, 15)
ALL, KEPT = 4, 2  # queries: promise, targets, what was done, what was said


@pytest.fixture
def commitment() -> Commitment:
    """One of a promise whose school terms nobody asks for."""
    found: Commitment = a_promise().commitments.get(number=1)
    return found


def progress(commitment: Commitment, today: date = TODAY, before: date | None = None) -> CommitmentProgress:
    return progress_of([Commitment.objects.get(pk=commitment.pk)], today=today, before=before)[commitment.pk]


def queries(commitment: Commitment, today: date = TODAY) -> int:
    chosen = list(Commitment.objects.filter(pk=commitment.pk))
    with CaptureQueriesContext(connection) as captured:
        progress_of(chosen, today=today)
    return len(captured)


def do(commitment: Commitment, count: int = 1, day: date = TODAY) -> ActivityRecord:
    police, _town = parties_of(commitment.promise.municipality)
    return actions.log_activity(ACTOR, Activity((commitment,), (police,), day, count=count), today=TODAY)


def done(commitment: Commitment, **asked: date) -> int:
    return sum(act.count for act in progress(commitment, **asked).rows[0].acts)


@pytest.mark.django_db(transaction=True)
def test_what_is_asked_again_is_the_same_with_fewer_queries(commitment: Commitment) -> None:
    do(commitment, 3)
    assert queries(commitment) == ALL
    assert queries(commitment) == KEPT
    first, again = progress(commitment), progress(commitment)
    assert first.rows == again.rows
    assert first.answers == again.answers
    assert done(commitment) == 3


@pytest.mark.django_db(transaction=True)
def test_what_was_done_and_corrected_is_seen_at_once(commitment: Commitment) -> None:
    assert done(commitment) == 0
    record = do(commitment, 3)
    assert done(commitment) == 3
    police, _town = parties_of(commitment.promise.municipality)
    instead = Activity((commitment,), (police,), TODAY, count=2)
    actions.correct_activity(ACTOR, record, instead, reason="Fel antal.", today=TODAY)
    assert done(commitment) == 2


@pytest.mark.django_db(transaction=True)
def test_another_day_is_judged_anew(commitment: Commitment) -> None:
    assert queries(commitment) == ALL
    assert queries(commitment, TODAY + timedelta(days=1)) == ALL


@pytest.mark.django_db(transaction=True)
def test_what_was_done_before_a_day_is_kept_apart(commitment: Commitment) -> None:
    do(commitment, 1, date(2024, 3, 1))
    do(commitment, 1, date(2024, 9, 1))
    assert done(commitment) == 2
    assert done(commitment, before=date(2024, 6, 1)) == 1
    assert done(commitment) == 2


@pytest.mark.django_db(transaction=True)
def test_a_promise_fetched_before_it_was_changed_spoils_nothing(commitment: Commitment) -> None:
    now = len(progress(commitment).rows[0].windows)
    earlier = Commitment.objects.select_related("promise__municipality").get(pk=commitment.pk)
    earlier.promise.start = date(2023, 1, 1)  # as if a version that was published since had moved it
    assert len(progress_of([earlier], today=TODAY)[commitment.pk].rows[0].windows) > now
    assert len(progress(commitment).rows[0].windows) == now


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_was_never_kept(commitment: Commitment) -> None:
    with transaction.atomic():
        do(commitment, 3)
        assert done(commitment) == 3
        transaction.set_rollback(True)
    assert done(commitment) == 0


@pytest.mark.django_db
def test_nothing_is_kept_inside_a_transaction(commitment: Commitment) -> None:
    assert queries(commitment) == ALL
    assert queries(commitment) == ALL


def judged(size: int) -> Judged:
    return Judged(Asked(TODAY, ()), (), (JudgedRow((), (), (Act(TODAY),) * size),))


def test_no_more_is_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 10)
    room = Kept()
    room.put({(1, None): judged(6)})
    room.put({(2, None): judged(4)})
    assert len(room.known) == 2
    room.put({(3, None): judged(5)})
    assert list(room.known) == [(3, None)]
    room.put({(4, None): judged(11)})
    assert list(room.known) == [(3, None)]
