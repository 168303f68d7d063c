"""The windows a target is counted in. Half-open everywhere: start <= day < end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Window:
    """One stretch of time that a target is counted in.

    `number` is what the window asks for (None when nothing is counted), already scaled when the
    window is only partly inside the promise; `scaled_from` is then the target's own number.
    `due` is the first day on which the window is over for reporting (its end, or for a school term
    the day after the municipality's own last day of term).
    """

    start: date
    end: date
    due: date
    number: int | None = None
    scaled_from: int | None = None
