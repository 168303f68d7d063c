"""What parts and windows come to together."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.ruling import statuses
from medborgarlofte.domain.status import Status
from medborgarlofte.domain.summary import WORST_FIRST, current, joint, next_due, tells_of
from medborgarlofte.domain.targets import CountTarget, Per, Season
from medborgarlofte.domain.windows import Window, windows

START, END = date(2022, 1, 1), date(2023, 1, 1)
ENTERED = START
TERTIALS = CountTarget(2, Per.TERTIAL)
SUMMER = CountTarget(2, Per.MONTH, season=Season(frozenset({6, 8})))


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([Status.MET, Status.MET], Status.MET),
        ([Status.MET, Status.NO_NEED], Status.MET),
        ([Status.NO_NEED, Status.NO_NEED], Status.NO_NEED),
        ([Status.MET, Status.MET_LATE], Status.MET_LATE),
        ([Status.MET, Status.BEHIND], Status.BEHIND),
        ([Status.MISSED, Status.MET], Status.MISSED),
        ([Status.MISSED, Status.NOT_REPORTED, Status.MET], Status.NOT_REPORTED),
        ([Status.ON_PACE, Status.NOT_STARTED], Status.NOT_STARTED),
        ([Status.AWAITING_REPORT, Status.MET], Status.AWAITING_REPORT),
        ([Status.BEFORE_RECORD, Status.MET], Status.BEFORE_RECORD),
        ([Status.ASSESSED, Status.MET], Status.ASSESSED),
    ],
)
def test_a_joint_whole_is_met_when_every_part_is_and_else_the_worst(
    parts: list[Status], whole: Status
) -> None:
    assert joint(parts) is whole


def test_every_status_has_its_place_in_the_order() -> None:
    assert sorted(WORST_FIRST) == sorted(Status)


def test_a_joint_whole_without_parts_is_refused() -> None:
    with pytest.raises(ValueError, match=r"empty|iterable"):
        joint([])


@pytest.mark.parametrize(
    ("target", "today", "starts"),
    [
        (TERTIALS, "2021-06-01", "2022-01-01"),  # none has begun: the first
        (TERTIALS, "2022-04-30", "2022-01-01"),
        (TERTIALS, "2022-05-01", "2022-05-01"),
        (TERTIALS, "2024-01-01", "2022-09-01"),  # all are over: the last
        (SUMMER, "2022-07-15", "2022-06-01"),  # between two: the one that is over
    ],
)
def test_the_current_window(target: CountTarget, today: str, starts: str) -> None:
    day = date.fromisoformat(today)
    cut = windows(target, START, END, today=day)
    found = current(statuses(target, cut, [], today=day, entered_on=ENTERED), day)
    assert found is not None
    assert str(found.window.start) == starts


def test_without_windows_there_is_no_current_one_and_nothing_due() -> None:
    assert current([], START) is None
    assert next_due([], START) is None


@pytest.mark.parametrize(
    ("today", "due"),
    [("2022-01-01", "2022-05-01"), ("2022-05-01", "2022-05-01"), ("2022-05-02", "2022-09-01")],
)
def test_the_next_day_due_may_be_today(today: str, due: str) -> None:
    day = date.fromisoformat(today)
    assert str(next_due(windows(TERTIALS, START, END, today=day), day)) == due


def test_after_the_last_window_nothing_is_due() -> None:
    assert next_due(windows(TERTIALS, START, END, today=END), date(2023, 1, 2)) is None


@pytest.mark.parametrize(
    ("first", "end", "told"),
    [
        (date(2023, 12, 18), date(2024, 1, 1), False),  # two weeks that end with the year before
        (date(2023, 12, 25), date(2024, 1, 8), True),
        (date(2024, 12, 23), date(2025, 1, 1), True),
        (date(2024, 12, 23), date(2025, 1, 6), False),
        (date(2023, 7, 1), date(2024, 7, 1), True),  # longer ones in both years
        (date(2024, 7, 1), date(2025, 7, 1), True),
        (date(2023, 1, 1), date(2024, 1, 1), False),
    ],
)
def test_a_report_of_a_year_tells_of_a_short_window_once(first: date, end: date, told: bool) -> None:
    window = Window(first, end, end, 1)
    assert tells_of(window, date(2024, 1, 1), date(2025, 1, 1)) is told
