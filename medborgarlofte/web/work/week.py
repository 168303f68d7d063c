"""My week: what waits, in its lists, chosen by municipality and function, and shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from medborgarlofte.places.gates import Access
from medborgarlofte.publishing.pages.rows import RowView, row_view
from medborgarlofte.web.reminders.escalation import Lifted, lifted_of, thing_of

from .waiting import Heading, Waiting, in_order, waiting_for

DRAWN = 13  # windows of a line here at most: a quarter of weeks; all stand on the commitment's own page


@dataclass(frozen=True, slots=True)
class Choice:
    """What the list can be narrowed to: the value in the address, and what it is called."""

    value: str
    told: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """The municipality and the function that the address asks for, "" for all."""

    place: str = ""
    function: str = ""

    @property
    def is_any(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.place or self.function)

    def narrowed(self, rows: Iterable[Waiting]) -> list[Waiting]:
        """The rows of the chosen municipality and function."""
        return [
            row
            for row in rows
            if self.place in ("", row.place) and self.function in ("", _function_value(row))
        ]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits as shown: with its promise line where it is a commitment that counts.

    `lifted` says to whom it has been lifted, since it has been late for long.
    """

    waiting: Waiting
    row: RowView | None
    lifted: str = ""

    def is_past(self, today: date) -> bool:
        """Whether its day is over."""
        return self.waiting.day is not None and self.waiting.day < today


@dataclass(frozen=True, slots=True)
class List:
    """One list of the page: how many there are in all, and those on this page."""

    heading: Heading
    count: int
    lines: tuple[Line, ...]


def everything(access: Access, today: date) -> tuple[list[Waiting], Lifted]:
    """All that waits for somebody, what was lifted to them included, and what has been lifted from whom."""
    lifted = lifted_of(access)
    return in_order([*lifted.rows, *waiting_for(access, today)], today), lifted


def places(rows: Iterable[Waiting], chosen: Chosen) -> list[Choice]:
    """The municipalities that the list can be narrowed to; none when there is only one."""
    found = sorted({row.place for row in rows if row.place})
    return [Choice(one, one, one == chosen.place) for one in found] if len(found) > 1 else []


def functions(rows: Iterable[Waiting], chosen: Chosen) -> list[Choice]:
    """The functions that the list can be narrowed to, with their municipality; none of one alone."""
    found = {_function_value(row): f"{row.function_name}, {row.place}" for row in rows if row.function}
    if len(found) < 2:
        return []
    by_name = sorted(found.items(), key=lambda one: one[1])
    return [Choice(value, told, value == chosen.function) for value, told in by_name]


def lists(rows: Sequence[Waiting], shown: Iterable[Waiting], lifted: Lifted, today: date) -> list[List]:
    """The lists of a page: `rows` are all, `shown` those on this page, in the same order.

    `lifted` says of what has been late for long to whom it was lifted.
    """
    counts: dict[Heading, int] = {}
    for row in rows:
        counts[row.heading(today)] = counts.get(row.heading(today), 0) + 1
    return [
        List(heading, counts[heading], tuple(_line(row, lifted, today) for row in some))
        for heading, some in groupby(shown, key=lambda row: row.heading(today))
    ]


def _line(row: Waiting, lifted: Lifted, today: date) -> Line:
    told = lifted.told.get(thing_of(row, row.function), "") if row.function else ""
    return Line(row, row_view(row.row, today, latest=DRAWN) if row.row else None, told)


def _function_value(row: Waiting) -> str:
    return str(row.function or "")
