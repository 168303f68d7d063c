"""The status of what is not a plain number, and of windows before this record."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.ruling import statuses
from medborgarlofte.domain.status import Act, Judgement, Need, Status
from medborgarlofte.domain.targets import (
    CountTarget,
    Per,
    Target,
    TimeUnit,
    UncountableTarget,
    WhenNeededTarget,
    WithinTimeTarget,
)
from medborgarlofte.domain.windows import windows

from .year_2022 import (
    AT_MOST_FOUR,
    END,
    ENTERED,
    EXACTLY_FOUR,
    FOUR,
    FOUR_OR_NO_NEED,
    FULFILLED,
    NEED_AROSE,
    NO_NEED,
    NOT_FULFILLED,
    TWO_DAYS,
    case,
    done,
    late,
    year_2022,
)

WHEN_NEEDED = [
    (done(), [], "2022-07-01", Status.NOT_STARTED),
    (done(), [], "2023-01-01", Status.AWAITING_REPORT),
    (done(), [], "2023-01-31", Status.NOT_REPORTED),
    (done(0), [], "2023-01-31", Status.NOT_REPORTED),  # says nothing of the need
    (done(), [NO_NEED], "2022-07-01", Status.NO_NEED),
    (done(), [NO_NEED], "2023-01-31", Status.NO_NEED),
    (done(), [NEED_AROSE], "2022-07-01", Status.BEHIND),
    (done(), [NEED_AROSE], "2023-01-30", Status.AWAITING_REPORT),
    (done(), [NEED_AROSE], "2023-01-31", Status.MISSED),
    (done(1), [], "2022-07-01", Status.MET),
    (done(1), [NO_NEED], "2022-07-01", Status.MET),
    (late(1), [NEED_AROSE], "2023-02-15", Status.MET_LATE),
    (late(1), [], "2023-02-15", Status.MET_LATE),
    (late(1), [NO_NEED], "2023-02-15", Status.NO_NEED),
    (done(), [FULFILLED], "2023-01-01", Status.ASSESSED),
    (done(), [FULFILLED, NO_NEED], "2023-01-01", Status.NO_NEED),
]


@pytest.mark.parametrize(("acts", "said", "today", "expected"), WHEN_NEEDED)
def test_when_needed(acts: list[Act], said: list[Need | Judgement], today: str, expected: Status) -> None:
    assert year_2022(WhenNeededTarget(), acts, today, said).status is expected


UNCOUNTABLE = [
    (done(), [], "2021-12-31", Status.NOT_YET_BEGUN),
    (done(), [], "2022-07-01", Status.NOT_STARTED),
    (done(1), [], "2022-07-01", Status.ON_PACE),
    (done(), [FULFILLED], "2022-07-01", Status.ASSESSED),
    (done(), [], "2023-01-30", Status.AWAITING_REPORT),
    (done(), [], "2023-01-31", Status.NOT_REPORTED),
    (done(1), [], "2023-01-31", Status.AWAITING_REPORT),  # not silent, still not assessed
    (done(1), [NOT_FULFILLED], "2023-01-31", Status.ASSESSED),
]


@pytest.mark.parametrize(("acts", "said", "today", "expected"), UNCOUNTABLE)
def test_what_cannot_be_counted_is_assessed(
    acts: list[Act], said: list[Need | Judgement], today: str, expected: Status
) -> None:
    found = year_2022(UncountableTarget(), acts, today, said)
    assert (found.status, found.expected, found.within) == (expected, None, None)


WITHIN_TIME = [
    ([], [], "2022-07-01", Status.NOT_STARTED, 0),
    ([case(48)], [], "2022-07-01", Status.ON_PACE, 1),
    ([case(48.5)], [], "2022-07-01", Status.BEHIND, 0),
    ([case(None)], [], "2022-07-01", Status.BEHIND, 0),
    ([case(48), case(3, 5)], [], "2023-01-01", Status.MET, 6),
    ([case(48), case(49)], [], "2023-01-01", Status.MISSED, 1),
    ([], [], "2023-01-30", Status.AWAITING_REPORT, 0),
    ([], [], "2023-01-31", Status.NO_NEED, 0),
    ([case(None, 0)], [], "2023-01-01", Status.NO_NEED, 0),
    ([], [NO_NEED], "2023-01-01", Status.NO_NEED, 0),
]


@pytest.mark.parametrize(("acts", "said", "today", "expected", "within"), WITHIN_TIME)
def test_within_a_time(
    acts: list[Act], said: list[Need | Judgement], today: str, expected: Status, within: int
) -> None:
    found = year_2022(TWO_DAYS, acts, today, said)
    assert (found.status, found.within, found.expected) == (expected, within, None)
    assert found.done == sum(act.count for act in acts)


@pytest.mark.parametrize(
    ("target", "acts", "said", "expected"),
    [
        (FOUR, done(), [], Status.BEFORE_RECORD),
        (FOUR, done(3), [], Status.BEFORE_RECORD),
        (FOUR, done(3), [NOT_FULFILLED], Status.BEFORE_RECORD),
        (FOUR, done(4), [], Status.MET),
        (FOUR, late(4), [], Status.MET_LATE),
        (FOUR_OR_NO_NEED, done(), [NO_NEED], Status.NO_NEED),
        (EXACTLY_FOUR, done(4), [], Status.MET),
        (EXACTLY_FOUR, done(5), [], Status.BEFORE_RECORD),
        (AT_MOST_FOUR, done(1), [], Status.BEFORE_RECORD),  # a few cannot show that there were no more
        (TWO_DAYS, [case(1)], [], Status.BEFORE_RECORD),
        (WhenNeededTarget(), done(), [], Status.BEFORE_RECORD),
        (WhenNeededTarget(), done(), [NEED_AROSE], Status.BEFORE_RECORD),
        (WhenNeededTarget(), done(), [NO_NEED], Status.NO_NEED),
        (WhenNeededTarget(), done(1), [], Status.MET),
        (UncountableTarget(), done(1), [], Status.BEFORE_RECORD),
        (UncountableTarget(), done(), [FULFILLED], Status.ASSESSED),
    ],
)
def test_before_this_record_nothing_is_missed_or_silent(
    target: Target, acts: list[Act], said: list[Need | Judgement], expected: Status
) -> None:
    assert year_2022(target, acts, "2024-01-01", said, entered=date(2023, 1, 2)).status is expected


def test_a_window_due_on_the_day_of_entry_is_not_before_the_record() -> None:
    assert year_2022(FOUR, [], "2023-02-15", entered=date(2023, 1, 1)).status is Status.NOT_REPORTED


def test_a_piece_of_a_window_that_asks_for_nothing_cannot_be_missed() -> None:
    target = CountTarget(1, Per.SCHOOL_TERM)
    cut = windows(target, date(2022, 3, 15), END, today=END)
    acts = [Act(date(2022, 4, 1))]
    assert cut[0].number == 0
    silent, told = (
        statuses(target, cut, each, today=END, entered_on=ENTERED)[0].status for each in ([], acts)
    )
    assert (silent, told) == (Status.NO_NEED, Status.MET)


@pytest.mark.parametrize(
    ("limit", "unit", "hours"),
    [
        (4, TimeUnit.HOUR, 4),
        (2, TimeUnit.DAY, 48),
        (3, TimeUnit.WORKING_DAY, 72),
        (2, TimeUnit.WEEK, 336),
        (1, TimeUnit.MONTH, 744),
    ],
)
def test_a_limit_in_hours(limit: int, unit: TimeUnit, hours: int) -> None:
    assert WithinTimeTarget(limit, unit).limit_hours == hours
