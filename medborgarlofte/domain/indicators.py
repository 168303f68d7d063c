"""Indicators: figures that tell whether the problem changed, each with all that makes it readable.

The rules, with worked figures, stand in docs/methods/indicators.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .intervals import Counted, Interval, difference, ratio, wilson
from .suppression import FEWEST


class Kind(StrEnum):
    """What sort of figure it is."""

    SHARE = "share"  # of those who answered
    COUNT = "count"  # of events, people or things in a period
    INDEX = "index"  # a mean or index, with the interval that its source states


class Shift(StrEnum):
    """What a new figure says beside the earlier ones."""

    FIRST = "first"  # no trend: there is nothing to compare with
    NOT_COMPARABLE = "not_comparable"  # another source, method, place or unit
    CANNOT_BE_CONCLUDED = "cannot_be_concluded"  # how uncertain the figures are is not known
    NO_DETECTABLE_CHANGE = "no_detectable_change"
    ROSE = "rose"
    FELL = "fell"


class Lacking(StrEnum):
    """What a figure must carry and does not."""

    SOURCE = "source"
    PLACE = "place"
    UNIT = "unit"
    ANSWERS = "answers"  # how many answered
    RESPONSE_RATE = "response_rate"
    INTERVAL = "interval"
    RETRIEVED = "retrieved"


@dataclass(frozen=True, slots=True)
class Measurement:
    """One figure of a series, for the days `start <= day < end`.

    `figure`: a share from 0 to 1, a count, or an index. `answers` is the number who answered (n), and
    `response_rate` their share of those asked, 0 to 1. `method` is another when figures before and after
    cannot be compared. `stated` is the 95 % interval as the source gives it.
    """

    kind: Kind
    figure: float
    start: date
    end: date
    source: str = ""
    place: str = ""
    unit: str = ""
    method: str = ""
    answers: int | None = None
    response_rate: float | None = None
    stated: tuple[float, float] | None = None
    retrieved: date | None = None
    preliminary: bool = False

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError("a period ends after it starts")
        if self.figure < 0 or (self.kind is Kind.SHARE and self.figure > 1):
            raise ValueError("a share lies between 0 and 1, and no figure is below 0")

    @property
    def interval(self) -> Interval | None:
        """The figure with its uncertainty: as its source states it, else Wilson's for a share."""
        if self.stated:
            return Interval(self.figure, *self.stated)
        if self.kind is Kind.SHARE and self.answers:
            return wilson(round(self.figure * self.answers), self.answers)
        return None

    @property
    def is_few(self) -> bool:
        """Whether it counts so few that it is told as "fewer than" (docs/methods/suppression.md)."""
        return self.kind is Kind.COUNT and self.figure < FEWEST

    @property
    def comparable_by(self) -> tuple[str, ...]:
        """What two figures have in common when they can be compared."""
        return self.kind.value, self.source, self.method, self.place, self.unit


@dataclass(frozen=True, slots=True)
class Movement:
    """What the last figure says: `by` is its difference from the one before, or for counts the ratio to them.

    `preliminary`: one of the figures may still be changed by its source, and so may this.
    """

    shift: Shift
    by: Interval | None = None
    preliminary: bool = False


def lacking(measurement: Measurement) -> tuple[Lacking, ...]:
    """What a figure lacks before it may be published, in the order of the list."""
    asked = measurement.kind is Kind.SHARE
    absent = {
        Lacking.SOURCE: not measurement.source,
        Lacking.PLACE: not measurement.place,
        Lacking.UNIT: not measurement.unit,
        Lacking.ANSWERS: asked and not measurement.answers,
        Lacking.RESPONSE_RATE: asked and measurement.response_rate is None,
        Lacking.INTERVAL: measurement.kind is Kind.INDEX and measurement.stated is None,
        Lacking.RETRIEVED: measurement.retrieved is None,
    }
    return tuple(one for one, is_absent in absent.items() if is_absent)


def movement(series: Sequence[Measurement]) -> Movement:
    """What the last figure of a series says beside those before it; raises ValueError when there is none.

    Figures whose periods overlap the last one's are left out: they hold the same events.
    """
    if not series:
        raise ValueError("a series has at least one figure")
    ordered = sorted(series, key=lambda one: (one.end, one.start))
    last = ordered[-1]
    before = [one for one in ordered[:-1] if one.end <= last.start]
    if not before:
        return Movement(Shift.FIRST, preliminary=last.preliminary)
    alike = [one for one in before if one.comparable_by == last.comparable_by]
    if not alike:
        return Movement(Shift.NOT_COMPARABLE, preliminary=last.preliminary)
    used = alike if last.kind is Kind.COUNT else alike[-1:]
    found = _compared(used, last)
    return Movement(_shift(found, last.kind), found, any(one.preliminary for one in (*used, last)))


def _compared(before: Sequence[Measurement], last: Measurement) -> Interval | None:
    if last.kind is Kind.COUNT:
        return ratio([_counted(one) for one in before], _counted(last))
    earlier, now = before[-1].interval, last.interval
    return difference(earlier, now) if earlier and now else None


def _counted(one: Measurement) -> Counted:
    return Counted(round(one.figure), (one.end - one.start).days)


def _shift(found: Interval | None, kind: Kind) -> Shift:
    if found is None:
        return Shift.CANNOT_BE_CONCLUDED
    same = 1.0 if kind is Kind.COUNT else 0.0
    if found.low <= same <= found.high:
        return Shift.NO_DETECTABLE_CHANGE
    return Shift.ROSE if found.low > same else Shift.FELL
