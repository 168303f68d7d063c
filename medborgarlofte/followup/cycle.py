"""The days of a year on which periods of commitments end, for the annual cycle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet, prefetch_related_objects

from medborgarlofte.domain.targets import CountTarget, Per, Target, WithinTimeTarget
from medborgarlofte.places.gates import Access
from medborgarlofte.promises.models import Promise, PromiseQuerySet
from medborgarlofte.promises.models import Target as TargetRow

_DAY = timedelta(days=1)
_SHORT = frozenset({Per.DAY, Per.WEEK})


@dataclass(frozen=True, slots=True)
class DueDay:
    """The last day of a period for some commitments of a promise, by their numbers in order.

    `counted`: something is to be done by then; otherwise somebody says afterwards how it went.
    """

    promise: Promise
    last: date
    counted: bool
    numbers: tuple[int, ...]


def due_days(access: Access, year: int) -> list[DueDay]:
    """The last days of periods in a year, of commitments of somebody's parties. Two queries.

    Days and weeks are left out: they come round all the time. A commitment counts once for each day.
    """
    found: dict[tuple[int, date, bool], tuple[Promise, set[int]]] = {}
    for promise, number, rule in _targets(access, year):
        counted = isinstance(rule, CountTarget | WithinTimeTarget)
        for last in _last_days(promise, rule, year):
            key = (promise.pk, last, counted)
            found.setdefault(key, (promise, set()))[1].add(number)
    days = [
        DueDay(promise, last, counted, tuple(sorted(numbers)))
        for (_promise, last, counted), (promise, numbers) in found.items()
    ]
    return sorted(days, key=lambda one: (one.last, str(one.promise), not one.counted))


def short_periods(access: Access, year: int) -> bool:
    """Whether any of these commitments is counted by the day or week, left out by `due_days`. One query."""
    return _rows(access, year).filter(per__in=[one.value for one in _SHORT]).exists()


def promises_of(access: Access, year: int) -> PromiseQuerySet:
    """The published promises of the municipalities of somebody's parties that hold on a day of the year."""
    places = {one.municipality_id for one in access.organisations.values()}
    held = Q(end=None) | Q(end__gt=date(year, 1, 1))
    return Promise.objects.published().filter(held, start__lt=date(year + 1, 1, 1), municipality__in=places)


def _rows(access: Access, year: int) -> QuerySet[TargetRow]:
    theirs = Q(commitment__parties__in=access.parties) | Q(commitment__parties=None)
    return TargetRow.objects.filter(
        theirs, commitment__dropped_in=None, commitment__promise__in=promises_of(access, year)
    )


def _targets(access: Access, year: int) -> Iterator[tuple[Promise, int, Target]]:
    rows = _rows(access, year).exclude(per__in=[one.value for one in _SHORT])
    targets = list(rows.select_related("commitment__promise__municipality").distinct())
    promises: dict[int, Promise] = {}
    for one in targets:
        promises.setdefault(one.commitment.promise_id, one.commitment.promise)
    prefetch_related_objects(list(promises.values()), "municipality__school_terms")
    for one in targets:
        yield promises[one.commitment.promise_id], one.commitment.number, one.rule()


def _last_days(promise: Promise, rule: Target, year: int) -> Iterator[date]:
    """In a promise until further notice, as if it held to the end of the year."""
    for window in promise.windows(rule, date(year, 12, 31)):
        last = window.due - _DAY
        if last.year == year:
            yield last
