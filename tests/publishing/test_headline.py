"""Which window speaks for the row."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.status import Status, WindowStatus
from medborgarlofte.domain.windows import Window
from medborgarlofte.publishing.headline import headline

S = Status


def years(*statuses: Status) -> list[WindowStatus]:
    """One window a year from 2020."""
    return [
        WindowStatus(Window(date(2020 + i, 1, 1), date(2021 + i, 1, 1), date(2021 + i, 1, 1)), status)
        for i, status in enumerate(statuses)
    ]


def months(*statuses: Status) -> list[WindowStatus]:
    """One window a month from January 2020."""
    starts = [date(2020 + i // 12, i % 12 + 1, 1) for i in range(len(statuses) + 1)]
    return [
        WindowStatus(Window(a, b, b), status)
        for a, b, status in zip(starts, starts[1:], statuses, strict=False)
    ]


@pytest.mark.parametrize(
    ("statuses", "today", "expected"),
    [
        ((S.MISSED, S.ON_PACE), date(2021, 5, 1), S.ON_PACE),
        ((S.MET, S.NOT_STARTED), date(2021, 1, 2), S.NOT_STARTED),
        ((S.NOT_REPORTED, S.NOT_STARTED), date(2021, 2, 20), S.NOT_REPORTED),
        ((S.NOT_REPORTED, S.AWAITING_REPORT, S.NOT_STARTED), date(2022, 1, 2), S.NOT_REPORTED),
        ((S.MET, S.AWAITING_REPORT, S.NOT_STARTED), date(2022, 1, 2), S.NOT_STARTED),
        ((S.NOT_YET_BEGUN, S.NOT_YET_BEGUN), date(2019, 1, 1), S.NOT_YET_BEGUN),
        ((S.MET, S.MISSED, S.MET), date(2024, 1, 1), S.MISSED),
        ((S.MET, S.MET_LATE), date(2024, 1, 1), S.MET_LATE),
        ((S.NOT_REPORTED, S.MISSED), date(2024, 1, 1), S.NOT_REPORTED),
        ((S.MET, S.NO_NEED), date(2024, 1, 1), S.MET),
    ],
)
def test_of_long_windows(statuses: tuple[Status, ...], today: date, expected: Status) -> None:
    shown = headline(years(*statuses), today)
    assert shown is not None
    assert shown.status is expected


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ((S.MISSED, S.MET, S.MET, S.MET, S.MET, S.MET, S.NOT_STARTED, S.NOT_YET_BEGUN), S.MET),
        ((S.MET, S.MET, S.MET, S.MET, S.MISSED, S.MET, S.MET, S.NOT_YET_BEGUN), S.MISSED),
        ((S.MET, S.MET, S.MET, S.MET, S.NOT_REPORTED, S.MET, S.MET, S.NOT_YET_BEGUN), S.NOT_REPORTED),
    ],
)
def test_many_short_windows_are_judged_by_the_last_ninety_days(
    statuses: tuple[Status, ...], expected: Status
) -> None:
    shown = headline(months(*statuses), date(2020, 7, 15))
    assert shown is not None
    assert shown.status is expected


def test_no_windows_no_headline() -> None:
    assert headline([], date(2020, 1, 1)) is None
