"""Stretches of days, half-open, and the calendar's own: weeks, months, tertials, years.

The stretches here are whole: what lies outside a promise or its season is cut away in `windows`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count, pairwise

from .school import SchoolTerms, Term
from .targets import Per, Season

Stretch = tuple[date, date]

_MONTHS_IN = {
    Per.MONTH: 1,
    Per.QUARTER: 3,
    Per.TERTIAL: 4,
    Per.HALF_YEAR: 6,
    Per.SCHOOL_TERM: 6,
    Per.SCHOOL_YEAR: 12,
    Per.YEAR: 12,
}
_JULY = 6  # months into the calendar year


def add_months(day: date, months: int) -> date:
    """The same day some months later; the first of the next month where that month lacks the day.

    A promise year from 29 February therefore ends on 28 February and the next begins on 1 March.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return add_months(date(year, month + 1, 1), 1)


def calendar_stretches(per: Per, every: int, start: date) -> Iterator[Stretch]:
    """Whole stretches one after the other without end, the first of them holding `start`.

    Several at a time (`every`) are grouped from the one that holds `start`. Years are calendar years
    when `start` is 1 January, otherwise years from `start`. PERIOD and BY_DATE have no stretch of
    their own and raise KeyError.
    """
    return pairwise(_boundaries(per, every, start))


def _boundaries(per: Per, every: int, start: date) -> Iterator[date]:
    if per in (Per.DAY, Per.WEEK):
        first = start if per is Per.DAY else start - timedelta(days=start.weekday())
        step = every * (1 if per is Per.DAY else 7)
        return (first + timedelta(days=step * n) for n in count())
    months = _MONTHS_IN[per]
    offset = _JULY if per is Per.SCHOOL_YEAR else 0
    first = start if per is Per.YEAR else _first_of_unit(start, months, offset)
    return (add_months(first, months * every * n) for n in count())


def _first_of_unit(day: date, months: int, offset: int) -> date:
    index = day.year * 12 + day.month - 1 - offset
    year, month = divmod(index - index % months + offset, 12)
    return date(year, month + 1, 1)


def parts_of_years(parts: int, start: date) -> Iterator[Stretch]:
    """Years from `start`, each divided in `parts`: in whole months where 12 can be so divided."""
    for begins, ends in calendar_stretches(Per.YEAR, 1, start):
        yield from pairwise(_divided(begins, ends, parts))


def _divided(begins: date, ends: date, parts: int) -> Iterable[date]:
    if 12 % parts == 0:
        return [add_months(begins, 12 // parts * n) for n in range(parts)] + [ends]
    days = (ends - begins).days
    return [begins + timedelta(days=days * n // parts) for n in range(parts + 1)]


def overlap(one: Stretch, other: Stretch) -> Stretch | None:
    """The days in both, None when there are none."""
    begins, ends = max(one[0], other[0]), min(one[1], other[1])
    return (begins, ends) if begins < ends else None


def days_in(stretches: Iterable[Stretch]) -> int:
    """How many days the stretches hold together."""
    return sum((ends - begins).days for begins, ends in stretches)


def in_season(within: Stretch, season: Season | None, terms: SchoolTerms) -> list[Stretch]:
    """The parts of a stretch that lie in the season, in order. Months and school year must both hold."""
    parts = [within]
    if season and season.months:
        parts = _common(parts, (m for m in _months_of(within) if m[0].month in season.months))
    if season and season.school_year:
        parts = _common(parts, _terms_of(within, terms))
    return parts


def _months_of(within: Stretch) -> Iterator[Stretch]:
    for begins, ends in calendar_stretches(Per.MONTH, 1, within[0]):
        if begins >= within[1]:
            return
        yield begins, ends


def _terms_of(within: Stretch, terms: SchoolTerms) -> Iterator[Stretch]:
    for year in range(within[0].year, within[1].year + 1):
        yield from (terms.opened(year, term) for term in Term)


def _common(parts: list[Stretch], others: Iterable[Stretch]) -> list[Stretch]:
    """What lies in both; both in order, and none overlapping its neighbour."""
    return [both for other in others for part in parts if (both := overlap(part, other))]
