"""Planned against done: what lacks is added up window by window, for nothing carries over."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.planned import Planned, planned
from medborgarlofte.domain.ruling import statuses
from medborgarlofte.domain.status import Act
from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Target,
    TimeUnit,
    UncountableTarget,
    WhenNeededTarget,
    WithinTimeTarget,
)
from medborgarlofte.domain.windows import windows

TERTIAL = CountTarget(4, Per.TERTIAL, "vandringar", Operator.AT_LEAST)
YEARLY = CountTarget(104, Per.YEAR, "kontroller", Operator.AT_LEAST)
MOST = CountTarget(4, Per.TERTIAL, "pass", Operator.AT_MOST)
WITHIN = WithinTimeTarget(2, TimeUnit.DAY, "klotter", Per.YEAR)

JANUARY, MAY = date(2024, 1, 10), date(2024, 5, 10)


def found(
    target: Target, today: str, *acts: Act, entered: date = date(2024, 1, 1), start: date = date(2024, 1, 1)
) -> Planned | None:
    day = date.fromisoformat(today)
    each = windows(target, start, start.replace(year=start.year + 1), today=day)
    return planned(target, statuses(target, each, acts, today=day, entered_on=entered), day)


@pytest.mark.parametrize(
    ("target", "today", "acts", "row"),
    [
        (TERTIAL, "2024-01-01", (), (0, 0, 0, 0)),
        (TERTIAL, "2024-02-29", (Act(JANUARY, 1),), (1, 1, 0, 0)),  # 59 of 121 days of 4, rounded down
        (TERTIAL, "2024-04-30", (Act(JANUARY, 1),), (3, 1, 2, 0)),
        (TERTIAL, "2024-05-01", (Act(JANUARY, 6),), (4, 6, 0, 2)),
        (TERTIAL, "2024-09-01", (Act(JANUARY, 6), Act(MAY, 1)), (8, 7, 3, 2)),  # six do not make up for one
        (TERTIAL, "2024-09-01", (Act(MAY, 5, making_up_for=JANUARY),), (8, 5, 4, 1)),
        (YEARLY, "2024-07-01", (Act(JANUARY, 61),), (51, 61, 0, 10)),  # 182 of 366 days of 104
        (MOST, "2024-05-02", (Act(JANUARY, 5), Act(MAY, 1)), (8, 5, 1, 0)),
        (WITHIN, "2024-06-01", (Act(JANUARY, 3, 40), Act(MAY, 2, 60)), (5, 3, 2, 0)),
    ],
)
def test_what_is_planned_and_done(
    target: Target, today: str, acts: tuple[Act, ...], row: tuple[int, int, int, int]
) -> None:
    assert found(target, today, *acts) == Planned(*row)


def test_a_promise_that_starts_in_march_counts_from_there() -> None:
    told = found(YEARLY, "2024-09-01", Act(MAY, 40), start=date(2024, 3, 1))
    assert told == Planned(52, 40, 12, 0)  # 184 of 365 days
    assert told.difference == -12


def test_what_was_due_before_this_record_is_left_out() -> None:
    assert found(TERTIAL, "2024-09-01", Act(MAY, 4), entered=date(2024, 5, 2)) == Planned(4, 4, 0, 0)


@pytest.mark.parametrize("target", [UncountableTarget("", Per.YEAR), WhenNeededTarget("", Per.YEAR)])
def test_what_cannot_be_counted_has_no_plan(target: Target) -> None:
    assert found(target, "2024-09-01", Act(MAY, 4)) is None
