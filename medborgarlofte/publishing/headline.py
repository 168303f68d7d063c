"""Which of many windows speaks for them all, and how the finished ones came out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from medborgarlofte.domain.status import Status, WindowStatus
from medborgarlofte.domain.summary import WORST_FIRST

FEW = 4  # windows that are each drawn and told of by themselves
SHORT = 32  # days: windows up to a month long are many, and no single one speaks for the rest
LATELY = timedelta(days=90)

# Windows in which nothing has been heard yet: they never end a silence before them.
_UNHEARD = frozenset({Status.NOT_STARTED, Status.AWAITING_REPORT, Status.NOT_YET_BEGUN})


def headline(windows: Sequence[WindowStatus], today: date) -> WindowStatus | None:
    """The window whose status stands for the row; None when there are no windows.

    While the row runs it is the latest window that has begun, except that a window without a word
    in it gives way to a silence before it. Of many short windows it is the worst of those that ended
    in the last 90 days: one good week does not make up for a quarter. When the last window is over it
    is the worst of all: one missed week of 104 is a promise that was not kept every week, and the
    tally beside it says how many were.
    """
    begun = [item for item in windows if item.window.start <= today]
    if not begun:
        return windows[0] if windows else None
    if len(begun) == len(windows) and windows[-1].window.end <= today:
        return _worst(windows)
    if are_many(windows):
        return _lately(begun, today)
    return _speaking(begun)


def are_many(windows: Sequence[WindowStatus]) -> bool:
    """Whether a tally says more than the count of any one window."""
    return len(windows) > FEW and all((one.window.end - one.window.start).days < SHORT for one in windows)


def _lately(begun: Sequence[WindowStatus], today: date) -> WindowStatus:
    heard = [one for one in begun if one.window.end > today - LATELY and one.status not in _UNHEARD]
    return _worst(heard) if heard else _speaking(begun)


def _worst(windows: Sequence[WindowStatus]) -> WindowStatus:
    ranks = {status: rank for rank, status in enumerate(WORST_FIRST)}
    return min(reversed(windows), key=lambda item: ranks[item.status])


def _speaking(begun: Sequence[WindowStatus]) -> WindowStatus:
    for item in reversed(begun):
        if item.status is Status.NOT_REPORTED:
            return item
        if item.status not in _UNHEARD:
            break
    return begun[-1]


def finished(windows: Sequence[WindowStatus], today: date) -> list[WindowStatus]:
    """The windows that are over."""
    return [item for item in windows if item.window.end <= today]
