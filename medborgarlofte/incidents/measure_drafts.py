"""What comes in through the doors of measures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medborgarlofte.dialogue.models import WalkPoint


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """A measure as it was decided. `physical` is a PhysicalKind where `kind` is situational, else empty.

    `point` is the point of a safety walk that it answers, if any.
    """

    kind: str
    physical: str
    what: str
    where: str
    decision: str
    decided_on: date
    planned_by: date | None = None
    point: WalkPoint | None = None
