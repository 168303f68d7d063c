"""How commitments were going, kept in memory until something is written or the day is over.

Why it is never older than the database stands in docs/decisions/0008-public-page-cache.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from medborgarlofte.domain.status import Act, WindowStatus
from medborgarlofte.domain.windows import Window

from .said import Answer

MOST = 200_000  # acts and windows kept in one process, some 40 MB


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """One target for one party: its windows, and what was done, on which days."""

    windows: tuple[WindowStatus, ...]
    days: tuple[date, ...]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What decides the windows of a commitment's rows, and what is before this record.

    Whoever asks may have fetched the promise before the newest write was read, so it is not known by that.
    """

    entered_on: date
    windows: tuple[tuple[Window, ...], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What was said of one commitment, and its rows in their order. Nothing of any one reader's."""

    asked: Asked
    answers: tuple[Answer, ...]
    rows: tuple[JudgedRow, ...]

    @property
    def size(self) -> int:
        """How many acts and windows it holds."""
        return sum(len(row.acts) + len(row.windows) for row in self.rows)


Key = tuple[int, date | None]  # a commitment, and the day before which things were done
Known = dict[Key, Judged]


@dataclass(slots=True)
class Kept:
    """What is known of one moment: the newest write, on a day. Threads that share it may all add to it."""

    moment: tuple[str, date] | None = None
    size: int = 0
    known: Known = field(default_factory=dict)

    def judged(self, key: Key, asked: Asked) -> Judged | None:
        """What is known of a commitment, when it was asked the same."""
        found = self.known.get(key)
        return found if found and found.asked == asked else None

    def put(self, new: Known) -> None:
        """Keep these too, or instead where they would be too many together; too many alone are not kept."""
        size = sum(judged.size for judged in new.values())
        if size > MOST:
            return
        if self.size + size > MOST:
            self.known, self.size = {}, 0
        self.known.update(new)
        self.size += size


class Keeping:
    """What is kept of the newest moment that was asked of. May be used by many threads."""

    def __init__(self) -> None:
        self._kept = Kept()

    def of(self, newest: str | None, today: date) -> Kept:
        """What is kept since that write. Into it goes what is made from what was read after it.

        Nothing inside a transaction, which sees what it has written itself, and perhaps only half of it.
        """
        if not newest or transaction.get_connection().in_atomic_block:
            return Kept()
        kept = self._kept
        if kept.moment != (newest, today):
            kept = self._kept = Kept((newest, today))
        return kept

    def clear(self) -> None:
        """Forget everything."""
        self._kept = Kept()


KEEPING = Keeping()
