"""The annual cycle as a wheel: twelve months around, and a mark for each day on which something happens.

In units of a drawing of 280 by 280. January begins at the top and the year goes clockwise. Every month has a
twelfth, and its days share it evenly, so that 29 February has its place and no other day moves far.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin

from django.utils.translation import gettext as _

from medborgarlofte.publishing.formats import month, number

from .cycle import Event, Kind

SIZE = 280
_MIDDLE = SIZE / 2
_RIM, _HUB, _NAMES = 136.0, 50.0, 121.0
_RINGS = {
    Kind.DUE: 102.0,
    Kind.FOLLOW_UP: 90.0,
    Kind.ENDS: 78.0,
    Kind.MEETING: 68.0,
    Kind.TERM: 68.0,
    Kind.CLOCK: 58.0,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A point of the drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Spoke:
    """A line from the hub to the rim: between two months, or today."""

    inner: Place
    outer: Place


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on which something of this kind happens."""

    kind: Kind
    at: Place


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month's short name and where its middle stands."""

    name: str
    at: Place


@dataclass(frozen=True, slots=True)
class Wheel:
    """All that is drawn, and what it says in words."""

    year: int
    told: str
    spokes: tuple[Spoke, ...]
    names: tuple[MonthName, ...]
    marks: tuple[Mark, ...]
    today: Spoke | None


def turn(day: date) -> float:
    """How far round a day stands, from 0 at the beginning of 1 January up to 1."""
    days = monthrange(day.year, day.month)[1]
    return (day.month - 1 + (day.day - 0.5) / days) / 12


def wheel(year: int, events: Sequence[Event], today: date) -> Wheel:
    """The wheel of a year. Several of one kind on one day are one mark."""
    days = sorted({(one.day, one.kind) for one in events})
    return Wheel(
        year,
        _told(year, events),
        tuple(_spoke(number / 12, _HUB, _RIM) for number in range(12)),
        tuple(MonthName(month(one), _at((one - 0.5) / 12, _NAMES)) for one in range(1, 13)),
        tuple(Mark(kind, _at(turn(day), _RINGS[kind])) for day, kind in days),
        _spoke(turn(today), 40.0, 110.0) if today.year == year else None,
    )


def _at(share: float, radius: float) -> Place:
    angle = 2 * pi * share
    return Place(_MIDDLE + radius * sin(angle), _MIDDLE - radius * cos(angle))


def _spoke(share: float, inner: float, outer: float) -> Spoke:
    return Spoke(_at(share, inner), _at(share, outer))


def _told(year: int, events: Iterable[Event]) -> str:
    """`Årshjul 2024: jan 2, apr 5. Samma sak står i listan.`"""
    counts: dict[int, int] = {}
    for one in events:
        counts[one.day.month] = counts.get(one.day.month, 0) + 1
    if not counts:
        return _("Årshjul för %(year)d: inget är planerat.") % {"year": year}
    months = ", ".join(f"{month(one)} {number(count)}" for one, count in sorted(counts.items()))
    return _("Årshjul för %(year)d, så mycket händer varje månad: %(months)s. Listan säger vad.") % {
        "year": year,
        "months": months,
    }
