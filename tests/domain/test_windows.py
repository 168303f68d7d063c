"""The windows of a target: where they begin and end, and what they ask for."""

from __future__ import annotations

import pytest

from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Target,
)
from medborgarlofte.domain.windows import windows

from .telling import TODAY, day, told


@pytest.mark.parametrize(
    ("per", "expected"),
    [
        (Per.QUARTER, ["01-01..04-01", "04-01..07-01", "07-01..10-01", "10-01..01-01"]),
        (Per.TERTIAL, ["01-01..05-01", "05-01..09-01", "09-01..01-01"]),
        (Per.HALF_YEAR, ["01-01..07-01", "07-01..01-01"]),
        (Per.SCHOOL_TERM, ["01-01..07-01", "07-01..01-01"]),
        (Per.YEAR, ["01-01..01-01"]),
        (Per.PERIOD, ["01-01..01-01"]),
    ],
)
def test_a_calendar_year_is_divided_as_the_calendar_divides_it(per: Per, expected: list[str]) -> None:
    found = windows(CountTarget(2, per), day("2021-01-01"), day("2022-01-01"), today=TODAY)
    assert [f"{one.start:%m-%d}..{one.end:%m-%d}" for one in found] == expected
    assert {(one.number, one.scaled_from) for one in found} == {(2, None)}
    assert all(one.due == one.end for one in found)


def test_a_month_of_a_leap_year_has_its_own_length() -> None:
    assert told(CountTarget(4, Per.MONTH), "2024-01-01", "2024-04-01") == [
        "2024-01-01..2024-02-01 4",
        "2024-02-01..2024-03-01 4",
        "2024-03-01..2024-04-01 4",
    ]


YEARS = [
    pytest.param(
        "2021-01-01",
        "2023-01-01",
        ["2021-01-01..2022-01-01 104", "2022-01-01..2023-01-01 104"],
        id="two calendar years",
    ),
    pytest.param(
        "2018-07-01",
        "2020-07-01",
        ["2018-07-01..2019-07-01 104", "2019-07-01..2020-07-01 104"],
        id="promise years",
    ),
    pytest.param(
        "2024-02-29",
        "2026-03-01",
        ["2024-02-29..2025-03-01 104", "2025-03-01..2026-03-01 104"],
        id="from a leap day",
    ),
    pytest.param(
        "2021-01-01",
        "2022-07-01",
        ["2021-01-01..2022-01-01 104", "2022-01-01..2022-07-01 51<104"],
        id="a year and a half",
    ),
    pytest.param("2021-03-01", "2021-12-01", ["2021-03-01..2021-12-01 104"], id="shorter than a year"),
    pytest.param("2021-01-01", "2021-12-31", ["2021-01-01..2021-12-31 104"], id="a day short of a year"),
]


@pytest.mark.parametrize(("start", "end", "expected"), YEARS)
def test_years_are_those_of_the_calendar_or_of_the_promise(start: str, end: str, expected: list[str]) -> None:
    assert told(CountTarget(104, Per.YEAR), start, end) == expected


def test_an_extension_is_two_windows_of_the_full_number_and_leaves_the_first_alone() -> None:
    target = CountTarget(104, Per.YEAR)
    first, extension = told(target, "2021-01-01", "2022-01-01"), told(target, "2022-01-01", "2023-01-01")
    assert first + extension == told(target, "2021-01-01", "2023-01-01")


@pytest.mark.parametrize(
    ("target", "start", "end", "expected"),
    [
        (
            CountTarget(3, Per.TERTIAL),
            "2021-03-01",
            "2021-09-01",
            ["2021-03-01..2021-05-01 1<3", "2021-05-01..2021-09-01 3"],
        ),
        (
            CountTarget(3, Per.TERTIAL, operator=Operator.AT_MOST),
            "2021-03-01",
            "2021-09-01",
            ["2021-03-01..2021-05-01 3", "2021-05-01..2021-09-01 3"],
        ),
        (
            CountTarget(3, Per.TERTIAL, operator=Operator.EXACTLY),
            "2021-03-01",
            "2021-09-01",
            ["2021-03-01..2021-05-01 3", "2021-05-01..2021-09-01 3"],
        ),
        (CountTarget(3, Per.TERTIAL), "2021-11-01", "2022-02-01", ["2021-11-01..2022-02-01 3"]),
        (
            CountTarget(1, Per.SCHOOL_TERM),
            "2021-03-15",
            "2022-01-01",
            ["2021-03-15..2021-07-01 0<1", "2021-07-01..2022-01-01 1"],
        ),
        (
            CountTarget(10, Per.SCHOOL_YEAR),
            "2021-01-01",
            "2022-07-01",
            ["2021-01-01..2021-07-01 4<10", "2021-07-01..2022-07-01 10"],
        ),
    ],
)
def test_a_window_partly_inside_the_promise(
    target: Target, start: str, end: str, expected: list[str]
) -> None:
    assert told(target, start, end) == expected


