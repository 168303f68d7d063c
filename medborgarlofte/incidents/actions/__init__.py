"""The doors of this part."""

from .indicators import add_measurement, correct_measurement, define_indicator
from .measures import change_measure, complete_measure, decide_measure, drop_measure, publish_measure

__all__ = [
    "add_measurement",
    "change_measure",
    "complete_measure",
    "correct_measurement",
    "decide_measure",
    "define_indicator",
    "drop_measure",
    "publish_measure",
]
