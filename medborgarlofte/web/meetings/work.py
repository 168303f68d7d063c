"""What functions answer for among meetings: decisions to carry out, and seats in groups of their party."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F
from django.urls import reverse

from medborgarlofte.dialogue.models import Decision, GroupMember
from medborgarlofte.places.models import Function
from medborgarlofte.places.work import Work

from .finding import address_of


def decisions_of(functions: Sequence[Function]) -> dict[int, list[Work]]:
    """The decisions that each of them has still to carry out. One query."""
    found: dict[int, list[Work]] = {}
    for one in Decision.objects.left().filter(owner__in=functions).select_related("meeting"):
        found.setdefault(one.owner_id, []).append(Work("decision", one.text, address_of(one.meeting)))
    return found


def seats_of(functions: Sequence[Function]) -> dict[int, list[Work]]:
    """The groups of their own party that each is in; those of others go on without them. One query."""
    found: dict[int, list[Work]] = {}
    seats = GroupMember.objects.filter(
        function__in=functions, group__ended=None, group__workspace=F("function__organisation")
    )
    for one in seats.select_related("group"):
        address = reverse("web:meetings:group", args=[one.group_id])
        found.setdefault(one.function_id, []).append(Work("group", one.group.name, address))
    return found
