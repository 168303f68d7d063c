"""One window, the year 2022, with what was done and said in it."""

from __future__ import annotations

from datetime import date

from medborgarlofte.domain.ruling import status_of
from medborgarlofte.domain.status import Act, Judgement, Need, Verdict, WindowStatus
from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Target,
    TimeUnit,
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