def test_a_promise_as_long_as_a_window_that_it_does_not_fill_is_not_short() -> None:
    assert told(CountTarget(28, Per.MONTH), "2021-01-15", "2021-02-12") == [
        "2021-01-15..2021-02-01 15<28",
        "2021-02-01..2021-02-12 11<28",
    ]
    assert told(CountTarget(28, Per.MONTH), "2021-01-15", "2021-02-11") == ["2021-01-15..2021-02-11 28"]


def test_weeks_are_iso_weeks_over_the_turn_of_a_year_with_53() -> None:
    found = told(CountTarget(7, Per.WEEK), "2020-12-21", "2021-01-18")
    assert found == [
        "2020-12-21..2020-12-28 7",
        "2020-12-28..2021-01-04 7",  # week 53
        "2021-01-04..2021-01-11 7",
        "2021-01-11..2021-01-18 7",
    ]


def test_a_promise_that_starts_inside_a_week_asks_for_a_share_of_it() -> None:
    assert told(CountTarget(7, Per.WEEK), "2021-01-01", "2021-01-13") == [
        "2021-01-01..2021-01-04 3<7",
        "2021-01-04..2021-01-11 7",
        "2021-01-11..2021-01-13 2<7",
    ]


def test_windows_of_several_stretches_count_from_the_one_the_promise_starts_in() -> None:
    assert told(CountTarget(1, Per.WEEK, every=2), "2021-01-04", "2021-02-01") == [
        "2021-01-04..2021-01-18 1",
        "2021-01-18..2021-02-01 1",
    ]
    assert (
        told(CountTarget(2, Per.WEEK, every=2), "2021-01-06", "2021-02-01")[0] == "2021-01-06..2021-01-18 1<2"
    )
    assert told(CountTarget(1, Per.MONTH, every=2), "2021-04-01", "2021-08-01") == [
        "2021-04-01..2021-06-01 1",
        "2021-06-01..2021-08-01 1",
    ]
    assert told(CountTarget(1, Per.YEAR, every=2), "2021-01-01", "2023-01-01") == ["2021-01-01..2023-01-01 1"]
    assert told(CountTarget(1, Per.YEAR, every=2), "2021-01-01", "2022-01-01") == ["2021-01-01..2022-01-01 1"]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("2021-10-31", ["2021-01-01..2021-11-01 6"]),
        ("2021-01-01", ["2021-01-01..2021-01-02 6"]),
        ("2025-10-31", ["2021-01-01..2022-01-01 6"]),  # never past the promise
        ("2020-12-31", []),
    ],
)
def test_by_a_date_is_one_window_with_that_day_in_it(by: str, expected: list[str]) -> None:
    assert told(CountTarget(6, Per.BY_DATE, by=day(by)), "2021-01-01", "2022-01-01") == expected


def test_by_a_date_that_is_not_known_is_the_whole_promise() -> None:
    target = CountTarget(6, Per.BY_DATE)
    assert told(target, "2021-01-01", "2023-01-01") == ["2021-01-01..2023-01-01 6"]


def test_until_further_notice_makes_windows_to_date() -> None:
    target = CountTarget(3, Per.TERTIAL)
    assert told(target, "2021-06-01", None, today=day("2022-05-01")) == [
        "2021-06-01..2021-09-01 2<3",
        "2021-09-01..2022-01-01 3",
        "2022-01-01..2022-05-01 3",
        "2022-05-01..2022-09-01 3",
    ]
    assert len(told(target, "2021-06-01", None, today=day("2022-04-30"))) == 3
    assert told(target, "2021-06-01", None, today=day("2021-05-31")) == []


@pytest.mark.parametrize(
    "target", [CountTarget(5, Per.PERIOD), CountTarget(5, Per.BY_DATE), CountTarget(5, Per.YEAR)]
)
def test_until_further_notice_a_whole_promise_is_assessed_each_year(target: Target) -> None:
    expected = ["2021-06-01..2022-06-01 5", "2022-06-01..2023-06-01 5"]
    assert told(target, "2021-06-01", None) == expected


def test_no_period_known_gives_no_windows() -> None:
    assert windows(CountTarget(1, Per.YEAR), None, None, today=TODAY) == ()
    assert windows(CountTarget(1, Per.YEAR), None, TODAY, today=TODAY) == ()


@pytest.mark.parametrize("end", ["2021-01-01", "2020-12-31"])
def test_a_promise_that_ends_before_it_starts_is_refused(end: str) -> None:
    with pytest.raises(ValueError, match="ends after"):
        windows(CountTarget(1, Per.YEAR), day("2021-01-01"), day(end), today=TODAY)
