"""Indicators: what tells of a problem. Measures: what is done about one in a place."""

from .indicators import Indicator, Measurement
from .measures import Measure, MeasureKind, PhysicalKind

__all__ = ["Indicator", "Measure", "MeasureKind", "Measurement", "PhysicalKind"]
