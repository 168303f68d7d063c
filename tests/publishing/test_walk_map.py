"""The map of a walk: marks where the points lie, none on top of another, and a scale that is right."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest

from medborgarlofte.domain.position import Position, metres_from
from medborgarlofte.domain.walk_points import PointState
from medborgarlofte.publishing.walk_map import HIGHEST, RADIUS, Placed, nice_length, walk_map
from medborgarlofte.publishing.walk_words import point_standing

STANDING = point_standing(PointState.UNANSWERED)


def placed(*positions: tuple[float, float]) -> list[Placed]:
    return [Placed(number, Position(*one), STANDING) for number, one in enumerate(positions, start=1)]


@pytest.mark.parametrize(
    ("metres", "length"),
    [(0.3, 1), (1, 1), (3, 2), (9.9, 5), (50, 50), (199, 100), (230, 200), (4_999, 2_000), (70_000, 50_000)],
)
def test_a_scale_is_a_round_length(metres: float, length: int) -> None:
    assert nice_length(metres) == length


def test_nothing_to_draw_is_no_map() -> None:
    assert walk_map([]) is None


def test_north_is_up_and_east_is_right() -> None:
    drawn = walk_map(placed((59.00, 15.00), (59.01, 15.00), (59.00, 15.02)))
    assert drawn is not None
    south, north, east = drawn.marks
    assert north.y < south.y == east.y
    assert east.x > south.x == north.x


def test_the_scale_is_that_of_the_marks() -> None:
    ends = (59.0, 15.0), (59.01, 15.02)
    drawn = walk_map(placed(*ends))
    assert drawn is not None
    one, other = drawn.marks
    far = hypot(*metres_from(Position(*ends[0]), Position(*ends[1])))
    assert hypot(one.x - other.x, one.y - other.y) / far == pytest.approx(
        drawn.scale / drawn.metres, rel=0.001
    )


@pytest.mark.parametrize("apart", [0.0, 0.00001, 0.0001, 0.01, 0.5])
def test_marks_stay_on_the_map_and_never_lie_on_each_other(apart: float) -> None:
    drawn = walk_map(placed(*((59.0 + apart * n, 15.0 + apart * (n % 3)) for n in range(8))))
    assert drawn is not None
    assert drawn.height <= HIGHEST
    for mark in drawn.marks:
        assert 0 < mark.place_x < drawn.width
        assert 0 < mark.place_y < drawn.height
    for one, other in combinations(drawn.marks, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= 2 * RADIUS - 0.001


def test_a_mark_that_was_moved_is_led_to_its_place() -> None:
    drawn = walk_map(placed((59.0, 15.0), (59.0, 15.0)))
    assert drawn is not None
    first, second = drawn.marks
    assert (first.is_moved, second.is_moved) == (False, True)
    assert (second.place_x, second.place_y) == (first.x, first.y)
