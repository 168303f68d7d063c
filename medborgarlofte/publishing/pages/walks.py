"""The public pages of safety walks: those of a municipality, and the protocol of one with its map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import ngettext

from medborgarlofte.dialogue.models import Occasion, SafetyWalk, WalkPoint
from medborgarlofte.domain.position import Position
from medborgarlofte.domain.walk_points import Answer, PointState
from medborgarlofte.incidents.models import Measure
from medborgarlofte.places.models import Municipality
from medborgarlofte.publishing.status_words import Standing
from medborgarlofte.publishing.walk_map import Placed, WalkMap, walk_map
from medborgarlofte.publishing.walk_words import point_standing, point_told

from .measures import PublicMeasure, told

PER_PAGE = 20
_SILENT = (PointState.UNANSWERED, PointState.OVERDUE)


@dataclass(frozen=True, slots=True)
class PublicPoint:
    """A point as everybody reads it. `reason_waits`: it was refused, and why is not published yet."""

    number: int
    category: str
    where: str
    description: str
    state: PointState
    standing: Standing
    told: str
    reason: str
    reason_waits: bool
    note: str
    position: Position | None
    measures: tuple[PublicMeasure, ...]


@dataclass(frozen=True, slots=True)
class PublicWalk:
    """A walk as everybody reads it."""

    walk: SafetyWalk
    title: str
    place: str
    route: str
    is_cancelled: bool
    is_coming: bool
    points: tuple[PublicPoint, ...]
    summary: str

    @property
    def silent(self) -> tuple[PublicPoint, ...]:
        """The points that somebody should have said something about."""
        return tuple(one for one in self.points if one.state in _SILENT)


@dataclass(frozen=True, slots=True)
class WalksPage:
    """The walks of a municipality, the latest first."""

    municipality: Municipality
    walks: tuple[PublicWalk, ...]
    part: Page[SafetyWalk]


@dataclass(frozen=True, slots=True)
class WalkPage:
    """One walk: its protocol as a list and as a map."""

    shown: PublicWalk
    drawn: WalkMap | None
    not_drawn: tuple[int, ...]  # the numbers of points that no phone has said where they lie


def walked(municipality: str) -> Exists:
    """A column: whether the municipality in the field of that name has published a walk."""
    return Exists(SafetyWalk.objects.published().filter(municipality=OuterRef(municipality)))


def walks_page(slug: str, part: int, today: date) -> WalksPage:
    """The page of a municipality's walks; raises Municipality.DoesNotExist. Five queries."""
    municipality = Municipality.objects.get(slug=slug)
    rows = _published().filter(municipality=municipality).order_by("-starts_at", "-pk")
    found = Paginator(rows, PER_PAGE).get_page(part)
    return WalksPage(municipality, tuple(_walk(one, today) for one in found), found)


def walk_page(slug: str, pk: int, today: date) -> WalkPage:
    """The page of one walk; raises SafetyWalk.DoesNotExist. Three queries."""
    shown = _walk(_published().get(municipality__slug=slug, pk=pk), today)
    placed = [Placed(one.number, one.position, one.standing) for one in shown.points if one.position]
    without = tuple(one.number for one in shown.points if not one.position)
    return WalkPage(shown, walk_map(placed), without)


def _published() -> QuerySet[SafetyWalk]:
    measures = Prefetch("measures", Measure.objects.published().select_related("workspace"))
    points = WalkPoint.objects.exclude(published=None).select_related("owner__organisation")
    rows = SafetyWalk.objects.published().select_related("municipality", "workspace")
    return rows.prefetch_related(Prefetch("points", points.prefetch_related(measures)))


def _walk(walk: SafetyWalk, today: date) -> PublicWalk:
    said: dict[str, str] = walk.published or {}
    points = tuple(_point(walk, one, today) for one in walk.points.all())
    return PublicWalk(
        walk=walk,
        title=said["title"],
        place=said["place"],
        route=said["route"],
        is_cancelled=walk.state == Occasion.State.CANCELLED,
        is_coming=walk.is_planned and walk.day >= today,
        points=points,
        summary=_summary(points),
    )


def _point(walk: SafetyWalk, point: WalkPoint, today: date) -> PublicPoint:
    point.walk = walk
    said: dict[str, Any] = point.published or {}
    state = point.state(today)
    is_same = bool(point.reason) and said["reason"] == point.reason
    here = said["latitude"] is not None
    return PublicPoint(
        number=point.number,
        category=str(WalkPoint.Category(said["category"]).label),
        where=said["where"],
        description=said["description"],
        state=state,
        standing=point_standing(state),
        told=point_told(point, today),
        reason=point.reason if is_same else "",
        reason_waits=point.answer == Answer.REFUSED and not is_same,
        note=said["note"],
        position=Position(said["latitude"], said["longitude"]) if here else None,
        measures=told(point.measures.all(), today),
    )


def _summary(points: Sequence[PublicPoint]) -> str:
    """`Av 6 punkter har 3 fått ja, 2 nej och 1 inget svar.`, and how many of the yeses are late."""
    if not points:
        return ""
    silent = sum(one.state is PointState.UNANSWERED for one in points)
    refused = sum(one.state is PointState.REFUSED for one in points)
    counts = {"all": len(points), "yes": len(points) - silent - refused, "no": refused, "silent": silent}
    said = ngettext(
        "Av %(all)d punkt har %(yes)d fått ja, %(no)d nej och %(silent)d inget svar.",
        "Av %(all)d punkter har %(yes)d fått ja, %(no)d nej och %(silent)d inget svar.",
        len(points),
    )
    late = sum(one.state is PointState.OVERDUE for one in points)
    if not late:
        return said % counts
    delayed = ngettext("%(late)d är försenad.", "%(late)d är försenade.", late) % {"late": late}
    return f"{said % counts} {delayed}"
