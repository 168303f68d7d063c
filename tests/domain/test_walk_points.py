"""What has become of a point of a walk, from its answer and its days alone."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.walk_points import PointState, silent_days, state_of

DUE = date(2024, 10, 10)
BEFORE, AFTER = date(2024, 10, 9), date(2024, 10, 11)


@pytest.mark.parametrize(
    ("answer", "outcome", "due", "today", "state"),
    [
        ("", "", None, AFTER, PointState.UNANSWERED),
        ("refused", "", None, AFTER, PointState.REFUSED),
        ("accepted", "", DUE, BEFORE, PointState.ACCEPTED),
        ("accepted", "", DUE, DUE, PointState.ACCEPTED),
        ("accepted", "", DUE, AFTER, PointState.OVERDUE),
        ("accepted", "remedied", DUE, AFTER, PointState.REMEDIED),
        ("accepted", "nothing_needed", DUE, AFTER, PointState.NOTHING_NEEDED),
    ],
)
def test_how_a_point_stands(
    answer: str, outcome: str, due: date | None, today: date, state: PointState
) -> None:
    assert state_of(answer, outcome, due, today) is state


@pytest.mark.parametrize(("today", "days"), [(AFTER, 1), (DUE, 0), (BEFORE, 0), (date(2025, 10, 10), 365)])
def test_how_long_nobody_has_said_anything(today: date, days: int) -> None:
    assert silent_days(DUE, today) == days
