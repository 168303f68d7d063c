"""The status of a window: one table per kind of target, with the days at its edges."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.cases import expected_by
from medborgarlofte.domain.ruling import status_of, statuses
from medborgarlofte.domain.school import SchoolTerm, SchoolTerms, Term
from medborgarlofte.domain.status import Act, Judgement, Need, Status, Verdict, WindowStatus
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

START, END = date(2022, 1, 1), date(2023, 1, 1)
ENTERED = date(2022, 1, 10)
CHECKS = CountTarget(104, Per.YEAR)
FOUR = CountTarget(4, Per.YEAR)
FOUR_OR_NO_NEED = CountTarget(4, Per.YEAR, unless_no_need=True)
EXACTLY_FOUR = CountTarget(4, Per.YEAR, operator=Operator.EXACTLY)
NONE_AT_ALL = CountTarget(0, Per.YEAR, operator=Operator.EXACTLY)
AT_MOST_FOUR = CountTarget(4, Per.YEAR, operator=Operator.AT_MOST)
TWO_DAYS = WithinTimeTarget(2, TimeUnit.DAY)

FULFILLED = Judgement(START, Verdict.FULFILLED, "Skäl")
NOT_FULFILLED = Judgement(START, Verdict.NOT_FULFILLED, "Skäl")
NO_NEED = Need(START, arose=False, reason="Inga larm")
NEED_AROSE = Need(START, arose=True)


def done(*counts: int, day: str = "2022-02-01") -> list[Act]:
    return [Act(date.fromisoformat(day), count) for count in counts]


def late(count: int, day: str = "2023-02-15") -> list[Act]:
    return [Act(date.fromisoformat(day), count, making_up_for=START)]


def case(hours: float | None, count: int = 1) -> Act:
    return Act(date(2022, 2, 1), count, hours_taken=hours)


def year_2022(
    target: Target,
    acts: list[Act],
    today: str,
    said: list[Need | Judgement] | None = None,
    entered: date = ENTERED,
) -> WindowStatus:
    """How the window 2022 is going."""
    day = date.fromisoformat(today)
    (window,) = windows(target, START, END, today=day)
    return status_of(
        target,
        window,
        acts,
        today=day,
        entered_on=entered,
        needs=[one for one in said or [] if isinstance(one, Need)],
        judgements=[one for one in said or [] if isinstance(one, Judgement)],
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
