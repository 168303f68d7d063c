"""The day of an act decides its window, unless it makes up for an earlier one."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.ruling import statuses
from medborgarlofte.domain.school import SchoolTerm, SchoolTerms, Term
from medborgarlofte.domain.status import Act, Status
from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Target,
    TimeUnit,
    UncountableTarget,
    WithinTimeTarget,
)
from medborgarlofte.domain.windows import windows

from .year_2022 import (
    END,
    ENTERED,
    START,
)


@pytest.mark.parametrize(
    ("acts", "today", "expected"),
    [
        ([], "2022-06-09", Status.NOT_STARTED),
        ([], "2022-06-10", Status.AWAITING_REPORT),
        ([], "2022-07-09", Status.AWAITING_REPORT),
        ([], "2022-07-10", Status.NOT_REPORTED),
        ([Act(date(2022, 6, 20))], "2022-06-20", Status.MET),  # after the term, within its half-year
        ([Act(date(2022, 7, 1))], "2022-07-10", Status.NOT_REPORTED),  # counts in the autumn
    ],
)
def test_a_term_is_due_after_its_last_day_and_counts_the_half_year(
    acts: list[Act], today: str, expected: Status
) -> None:
    target, day = CountTarget(1, Per.SCHOOL_TERM), date.fromisoformat(today)
    terms = SchoolTerms((SchoolTerm(2022, Term.SPRING, date(2022, 6, 9)),))
    cut = windows(target, START, END, today=day, school_terms=terms)
    assert statuses(target, cut, acts, today=day, entered_on=ENTERED)[0].status is expected


def test_a_day_decides_its_window_whatever_the_order_of_the_records() -> None:
    target = CountTarget(2, Per.TERTIAL)
    cut = windows(target, START, END, today=END)
    days = [date(2022, 12, 31), date(2022, 5, 1), date(2022, 1, 1), date(2022, 4, 30), date(2023, 1, 1)]
    found = statuses(target, cut, [Act(day) for day in days], today=date(2023, 6, 1), entered_on=ENTERED)
    assert [(one.done, one.last_act) for one in found] == [
        (2, date(2022, 4, 30)),
        (1, date(2022, 5, 1)),
        (1, date(2022, 12, 31)),
    ]


@pytest.mark.parametrize(("day", "made_up"), [("2022-04-30", 0), ("2022-05-01", 1)])
def test_making_up_begins_the_day_after_the_window(day: str, made_up: int) -> None:
    target = CountTarget(2, Per.TERTIAL)
    cut = windows(target, START, END, today=END)
    act = Act(date.fromisoformat(day), making_up_for=START)
    found = statuses(target, cut, [act], today=END, entered_on=ENTERED)
    assert [(one.done, one.made_up) for one in found][:2] == [(1 - made_up, made_up), (0, 0)]


def test_an_act_that_makes_up_counts_once_in_the_window_it_makes_up_for() -> None:
    target = CountTarget(2, Per.TERTIAL)
    cut = windows(target, START, END, today=END)
    acts = [Act(date(2022, 2, 1)), Act(date(2022, 5, 20), making_up_for=date(2022, 1, 1))]
    found = statuses(target, cut, acts, today=date(2022, 7, 1), entered_on=ENTERED)
    assert [(one.status, one.done, one.made_up) for one in found] == [
        (Status.MET_LATE, 1, 1),
        (Status.NOT_STARTED, 0, 0),
        (Status.NOT_YET_BEGUN, 0, 0),
    ]


@pytest.mark.parametrize("making_up_for", ["2022-01-01", "2022-09-01", "2021-09-01"])
def test_what_makes_up_for_no_earlier_window_counts_on_its_own_day(making_up_for: str) -> None:
    target = CountTarget(2, Per.TERTIAL)
    cut = windows(target, START, END, today=END)
    act = Act(date(2022, 2, 1), making_up_for=date.fromisoformat(making_up_for))
    found = statuses(target, cut, [act], today=END, entered_on=ENTERED)
    assert [(one.done, one.made_up) for one in found] == [(1, 0), (0, 0), (0, 0)]


@pytest.mark.parametrize(
    ("target", "status"),
    [
        (CountTarget(1, Per.TERTIAL, operator=Operator.AT_MOST), Status.MISSED),
        (WithinTimeTarget(2, TimeUnit.DAY, per=Per.TERTIAL), Status.MISSED),
        (UncountableTarget(per=Per.TERTIAL), Status.AWAITING_REPORT),
    ],
)
def test_what_is_too_many_or_too_late_cannot_be_moved_to_another_window(
    target: Target, status: Status
) -> None:
    cut = windows(target, START, END, today=END)
    acts = [Act(date(2022, 5, 20), 2, hours_taken=90, making_up_for=START)]
    found = statuses(target, cut, acts, today=date(2023, 6, 1), entered_on=ENTERED)
    assert (found[0].made_up, found[1].done, found[1].status) == (0, 2, status)
