"""What is told of small counts: the worked figures of docs/methods/suppression.md."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.suppression import Cell, Shown, suppressed

TODAY = date(2025, 1, 1)
N, F, H, R = Shown.NUMBER, Shown.FEW, Shown.HIDDEN, Shown.RUNNING


def a_year(*counts: int, total: bool = True) -> list[Cell]:
    """Four quarters, and the year."""
    starts = [date(2024, month, 1) for month in (1, 4, 7, 10)] + [date(2025, 1, 1)]
    cells = [Cell(starts[i], starts[i + 1], count) for i, count in enumerate(counts)]
    return [*cells, Cell(starts[0], starts[-1], sum(counts))] if total else cells


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((6, 7, 8, 9), [N, N, N, N, N]),
        ((6, 3, 8, 9), [H, F, N, N, N]),
        ((6, 3, 2, 9), [N, F, F, N, N]),
        ((6, 1, 2, 9), [H, F, F, N, N]),
        ((1, 1, 1, 1), [F, F, F, F, F]),
        ((1, 1, 1, 2), [F, F, F, F, N]),
    ],
)
def test_quarters_and_their_year(counts: tuple[int, ...], told: list[Shown]) -> None:
    assert suppressed(a_year(*counts), TODAY) == told


@pytest.mark.parametrize(("count", "told"), [(0, F), (4, F), (5, N)])
def test_a_window_alone(count: int, told: Shown) -> None:
    assert suppressed([Cell(date(2024, 1, 1), TODAY, count)], TODAY) == [told]


def test_a_window_that_runs_is_not_told() -> None:
    assert suppressed([Cell(date(2024, 7, 1), date(2025, 7, 1), 40)], TODAY) == [R]


def test_without_a_total_nothing_more_is_hidden() -> None:
    assert suppressed(a_year(6, 3, 8, 9, total=False), TODAY) == [N, F, N, N]
