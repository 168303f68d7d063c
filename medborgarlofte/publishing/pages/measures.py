"""Measures in the street as everybody reads them: of a municipality, a point of a walk, a commitment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, Prefetch

from medborgarlofte.incidents.models import Measure
from medborgarlofte.places.models import Municipality, Organisation
from medborgarlofte.promises.models import Commitment, Serving
from medborgarlofte.publishing.measure_words import measure_kind, measure_standing, measure_told
from medborgarlofte.publishing.status_words import Standing

PER_PAGE = 50
_SHOWN = (
    "pk", "published", "kind", "physical", "state", "decided_on", "planned_by", "completed_on", "reason",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PublicMeasure:
    """A measure as everybody reads it. `reason_waits`: it was dropped, and why is not published yet."""

    kind: str
    what: str
    where: str
    decision: str
    standing: Standing
    told: str
    reason: str
    reason_waits: bool
    serves: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasuresPage:
    """The measures of a municipality, the late ones first."""

    municipality: Municipality
    measures: tuple[PublicMeasure, ...]
    part: Page[Measure]


def measured(municipality: str) -> Exists:
    """A column: whether the municipality in the field of that name has published a measure."""
    return Exists(Measure.objects.published().filter(municipality=OuterRef(municipality)))


def measures_page(slug: str, part: int, today: date) -> MeasuresPage:
    """The page of a municipality's measures; raises Municipality.DoesNotExist. Four queries."""
    municipality = Municipality.objects.get(slug=slug)
    serving = Serving.objects.select_related("commitment__promise__municipality")
    rows = Measure.objects.published().filter(municipality=municipality).late_first(today)
    rows = rows.select_related("workspace")
    found = Paginator(rows.prefetch_related(Prefetch("serves", serving)), PER_PAGE).get_page(part)
    each = tuple(_measure(one, today, [tie.commitment for tie in one.serves.all()]) for one in found)
    return MeasuresPage(municipality, each, found)


def serving_columns() -> dict[str, F]:
    """Columns for `measures_in`, on commitments: a row for each measure that serves one, or one."""
    names = (*_SHOWN, "workspace__name")
    return {f"measure_{name}": F(f"served_by__measure__{name}") for name in names}


def measures_in(rows: Iterable[Any], today: date) -> tuple[PublicMeasure, ...]:
    """The published measures in rows with these columns, the latest decisions first. No query."""
    found = {row.measure_pk: _measure(_from_columns(row), today) for row in _latest_first(rows)}
    return tuple(found.values())


def _latest_first(rows: Iterable[Any]) -> list[Any]:
    served = [row for row in rows if row.measure_published is not None]
    return sorted(served, key=lambda row: (row.measure_decided_on, row.measure_pk), reverse=True)


def _from_columns(row: Any) -> Measure:
    party = Organisation(name=row.measure_workspace__name)
    return Measure(workspace=party, **{name: getattr(row, f"measure_{name}") for name in _SHOWN})


def told(measures: Iterable[Measure], today: date) -> tuple[PublicMeasure, ...]:
    """Published measures as everybody reads them; their parties are fetched."""
    return tuple(_measure(one, today) for one in measures)


def _measure(measure: Measure, today: date, serves: Iterable[Commitment] = ()) -> PublicMeasure:
    said: dict[str, str] = measure.published or {}
    is_same = bool(measure.reason) and said["reason"] == measure.reason
    return PublicMeasure(
        kind=measure_kind(measure),
        what=said["what"],
        where=said["where"],
        decision=said["decision"],
        standing=measure_standing(measure, today),
        told=measure_told(measure, today),
        reason=measure.reason if is_same else "",
        reason_waits=bool(measure.reason) and not is_same,
        serves=tuple(serves),
    )
