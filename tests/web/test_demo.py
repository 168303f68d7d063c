"""The example shows everything the product can say, on whatever day it is made."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.change import ChangeKind
from medborgarlofte.domain.changes import changes
from medborgarlofte.domain.status import Status
from medborgarlofte.domain.targets import Operator, Per
from medborgarlofte.followup.progress import progress_of
from medborgarlofte.places.models import Municipality
from medborgarlofte.promises.models import ActivityRecord, Commitment, LineageLink, Promise, Target, Version
from medborgarlofte.web.demo import load_examples

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


def _statuses(today: date) -> set[Status]:
    progress = progress_of(Commitment.objects.all(), today=today)
    return {state.status for one in progress.values() for row in one.rows for state in row.windows}


def test_it_shows_every_kind_of_target_and_every_status() -> None:
    load_examples(DAY)

    assert set(Target.objects.values_list("kind", flat=True)) == set(Target.Kind.values)
    assert set(Target.objects.exclude(operator="").values_list("operator", flat=True)) == set(Operator)
    assert set(Target.objects.values_list("per", flat=True)) == set(Per)
    assert _statuses(DAY) == set(Status)


def test_it_is_six_invented_municipalities_over_four_years() -> None:
    load_examples(DAY)

    assert Municipality.objects.filter(example=True).count() == 6
    assert Promise.objects.filter(municipality__example=False).count() == 0
    assert min(promise.start.year for promise in Promise.objects.all() if promise.start) == DAY.year - 3
    assert not Promise.objects.filter(published_at=None).exists()


def test_a_second_time_changes_nothing() -> None:
    load_examples(DAY)
    records, entries = ActivityRecord.objects.count(), AuditEntry.objects.count()

    assert not load_examples(DAY)
    assert (ActivityRecord.objects.count(), AuditEntry.objects.count()) == (records, entries)


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2028, 2, 29), date(2030, 7, 15), date(2026, 12, 31)])
def test_it_can_be_made_on_any_day_and_tells_of_nothing_to_come(day: date) -> None:
    load_examples(day)

    assert ActivityRecord.objects.exists()
    assert not ActivityRecord.objects.filter(day__gt=day).exists()


def test_it_shows_a_line_of_three_periods_and_a_version_that_weakens() -> None:
    load_examples(DAY)

    pairs = set(LineageLink.objects.values_list("earlier_promise__label", "later_promise__label"))
    assert pairs == {("2023", "2024"), ("2024", "2025-2026")}
    assert {"sharpen", "extend", "close"} <= set(LineageLink.objects.values_list("act", flat=True))

    second = Version.objects.get(number=2)
    found = changes(second.promise.versions.get(number=1).content(), second.content())
    assert {change.kind for change in found if change.weakens} == {ChangeKind.DROPPED, ChangeKind.LOWERED}
    assert second.reason
