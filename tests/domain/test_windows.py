"""The windows of a target: where they begin and end, when they are due, what they ask for."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.school import SchoolTerm, SchoolTerms, Term
from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Season,
    Target,
    TimeUnit,
    UncountableTarget,
    WhenNeededTarget,
    WithinTimeTarget,
)
from medborgarlofte.domain.windows import windows

TODAY = date(2022, 6, 30)
SUMMER = Season(frozenset({6, 7, 8}))
JULY = Season(frozenset({7}))
OPEN_SCHOOL = Season(school_year=True)


def day(text: str) -> date:
    return date.fromisoformat(text)


def told(
    target: Target, start: str, end: str | None, *, today: date = TODAY, followups: float | None = None
) -> list[str]:
    """The windows as short lines: "first..end number", with "<whole number" when scaled."""
    found = windows(target, day(start), day(end) if end else None, today=today, followups_per_year=followups)
    return [
        f"{one.start}..{one.end}"
        + (f" {one.number}" if one.number is not None else "")
        + (f"<{one.scaled_from}" if one.scaled_from is not None else "")
        for one in found
    ]


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


@pytest.mark.parametrize(
    "target", [UncountableTarget(), WhenNeededTarget(), UncountableTarget(per=Per.PERIOD)]
)
@pytest.mark.parametrize(
    ("followups", "starts"),
    [
        (None, ["2021-01-01"]),
        (0, ["2021-01-01"]),
        (1, ["2021-01-01"]),
        (1.5, ["2021-01-01"]),
        (2, ["2021-01-01", "2021-07-01"]),
        (3, ["2021-01-01", "2021-05-01", "2021-09-01"]),
        (4, ["2021-01-01", "2021-04-01", "2021-07-01", "2021-10-01"]),
        (5, ["2021-01-01", "2021-03-15", "2021-05-27", "2021-08-08", "2021-10-20"]),
    ],
)
def test_what_is_assessed_has_a_window_per_followup(
    target: Target, followups: float | None, starts: list[str]
) -> None:
    found = windows(target, day("2021-01-01"), day("2022-01-01"), today=TODAY, followups_per_year=followups)
    assert [str(one.start) for one in found] == starts
    assert {one.number for one in found} == {None}


def test_followed_up_every_second_year_is_one_window_of_two_years() -> None:
    assert told(UncountableTarget(), "2021-01-01", "2024-01-01", followups=0.5) == [
        "2021-01-01..2023-01-01",
        "2023-01-01..2024-01-01",
    ]


def test_nobody_is_asked_to_follow_up_oftener_than_daily() -> None:
    assert len(told(UncountableTarget(), "2021-01-01", "2022-01-01", followups=1000)) == 365


def test_followups_divide_the_years_of_the_promise() -> None:
    assert told(UncountableTarget(), "2021-01-31", "2022-01-31", followups=4) == [
        "2021-01-31..2021-05-01",
        "2021-05-01..2021-07-31",
        "2021-07-31..2021-10-31",
        "2021-10-31..2022-01-31",
    ]


def test_a_stated_stretch_goes_before_the_followups() -> None:
    target = WhenNeededTarget(per=Per.SCHOOL_TERM)
    assert len(told(target, "2021-01-01", "2022-01-01", followups=3)) == 2


def test_followups_do_not_divide_what_is_counted() -> None:
    within = WithinTimeTarget(2, TimeUnit.DAY)
    assert told(within, "2021-01-01", "2022-01-01", followups=3) == ["2021-01-01..2022-01-01"]
    assert len(told(CountTarget(2, Per.YEAR), "2021-01-01", "2022-01-01", followups=3)) == 1


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
