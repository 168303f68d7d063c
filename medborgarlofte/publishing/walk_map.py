"""The map of a walk, drawn by the server: numbered marks, a scale and north. The list says the same.

Nothing is fetched from anywhere: there is no background, only how the points lie to each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, floor, hypot, log10, pi, sin

from medborgarlofte.domain.position import Position, metres_from

from .status_words import Standing

WIDTH = 600.0  # units of the drawing
LOWEST, HIGHEST = 280.0, 600.0
RADIUS = 17.0  # of a mark
_EDGE = 44.0  # between the outermost points and the edge
_FOOT = 52.0  # for the scale
_LEAST = 200.0  # metres that the map is wide, however near the points lie
_TURNS = 12  # directions in which a mark is moved away from another


@dataclass(frozen=True, slots=True)
class Placed:
    """A point with a position: its number in the list and how it stands."""

    number: int
    position: Position
    standing: Standing


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered mark at `x`, `y`, and the place that it is for; the same unless another was in the way."""

    number: int
    standing: Standing
    x: float
    y: float
    place_x: float
    place_y: float

    @property
    def is_moved(self) -> bool:
        """Whether a line leads from the mark to its place."""
        return (self.x, self.y) != (self.place_x, self.place_y)


@dataclass(frozen=True, slots=True)
class WalkMap:
    """A map in units of the drawing; the scale is a bar that long, for so many metres."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    scale: float
    metres: int

    @property
    def edge(self) -> float:
        """The height of the ground, within its line."""
        return self.height - 2

    @property
    def foot(self) -> float:
        """Where the scale and the arrow stand."""
        return self.height - 16

    @property
    def told(self) -> float:
        """Where the words of the scale stand."""
        return self.foot - 14

    @property
    def north(self) -> float:
        """Where the arrow stands."""
        return self.width - 90


def walk_map(points: Sequence[Placed]) -> WalkMap | None:
    """The map of these points; None without any."""
    if not points:
        return None
    middle = Position(
        _between(one.position.latitude for one in points), _between(one.position.longitude for one in points)
    )
    lie = [metres_from(middle, one.position) for one in points]
    wide, high = (max(abs(one[axis]) for one in lie) * 2 for axis in (0, 1))
    unit = min((WIDTH - 2 * _EDGE) / max(wide, _LEAST), (HIGHEST - 2 * _EDGE - _FOOT) / max(high, 1.0))
    height = min(max(high * unit + 2 * _EDGE + _FOOT, LOWEST), HIGHEST)
    centre = WIDTH / 2, (height - _FOOT) / 2
    places = [(centre[0] + east * unit, centre[1] - north * unit) for east, north in lie]
    metres = nice_length(WIDTH / unit / 4)
    return WalkMap(WIDTH, height, tuple(_marks(points, places)), metres * unit, metres)


def nice_length(metres: float) -> int:
    """The largest of 1, 2 and 5 times a power of ten that is at most so long; at least 1."""
    power = 10 ** floor(log10(max(metres, 1.0)))
    return int(max(step * power for step in (1, 2, 5) if step * power <= max(metres, 1.0)))


def _between(values: Iterable[float]) -> float:
    known = list(values)
    return (min(known) + max(known)) / 2


def _marks(points: Sequence[Placed], places: Sequence[tuple[float, float]]) -> list[Mark]:
    taken: list[tuple[float, float]] = []
    marks = []
    for one, place in zip(points, places, strict=True):
        spot = next(spot for spot in _spots(place) if _is_free(spot, taken))
        taken.append(spot)
        marks.append(Mark(one.number, one.standing, *spot, *place))
    return marks


def _spots(place: tuple[float, float]) -> Iterable[tuple[float, float]]:
    """The place itself, then rings around it, ever further away."""
    yield place
    ring = 0
    while True:
        ring += 1
        for turn in range(_TURNS):
            angle = 2 * pi * turn / _TURNS
            away = 2.2 * RADIUS * ring
            yield place[0] + away * cos(angle), place[1] + away * sin(angle)


def _is_free(spot: tuple[float, float], taken: Iterable[tuple[float, float]]) -> bool:
    return all(hypot(spot[0] - x, spot[1] - y) >= 2 * RADIUS for x, y in taken)
