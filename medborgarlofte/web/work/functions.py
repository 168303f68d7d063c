"""What the pages of a party's functions show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, QuerySet, Value, When

from medborgarlofte.places.models import Function, HandOver, Organisation
from medborgarlofte.places.work import Work, heading_of, work_of

KEPT = 20  # hand-overs on the page of a function, the latest


@dataclass(frozen=True, slots=True)
class Heading:
    """Work of one kind."""

    name: str
    lines: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class FunctionPage:
    """A function, what it answers for, and when it was handed over."""

    function: Any  # a Function with its holder
    work: tuple[Heading, ...]
    hand_overs: tuple[HandOver, ...]


def functions_of(party: Organisation) -> QuerySet[Function]:
    """The party's functions with their holders: empty ones first, ended ones last."""
    order = Case(
        When(ended__isnull=False, then=Value(2)), When(holder_id=None, then=Value(0)), default=Value(1)
    )
    rows = party.functions.with_holder().select_related("manager")
    return rows.annotate(order=order).order_by("order", "name", "pk")


def function_page(function: Function) -> FunctionPage:
    """The page of one function, with its holder."""
    handed = function.hand_overs.select_related("earlier", "later")[:KEPT]
    return FunctionPage(function, by_kind(work_of([function])[function.pk]), tuple(handed))


def by_kind(lines: Sequence[Work]) -> tuple[Heading, ...]:
    """Work under its headings."""
    found: dict[str, list[Work]] = {}
    for line in lines:
        found.setdefault(line.kind, []).append(line)
    return tuple(Heading(heading_of(kind), tuple(some)) for kind, some in found.items())


def handed_over(one: HandOver) -> tuple[Heading, ...]:
    """What went along, as the list kept it."""
    return by_kind([Work(**line) for line in one.lines])
