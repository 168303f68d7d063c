"""When a promise is to be followed up: the periods of every interval that it names, and how late one is.

The rules, with worked figures, stand in docs/methods/followups.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .cases import REPORTING
from .school import SchoolTerms
from .targets import Per, UncountableTarget
from .windows import NO_TERMS, windows

_DAY = timedelta(days=1)
_NAMED = {
    Per.MONTH: r"varje månad|månadsvis|månatlig|en gång (?:i|per) månad",
    Per.QUARTER: r"kvartal",
    Per.TERTIAL: r"tertial",
    Per.SCHOOL_TERM: r"varje (?:skol)?termin|terminsvis|en gång per termin|terminsuppföljning",
    Per.HALF_YEAR: r"halvår(?!sskift)|två (?:gånger|ggr) (?:om|per) år(?:et)?\b|två gånger årligen",
    Per.YEAR: r"(?<!gånger )årlig|varje år\b|årsvis|helår|års(?:uppfölj|samman|bokslut)"
    r"|en gång (?:om|per) år(?:et)?\b",
}
_PATTERNS = {per: re.compile(pattern, re.IGNORECASE) for per, pattern in _NAMED.items()}
_TIMES_A_YEAR = {12.0: Per.MONTH, 4.0: Per.QUARTER, 3.0: Per.TERTIAL, 2.0: Per.HALF_YEAR, 1.0: Per.YEAR}


@dataclass(frozen=True, slots=True)
class FollowUpPeriod:
    """One stretch of days to be followed up. `per` is None where the interval has no name ("five a year").

    `due` is the first day on which it is over: the end, or the day after the last day of a school term.
    """

    per: Per | None
    start: date
    end: date
    due: date

    @property
    def reported_by(self) -> date:
        """The last day on which its follow-up is in time."""
        return self.due + REPORTING - _DAY

    def is_open(self, today: date) -> bool:
        """Whether it is over, and so can be followed up."""
        return self.due <= today

    def overdue(self, today: date) -> int:
        """By how many days its follow-up is late when approved, or still missing, on a day."""
        return max(0, (today - self.reported_by).days)


def intervals(words: str, times_a_year: float | None) -> tuple[Per | None, ...]:
    """The intervals that a promise names for its follow-ups, the shortest first; none when it names none.

    The words go first, and may name several. Without any, the number a year is asked; None then stands for
    an even share of the year that has no name, or for more than a year.
    """
    found = tuple(per for per, pattern in _PATTERNS.items() if pattern.search(words))
    if found or not times_a_year or times_a_year <= 0:
        return found
    return (_TIMES_A_YEAR.get(times_a_year),)


def periods(
    named: Iterable[Per | None],
    start: date | None,
    end: date | None,
    *,
    today: date,
    times_a_year: float | None = None,
    terms: SchoolTerms = NO_TERMS,
) -> tuple[FollowUpPeriod, ...]:
    """The periods of each interval within a promise of `start <= day < end`, by day due, the shorter first.

    The first and the last are cut to the promise. Without a known start there are none; without an end they
    run to the one that holds `today`. Raises ValueError when `end` is not after `start`.
    """
    found = [
        FollowUpPeriod(per, window.start, window.end, window.due)
        for per in named
        for window in windows(
            UncountableTarget(per=per or Per.PERIOD),
            start,
            end,
            today=today,
            followups_per_year=times_a_year if per is None else None,
            school_terms=terms,
        )
    ]
    return tuple(sorted(found, key=lambda one: (one.due, one.end - one.start)))
