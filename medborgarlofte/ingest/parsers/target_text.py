"""A target in the plain Swedish of a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Target,
    TimeUnit,
    WhenNeededTarget,
    WithinTimeTarget,
)

_PER = {
    Per.DAY: ("per dygn", "dygn"),
    Per.WEEK: ("per vecka", "veckor"),
    Per.MONTH: ("per månad", "månader"),
    Per.QUARTER: ("per kvartal", "kvartal"),
    Per.TERTIAL: ("per tertial", "tertial"),
    Per.HALF_YEAR: ("per halvår", "halvår"),
    Per.SCHOOL_TERM: ("per termin", "terminer"),
    Per.SCHOOL_YEAR: ("per läsår", "läsår"),
    Per.YEAR: ("per år", "år"),
    Per.PERIOD: ("under perioden", "perioder"),
    Per.BY_DATE: ("till ett bestämt datum", "perioder"),
}
_LIMIT = {
    TimeUnit.HOUR: "timmar",
    TimeUnit.DAY: "dygn",
    TimeUnit.WORKING_DAY: "arbetsdagar",
    TimeUnit.WEEK: "veckor",
    TimeUnit.MONTH: "månader",
}
_OPERATOR = {Operator.AT_LEAST: "minst", Operator.EXACTLY: "exakt", Operator.AT_MOST: "högst"}


def in_short(target: Target) -> str:
    """How much and how often: "minst 2 per vecka"; empty for what has no number."""
    if isinstance(target, WithinTimeTarget):
        return f"inom {target.limit} {_LIMIT[target.limit_unit]}"
    if not isinstance(target, CountTarget):
        return ""
    once, several = _PER[target.per]
    every = f"per {target.every} {several}" if target.every > 1 else once
    return f"{_OPERATOR[target.operator]} {target.number} {every}"


def in_full(target: Target) -> str:
    """All that a target says, what is counted included, so that two that differ are told differently."""
    return ", ".join([_kind(target), *_more(target)])


def _kind(target: Target) -> str:
    if isinstance(target, WhenNeededTarget):
        return f"vid behov {_PER[target.per][0]}"
    return in_short(target) or f"går inte att räkna, {_PER[target.per][0]}"


def _more(target: Target) -> Iterator[str]:
    if target.unit:
        yield f"av ”{target.unit}”"
    if isinstance(target, WithinTimeTarget):
        yield _PER[target.per][0]
    if isinstance(target, CountTarget):
        yield from _details(target)


def _details(target: CountTarget) -> Iterator[str]:
    if target.by:
        yield f"senast {target.by.isoformat()}"
    if target.whole is not None:
        yield f"av {target.whole}"
    if target.season and target.season.months:
        yield "månad " + " ".join(str(month) for month in sorted(target.season.months))
    if target.season and target.season.school_year:
        yield "under läsåret"
    yield from (f"villkor ”{condition}”" for condition in target.conditions)
    if target.on_average:
        yield "i genomsnitt"
    if target.unless_no_need:
        yield "eller inget behov"
    if target.each_party:
        yield "var part för sig"
