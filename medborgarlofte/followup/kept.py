"""What was done and said of commitments, and how it was judged, kept until more is written of their place.

Why it is never older than the database stands in docs/decisions/0008-public-page-cache.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from django.db import transaction

from medborgarlofte.domain.status import Act, WindowStatus
from medborgarlofte.domain.targets import Target
from medborgarlofte.domain.windows import Window

from .said import Said

MOST = 200_000  # acts and windows kept in one process, some 40 MB


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """One target for one party: its windows, and what was done."""

    windows: tuple[WindowStatus, ...]
    acts: Sequence[Act]


@dataclass(frozen=True, slots=True)
class Asked:
    """What decides how a commitment's rows go, beside what was done and said of it.

    All is of the promise as whoever asks has fetched it, which may be older than what was read since.
    """

    today: date
    entered_on: date
    rows: tuple[tuple[Target, int | None, tuple[Window, ...]], ...]  # the party by its key


@dataclass(frozen=True, slots=True)
class Judged:
    """The rows of one commitment in their order, when it was asked so. Nothing of any one reader's."""

    asked: Asked
    rows: tuple[JudgedRow, ...]


@dataclass(slots=True)
class Kept:
    """What was done and said of a commitment up to the newest write about its municipality ("" for none).

    And how that was judged when it was last asked, by the day before which things were done.
    """

    newest: str
    said: Said
    judged: dict[date | None, Judged] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many acts and windows it holds."""
        rows = [row for judged in self.judged.values() for row in judged.rows]
        return len(self.said.acts) + sum(len(row.acts) + len(row.windows) for row in rows)


class Keeping:
    """What is known of each commitment, by its key. May be used by many threads.

    Inside a transaction nothing is known or kept: it sees what it has written itself, and perhaps only half
    of it.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Kept, int]] = {}  # with the size that it was counted as
        self._size = 0
        self._lock = Lock()

    def of(self, commitment: int, newest: str) -> Kept | None:
        """What is known of a commitment up to that write."""
        found, _size = self._known.get(commitment, (None, 0))
        if found is None or found.newest != newest or _inside_transaction():
            return None
        return found

    def put(self, known: Mapping[int, Kept]) -> None:
        """Keep these; all that is kept is forgotten where it grows too large."""
        if _inside_transaction():
            return
        with self._lock:
            for commitment, kept in known.items():
                if kept.newest:
                    self._put(commitment, kept)

    def clear(self) -> None:
        """Forget everything."""
        self._known, self._size = {}, 0

    def _put(self, commitment: int, kept: Kept) -> None:
        _earlier, counted = self._known.get(commitment, (None, 0))
        size = kept.size
        self._size += size - counted
        self._known[commitment] = kept, size
        if self._size > MOST:
            self.clear()


def _inside_transaction() -> bool:
    return bool(transaction.get_connection().in_atomic_block)


KEEPING = Keeping()
