"""Planned against done: what should be done by a day, what was, and what lacks.

The rules, with worked figures, stand in docs/methods/week.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .cases import expected_by
from .status import Status, WindowStatus
from .targets import CountTarget, Operator, Target, WithinTimeTarget

_LEFT_OUT = frozenset({Status.NOT_YET_BEGUN, Status.BEFORE_RECORD, Status.NO_NEED})


@dataclass(frozen=True, slots=True)
class Planned:
    """What one row comes to over its windows: all in the target's own unit.

    `planned` is what should be done by now: for what may at most be done the most that was allowed, for a
    time limit the number of cases. `lacking` is what each window lacks, added up: nothing carries over, so
    more in one window never makes up for less in another. `beyond` is what was done more than planned.
    """

    planned: int
    done: int
    lacking: int
    beyond: int

    @property
    def difference(self) -> int:
        """Below 0 what lacks; else what was done more than planned."""
        return -self.lacking if self.lacking else self.beyond

    @property
    def keeps(self) -> bool:
        """Whether it is on pace or met."""
        return self.lacking == 0


def planned(target: Target, windows: Sequence[WindowStatus], today: date) -> Planned | None:
    """Planned against done on a day; None for what cannot be counted, or is done when needed."""
    if not isinstance(target, CountTarget | WithinTimeTarget):
        return None
    pairs = [_pair(target, one, today) for one in windows if one.status not in _LEFT_OUT]
    at_most = isinstance(target, CountTarget) and target.operator is Operator.AT_MOST
    below = sum(max(0, asked - done) for asked, done in pairs)
    above = sum(max(0, done - asked) for asked, done in pairs)
    asked, done = (sum(column) for column in zip(*pairs, strict=True)) if pairs else (0, 0)
    return Planned(asked, done, above if at_most else below, 0 if at_most else above)


def _pair(target: Target, one: WindowStatus, today: date) -> tuple[int, int]:
    """What one window asks for by now, and what was done in it or made up for."""
    if isinstance(target, WithinTimeTarget):
        return one.done, one.within or 0
    if isinstance(target, CountTarget) and target.operator is Operator.AT_MOST:
        return one.window.number or 0, one.done
    return expected_by(one.window, today) or 0, one.done + one.made_up
