"""One difference between two versions of a promise, as data: what, where, from what, to what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .targets import Target


class ChangeKind(StrEnum):
    """What happened. DROPPED and ADDED are whole commitments, LOWERED and RAISED targets."""

    DROPPED = "dropped"
    TARGET_DROPPED = "target_dropped"
    LOWERED = "lowered"
    TARGET_CHANGED = "target_changed"
    RAISED = "raised"
    TARGET_ADDED = "target_added"
    ADDED = "added"
    REWORDED = "reworded"
    PARTIES_CHANGED = "parties_changed"
    MOVED_AREA = "moved_area"
    RESULT_ADDED = "result_added"
    RESULT_CHANGED = "result_changed"
    RESULT_DROPPED = "result_dropped"
    PERIOD_CHANGED = "period_changed"
    FOLLOWUP_CHANGED = "followup_changed"
    PROMISE_TEXTS_CHANGED = "promise_texts_changed"
    OTHER_CHANGED = "other_changed"


@dataclass(frozen=True, slots=True)
class Side:
    """A value before or after: of these, what the kind of change has.

    `period` is half-open days, `times` follow-ups a year; `texts` is empty where nothing stood.
    """

    texts: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    period: tuple[date | None, date | None] | None = None
    times: float | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `number` names the commitment, None the promise itself; `field` what of it differs.

    `weakens` marks what binds less than before. `counted`, told of a target dropped or added, says
    whether the commitment has anything to count on the side that lacks it.
    """

    kind: ChangeKind
    number: int | None
    before: Side = Side()
    after: Side = Side()
    weakens: bool = False
    field: str = ""
    counted: bool = True
