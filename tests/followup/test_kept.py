"""What was done and said is kept until more is written of the place; how it was judged, until another day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.status import Act, Status, WindowStatus
from medborgarlofte.domain.windows import Window
from medborgarlofte.followup import kept
from medborgarlofte.followup.actions import answers
from medborgarlofte.followup.kept import Asked, Judged, JudgedRow, Keeping, Kept
from medborgarlofte.followup.progress import CommitmentProgress, progress_of
from medborgarlofte.followup.said import Said
from medborgarlofte.places.actions import add_function
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
def test_another_day_is_judged_anew_of_what_is_known(commitment: Commitment) -> None:
    year_over = date(2025, 1, 1)
    assert queries(commitment) == ALL
    assert queries(commitment, year_over) == KEPT
    during, after = progress(commitment).rows[0].windows, progress(commitment, year_over).rows[0].windows
    assert [one.status for one in during] != [one.status for one in after]


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


@pytest.mark.django_db(transaction=True)
def test_what_is_written_of_another_place_leaves_it_kept(commitment: Commitment) -> None:
    elsewhere: Commitment = a_promise(municipality="Sjövik").commitments.get(number=1)
    assert queries(commitment) == ALL
    do(elsewhere)
    assert queries(commitment) == KEPT
    do(commitment)
    assert queries(elsewhere) == ALL  # the first time
    assert queries(elsewhere) == KEPT
    assert queries(commitment) == ALL


@pytest.mark.django_db(transaction=True)
def test_what_only_one_party_has_leaves_it_kept(commitment: Commitment) -> None:
    police, _town = parties_of(commitment.promise.municipality)
    assert queries(commitment) == ALL
    add_function(ACTOR, police, "Områdespolisen")
    assert queries(commitment) == KEPT


@pytest.mark.django_db(transaction=True)
def test_all_that_decides_is_written_for_everybody_of_the_place(commitment: Commitment) -> None:
    """What is kept goes by such entries of the trail alone."""
    place = commitment.promise.municipality
    police, _town = parties_of(place)
    before = AuditEntry.objects.count()
    record = do(commitment)
    instead = Activity((commitment,), (police,), TODAY, count=2)
    actions.correct_activity(ACTOR, record, instead, reason="Fel antal.", today=TODAY)
    answers.assess(
        ACTOR, commitment, police, day=TODAY, verdict="partly", reason="Det blev hälften.", today=TODAY
    )
    scopes = AuditEntry.objects.order_by("pk")[before:].values_list("workspace", "place")
    assert list(scopes) == [(None, place.pk)] * 3


def holding(acts: int, newest: str = "a write") -> Kept:
    return Kept(newest, Said(acts=[Act(TODAY)] * acts))


@pytest.mark.django_db(transaction=True)
def test_no_more_is_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 10)
    room = Keeping()

    def known(*keys: int) -> list[int]:
        return [key for key in keys if room.of(key, "a write")]

    room.put({1: holding(6)})
    room.put({1: holding(5)})  # instead of the first
    room.put({2: holding(5)})
    assert known(1, 2) == [1, 2]
    room.put({3: holding(1)})
    assert not known(1, 2, 3)
    room.put({4: holding(11), 5: holding(1)})
    assert known(4, 5) == [5]


def test_what_was_judged_takes_room_too() -> None:
    tomorrow = TODAY + timedelta(days=1)
    one, window = holding(2), Window(TODAY, tomorrow, due=tomorrow)
    row = JudgedRow((WindowStatus(window, Status.MET),), (Act(TODAY),))
    one.judged[None] = Judged(Asked(TODAY, TODAY, ()), (row,))
    assert one.size == 2 + 1 + 1


@pytest.mark.django_db(transaction=True)
def test_what_is_of_no_known_write_is_not_kept() -> None:
    room = Keeping()
    room.put({1: holding(1, newest="")})
    assert room.of(1, "") is None
