"""The calendar years that a report of a promise can tell of."""

from __future__ import annotations

from datetime import date

from medborgarlofte.promises.models import Promise

_OLDEST, _NEWEST = 1900, 9998  # years that make sense, to a person and as dates


def year_of(promise: Promise, year: int, today: date) -> tuple[date, date] | None:
    """The days of a calendar year that a report can tell of; None when nothing has begun in it."""
    if promise.start is None or not _OLDEST <= year <= _NEWEST:
        return None
    start, end = date(year, 1, 1), date(year + 1, 1, 1)
    first, last = max(start, promise.start), min(end, promise.end or end)
    return (start, end) if first < last and first <= today else None


def years_of(promise: Promise, today: date) -> list[int]:
    """The calendar years that a report can tell of, the newest first."""
    if promise.start is None:
        return []
    last = min(today.year, promise.end.year if promise.end else today.year)
    return [one for one in range(last, promise.start.year - 1, -1) if year_of(promise, one, today)]
