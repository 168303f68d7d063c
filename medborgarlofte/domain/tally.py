"""What was done in each window: the records of a commitment counted where their day puts them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .status import Act
from .windows import Window


@dataclass(slots=True)
class Tally:
    """What was done in one window, and later to make up for it.

    `done` counts what was done, `records` how many records say so (also those that say 0), `within`
    what was done inside a time limit; `made_up` counts what was done after the window.
    """

    done: int = 0
    records: int = 0
    within: int = 0
    made_up: int = 0
    last: date | None = None


NOTHING = Tally()


def tally(
    windows: Sequence[Window],
    acts: Iterable[Act],
    today: date,
    *,
    makes_up: bool = True,
    limit_hours: float | None = None,
) -> dict[int, Tally]:
    """What was done up to and including today, by the index of its window; silent windows are left out.

    The day of an act decides its window. An act after the window that it makes up for counts there
    alone; making up for no earlier window here, or where nothing can be made up for (`makes_up` False),
    it counts on its own day. A case whose time is not known is not within the limit.
    """
    starts = [window.start for window in windows]
    found: dict[int, Tally] = defaultdict(Tally)
    for act in acts:
        day = act.day
        if day > today:
            continue
        if makes_up and act.making_up_for is not None:
            earlier = window_at(windows, starts, act.making_up_for)
            if earlier is not None and windows[earlier].end <= day:
                found[earlier].made_up += act.count
                continue
        index = bisect_right(starts, day) - 1
        if index < 0 or day >= windows[index].end:
            continue
        _add(found[index], act, limit_hours)
    return found


def _add(one: Tally, act: Act, limit_hours: float | None) -> None:
    one.done += act.count
    one.records += 1
    if one.last is None or act.day > one.last:
        one.last = act.day
    if limit_hours is not None and act.hours_taken is not None and act.hours_taken <= limit_hours:
        one.within += act.count


def window_at(windows: Sequence[Window], starts: Sequence[date], day: date) -> int | None:
    """The index of the window that holds a day, None when none does."""
    index = bisect_right(starts, day) - 1
    return index if index >= 0 and day < windows[index].end else None
