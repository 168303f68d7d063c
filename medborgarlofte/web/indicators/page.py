"""What the staff pages of indicators show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarlofte.incidents.models import Indicator
from medborgarlofte.promises.models import ProblemIndicator, Promise
from medborgarlofte.publishing.formats import day, last_day
from medborgarlofte.publishing.pages.indicators import IndicatorView
from medborgarlofte.web.asking import access, can

from .figures import figures_of

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """All that the page of one indicator shows, and what is offered there."""

    figures: IndicatorView
    is_public: bool
    promises: tuple[Promise, ...]  # where it is shown
    may_tie: bool


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator in the list, and what is told of it there."""

    indicator: Indicator
    told: str


def readable(request: HttpRequest) -> QuerySet[Indicator]:
    """The indicators that whoever asks may read and write, and whether a promise shows their figures."""
    rows = Indicator.objects.visible_to(access(request)).select_related("municipality", "reference")
    return rows.prefetch_related("municipality__organisations").annotate(is_public=Exists(_shown()))


def indicators_page(request: HttpRequest) -> tuple[Page[Indicator], list[IndicatorRow]]:
    """One page of those indicators, with how many figures each has and how far they reach."""
    counting = Q(measurements__corrected_by=None)
    rows: Any = readable(request).annotate(
        figures=Count("measurements", filter=counting), until=Max("measurements__end", filter=counting)
    )
    ordered = rows.order_by("municipality__name", "name", "pk")
    part: Page[Indicator] = Paginator(ordered, PER_PAGE).get_page(request.GET.get("sida"))
    return part, [_row(one) for one in part]


def _row(indicator: Any) -> IndicatorRow:
    until, figures = indicator.until, indicator.figures  # annotated above
    shown = _("Offentlig.") if _is_public(indicator) else _("Visas inte vid något löfte än.")
    if until is None:
        none = _("Ingen siffra än.")
        return IndicatorRow(indicator, f"{none} {shown}")
    told = ngettext(
        "%(number)s siffra, till och med %(day)s.", "%(number)s siffror, till och med %(day)s.", figures
    ) % {"number": figures, "day": day(last_day(until))}
    return IndicatorRow(indicator, f"{told} {shown}")


def indicator_page(request: HttpRequest, indicator: Indicator) -> IndicatorPage:
    """The page of one of them."""
    shown = Promise.objects.published().filter(problem_indicators__indicator=indicator)
    return IndicatorPage(
        figures=figures_of(indicator),
        is_public=_is_public(indicator),
        promises=tuple(shown.select_related("municipality")),
        may_tie=bool(promises_for(request, indicator)),
    )


def promises_for(request: HttpRequest, indicator: Indicator) -> list[Promise]:
    """The published promises that may show an indicator and do not, as far as whoever asks may decide it."""
    rows = Promise.objects.published().filter(municipality=indicator.municipality_id)
    left = rows.exclude(problem_indicators__indicator=indicator).select_related("municipality")
    found = left.prefetch_related("municipality__organisations")
    return [one for one in found if can(request, "indicator.write", one.thing())]


def becomes_public(indicator: Indicator) -> str:
    """When others read what is entered of it."""
    if _is_public(indicator):
        return _("Siffran blir offentlig genast, för mätningen visas vid ett publicerat löfte.")
    return _("Siffran blir offentlig så snart mätningen visas vid ett publicerat löfte.")


def _is_public(indicator: Indicator) -> bool:
    found: bool = indicator.is_public  # type: ignore[attr-defined]  # annotated by `readable`
    return found


def _shown() -> QuerySet[ProblemIndicator]:
    """A promise shows an indicator itself, or as what another is read beside."""
    here = OuterRef("pk")
    return ProblemIndicator.objects.filter(Q(indicator=here) | Q(indicator__reference=here))
