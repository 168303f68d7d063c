"""How much of an ordinary week's work each week can be expected to hold: holidays and seasons counted in.

The rules, with worked figures, stand in docs/methods/forecast.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .school import SchoolTerms
from .stretches import Stretch, calendar_stretches, days_in, in_season, overlap
from .targets import Per, Season

QUIET_WEEKS = range(28, 32)  # of the year (ISO): four weeks, as many as everybody may take in a row
QUIET = 0.4  # of an ordinary week, where no earlier summer is known
_WORTH = 20.0  # that assumption weighs as much as so many acts expected in the quiet weeks
_NO_TERMS = SchoolTerms()


@dataclass(frozen=True, slots=True)
class Weeks:
    """What was counted in each of some weeks, and each week's exposure, in ordinary weeks."""

    counts: tuple[int, ...]
    exposure: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.counts) != len(self.exposure):
            raise ValueError("each week has a count and an exposure")
        if min(self.counts, default=0) < 0 or min(self.exposure, default=0) < 0:
            raise ValueError("neither a count nor an exposure is below 0")


def weeks_of(stretch: Stretch) -> Iterator[Stretch]:
    """A stretch by its weeks from Monday to Sunday, the first and the last cut to the stretch."""
    for whole in calendar_stretches(Per.WEEK, 1, stretch[0]):
        part = overlap(whole, stretch)
        if part is None:
            return
        yield part


def exposure(
    stretch: Stretch, season: Season | None = None, terms: SchoolTerms = _NO_TERMS, quiet: float = QUIET
) -> tuple[float, ...]:
    """Each week's exposure: its days in stretch and season over seven, times `quiet` in a quiet week."""
    return tuple(
        days_in(in_season(week, season, terms)) / 7 * (quiet if is_quiet(week[0]) else 1.0)
        for week in weeks_of(stretch)
    )


def is_quiet(day: date) -> bool:
    """Whether a day lies in the four quiet weeks of the summer."""
    return day.isocalendar().week in QUIET_WEEKS


def counted(stretch: Stretch, acts: Iterable[tuple[date, int]]) -> tuple[int, ...]:
    """How much was done in each week of a stretch, from days and counts; what lies outside is left out."""
    starts = [week[0] for week in weeks_of(stretch)]
    found = dict.fromkeys((_monday(day) for day in starts), 0)
    for day, count in acts:
        if stretch[0] <= day < stretch[1]:
            found[_monday(day)] += count
    return tuple(found.values())


def summer(
    stretch: Stretch,
    acts: Iterable[tuple[date, int]],
    season: Season | None = None,
    terms: SchoolTerms = _NO_TERMS,
) -> tuple[int, float]:
    """What was counted in the quiet weeks of a stretch, and what its other weeks' pace would have given.

    Both are 0 where nothing was counted outside the quiet weeks: then no pace is known.
    """
    weeks = list(
        zip(
            (is_quiet(week[0]) for week in weeks_of(stretch)),
            counted(stretch, acts),
            exposure(stretch, season, terms, quiet=1.0),
            strict=True,
        )
    )
    others = sum(count for quiet, count, _days in weeks if not quiet)
    ordinary = sum(days for quiet, _count, days in weeks if not quiet)
    if not others or not ordinary:
        return 0, 0.0
    done = sum(count for quiet, count, _days in weeks if quiet)
    return done, others / ordinary * sum(days for quiet, _count, days in weeks if quiet)


def quiet_share(done: int, expected: float) -> float:
    """What a quiet week holds of an ordinary one, learned from earlier summers pooled.

    `done` was counted in quiet weeks in which `expected` would have been done at the pace of the other
    weeks. The assumption `QUIET` is weighed in as a gamma prior: little known leaves it as it is.
    Raises ValueError when either is below 0.
    """
    if done < 0 or expected < 0:
        raise ValueError("neither what was done nor what was expected is below 0")
    return (done + QUIET * _WORTH) / (expected + _WORTH)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
