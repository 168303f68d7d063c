"""Whether a target asks for more or less than another: the one answer that marks a version as weaker.

A target is compared in several respects, each of which is looser, equal, stricter or not comparable.
Only what is looser in some respect and stricter in none is lowered. The rules, with worked figures,
stand in docs/methods/versions.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from .school import SchoolTerms
from .stretches import Stretch, calendar_stretches, days_in, in_season
from .targets import CountTarget, Operator, Per, Season, Target, TimeUnit, WithinTimeTarget
from .words import same_unit

_MODEL_YEAR = (date(2023, 1, 1), date(2024, 1, 1))  # 365 days, so that no leap day decides
_DAYS = 365
_WINDOWS_A_YEAR = {
    Per.DAY: 365,
    Per.WEEK: 52,
    Per.MONTH: 12,
    Per.QUARTER: 4,
    Per.TERTIAL: 3,
    Per.HALF_YEAR: 2,
    Per.SCHOOL_TERM: 2,
    Per.SCHOOL_YEAR: 1,
    Per.YEAR: 1,
}
_ONCE = (Per.PERIOD, Per.BY_DATE)
_NEAR = Fraction(1, 100)  # 7 a week is 364 a year, 1 a day is 365: nobody promised less
_WORKING_DAY = Fraction(7, 5)  # of a day, over a week


class Turn(StrEnum):
    """What became of a target."""

    SAME = "same"
    LOWERED = "lowered"
    RAISED = "raised"
    CHANGED = "changed"  # neither clearly lower nor clearly higher


@dataclass(frozen=True, slots=True)
class Turned:
    """The turn of a target, and whether it became looser in any respect."""

    turn: Turn
    weakens: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """The days a promise holds, half-open; None where they are not known or it has no end."""

    start: date | None = None
    end: date | None = None

    @property
    def days(self) -> int | None:
        """How many days it holds, None when that is not known."""
        return (self.end - self.start).days if self.start and self.end else None


_UNKNOWN = (Held(), Held())


def compare(before: Target, after: Target, held: tuple[Held, Held] = _UNKNOWN) -> Turned:
    """What became of a target; `held` are the promise's days before and after.

    Targets of two kinds are not compared (CHANGED): that a number was dropped is for the caller to say.
    """
    if before == after:
        return Turned(Turn.SAME)
    if not same_unit(before.unit, after.unit):
        return Turned(Turn.CHANGED)
    if isinstance(before, CountTarget) and isinstance(after, CountTarget):
        return _counts(before, after, held)
    if isinstance(before, WithinTimeTarget) and isinstance(after, WithinTimeTarget):
        return _turned([_sign(_hours(before) - _hours(after))])
    return Turned(Turn.CHANGED)


def pace(target: CountTarget, held: Held) -> Fraction | None:
    """How many a year the target comes to; None for "in the whole promise" when its days are not known."""
    if target.per in _ONCE:
        return Fraction(target.number * _DAYS, held.days) if held.days and held.days > 0 else None
    return target.number * _windows_a_year(target.per, target.season, target.on_average) / target.every


def _counts(before: CountTarget, after: CountTarget, held: tuple[Held, Held]) -> Turned:
    limits = [one.operator is Operator.AT_MOST for one in (before, after)]
    if limits[0] is not limits[1]:
        return Turned(Turn.CHANGED, weakens=True)  # what bound before no longer binds
    amounts = [_amount(before, after, held), _share(before, after), _conditions(before, after)]
    amounts.append(_sign(after.each_party - before.each_party))
    if limits[0]:  # at most: to allow more is looser
        amounts = [None if sign is None else -sign for sign in amounts]
    return _turned([*amounts, _deadline(before, after), _sign(before.unless_no_need - after.unless_no_need)])


def _turned(signs: list[int | None]) -> Turned:
    """The turn from the respects compared: -1 looser, 0 equal, 1 stricter, None not comparable."""
    looser, stricter = -1 in signs, 1 in signs
    if None in signs or looser is stricter:
        return Turned(Turn.CHANGED, looser)
    return Turned(Turn.LOWERED if looser else Turn.RAISED, looser)


def _sign(difference: Fraction | int) -> int:
    return (difference > 0) - (difference < 0)


def _amount(before: CountTarget, after: CountTarget, held: tuple[Held, Held]) -> int | None:
    numbers = _sign(after.number - before.number)
    if _window(before) == _window(after) and (before.per not in _ONCE or numbers == 0):
        return numbers
    paces = pace(before, held[0]), pace(after, held[1])
    if before.per in _ONCE and after.per in _ONCE:
        return numbers if None in paces or _nearly(*paces) in (numbers, 0) else None
    return _nearly(*paces)


def _nearly(before: Fraction | None, after: Fraction | None) -> int | None:
    if before is None or after is None:
        return None
    near = abs(after - before) <= _NEAR * max(before, after)
    return 0 if near else _sign(after - before)


def _window(target: CountTarget) -> tuple[object, ...]:
    per = Per.PERIOD if target.per in _ONCE else target.per
    return per, target.every, target.season, target.on_average


def _share(before: CountTarget, after: CountTarget) -> int | None:
    """Eight of eight schools that become eight of ten are no longer all."""
    if not before.whole or not after.whole:
        return 0
    return _sign(Fraction(after.number, after.whole) - Fraction(before.number, before.whole))


def _conditions(before: CountTarget, after: CountTarget) -> int | None:
    """With a condition more, fewer acts count: stricter. Other conditions in their place: not comparable."""
    old, new = set(before.conditions), set(after.conditions)
    if old <= new or new <= old:
        return _sign(len(new) - len(old))
    return None


def _deadline(before: CountTarget, after: CountTarget) -> int:
    """A day that was moved on or taken away is looser; only between targets met once."""
    if before.per not in _ONCE or after.per not in _ONCE:
        return 0
    days = [one.by or date.max if one.per is Per.BY_DATE else date.max for one in (before, after)]
    return _sign((days[0] - days[1]).days)


def _hours(target: WithinTimeTarget) -> Fraction:
    """The limit in hours of the calendar: five working days are a week."""
    part = _WORKING_DAY if target.limit_unit is TimeUnit.WORKING_DAY else Fraction(1)
    return target.limit_hours * part


@lru_cache(maxsize=1024)
def _windows_a_year(per: Per, season: Season | None, on_average: bool) -> Fraction:
    """How many windows a year has, as `windows` cuts and scales them in a season."""
    share = Fraction(_season_days(_MODEL_YEAR, season), _DAYS)
    if on_average or per in (Per.DAY, Per.WEEK):
        return _WINDOWS_A_YEAR[per] * share
    wholes = _wholes(per)
    if per is Per.MONTH:
        return sum((Fraction(_season_days(one, season), days_in([one])) for one in wholes), Fraction(0))
    return Fraction(sum(1 for one in wholes if _season_days(one, season)))


def _wholes(per: Per) -> list[Stretch]:
    stretches = calendar_stretches(per, 1, _MODEL_YEAR[0])
    return [next(stretches) for _ in range(_WINDOWS_A_YEAR[per])]


def _season_days(stretch: Stretch, season: Season | None) -> int:
    return days_in(in_season(stretch, season, SchoolTerms()))
