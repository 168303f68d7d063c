"""What a door is, and the rows that whoever comes to one reaches for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from medborgarlofte.accounts.actors import Actor
from tests.attacks.world import Rows, World

Door = Callable[[Actor, World], Any]


def rows(world: World) -> Rows:
    """What the municipality works with by itself."""
    return world.rows["private"]


def one(world: World) -> Any:
    """A commitment of the promise that is published."""
    return world.promise.commitments.get(number=2)
