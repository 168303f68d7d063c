"""The windows a target is counted in. Half-open everywhere: start <= day < end.

The rules, with worked figures, stand in docs/methods/time.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import takewhile

from .school import SchoolTerms, Term
from .stretches import Stretch, calendar_stretches, days_in, in_season, overlap, parts_of_years
from .targets import CountTarget, Operator, Per, Season, Target, WithinTimeTarget

NO_TERMS = SchoolTerms()

_SHORT = frozenset({Per.DAY, Per.WEEK, Per.MONTH})
_A_YEAR = {Per.MONTH: 12, Per.QUARTER: 4, Per.TERTIAL: 3, Per.HALF_YEAR: 2, Per.SCHOOL_TERM: 2}
_DAYS = {Per.DAY: 1, Per.WEEK: 7}
_AVERAGED = frozenset({*_A_YEAR, *_DAYS})


@dataclass(frozen=True, slots=True)
class Window:
    """One stretch of time that a target is counted in.

    `number` is what the window asks for (None when nothing is counted), already scaled when the
    window is only partly inside the promise; `scaled_from` is then the number of the whole window.
    `due` is the first day on which the window is over for reporting (its end, or for a school term
    the day after the municipality's own last day of term).
    """

    start: date
    end: date
    due: date
    number: int | None = None
    scaled_from: int | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What decides the windows of a target, and nothing else, so that equal plans share theirs."""

    per: Per
    every: int = 1
    parts: int = 1  # of a year, for what is assessed at each follow-up
    number: int | None = None
    operator: Operator = Operator.AT_LEAST
    season: Season | None = None
    on_average: bool = False
    by: date | None = None


def windows(
    target: Target,
    start: date | None,
    end: date | None,
    *,
    today: date,
    followups_per_year: float | None = None,
    school_terms: SchoolTerms = NO_TERMS,
) -> tuple[Window, ...]:
    """The windows of a target in a promise that holds from `start` up to, not including, `end`.

    `start` None: no period is known, and there are no windows. `end` None: until further notice,
    windows up to the one that holds `today` (the only case in which `today` matters).
    `followups_per_year` divides the years of what is assessed, not counted. An extension is a stretch
    of its own: call once for each. Windows come in order; none overlaps another or leaves the promise.
    Raises ValueError when `end` is not after `start`.
    """
    if start is None:
        return ()
    if end is not None and end <= start:
        raise ValueError("a promise ends after it starts")
    return _windows(_plan(target, followups_per_year), start, end, None if end else today, school_terms)


def _plan(target: Target, followups_per_year: float | None) -> _Plan:
    if isinstance(target, CountTarget):
        average = target.on_average and target.per in _AVERAGED
        by = target.by if target.per is Per.BY_DATE else None
        return _Plan(target.per, target.every, 1, target.number, target.operator, target.season, average, by)
    if isinstance(target, WithinTimeTarget) or target.per not in (Per.YEAR, Per.PERIOD):
        return _Plan(target.per)
    times = followups_per_year if followups_per_year and followups_per_year > 0 else 1
    if times < 1:
        return _Plan(Per.YEAR, every=round(1 / times))
    return _Plan(Per.YEAR, parts=min(int(times), 365))  # down: never oftener than was promised


@lru_cache(maxsize=8192)
def _windows(
    plan: _Plan, start: date, end: date | None, today: date | None, terms: SchoolTerms
) -> tuple[Window, ...]:
    promise = (start, end or date.max)
    wholes = list(_wholes(plan, start, end, today or date.max))
    short = end is not None and _is_short((start, end), wholes)
    if short:
        wholes = [(wholes[0][0], wholes[-1][1])]
    cut = (_cut(plan, whole, promise, terms, keeps_number=short) for whole in wholes)
    return tuple(window for window in cut if window)


def _is_short(promise: Stretch, wholes: list[Stretch]) -> bool:
    """Whether the promise is shorter than each window it touches: then it is one, and keeps its number."""
    return days_in([promise]) < min((days_in([whole]) for whole in wholes), default=0)


def _wholes(plan: _Plan, start: date, end: date | None, today: date) -> Iterator[Stretch]:
    """The whole stretches, not yet cut, that touch the promise."""
    if plan.by:
        return iter([(start, plan.by + timedelta(days=1))] if plan.by >= start else [])
    if plan.per in (Per.PERIOD, Per.BY_DATE) and end:
        return iter([(start, end)])
    if start > today:  # until further notice, from a day to come
        return iter(())
    last = end - timedelta(days=1) if end else today
    return takewhile(lambda whole: whole[0] <= last, _calendar(plan, start))


def _calendar(plan: _Plan, start: date) -> Iterator[Stretch]:
    if plan.parts > 1:
        return parts_of_years(plan.parts, start)
    if plan.per in (Per.PERIOD, Per.BY_DATE) or plan.on_average:
        return calendar_stretches(Per.YEAR, 1, start)
    return calendar_stretches(plan.per, plan.every, start)


def _cut(
    plan: _Plan, whole: Stretch, promise: Stretch, terms: SchoolTerms, *, keeps_number: bool
) -> Window | None:
    """The window that remains of a whole stretch in promise and season, None when nothing does.

    It runs from its first day in season to its last, also over a break between: its number is one
    number and is not divided.
    """
    seasonal = in_season(whole, plan.season, terms)
    inside = [piece for piece in (overlap(part, promise) for part in seasonal) if piece]
    if not inside:
        return None
    start, end = inside[0][0], inside[-1][1]
    number, scaled_from = _numbers(plan, whole, seasonal, inside, keeps_number)
    return Window(start, end, _due(plan, whole, start, end, terms), number, scaled_from)


def _numbers(
    plan: _Plan, whole: Stretch, seasonal: list[Stretch], inside: list[Stretch], keeps_number: bool
) -> tuple[int | None, int | None]:
    """What the window asks for, and the number it was scaled from (None when it was not)."""
    if plan.number is None:
        return None, None
    if plan.on_average:
        year = days_in([whole])
        asked, full = (_averaged(plan, plan.number, days_in(days), year) for days in (inside, seasonal))
        return asked, None if keeps_number or asked == full else full
    if keeps_number or plan.per is Per.BY_DATE or plan.operator is not Operator.AT_LEAST:
        return plan.number, None
    # Days, weeks and months are cut by a season as by the promise; a longer window's number is for
    # its days in season ("ten a year, in the summer").
    days, of = days_in(inside), days_in([whole] if plan.per in _SHORT else seasonal)
    return (plan.number, None) if days == of else (plan.number * days // of, plan.number)


def _averaged(plan: _Plan, number: int, days: int, year: int) -> int:
    """What "on average three a week" comes to over so many days of a year, rounded down."""
    if plan.per in _DAYS:
        return number * days // (_DAYS[plan.per] * plan.every)
    return number * _A_YEAR[plan.per] * days // (year * plan.every)


def _due(plan: _Plan, whole: Stretch, start: date, end: date, terms: SchoolTerms) -> date:
    if plan.per is not Per.SCHOOL_TERM or plan.on_average:
        return end
    last = whole[1] - timedelta(days=1)
    due = terms.due(last.year, Term.SPRING if last.month <= 6 else Term.AUTUMN)
    return due if start < due <= end else end  # a promise that begins or ends around it is due at its end
