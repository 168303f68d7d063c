"""Where a commitment stands in somebody's week: a table of days, beside what is not told of."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.ruling import statuses
from medborgarlofte.domain.status import Act, Judgement, Need, Verdict
from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Target,
    UncountableTarget,
    WhenNeededTarget,
)
from medborgarlofte.domain.week import Due, Urgency, due, next_day, urgency_of, week_ends
from medborgarlofte.domain.windows import windows

TERTIAL = CountTarget(4, Per.TERTIAL, "vandringar", Operator.AT_LEAST)
WEEKLY = CountTarget(1, Per.WEEK, "pass", Operator.AT_LEAST)
NONE_MORE = CountTarget(4, Per.TERTIAL, "pass", Operator.AT_MOST)
NEED = WhenNeededTarget("insatser", Per.TERTIAL)
UNCOUNTED = UncountableTarget("", Per.YEAR)


def asked(target: Target, today: str, done: int = 0, **said: object) -> Due | None:
    """What a promise for 2024 asks for, with so much done on 10 January."""
    day = date.fromisoformat(today)
    each = windows(target, date(2024, 1, 1), date(2025, 1, 1), today=day)
    acts = [Act(date(2024, 1, 10), done)] if done else []
    found = statuses(target, each, acts, today=day, entered_on=date(2024, 1, 1), **said)  # type: ignore[arg-type]
    return due(target, found, day)


@pytest.mark.parametrize(
    ("target", "today", "done", "urgency", "day", "answers"),
    [
        (TERTIAL, "2024-01-02", 0, None, None, None),  # nothing yet, and four weeks do not reach its end
        (TERTIAL, "2024-03-01", 0, Urgency.LATE, "2024-04-30", False),  # behind the pace
        (TERTIAL, "2024-03-01", 3, None, None, None),
        (TERTIAL, "2024-03-31", 3, None, None, None),  # a Sunday: the window ends in the fifth week after
        (TERTIAL, "2024-04-01", 3, Urgency.COMING, "2024-04-30", False),
        (TERTIAL, "2024-04-28", 3, Urgency.COMING, "2024-04-30", False),  # the Sunday before
        (TERTIAL, "2024-04-29", 3, Urgency.THIS_WEEK, "2024-04-30", False),
        (TERTIAL, "2024-04-30", 4, None, None, None),
        (TERTIAL, "2024-05-01", 0, Urgency.THIS_WEEK, "2024-05-30", True),  # thirty days to report
        (TERTIAL, "2024-05-30", 0, Urgency.THIS_WEEK, "2024-05-30", True),
        (TERTIAL, "2024-05-31", 0, Urgency.LATE, "2024-05-30", True),
        (TERTIAL, "2024-05-01", 3, Urgency.THIS_WEEK, "2024-05-30", True),  # the fourth may still be reported
        (TERTIAL, "2024-05-31", 3, Urgency.LATE, "2024-05-30", True),  # missed, and nobody has said why
        (WEEKLY, "2024-01-03", 0, Urgency.THIS_WEEK, "2024-01-07", False),
        (WEEKLY, "2024-01-10", 1, Urgency.THIS_WEEK, "2024-02-06", True),  # the first week was silent
        (NONE_MORE, "2024-04-29", 2, None, None, None),
        (NONE_MORE, "2024-04-29", 5, Urgency.LATE, "2024-04-30", False),
        (NEED, "2024-04-29", 0, None, None, None),  # the need is asked for when the window is over
        (NEED, "2024-05-01", 0, Urgency.THIS_WEEK, "2024-05-30", True),
        (NEED, "2024-05-01", 1, None, None, None),
        (UNCOUNTED, "2024-12-30", 0, None, None, None),
        (UNCOUNTED, "2025-01-01", 0, Urgency.THIS_WEEK, "2025-01-30", True),
    ],
)
def test_where_it_stands(
    target: Target, today: str, done: int, urgency: Urgency | None, day: str | None, answers: bool | None
) -> None:
    found = asked(target, today, done)
    if urgency is None or day is None:
        assert found is None
    else:
        assert found is not None
        assert (found.urgency, found.day, found.answers) == (urgency, date.fromisoformat(day), answers)


def test_a_verdict_and_a_need_that_did_not_arise_close_it() -> None:
    judged = [Judgement(date(2024, 1, 1), Verdict.PARTLY, "Vi hann med två.")]
    assert asked(TERTIAL, "2024-05-02", 2, judgements=judged) is None
    assert asked(NEED, "2024-05-02", needs=[Need(date(2024, 1, 1), arose=False, reason="Ingen bad.")]) is None


@pytest.mark.parametrize(
    ("today", "sunday"),
    [
        ("2024-02-26", "2024-03-03"),  # 29 February lies in between
        ("2024-02-29", "2024-03-03"),
        ("2024-03-31", "2024-03-31"),  # the clocks go forward; a day is a day
        ("2024-12-30", "2025-01-05"),
    ],
)
def test_a_week_ends_on_its_sunday(today: str, sunday: str) -> None:
    assert week_ends(date.fromisoformat(today)) == date.fromisoformat(sunday)


def test_what_is_told_of_beforehand() -> None:
    today = date(2024, 2, 28)  # a Wednesday
    days = {
        date(2024, 2, 27): Urgency.LATE,
        date(2024, 2, 29): Urgency.THIS_WEEK,
        date(2024, 3, 4): Urgency.COMING,
        date(2024, 3, 31): Urgency.COMING,
        date(2024, 4, 1): None,
    }
    assert {day: urgency_of(day, today) for day in days} == days


def test_the_next_day_is_that_of_the_window_that_runs_or_comes() -> None:
    day = date(2024, 4, 30)
    each = windows(TERTIAL, date(2024, 1, 1), date(2025, 1, 1), today=day)
    found = statuses(TERTIAL, each, [], today=day, entered_on=date(2024, 1, 1))
    assert next_day(found, day) == date(2024, 4, 30)
    assert next_day(found, date(2024, 5, 1)) == date(2024, 8, 31)
    assert next_day(found, date(2025, 1, 1)) is None
