"""What became of commitments from one promise to the next, as it was confirmed last: read in one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Exists, Model, OuterRef, Q, QuerySet, Value

from medborgarlofte.domain import content
from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.targets import Target as Rule
from medborgarlofte.places.models import Municipality

from .models import LineageLink, Promise, Target

_EARLIER, _LATER = "earlier", "later"
_TARGET = tuple(field.attname for field in Target._meta.concrete_fields)
_PERIOD = ("pk", "slug", "start", "end")
_LINK = (
    *("pk", "act", "reason", "likeness", "confirmation"),
    *(f"earlier_promise__{name}" for name in _PERIOD),
    *(f"later_promise__{name}" for name in _PERIOD),
)
_COMMITMENT = ("pk", "promise_id", "number", "text", "dropped_in")


@dataclass(frozen=True, slots=True)
class Period:
    """A promise as lines name it: its row's key, its slug and its half-open days."""

    key: int
    slug: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Linked:
    """A commitment in a link: its row's key, its promise's, and what it says: number, text and targets."""

    key: int
    promise: int
    said: content.Commitment
    dropped: bool


@dataclass(frozen=True, slots=True)
class Carried:
    """One confirmed act between two promises."""

    act: Act
    reason: str
    likeness: float | None
    before: Period
    after: Period
    earlier: tuple[Linked, ...]
    later: tuple[Linked, ...]


def carried_in(municipality: Municipality) -> list[Carried]:
    """All that holds in a municipality, commitments in the order of their numbers. One query."""
    rows = _ties(LineageLink.earlier.through, _EARLIER, municipality).union(
        _ties(LineageLink.later.through, _LATER, municipality), all=True
    )
    links: dict[int, dict[str, Any]] = {}
    sides: dict[int, dict[str, dict[int, dict[str, Any]]]] = defaultdict(lambda: defaultdict(dict))
    targets: dict[int, dict[int, Target]] = defaultdict(dict)
    for row in rows:
        side, *values = row
        link, one, target = _split(values)
        links[link["pk"]] = link
        sides[link["pk"]][side][one["pk"]] = one
        if target.pk is not None:
            targets[one["pk"]][target.pk] = target
    rules = {key: _rules(found.values()) for key, found in targets.items()}
    return [
        Carried(
            Act(link["act"]),
            link["reason"],
            link["likeness"],
            _period(link, "earlier_promise"),
            _period(link, "later_promise"),
            _linked(sides[link["pk"]][_EARLIER], rules),
            _linked(sides[link["pk"]][_LATER], rules),
        )
        for link in _newest(links)
    ]


def is_carried() -> Q:
    """A column on commitments: whether any act that was ever confirmed names them."""
    through = (LineageLink.earlier.through, LineageLink.later.through)
    earlier, later = (Exists(one.objects.filter(commitment=OuterRef("pk"))) for one in through)
    return earlier | later


def _ties(through: type[Model], side: str, municipality: Municipality) -> QuerySet[Any, tuple[Any, ...]]:
    published = Promise.objects.published().filter(municipality=municipality).values("pk")
    ties: QuerySet[Any] = through._default_manager.filter(
        lineagelink__earlier_promise__in=published, lineagelink__later_promise__in=published
    )
    told: QuerySet[Any, tuple[Any, ...]] = ties.annotate(
        side=Value(side, output_field=CharField())
    ).values_list(
        "side",
        *(f"lineagelink__{name}" for name in _LINK),
        *(f"commitment__{name}" for name in _COMMITMENT),
        *(f"commitment__targets__{name}" for name in _TARGET),
    )
    return told


def _split(values: list[Any]) -> tuple[dict[str, Any], dict[str, Any], Target]:
    first, second = len(_LINK), len(_LINK) + len(_COMMITMENT)
    link = dict(zip(_LINK, values[:first], strict=True))
    one = dict(zip(_COMMITMENT, values[first:second], strict=True))
    return link, one, Target(**dict(zip(_TARGET, values[second:], strict=True)))


def _rules(targets: Iterable[Target]) -> tuple[Rule, ...]:
    return tuple(target.rule() for target in sorted(targets, key=lambda one: one.order))


def _newest(links: dict[int, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The links of the newest confirmation of each two promises, in the order they were given."""
    newest: dict[tuple[int, int], int] = defaultdict(int)
    for link in links.values():
        newest[_pair(link)] = max(newest[_pair(link)], link["confirmation"])
    for _key, link in sorted(links.items()):
        if link["confirmation"] == newest[_pair(link)]:
            yield link


def _pair(link: dict[str, Any]) -> tuple[int, int]:
    return link["earlier_promise__pk"], link["later_promise__pk"]


def _period(link: dict[str, Any], name: str) -> Period:
    return Period(*(link[f"{name}__{field}"] for field in _PERIOD))


def _linked(rows: dict[int, dict[str, Any]], rules: dict[int, tuple[Rule, ...]]) -> tuple[Linked, ...]:
    ordered = sorted(rows.values(), key=lambda one: one["number"])
    return tuple(
        Linked(
            one["pk"],
            one["promise_id"],
            content.Commitment(one["number"], one["text"], targets=rules.get(one["pk"], ())),
            one["dropped_in"] is not None,
        )
        for one in ordered
    )


def earlier_promises(promise: Promise, others: Iterable[Promise]) -> list[Promise]:
    """Those that this promise may go on from: the one it extends first, then those begun last.

    Only promises that begin before it; none when its own period is not known.
    """
    began = promise.start
    if began is None:
        return []
    known = [one for one in others if one.start and one.start < began and one.pk != promise.pk]
    return sorted(known, key=lambda one: (one.pk == promise.extends_id, one.start, one.pk), reverse=True)
