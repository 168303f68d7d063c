"""What is counted on average is counted over the year."""

from __future__ import annotations

import pytest

from medborgarlofte.domain.targets import (
    CountTarget,
    Per,
    Target,
)

from .telling import told

AVERAGES = [
    (
        CountTarget(3, Per.WEEK, on_average=True),
        ["2021-01-01..2022-01-01 156", "2022-01-01..2022-07-01 77<156"],
    ),
    (
        CountTarget(1, Per.WEEK, every=2, on_average=True),
        ["2021-01-01..2022-01-01 26", "2022-01-01..2022-07-01 12<26"],
    ),
    (
        CountTarget(2, Per.DAY, on_average=True),
        ["2021-01-01..2022-01-01 730", "2022-01-01..2022-07-01 362<730"],
    ),
    (
        CountTarget(2, Per.MONTH, on_average=True),
        ["2021-01-01..2022-01-01 24", "2022-01-01..2022-07-01 11<24"],
    ),
    (
        CountTarget(2, Per.QUARTER, on_average=True),
        ["2021-01-01..2022-01-01 8", "2022-01-01..2022-07-01 3<8"],
    ),
    (
        CountTarget(2, Per.SCHOOL_TERM, on_average=True),
        ["2021-01-01..2022-01-01 4", "2022-01-01..2022-07-01 1<4"],
    ),
    (CountTarget(9, Per.YEAR, on_average=True), ["2021-01-01..2022-01-01 9", "2022-01-01..2022-07-01 4<9"]),
]


@pytest.mark.parametrize(("target", "expected"), AVERAGES)
def test_on_average_is_counted_over_the_year(target: Target, expected: list[str]) -> None:
    assert told(target, "2021-01-01", "2022-07-01") == expected


def test_on_average_in_a_promise_shorter_than_a_year_counts_its_own_days() -> None:
    assert told(CountTarget(3, Per.WEEK, on_average=True), "2021-03-01", "2021-06-01") == [
        "2021-03-01..2021-06-01 39"
    ]
