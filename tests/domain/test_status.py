"""The status of what is counted: one table per operator, with the days at its edges."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.cases import expected_by
from medborgarlofte.domain.school import SchoolTerm, SchoolTerms, Term
from medborgarlofte.domain.status import Act, Judgement, Need, Status
from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Target,
)
from medborgarlofte.domain.windows import windows

from .year_2022 import (
    AT_MOST_FOUR,
    CHECKS,
    END,
    EXACTLY_FOUR,
    FOUR,
    FOUR_OR_NO_NEED,
    FULFILLED,
    NEED_AROSE,
    NO_NEED,
    NONE_AT_ALL,
    NOT_FULFILLED,
    START,
    done,
    late,
    year_2022,
)

AT_LEAST = [
    (done(), "2021-12-31", Status.NOT_YET_BEGUN),
    (done(104), "2021-12-31", Status.NOT_YET_BEGUN),
    (done(), "2022-01-01", Status.NOT_STARTED),
    (done(0), "2022-01-01", Status.NOT_STARTED),
    (done(), "2022-01-04", Status.NOT_STARTED),  # 104 × 3/365 is 0.85
    (done(), "2022-01-05", Status.BEHIND),  # 104 × 4/365 is 1.14
    (done(1, day="2022-01-02"), "2022-01-05", Status.ON_PACE),
    (done(51), "2022-06-30", Status.ON_PACE),  # 104 × 180/365 is 51.3
    (done(50), "2022-06-30", Status.BEHIND),
    (done(103), "2022-12-31", Status.ON_PACE),
    (done(104), "2022-02-01", Status.MET),
    (done(103, 1), "2022-02-01", Status.MET),
    (done(104), "2022-01-31", Status.BEHIND),  # not done until the day after
    (done(104), "2024-01-01", Status.MET),
    (done(), "2023-01-01", Status.AWAITING_REPORT),
    (done(103), "2023-01-01", Status.AWAITING_REPORT),
    (done(0), "2023-01-30", Status.AWAITING_REPORT),
    (done(), "2023-01-30", Status.AWAITING_REPORT),
    (done(), "2023-01-31", Status.NOT_REPORTED),
    (done(103), "2023-01-31", Status.MISSED),
    (done(0), "2023-01-31", Status.MISSED),
    (done(103) + late(1), "2023-02-14", Status.MISSED),
    (done(103) + late(1), "2023-02-15", Status.MET_LATE),
    (late(104), "2023-02-15", Status.MET_LATE),
    (late(103), "2023-02-15", Status.MISSED),
    (done(104, day="2023-01-01"), "2023-01-31", Status.NOT_REPORTED),  # the day after is another window
]


@pytest.mark.parametrize(("acts", "today", "expected"), AT_LEAST)
def test_at_least(acts: list[Act], today: str, expected: Status) -> None:
    assert year_2022(CHECKS, acts, today).status is expected


EXACTLY = [
    (EXACTLY_FOUR, done(4), "2022-12-31", Status.ON_PACE),
    (EXACTLY_FOUR, done(4), "2023-01-01", Status.MET),
    (EXACTLY_FOUR, done(5), "2022-12-31", Status.BEHIND),
    (EXACTLY_FOUR, done(5), "2023-01-01", Status.MISSED),
    (EXACTLY_FOUR, done(3), "2023-01-01", Status.AWAITING_REPORT),
    (EXACTLY_FOUR, done(3), "2023-01-31", Status.MISSED),
    (EXACTLY_FOUR, done(3) + late(1), "2023-03-01", Status.MET_LATE),
    (EXACTLY_FOUR, done(3) + late(2), "2023-03-01", Status.MISSED),
    (EXACTLY_FOUR, done(), "2022-03-01", Status.NOT_STARTED),
    (EXACTLY_FOUR, done(), "2022-04-03", Status.BEHIND),
    (EXACTLY_FOUR, done(), "2023-01-31", Status.NOT_REPORTED),
    (NONE_AT_ALL, done(), "2022-07-01", Status.NOT_STARTED),
    (NONE_AT_ALL, done(1), "2022-07-01", Status.BEHIND),
    (NONE_AT_ALL, done(1), "2023-01-01", Status.MISSED),
    (NONE_AT_ALL, done(0), "2023-01-01", Status.MET),
    (NONE_AT_ALL, done(), "2023-01-31", Status.NOT_REPORTED),
    (AT_MOST_FOUR, done(), "2022-07-01", Status.NOT_STARTED),
    (AT_MOST_FOUR, done(4), "2022-07-01", Status.ON_PACE),
    (AT_MOST_FOUR, done(4), "2022-12-31", Status.ON_PACE),
    (AT_MOST_FOUR, done(4), "2023-01-01", Status.MET),
    (AT_MOST_FOUR, done(5), "2022-12-31", Status.BEHIND),
    (AT_MOST_FOUR, done(5), "2023-01-01", Status.MISSED),
    (AT_MOST_FOUR, done(0), "2023-01-01", Status.MET),
    (AT_MOST_FOUR, done(), "2023-01-30", Status.AWAITING_REPORT),
    (AT_MOST_FOUR, done(), "2023-01-31", Status.NOT_REPORTED),
]


@pytest.mark.parametrize(("target", "acts", "today", "expected"), EXACTLY)
def test_exactly_and_at_most_are_judged_at_the_end(
    target: Target, acts: list[Act], today: str, expected: Status
) -> None:
    assert year_2022(target, acts, today).status is expected


@pytest.mark.parametrize(
    ("target", "acts", "said", "today", "expected"),
    [
        (FOUR, done(), [FULFILLED], "2023-01-30", Status.AWAITING_REPORT),
        (FOUR, done(), [FULFILLED], "2023-01-31", Status.MISSED),
        (FOUR, done(3), [FULFILLED], "2023-01-31", Status.MISSED),
        (FOUR, done(4), [NOT_FULFILLED], "2023-01-31", Status.MET),
        (AT_MOST_FOUR, done(), [NOT_FULFILLED], "2023-01-31", Status.ASSESSED),
        (AT_MOST_FOUR, done(2), [NOT_FULFILLED], "2023-01-31", Status.MET),
        (FOUR, done(), [NO_NEED], "2023-01-31", Status.MISSED),  # not a target that a no closes
    ],
)
def test_an_assessment_breaks_the_silence_of_what_is_counted_and_nothing_more(
    target: Target, acts: list[Act], said: list[Need | Judgement], today: str, expected: Status
) -> None:
    assert year_2022(target, acts, today, said).status is expected


@pytest.mark.parametrize(
    ("acts", "said", "today", "expected"),
    [
        (done(), [NO_NEED], "2022-01-01", Status.NO_NEED),
        (done(), [NO_NEED], "2024-01-01", Status.NO_NEED),
        (done(3), [NO_NEED], "2023-01-31", Status.NO_NEED),
        (done(4), [NO_NEED], "2023-01-31", Status.MET),
        (late(4), [NO_NEED], "2023-02-15", Status.NO_NEED),
        (done(), [NEED_AROSE], "2023-01-31", Status.MISSED),
        (done(), [NO_NEED, NEED_AROSE], "2023-01-31", Status.MISSED),  # the last answer holds
        (done(), [Need(date(2021, 1, 1), arose=False)], "2023-01-31", Status.NOT_REPORTED),
        (done(), [], "2023-01-31", Status.NOT_REPORTED),
    ],
)
def test_a_recorded_no_need_closes_a_target_that_may_be_closed(
    acts: list[Act], said: list[Need | Judgement], today: str, expected: Status
) -> None:
    assert year_2022(FOUR_OR_NO_NEED, acts, today, said).status is expected


@pytest.mark.parametrize(
    ("operator", "acts", "today", "expected"),
    [
        (Operator.EXACTLY, done(3), "2022-07-01", Status.NO_NEED),
        (Operator.AT_MOST, done(3), "2022-07-01", Status.NO_NEED),
        (Operator.AT_MOST, done(5), "2023-01-01", Status.MISSED),
        (Operator.EXACTLY, done(5), "2023-01-01", Status.MISSED),
    ],
)
def test_a_recorded_no_need_closes_other_operators_too_but_hides_no_excess(
    operator: Operator, acts: list[Act], today: str, expected: Status
) -> None:
    target = CountTarget(4, Per.YEAR, operator=operator, unless_no_need=True)
    assert year_2022(target, acts, today, [NO_NEED]).status is expected


def test_all_of_a_stated_whole_needs_them_all() -> None:
    schools = CountTarget(8, Per.YEAR, "skolor", whole=8)
    assert year_2022(schools, done(7), "2023-01-31").status is Status.MISSED
    assert year_2022(schools, done(7, 1), "2023-01-31").status is Status.MET


def test_what_was_said_stands_beside_the_status() -> None:
    found = year_2022(FOUR, done(1), "2022-07-01", [NO_NEED, FULFILLED, NOT_FULFILLED])
    assert (found.need, found.judgement) == (NO_NEED, NOT_FULFILLED)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2021-06-01", 0),
        ("2022-01-01", 0),
        ("2022-06-30", 51),
        ("2022-12-31", 103),
        ("2023-01-01", 104),
        ("2024-01-01", 104),
    ],
)
def test_what_should_be_done_by_a_day(day: str, expected: int) -> None:
    found = year_2022(CHECKS, [], day)
    assert found.expected == expected_by(found.window, date.fromisoformat(day)) == expected


def test_a_term_should_be_done_by_its_last_day() -> None:
    terms = SchoolTerms((SchoolTerm(2022, Term.SPRING, date(2022, 6, 9)),))
    cut = windows(CountTarget(10, Per.SCHOOL_TERM), START, END, today=END, school_terms=terms)
    days = [date(2022, 3, 22), date(2022, 3, 23), date(2022, 6, 9), date(2022, 6, 10)]
    assert [expected_by(cut[0], day) for day in days] == [5, 5, 9, 10]  # 160 days


def test_what_may_at_most_be_done_has_no_pace() -> None:
    assert year_2022(AT_MOST_FOUR, done(1), "2022-07-01").expected is None
