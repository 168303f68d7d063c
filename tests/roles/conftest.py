"""What the tests of roles share."""

from tests.attacks.one_world import on_a_day, world

__all__ = ["on_a_day", "world"]
