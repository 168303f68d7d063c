"""What functions answer for among the points of safety walks."""

from __future__ import annotations

from collections.abc import Sequence

from medborgarlofte.domain.walk_points import Answer
from medborgarlofte.places.models import Function
from medborgarlofte.places.work import Work

from .models import WalkPoint


def points_of(functions: Sequence[Function]) -> dict[int, list[Work]]:
    """The accepted points that are still to be looked over, for each of the functions. One query."""
    found: dict[int, list[Work]] = {}
    points = WalkPoint.objects.filter(owner__in=functions, answer=Answer.ACCEPTED.value, outcome="")
    for one in points.select_related("walk").order_by("due", "pk"):
        told = f"{one.walk.title}, {one.number}: {one.where}"
        found.setdefault(one.owner_id or 0, []).append(Work("walk_point", told))
    return found
