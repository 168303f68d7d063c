"""What a commitment aims at: the four kinds of target.

A target says what must be done within a window, never what was done. Operators, windows and
statuses that follow from it stand in `windows` and `status`; the words it was read from stay
with the reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Operator(StrEnum):
    """How the number binds."""

    AT_LEAST = "at_least"
    EXACTLY = "exactly"
    AT_MOST = "at_most"


class Per(StrEnum):
    """The stretch of time that one number is for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    TERTIAL = "tertial"
    HALF_YEAR = "half_year"
    SCHOOL_TERM = "school_term"
    SCHOOL_YEAR = "school_year"
    YEAR = "year"
    PERIOD = "period"
    BY_DATE = "by_date"


class TimeUnit(StrEnum):
    """The unit of a time limit."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"


_MONTHS = frozenset(range(1, 13))


@dataclass(frozen=True, slots=True)
class Season:
    """The part of a year in which a target runs; outside it there are no windows.

    `months` are month numbers 1–12; `school_year` means while schools are open (see windows).
    """

    months: frozenset[int] = frozenset()
    school_year: bool = False

    def __post_init__(self) -> None:
        if not self.months <= _MONTHS:
            raise ValueError("months are numbered 1-12")


@dataclass(frozen=True, slots=True)
class CountTarget:
    """A number of something per stretch of time: "at least 104 traffic checks a year".

    `every` is the number of stretches in one window ("every second week": number 1, per week,
    every 2). `by` is the last day counted when `per` is BY_DATE. `on_average` counts over the year.
    `whole` is the stated whole when the number is a share of it ("all four schools").
    `unless_no_need` lets a recorded "no need, because …" close a window ("or when needed").
    `each_party` asks every accountable party for the number ("evaluated by both").
    Raises ValueError for a number below 0 or an `every` below 1.
    """

    number: int
    per: Per
    unit: str = ""
    operator: Operator = Operator.AT_LEAST
    every: int = 1
    season: Season | None = None
    on_average: bool = False
    by: date | None = None
    whole: int | None = None
    conditions: tuple[str, ...] = ()
    unless_no_need: bool = False
    each_party: bool = False

    def __post_init__(self) -> None:
        if self.number < 0 or self.every < 1:
            raise ValueError("a target asks for 0 or more, every 1 or more stretches")


_HOURS = {
    TimeUnit.HOUR: 1,
    TimeUnit.DAY: 24,
    TimeUnit.WORKING_DAY: 24,
    TimeUnit.WEEK: 7 * 24,
    TimeUnit.MONTH: 31 * 24,
}


@dataclass(frozen=True, slots=True)
class WithinTimeTarget:
    """Each case done within a time: "graffiti is removed within two days"."""

    limit: int
    limit_unit: TimeUnit
    unit: str = ""
    per: Per = Per.YEAR

    @property
    def limit_hours(self) -> int:
        """The limit in hours. A case was in time when its `hours_taken` is not above it.

        A working day is 24 hours, and the one who records leaves out the hours of Saturdays, Sundays
        and holidays; a month is 31 days, so that nobody is late who kept to the calendar.
        """
        return self.limit * _HOURS[self.limit_unit]


@dataclass(frozen=True, slots=True)
class WhenNeededTarget:
    """Done when needed (vid behov): each window somebody records whether the need arose."""

    unit: str = ""
    per: Per = Per.YEAR


@dataclass(frozen=True, slots=True)
class UncountableTarget:
    """No number to count; it is assessed with a reason and evidence."""

    unit: str = ""
    per: Per = Per.YEAR


Target = CountTarget | WithinTimeTarget | WhenNeededTarget | UncountableTarget
