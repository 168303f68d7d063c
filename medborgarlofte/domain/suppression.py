"""Small counts are not told: one rule, for page, table, drawing and file alike.

A count under `FEWEST` is told as "fewer than". Where a total is told as well, one that is hidden could be
computed back by subtraction; then the smallest of the others in that total is hidden too, and the total
itself where nothing else can be. Worked figures stand in docs/methods/suppression.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FEWEST = 5


class Shown(StrEnum):
    """What is told of a count."""

    NUMBER = "number"
    FEW = "few"  # fewer than FEWEST
    HIDDEN = "hidden"  # so that another cannot be computed
    RUNNING = "running"  # its time is not over: from one day to the next, single records could be read


@dataclass(frozen=True, slots=True)
class Cell:
    """The count of a window, half-open. Of several windows, a longer one is the total of those within it."""

    start: date
    end: date
    count: int


def suppressed(cells: Sequence[Cell], today: date) -> list[Shown]:
    """What is told of each cell, in the order given."""
    shown = [_alone(cell, today) for cell in cells]
    totals = [(total, parts) for total in range(len(cells)) if (parts := _parts(cells, total))]
    while any(_protect(cells, shown, total, parts) for total, parts in totals):
        pass  # what was hidden for one total may stand alone in another
    return shown


def _alone(cell: Cell, today: date) -> Shown:
    if cell.end > today:
        return Shown.RUNNING
    return Shown.FEW if cell.count < FEWEST else Shown.NUMBER


def _parts(cells: Sequence[Cell], total: int) -> list[int]:
    """The shorter windows that meet a longer one: their sum may tell of it, or it of them."""
    whole = cells[total]
    length = whole.end - whole.start
    return [
        number
        for number, cell in enumerate(cells)
        if cell.start < whole.end and whole.start < cell.end and cell.end - cell.start < length
    ]


def _protect(cells: Sequence[Cell], shown: list[Shown], total: int, parts: list[int]) -> bool:
    """Hide one more where a told total betrays a part that is not told; whether something was hidden."""
    told = [part for part in parts if shown[part] is Shown.NUMBER]
    untold = [part for part in parts if shown[part] is not Shown.NUMBER]
    if shown[total] is not Shown.NUMBER or not untold or _is_safe(cells, untold):
        return False
    smallest = min(told, key=lambda part: (cells[part].count, cells[part].start), default=total)
    shown[smallest] = Shown.HIDDEN
    return True


def _is_safe(cells: Sequence[Cell], untold: list[int]) -> bool:
    """Whether what is not told in a total is at least two counts that come to at least FEWEST together."""
    return len(untold) > 1 and sum(cells[part].count for part in untold) >= FEWEST
