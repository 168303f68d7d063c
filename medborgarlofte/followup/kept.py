"""How commitments were going, kept in memory until something is written of their place or the day is over.

Why it is never older than the database stands in docs/decisions/0008-public-page-cache.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from threading import Lock

from django.db import transaction

from medborgarlofte.domain.status import Act, WindowStatus
from medborgarlofte.domain.targets import Target
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
    """All that decides how a commitment's rows go, so that the same, asked again, is answered the same.

    `newest` is the newest write about its municipality, which what was done and said is as old as; None
    where nothing is to be kept. The rest is of the promise as whoever asks has fetched it, which may be
    older than that.
    """

    newest: str | None
    today: date
    entered_on: date
    rows: tuple[tuple[Target, int | None, tuple[Window, ...]], ...]  # the party by its key


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


class Keeping:
    """What is known of each commitment. May be used by many threads.

    Inside a transaction nothing is known or kept: it sees what it has written itself, and perhaps only half
    of it.
    """

    def __init__(self) -> None:
        self._known: Known = {}
        self._size = 0
        self._lock = Lock()

    def judged(self, key: Key, asked: Asked) -> Judged | None:
        """What is known of a commitment, when it was asked the same."""
        found = None if _inside_transaction() else self._known.get(key)
        return found if found and found.asked == asked else None

    def put(self, new: Known) -> None:
        """Keep these; all that is kept is forgotten where it grows too large."""
        if _inside_transaction():
            return
        with self._lock:
            for key, judged in new.items():
                if judged.asked.newest:
                    self._put(key, judged)

    def clear(self) -> None:
        """Forget everything."""
        self._known, self._size = {}, 0

    def _put(self, key: Key, judged: Judged) -> None:
        earlier = self._known.get(key)
        self._size += judged.size - (earlier.size if earlier else 0)
        self._known[key] = judged
        if self._size > MOST:
            self.clear()


def _inside_transaction() -> bool:
    return bool(transaction.get_connection().in_atomic_block)


KEEPING = Keeping()
