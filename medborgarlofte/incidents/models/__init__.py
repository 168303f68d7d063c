"""Measures: what is done about a problem in a place."""

from .measures import Measure, MeasureKind, PhysicalKind

__all__ = ["Measure", "MeasureKind", "PhysicalKind"]
