"""What all attacks share."""

from .one_world import on_a_day, world

__all__ = ["on_a_day", "world"]
