"""Windows told as short lines, for tables."""

from __future__ import annotations

from datetime import date

from medborgarlofte.domain.targets import (
    Season,
    Target,
)
from medborgarlofte.domain.windows import windows

TODAY = date(2022, 6, 30)
SUMMER = Season(frozenset({6, 7, 8}))
JULY = Season(frozenset({7}))
OPEN_SCHOOL = Season(school_year=True)


def day(text: str) -> date:
    return date.fromisoformat(text)


def told(
    target: Target, start: str, end: str | None, *, today: date = TODAY, followups: float | None = None
) -> list[str]:
    """The windows as short lines: "first..end number", with "<whole number" when scaled."""
    found = windows(target, day(start), day(end) if end else None, today=today, followups_per_year=followups)
    return [
        f"{one.start}..{one.end}"
        + (f" {one.number}" if one.number is not None else "")
        + (f"<{one.scaled_from}" if one.scaled_from is not None else "")
        for one in found
    ]
