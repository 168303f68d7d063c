"""What has become of a point in the protocol of a safety walk: answered, and then looked over.

The answer and the days alone decide it; it is never typed. See docs/methods/walks.md.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Answer(StrEnum):
    """What was said of a point."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class Outcome(StrEnum):
    """What whoever looked an accepted point over did."""

    REMEDIED = "remedied"
    NOTHING_NEEDED = "nothing_needed"


class PointState(StrEnum):
    """How a point stands on a day."""

    UNANSWERED = "unanswered"
    OVERDUE = "overdue"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    NOTHING_NEEDED = "nothing_needed"
    REMEDIED = "remedied"


def state_of(answer: str, outcome: str, due: date | None, today: date) -> PointState:
    """How a point stands today. The due day is included: it is late the day after."""
    if not answer:
        return PointState.UNANSWERED
    if answer == Answer.REFUSED:
        return PointState.REFUSED
    if outcome:
        return PointState(outcome)
    return PointState.OVERDUE if due is not None and due < today else PointState.ACCEPTED


def silent_days(since: date, today: date) -> int:
    """How many days nobody has said anything: after the walk, or after the day it should have been done."""
    return max((today - since).days, 0)
