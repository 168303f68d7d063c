"""Who does something: the command line, or somebody who has signed in."""

from __future__ import annotations

import re
from dataclasses import dataclass

_USER = "användare"
_NAMED = re.compile(rf"{_USER} (\d+)")


@dataclass(frozen=True, slots=True)
class Actor:
    """The one who acts. `name` is what the audit trail holds of them, for ever.

    A user is named there by the number of their row alone, so that the trail stays whole when what tells
    of the person is disposed of. Without a user it is the system itself: whoever runs its command line.
    """

    name: str
    user_id: int | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a write has an actor")

    @property
    def is_system(self) -> bool:
        """Whether it is the command line, which may do everything."""
        return self.user_id is None


COMMAND_LINE = Actor("kommandoraden")
SIGN_IN = Actor("inloggningen")


def actor_of(user_id: int) -> Actor:
    """The actor that a signed-in user is."""
    return Actor(f"{_USER} {user_id}", user_id)


def actor_named(name: str) -> Actor:
    """The actor with that name in the audit trail, for a job that goes on with what somebody asked for."""
    found = _NAMED.fullmatch(name)
    return actor_of(int(found[1])) if found else Actor(name)
