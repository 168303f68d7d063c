"""What comes in through the doors of indicators."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .models import Indicator


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """A series to be followed; `kind`, `origin` and `better` are values of the model's choices."""

    name: str
    kind: str
    origin: str
    unit: str
    source: str
    place: str
    better: str = ""
    reference: Indicator | None = None


@dataclass(frozen=True, slots=True)
class MeasurementDraft:
    """One figure of a series, for the days `start <= day < end`. A share and a response rate are 0 to 1."""

    figure: Decimal
    start: date
    end: date
    retrieved: date
    method: str = ""
    answers: int | None = None
    response_rate: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    preliminary: bool = False
