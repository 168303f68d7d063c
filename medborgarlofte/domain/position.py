"""Where a point lies, and how far its parts are drawn from each other on a small map.

A phone gives WGS 84 degrees, and they are kept as it gave them, to five decimals: about a metre. Nothing is
worked out from them but a drawing. What measures or counts distances takes SWEREF 99 TM metres instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians

DECIMALS = 5
# The degrees between which Sweden lies, its economic zone at sea not counted.
SOUTH, NORTH = 55.2, 69.1
WEST, EAST = 10.5, 24.2
_EARTH = 6_371_009.0  # metres, the mean radius


@dataclass(frozen=True, slots=True)
class Position:
    """A place on the ground, in WGS 84 degrees."""

    latitude: float
    longitude: float

    @property
    def is_in_sweden(self) -> bool:
        """Whether it lies in the rectangle around Sweden; what is no number lies nowhere."""
        return SOUTH <= self.latitude <= NORTH and WEST <= self.longitude <= EAST

    def rounded(self) -> Position:
        """The same to `DECIMALS`: phones give more than they know."""
        return Position(round(self.latitude, DECIMALS), round(self.longitude, DECIMALS))


def metres_from(middle: Position, position: Position) -> tuple[float, float]:
    """How many metres east and north of `middle` a position lies, as if the ground were flat there.

    Within ten kilometres the error is under one per cent in all of Sweden: enough to draw by, no more.
    """
    east = radians(position.longitude - middle.longitude) * _EARTH * cos(radians(middle.latitude))
    north = radians(position.latitude - middle.latitude) * _EARTH
    return east, north
