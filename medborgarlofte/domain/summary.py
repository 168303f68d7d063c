"""What several windows or several parties' windows come to together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from .status import Status, WindowStatus
from .windows import Window

WORST_FIRST = (
    Status.NOT_REPORTED,  # silence is never better than an honest miss
    Status.MISSED,
    Status.BEHIND,
    Status.AWAITING_REPORT,
    Status.NOT_STARTED,
    Status.ON_PACE,
    Status.NOT_YET_BEGUN,
    Status.BEFORE_RECORD,
    Status.ASSESSED,
    Status.MET_LATE,
    Status.MET,
    Status.NO_NEED,
)
_RANK = {status: rank for rank, status in enumerate(WORST_FIRST)}


def joint(parts: Iterable[Status]) -> Status:
    """The status of a joint commitment's window from its parts': met when every part is, else the worst.

    A part without need stands in nobody's way. Raises ValueError when there is no part.
    """
    return min(parts, key=_RANK.__getitem__)


def current(found: Sequence[WindowStatus], today: date) -> WindowStatus | None:
    """The window that says how it stands now: the one that holds today, else the last that is over,
    else the first; None when there are no windows."""
    begun = [one for one in found if one.window.start <= today]
    return begun[-1] if begun else next(iter(found), None)


_SHORT = 32  # days


def tells_of(window: Window, start: date, end: date) -> bool:
    """Whether a report of `start <= day < end` tells of a window.

    One of up to a month is told of once, where it ends; a longer one wherever it meets these days, since
    something of it may have happened in all of them.
    """
    if (window.end - window.start).days < _SHORT:
        return start < window.end <= end
    return window.start < end and start < window.end


def next_due(windows: Iterable[Window], today: date) -> date | None:
    """The next day on which a window is due, today included; None when all are past."""
    return min((window.due for window in windows if window.due >= today), default=None)
