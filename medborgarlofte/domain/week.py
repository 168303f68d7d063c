"""What of a commitment is late, what falls in this week, and what in the next ones.

The rules, with worked figures, stand in docs/methods/week.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import IntEnum
from typing import NamedTuple

from .cases import REPORTING
from .status import Status, WindowStatus
from .targets import CountTarget, Operator, Target
from .unanswered import unanswered

_DAY = timedelta(days=1)
AHEAD = timedelta(weeks=4)  # after this week: what is told of beforehand


class Urgency(IntEnum):
    """Where something stands in a week, the most urgent first."""

    LATE = 1
    THIS_WEEK = 2
    COMING = 3


class Due(NamedTuple):  # one for each unanswered window, and a tuple is soonest made
    """What one row asks for now, the window that does, and the last day on which it is done in time.

    `answers`: the time is out and somebody has to say how it went; otherwise there is still something to do.
    """

    urgency: Urgency
    day: date
    window: WindowStatus
    answers: bool

    def place(self) -> tuple[Urgency, date]:
        """What two of them are ordered by: the most urgent first, then by day."""
        return self.urgency, self.day


def week_ends(today: date) -> date:
    """The Sunday of the week that a day lies in."""
    return today + timedelta(days=6 - today.weekday())


def urgency_of(day: date, today: date) -> Urgency | None:
    """Where something with this last day stands; None when it comes later than is told of."""
    if day < today:
        return Urgency.LATE
    if day <= week_ends(today):
        return Urgency.THIS_WEEK
    return Urgency.COMING if day <= week_ends(today) + AHEAD else None


def due(target: Target, windows: Sequence[WindowStatus], today: date) -> Due | None:
    """The most urgent that one row asks for on a day; None when it asks for nothing.

    A window that is over and unanswered asks to be answered for: within the thirty days of reporting it is
    of this week, and late when they are out or when it is known to be missed. A running window is late when
    it is behind; otherwise it stands where its last day lies, while there is something left to count.
    """
    found = [*_owed(target, windows, today), *_running(target, windows, today)]
    return min(found, key=Due.place, default=None)


def _owed(target: Target, windows: Sequence[WindowStatus], today: date) -> Iterator[Due]:
    """Of what is owed the oldest that is late and the oldest that is still awaited: others come after it."""
    owed = unanswered(target, windows, today)
    for urgency, awaited in ((Urgency.LATE, False), (Urgency.THIS_WEEK, True)):
        oldest = next((one for one in owed if (one.status is Status.AWAITING_REPORT) is awaited), None)
        if oldest:
            yield Due(urgency, oldest.window.due + REPORTING - _DAY, oldest, answers=True)


def _running(target: Target, windows: Sequence[WindowStatus], today: date) -> Iterator[Due]:
    for one in windows:
        if not one.window.start <= today < one.window.due:
            continue
        last = one.window.due - _DAY
        urgency = Urgency.LATE if one.status is Status.BEHIND else urgency_of(last, today)
        if urgency and (one.status is Status.BEHIND or _is_left(target, one)):
            yield Due(urgency, last, one, answers=False)


def _is_left(target: Target, one: WindowStatus) -> bool:
    """Whether there is something left to do before the window's last day."""
    counted = isinstance(target, CountTarget) and target.operator is not Operator.AT_MOST
    open_still = one.status in {Status.NOT_STARTED, Status.ON_PACE}
    return counted and open_still and one.done < (one.window.number or 0)


def next_day(windows: Sequence[WindowStatus], today: date) -> date | None:
    """The last day of the next window that is not over; None when all are."""
    return min((one.window.due - _DAY for one in windows if one.window.due > today), default=None)
