"""Seasons and school terms: outside them no windows, and when a term is due."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.school import SchoolTerm, SchoolTerms, Term
from medborgarlofte.domain.targets import (
    CountTarget,
    Per,
    Season,
    Target,
)
from medborgarlofte.domain.windows import windows

from .telling import JULY, OPEN_SCHOOL, SUMMER, TODAY, day, told

SEASONS = [
    pytest.param(
        CountTarget(1, Per.DAY, season=JULY),
        31,
        "2021-07-01..2021-07-02 1",
        "2021-07-31..2021-08-01 1",
        id="evenings in July",
    ),
    pytest.param(
        CountTarget(7, Per.WEEK, season=JULY),
        5,
        "2021-07-01..2021-07-05 4<7",
        "2021-07-26..2021-08-01 6<7",
        id="weeks cut by July",
    ),
    pytest.param(
        CountTarget(2, Per.MONTH, season=SUMMER),
        3,
        "2021-06-01..2021-07-01 2",
        "2021-08-01..2021-09-01 2",
        id="summer months",
    ),
    pytest.param(
        CountTarget(10, Per.YEAR, season=SUMMER),
        1,
        "2021-06-01..2021-09-01 10",
        "2021-06-01..2021-09-01 10",
        id="a year's number in summer",
    ),
    pytest.param(
        CountTarget(4, Per.YEAR, season=Season(frozenset({5, 9}))),
        1,
        "2021-05-01..2021-10-01 4",
        "2021-05-01..2021-10-01 4",
        id="a season in two pieces",
    ),
    pytest.param(
        CountTarget(2, Per.SCHOOL_TERM, season=OPEN_SCHOOL),
        2,
        "2021-01-01..2021-06-16 2",
        "2021-08-16..2022-01-01 2",
        id="terms",
    ),
    pytest.param(
        CountTarget(2, Per.MONTH, season=OPEN_SCHOOL),
        11,
        "2021-01-01..2021-02-01 2",
        "2021-12-01..2022-01-01 2",
        id="no window in July",
    ),
    pytest.param(
        CountTarget(5, Per.PERIOD, season=JULY),
        1,
        "2021-07-01..2021-08-01 5",
        "2021-07-01..2021-08-01 5",
        id="whole promise in July",
    ),
    pytest.param(
        CountTarget(3, Per.WEEK, on_average=True, season=SUMMER),
        1,
        "2021-06-01..2021-09-01 39",
        "2021-06-01..2021-09-01 39",
        id="on average in summer",
    ),
]


@pytest.mark.parametrize(("target", "how_many", "first", "last"), SEASONS)
def test_outside_the_season_there_are_no_windows(
    target: Target, how_many: int, first: str, last: str
) -> None:
    found = told(target, "2021-01-01", "2022-01-01")
    assert (len(found), found[0], found[-1]) == (how_many, first, last)


def test_a_promise_that_begins_inside_the_season_asks_for_a_share_of_the_season() -> None:
    assert told(CountTarget(10, Per.YEAR, season=SUMMER), "2021-07-17", "2023-07-17") == [
        "2021-07-17..2022-07-17 10",  # a promise year holds the whole season, in two pieces
        "2022-07-17..2023-07-17 10",
    ]
    assert told(CountTarget(10, Per.TERTIAL, season=JULY), "2021-07-17", "2022-01-01") == [
        "2021-07-17..2021-08-01 4<10"  # 15 of 31 days
    ]


TERMS = SchoolTerms(
    (
        SchoolTerm(2021, Term.SPRING, date(2021, 6, 10), date(2021, 1, 11)),
        SchoolTerm(2021, Term.AUTUMN, date(2021, 12, 21), date(2021, 8, 18)),
    )
)


def test_a_term_is_half_a_year_and_due_after_the_municipalitys_own_last_day() -> None:
    found = windows(
        CountTarget(1, Per.SCHOOL_TERM), day("2021-01-01"), day("2023-01-01"), today=TODAY, school_terms=TERMS
    )
    assert [(str(one.end), str(one.due)) for one in found] == [
        ("2021-07-01", "2021-06-11"),
        ("2022-01-01", "2021-12-22"),
        ("2022-07-01", "2022-07-01"),  # not known: the half-year's end
        ("2023-01-01", "2023-01-01"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "due"),
    [
        ("2021-01-01", "2021-06-05", "2021-06-05"),  # the promise ends before the last day of term
        ("2021-06-11", "2021-07-01", "2021-07-01"),  # and begins after it
    ],
)
def test_a_term_window_is_never_due_outside_itself(start: str, end: str, due: str) -> None:
    (found,) = windows(CountTarget(1, Per.SCHOOL_TERM), day(start), day(end), today=TODAY, school_terms=TERMS)
    assert str(found.due) == due


def test_on_average_each_term_is_due_with_its_year() -> None:
    target = CountTarget(1, Per.SCHOOL_TERM, on_average=True)
    (found,) = windows(target, day("2021-01-01"), day("2022-01-01"), today=TODAY, school_terms=TERMS)
    assert (str(found.due), found.number) == ("2022-01-01", 2)


def test_known_terms_decide_the_school_year() -> None:
    found = windows(
        CountTarget(1, Per.DAY, season=OPEN_SCHOOL),
        day("2021-01-01"),
        day("2022-01-01"),
        today=TODAY,
        school_terms=TERMS,
    )
    days = [one.start for one in found]
    assert (days[0], days[-1]) == (date(2021, 1, 11), date(2021, 12, 21))
    assert date(2021, 6, 10) in days
    assert not any(date(2021, 6, 11) <= one < date(2021, 8, 18) for one in days)


def test_a_term_with_its_days_out_of_order_is_refused() -> None:
    with pytest.raises(ValueError, match="spring 2021"):
        SchoolTerm(2021, Term.SPRING, date(2021, 8, 10))
    with pytest.raises(ValueError, match="autumn 2021"):
        SchoolTerm(2021, Term.AUTUMN, date(2021, 8, 10), date(2021, 8, 20))
