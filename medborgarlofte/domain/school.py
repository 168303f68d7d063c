"""School terms as a municipality sets them.

For counting, a term is half a year, so that nothing falls between; its own first and last day only
say when it is due, and when a season "during the school year" is on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_DAY = timedelta(days=1)


class Term(StrEnum):
    """The two terms of a calendar year."""

    SPRING = "spring"
    AUTUMN = "autumn"


@dataclass(frozen=True, slots=True)
class SchoolTerm:
    """One term of one municipality: its own last day and, when known, its first, both school days."""

    year: int
    term: Term
    last: date
    first: date | None = None

    def __post_init__(self) -> None:
        begins, ends = half_year(self.year, self.term)
        if not begins <= (self.first or begins) <= self.last < ends:
            raise ValueError(f"the days of {self.term} {self.year} do not lie in that half-year in order")


@dataclass(frozen=True, slots=True)
class SchoolTerms:
    """The terms that are known of one municipality; what is not known is taken from a rule."""

    known: tuple[SchoolTerm, ...] = ()

    def due(self, year: int, term: Term) -> date:
        """The day after the last day of term; the day after the half-year when that is not known."""
        found = self._find(year, term)
        return found.last + _DAY if found else half_year(year, term)[1]

    def opened(self, year: int, term: Term) -> tuple[date, date]:
        """The days on which schools are in term, half-open.

        Unknown days: 1 January to 15 June and 16 August to 31 December. The School Ordinance
        (2011:185) lets the school year begin in August and end in June; the middle of those months
        is our judgement. Holidays within a term are not taken out.
        """
        begins, ends = _usual(year, term)
        found = self._find(year, term)
        return (found.first or begins, found.last + _DAY) if found else (begins, ends)

    def _find(self, year: int, term: Term) -> SchoolTerm | None:
        return next((each for each in self.known if each.year == year and each.term == term), None)


def half_year(year: int, term: Term) -> tuple[date, date]:
    """The half-year that a term is counted in, half-open."""
    if term is Term.SPRING:
        return date(year, 1, 1), date(year, 7, 1)
    return date(year, 7, 1), date(year + 1, 1, 1)


def _usual(year: int, term: Term) -> tuple[date, date]:
    if term is Term.SPRING:
        return date(year, 1, 1), date(year, 6, 16)
    return date(year, 8, 16), date(year + 1, 1, 1)
