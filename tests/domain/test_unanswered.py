"""Which windows somebody still has to answer for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain.ruling import statuses
from medborgarlofte.domain.status import Act, Judgement, Need, Status, Verdict
from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Target,
    UncountableTarget,
    WhenNeededTarget,
)
from medborgarlofte.domain.unanswered import asks_for_need, unanswered
from medborgarlofte.domain.windows import Window, windows

from .strategies import rows

START, END, ENTERED = date(2024, 1, 1), date(2025, 1, 1), date(2024, 1, 1)
TERTIAL = CountTarget(3, Per.TERTIAL, "möten")
NEEDED = WhenNeededTarget("möte", Per.TERTIAL)
OR_NEEDED = CountTarget(1, Per.TERTIAL, "möte", unless_no_need=True)


def starts(target: Target, today: date, *, acts: int = 0, **said: object) -> list[str]:
    """The first days of the unanswered windows; `acts` are done on 2 January."""
    found = statuses(
        target,
        windows(target, START, END, today=today),
        [Act(date(2024, 1, 2), acts)] if acts else [],
        today=today,
        entered_on=ENTERED,
        **said,  # type: ignore[arg-type]
    )
    return [one.window.start.isoformat() for one in unanswered(target, found, today)]


def judged(start: str) -> list[Judgement]:
    return [Judgement(date.fromisoformat(start), Verdict.PARTLY, "Hälften blev av.")]


def test_nothing_is_asked_for_before_it_is_due() -> None:
    assert starts(TERTIAL, date(2024, 4, 30)) == []
    assert starts(TERTIAL, date(2024, 5, 1)) == ["2024-01-01"]


def test_what_is_met_needs_no_more() -> None:
    assert starts(TERTIAL, date(2024, 5, 1), acts=3) == []


def test_what_was_only_partly_done_needs_a_verdict() -> None:
    assert starts(TERTIAL, date(2024, 7, 1), acts=2) == ["2024-01-01"]
    assert starts(TERTIAL, date(2024, 7, 1), acts=2, judgements=judged("2024-01-01")) == []


def test_a_verdict_answers_for_the_windows_before_it() -> None:
    assert starts(TERTIAL, date(2025, 3, 1)) == ["2024-01-01", "2024-05-01", "2024-09-01"]
    assert starts(TERTIAL, date(2025, 3, 1), judgements=judged("2024-05-01")) == ["2024-09-01"]
    assert starts(TERTIAL, date(2025, 3, 1), judgements=judged("2024-09-01")) == []


@pytest.mark.parametrize("target", [NEEDED, OR_NEEDED])
def test_the_need_is_asked_for_window_by_window(target: Target) -> None:
    no_need = [Need(date(2024, 5, 1), arose=False, reason="Ingen bad om det.")]
    today = date(2025, 3, 1)

    assert asks_for_need(target)
    assert starts(target, today, needs=no_need) == ["2024-01-01", "2024-09-01"]
    assert starts(target, today, judgements=judged("2024-09-01")) == ["2024-01-01", "2024-05-01"]


def test_a_need_that_arose_and_was_not_met_needs_a_verdict() -> None:
    arose = [Need(date(2024, 1, 1), arose=True)]

    assert starts(NEEDED, date(2024, 7, 1), needs=arose) == ["2024-01-01"]
    assert starts(NEEDED, date(2024, 7, 1), needs=arose, judgements=judged("2024-01-01")) == []


def test_what_cannot_be_counted_needs_a_verdict_whatever_was_done() -> None:
    assert starts(UncountableTarget(), date(2025, 1, 1), acts=5) == ["2024-01-01"]
    assert starts(UncountableTarget(), date(2025, 1, 1), acts=5, judgements=judged("2024-01-01")) == []


def test_silence_on_what_may_at_most_be_done_is_asked_for() -> None:
    at_most = CountTarget(2, Per.TERTIAL, "stängda dagar", Operator.AT_MOST)

    assert starts(at_most, date(2024, 5, 1)) == ["2024-01-01"]
    assert starts(at_most, date(2024, 5, 1), acts=1) == []


@given(rows(), st.dates(date(2019, 1, 1), date(2026, 12, 31)))
def test_only_what_is_due_and_owed_is_asked_for_and_a_verdict_on_the_last_ends_it(
    row: tuple[Target, tuple[Window, ...], list[Act]], today: date
) -> None:
    target, cut, acts = row
    found = statuses(target, cut, acts, today=today, entered_on=date(2019, 1, 1))
    asked = unanswered(target, found, today)

    assert all(one.window.due <= today and one.status is not Status.BEFORE_RECORD for one in asked)
    verdicts = [
        Judgement(one.window.start, Verdict.CANNOT_BE_VERIFIED, "Vet inte.")
        for one in (asked if asks_for_need(target) else asked[-1:])
    ]
    answered = statuses(target, cut, acts, today=today, entered_on=date(2019, 1, 1), judgements=verdicts)
    assert unanswered(target, answered, today) == ()
