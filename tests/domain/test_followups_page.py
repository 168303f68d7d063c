"""The tables of docs/methods/followups.md, computed anew: a page that drifts from the rules fails here."""

from __future__ import annotations

from datetime import date

from medborgarlofte.domain.followups import FollowUpPeriod, intervals, periods
from medborgarlofte.domain.school import SchoolTerm, SchoolTerms, Term
from medborgarlofte.domain.targets import Per

from .test_methods import table

PAGE = "followups.md"
FIRST_TERTIAL = FollowUpPeriod(Per.TERTIAL, date(2024, 1, 1), date(2024, 5, 1), date(2024, 5, 1))


def days(told: str) -> tuple[date | None, date | None]:
    start, _dots, end = told.partition("..")
    return (date.fromisoformat(start) if start else None), (date.fromisoformat(end) if end else None)


def test_the_intervals_that_words_and_numbers_name() -> None:
    rows = table(PAGE, "words", "times a year", "intervals")
    assert len(rows) == 13
    for words, times, told in rows:
        found = intervals(words, float(times) if times else None)
        assert " ".join(one.value if one else "unnamed" for one in found) == told, words


def test_the_periods_of_a_promise() -> None:
    rows = table(PAGE, "promise", "intervals", "today", "periods")
    assert len(rows) == 6
    for promise, named, today, told in rows:
        start, end = days(promise)
        name, _space, times = named.partition(" ") if named.startswith("unnamed") else (named, "", "")
        each = [None] if times else [Per(one) for one in name.split()]
        found = periods(
            each,
            start,
            end,
            today=date.fromisoformat(today),
            times_a_year=float(times) if times else None,
        )
        assert " ".join(f"{one.start}..{one.end}" for one in found) == told, promise


def test_how_late_a_follow_up_is() -> None:
    rows = table(PAGE, "on", "is over", "days late")
    assert len(rows) == 5
    for on, over, late in rows:
        day = date.fromisoformat(on)
        assert [FIRST_TERTIAL.is_open(day), FIRST_TERTIAL.overdue(day)] == [over == "yes", int(late)], on


def test_a_term_is_due_after_the_municipalitys_own_last_day() -> None:
    terms = SchoolTerms((SchoolTerm(2024, Term.SPRING, date(2024, 6, 12)),))
    spring, _autumn = periods(
        [Per.SCHOOL_TERM], date(2024, 1, 1), date(2025, 1, 1), today=date(2024, 6, 1), terms=terms
    )
    assert (spring.end, spring.due, spring.reported_by) == (
        date(2024, 7, 1),
        date(2024, 6, 13),
        date(2024, 7, 12),
    )
