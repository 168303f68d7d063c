"""The indicators of a promise's problem: every figure with all that makes it readable, and what it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from medborgarlofte.domain import indicators as rules
from medborgarlofte.domain.indicators import Kind, Movement, movement
from medborgarlofte.domain.suppression import FEWEST
from medborgarlofte.incidents.models import Indicator, Measurement
from medborgarlofte.promises.models import ProblemIndicator, Promise
from medborgarlofte.publishing.csv_cells import BYTE_ORDER_MARK, csv_line
from medborgarlofte.publishing.formats import last_day
from medborgarlofte.publishing.indicator_words import (
    better_words,
    figure_words,
    interval_words,
    last_figure,
    measured_period,
    movement_sentence,
    origin_words,
    rate_words,
)
from medborgarlofte.publishing.small_multiples import Panel, panels

from .promises import PromiseView, promise_view


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure as the table tells it. `corrected_why`: it counts no more, since it was corrected."""

    measurement: Measurement
    series: str
    period: str
    figure: str
    interval: str
    rate: str  # of those asked, how many answered
    rule: rules.Measurement
    corrected_why: str | None
    corrects_why: str


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator: what its last figure says (empty without figures), the panels and the table."""

    indicator: Indicator
    last: str  # the last figure and its period
    says: str
    better: str
    origin: str
    panels: tuple[Panel, ...]
    rows: tuple[FigureRow, ...]
    retrieved: date | None  # the last day on which a figure was
    is_asked: bool  # somebody answered, and how many is told


@dataclass(frozen=True, slots=True)
class IndicatorsPage:
    """All that the page shows."""

    shown: PromiseView
    indicators: tuple[IndicatorView, ...]


def is_measured(promise: str) -> Exists:
    """A column: whether the promise in the field of that name has an indicator."""
    return Exists(ProblemIndicator.objects.filter(promise=OuterRef(promise)))


def indicators_page(slug: str, promise_slug: str, today: date) -> IndicatorsPage:
    """The page of a published promise with indicators; raises Promise.DoesNotExist. Three queries."""
    promises = Promise.objects.published().select_related("municipality")
    promise = promises.get(is_measured("pk"), municipality__slug=slug, slug=promise_slug)
    return IndicatorsPage(promise_view(promise, today), tuple(indicator_views(promise)))


def indicator_views(promise: Promise) -> Iterator[IndicatorView]:
    """The indicators of a promise in the order they were chosen. Two queries."""
    ties = promise.problem_indicators.select_related("indicator__reference")
    return views_of([tie.indicator for tie in ties])


def views_of(chosen: Sequence[Indicator]) -> Iterator[IndicatorView]:
    """These indicators, whose references are fetched, with all their figures. One query."""
    series = {one.pk: one for each in chosen for one in (each, each.reference) if one}
    figures: dict[int, list[Measurement]] = defaultdict(list)
    for one in Measurement.objects.filter(indicator__in=series).select_related("corrected_by"):
        one.indicator = series[one.indicator_id]
        figures[one.indicator_id].append(one)
    for each in chosen:
        beside = each.reference
        yield _view(each, figures[each.pk], beside, figures[beside.pk] if beside else [])


def _view(
    indicator: Indicator, own: Sequence[Measurement], beside: Indicator | None, others: Sequence[Measurement]
) -> IndicatorView:
    counting = _counting(own)
    series = [(indicator.place, counting), *([(beside.place, _counting(others))] if beside else [])]
    named = [(place, [one for one in each if not one.is_few]) for place, each in series]
    return IndicatorView(
        indicator=indicator,
        last=last_figure(counting[-1]) if counting else "",
        says=movement_sentence(_moved(counting), Kind(indicator.kind)) if counting else "",
        better=better_words(indicator.better),
        origin=origin_words(indicator.origin),
        panels=panels(named),
        rows=tuple(map(_row, (*own, *others))),
        is_asked=any(one.answers for one in (*own, *others)),
        retrieved=max((one.retrieved for one in own), default=None),
    )


def _moved(counting: Sequence[rules.Measurement]) -> Movement:
    """What the last figure says; not by how much where it counts too few to be told."""
    found = movement(counting)
    return replace(found, by=None) if counting[-1].is_few else found


def _counting(figures: Sequence[Measurement]) -> list[rules.Measurement]:
    return [one.as_measured() for one in figures if _corrected(one) is None]


def _corrected(one: Measurement) -> Measurement | None:
    found: Measurement | None = getattr(one, "corrected_by", None)
    return found


def _row(one: Measurement) -> FigureRow:
    rule, later = one.as_measured(), _corrected(one)
    return FigureRow(
        measurement=one,
        series=one.indicator.place,
        period=measured_period(rule),
        figure=figure_words(rule),
        interval=interval_words(rule),
        rate=rate_words(rule),
        rule=rule,
        corrected_why=later.reason if later else None,
        corrects_why=one.reason,
    )


def indicators_json(page: IndicatorsPage) -> list[dict[str, Any]]:
    """The indicators with every figure, for machines; corrected ones say why they were."""
    return [
        {
            **{name: getattr(one.indicator, name) for name in ("name", "kind", "origin", "better", "unit")},
            "source": one.indicator.source,
            "place": one.indicator.place,
            "says": one.says,
            "figures": [_as_json(row) for row in one.rows],
        }
        for one in page.indicators
    ]


def _as_json(row: FigureRow) -> dict[str, Any]:
    rule = row.rule
    return {
        "place": rule.place,
        "start": rule.start.isoformat(),
        "end": rule.end.isoformat(),
        "figure": None if rule.is_few else rule.figure,
        "fewer_than": FEWEST if rule.is_few else None,
        "low": rule.interval.low if rule.interval else None,
        "high": rule.interval.high if rule.interval else None,
        "answers": rule.answers,
        "response_rate": rule.response_rate,
        "method": rule.method,
        "preliminary": rule.preliminary,
        "source": rule.source,
        "retrieved": rule.retrieved.isoformat() if rule.retrieved else None,
        "corrected": row.corrected_why,
    }


def indicators_csv(page: IndicatorsPage) -> str:
    """Every figure as a line of a CSV file, limits and all; a share is a number from 0 to 1."""
    names = [
        *(_("Mätning"), _("Plats"), _("Första dagen"), _("Sista dagen"), _("Siffra"), _("Nedre gräns")),
        *(_("Övre gräns"), _("Enhet"), _("Antal svar"), _("Svarsfrekvens"), _("Metod"), _("Preliminär")),
        *(_("Källa"), _("Hämtad"), _("Rättad, för att")),
    ]
    lines = (csv_line(_cells(one.indicator, row)) for one in page.indicators for row in one.rows)
    return BYTE_ORDER_MARK + csv_line(names) + "".join(lines)


def _cells(indicator: Indicator, row: FigureRow) -> list[Any]:
    rule = row.rule
    limits = (rule.interval.low, rule.interval.high) if rule.interval else (None, None)
    figure = row.figure if rule.is_few else _decimal(rule.figure)
    return [
        *(indicator.name, rule.place, rule.start, last_day(rule.end), figure),
        *map(_decimal, limits),
        *(rule.unit, rule.answers, _decimal(rule.response_rate), rule.method),
        *(_("ja") if rule.preliminary else _("nej"), rule.source, rule.retrieved, row.corrected_why),
    ]


def _decimal(figure: float | None) -> str | None:
    """With a decimal comma, as Swedish spreadsheet programs read it."""
    return None if figure is None else f"{figure:.4f}".rstrip("0").rstrip(".").replace(".", ",")
