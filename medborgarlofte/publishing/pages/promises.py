"""What pages say of a promise as a whole: whether it is in force, when, by whom, and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from medborgarlofte.domain.summary import next_due
from medborgarlofte.domain.targets import UncountableTarget
from medborgarlofte.domain.windows import windows
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.formats import last_day

from .commitments import CommitmentView


class Phase(Enum):
    """Where a promise is in time; templates compare the names."""

    UNKNOWN = "unknown"  # no period is known
    TO_COME = "to_come"
    IN_FORCE = "in_force"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A promise as a list names it."""

    promise: Promise
    phase: str
    years: str
    last_day: date | None


def phase(promise: Promise, today: date) -> Phase:
    """Where the promise is on a day."""
    if promise.start is None:
        return Phase.UNKNOWN
    if promise.start > today:
        return Phase.TO_COME
    return Phase.IN_FORCE if promise.end is None or today < promise.end else Phase.OVER


def promise_view(promise: Promise, today: date) -> PromiseView:
    """The promise as a list names it."""
    last = last_day(promise.end) if promise.end else None
    return PromiseView(promise, phase(promise, today).value, promise.years(), last)


def foremost(promises: Sequence[Promise], today: date) -> Promise | None:
    """The promise a municipality's page is about: the newest in force, else the newest that is over, else
    the next to come. One without a known period counts as in force, after those with one."""
    order = [Phase.IN_FORCE, Phase.UNKNOWN, Phase.OVER, Phase.TO_COME]
    by_start = sorted(promises, key=lambda one: one.start or date.min, reverse=True)
    return min(by_start, key=lambda one: order.index(phase(one, today)), default=None)


def next_followup(promise: Promise, commitments: Sequence[CommitmentView], today: date) -> date | None:
    """The next day a report is due: by the promise's own clause, else the next window to end."""
    if promise.followups_per_year:
        divided = windows(
            UncountableTarget(),
            promise.start,
            promise.end,
            today=today,
            followups_per_year=promise.followups_per_year,
        )
        return next_due(divided, today)
    found = [item.window for view in commitments for row in view.rows for item in row.windows]
    return next_due(found, today)


def parties_of(commitments: Sequence[CommitmentView]) -> list[str]:
    """The names of all who are accountable for something, in the order the promise names them."""
    found: dict[int, str] = {}
    for view in commitments:
        found |= view.parties
    return list(found.values())
