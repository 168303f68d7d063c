"""What the staff pages of measures show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate

from medborgarlofte.dialogue.models import SafetyWalk, WalkPoint
from medborgarlofte.incidents.models import Measure
from medborgarlofte.places.models import Municipality
from medborgarlofte.publishing.measure_words import measure_kind, measure_standing, measure_told
from medborgarlofte.publishing.status_words import Standing
from medborgarlofte.web.asking import access, can
from medborgarlofte.web.sharing.steps import Addresses, Steps, steps_of

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One measure as shown."""

    measure: Measure
    kind: str
    standing: Standing
    told: str


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """All that the page of one measure shows, and what is offered there."""

    view: MeasureView
    steps: Steps
    may_change: bool


def readable(request: HttpRequest) -> QuerySet[Measure]:
    """The measures that whoever asks may read, with what their pages show of others at hand."""
    rows = Measure.objects.visible_to(access(request)).late_first(localdate())
    rows = rows.select_related("municipality", "workspace", "point__walk")
    return rows.prefetch_related("shared_with", "serves__commitment__promise__municipality")


def measures_page(request: HttpRequest) -> tuple[Page[Measure], list[MeasureView]]:
    """One page of those measures, the late ones first."""
    part = Paginator(readable(request), PER_PAGE).get_page(request.GET.get("sida"))
    return part, views_of(part, localdate())


def views_of(measures: Iterable[Measure], today: date) -> list[MeasureView]:
    """Measures as shown; their parties are fetched."""
    return [
        MeasureView(one, measure_kind(one), measure_standing(one, today), measure_told(one, today))
        for one in measures
    ]


def measure_page(request: HttpRequest, measure: Measure) -> MeasurePage:
    """The page of one measure."""
    names = ("share", "secrecy", "ask", "take_back", "publish")
    addresses = Addresses(*(reverse(f"web:measures:{name}", args=[measure.pk]) for name in names))
    (view,) = views_of([measure], localdate())
    return MeasurePage(
        view=view,
        steps=steps_of(request, measure, addresses, is_public_as_it_is=measure.is_published_as_it_is),
        may_change=can(request, "measure.change", measure.thing()),
    )


def points_for(request: HttpRequest, place: Municipality) -> QuerySet[WalkPoint]:
    """The points of walks in a municipality that a measure may answer, the latest walk first."""
    walks = SafetyWalk.objects.visible_to(access(request)).filter(municipality=place)
    points = WalkPoint.objects.filter(walk__in=walks).exclude(answer="refused")
    return points.select_related("walk").order_by("-walk__starts_at", "number")
