"""Invented safety walks for tests, planned through the same doors as real ones."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.dialogue import actions
from medborgarlofte.dialogue.drafts import PointDraft, WalkPlan
from medborgarlofte.dialogue.models import SafetyWalk, WalkPoint
from medborgarlofte.domain.position import Position
from medborgarlofte.domain.walk_points import Outcome
from medborgarlofte.places import actions as places
from medborgarlofte.places.models import Function, Organisation
from tests.building import ACTOR, a_municipality, parties_of
from tests.occasions import at

WALKED = date(2024, 4, 10)


def a_plan(day: date = WALKED, **more: Any) -> WalkPlan:
    """From the square at six in the evening, for two hours."""
    starts = at(day, 18)
    fields: dict[str, Any] = {"route": "Längs ån till stationen.", **more}
    return WalkPlan("Vandring i centrum", "Stora torget", starts, starts + timedelta(hours=2), **fields)


def a_walk(party: Organisation, day: date = WALKED, *, actor: Actor = ACTOR, **more: Any) -> SafetyWalk:
    """One that the party has called to."""
    return actions.plan_walk(actor, party, a_plan(day, **more))


def a_point(walk: SafetyWalk, where: str = "Gångtunneln", **more: Any) -> WalkPoint:
    """A point of the walk: a dark place."""
    draft = PointDraft(WalkPoint.Category.DARK.value, where, **more)
    return actions.add_point(ACTOR, walk, draft)


def a_function(party: Organisation, name: str = "gatuchefen") -> Function:
    """One that answers for points."""
    return party.functions.filter(name=name).first() or places.add_function(ACTOR, party, name)


def a_public_walk() -> SafetyWalk:
    """Four points, with and without a position: late, refused, done, and one that nobody has answered."""
    town = parties_of(a_municipality())[1]
    walk, owner = a_walk(town), a_function(town)
    late, refused, done = (
        a_point(walk, where, position=Position(59.1 + step, 15.2 + step * 2))
        for where, step in (("Gångtunneln", 0.0), ("Bron", 0.001), ("Parken", 0.0012))
    )
    a_point(walk, "Busskuren")
    for point in (late, done):
        actions.accept_point(ACTOR, point, owner, WALKED + timedelta(days=30), today=WALKED)
    actions.refuse_point(ACTOR, refused, reason="Marken är inte vår.", today=WALKED)
    actions.complete_point(ACTOR, done, Outcome.REMEDIED, WALKED, today=WALKED, note="Nya lampor.")
    return actions.publish_walk(ACTOR, walk)
