"""Which windows somebody still has to answer for. The rules stand in docs/methods/renewal.md."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .status import Status, WindowStatus
from .targets import CountTarget, Target, WhenNeededTarget

OWED = frozenset({Status.AWAITING_REPORT, Status.NOT_REPORTED, Status.MISSED})
"""Statuses of a window that is due and neither met, closed, judged, nor from before this record."""


def asks_for_need(target: Target) -> bool:
    """Whether each window is asked if the need arose: "when needed", and "one a term, or when needed"."""
    if isinstance(target, CountTarget):
        return target.unless_no_need
    return isinstance(target, WhenNeededTarget)


def unanswered(target: Target, windows: Sequence[WindowStatus], today: date) -> tuple[WindowStatus, ...]:
    """The windows of one row that are due and that its party has not answered for, in their order.

    A window is answered when it is met, when there was no need, or when a verdict with its reason was
    given. A verdict answers for the windows before it too, so that nobody judges 52 weeks one by one; but
    whether a need arose is asked of each window. What was due before this record is never asked for.
    """
    owed = [one for one in windows if one.status in OWED and one.window.due <= today]
    if asks_for_need(target):
        return tuple(one for one in owed if one.judgement is None)
    judged = max((one.window.start for one in windows if one.judgement), default=date.min)
    return tuple(one for one in owed if one.window.start > judged)
