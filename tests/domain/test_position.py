"""Where a point lies: in Sweden, and how far it is drawn from another."""

from __future__ import annotations

import math

import pytest

from medborgarlofte.domain.position import Position, metres_from


@pytest.mark.parametrize(
    ("latitude", "longitude", "inside"),
    [
        (59.33, 18.06, True),
        (55.34, 13.36, True),  # the southernmost cape
        (69.06, 20.55, True),  # where three countries meet
        (58.9, 11.0, True),  # islands in the west
        (65.8, 24.15, True),  # the river in the east
        (55.1, 13.4, False),
        (69.2, 20.5, False),
        (59.0, 10.4, False),
        (60.0, 25.0, False),
        (18.06, 59.33, False),  # the two in the wrong order
        (0.0, 0.0, False),
        (math.nan, 18.0, False),
        (59.0, math.inf, False),
    ],
)
def test_what_lies_in_sweden(latitude: float, longitude: float, inside: bool) -> None:
    assert Position(latitude, longitude).is_in_sweden is inside


def test_five_decimals_are_kept() -> None:
    assert Position(59.123456789, 18.987654321).rounded() == Position(59.12346, 18.98765)


def test_a_hundredth_of_a_degree_north_is_over_a_kilometre_and_east_less() -> None:
    middle = Position(60.0, 15.0)
    assert metres_from(middle, middle) == (0.0, 0.0)
    east, north = metres_from(middle, Position(60.01, 15.01))
    assert north == pytest.approx(1112, abs=1)
    assert east == pytest.approx(north / 2, rel=0.001)  # the cosine of sixty degrees
