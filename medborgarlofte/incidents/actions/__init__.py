"""The doors of this part."""

from .measures import change_measure, complete_measure, decide_measure, drop_measure, publish_measure

__all__ = ["change_measure", "complete_measure", "decide_measure", "drop_measure", "publish_measure"]
