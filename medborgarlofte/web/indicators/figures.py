"""The figures of one indicator as those who enter them see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from medborgarlofte.domain import indicators as rules
from medborgarlofte.domain.indicators import Kind, movement
from medborgarlofte.incidents.models import Indicator, Measurement
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


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure. `corrected_why`: it counts no more, since it was corrected."""

    measurement: Measurement
    period: str
    figure: str
    interval: str
    rate: str
    corrected_why: str | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The last figure and what it says (empty without figures), the drawing, and every figure."""

    last: str
    says: str
    better: str
    origin: str
    panels: tuple[Panel, ...]
    rows: tuple[FigureRow, ...]
    is_asked: bool  # somebody answered, and how many is told


def figures_of(indicator: Indicator) -> Figures:
    """Those of an indicator whose reference is fetched. One query for it, one for its reference."""
    rows = tuple(map(_row, _measured(indicator)))
    counting = [one.measurement.as_measured() for one in rows if one.corrected_why is None]
    beside = indicator.reference
    drawn = [(indicator.place, counting), *([(beside.place, _counting(beside))] if beside else [])]
    return Figures(
        last=last_figure(counting[-1]) if counting else "",
        says=movement_sentence(movement(counting), Kind(indicator.kind)) if counting else "",
        better=better_words(indicator.better),
        origin=origin_words(indicator.origin),
        panels=panels(drawn) if counting else (),
        rows=rows,
        is_asked=any(one.measurement.answers for one in rows),
    )


def _measured(indicator: Indicator) -> Sequence[Measurement]:
    rows = list(indicator.measurements.select_related("corrected_by"))
    for one in rows:
        one.indicator = indicator
    return rows


def _counting(indicator: Indicator) -> list[rules.Measurement]:
    return [one.as_measured() for one in _measured(indicator) if _corrected(one) is None]


def _corrected(one: Measurement) -> Measurement | None:
    found: Measurement | None = getattr(one, "corrected_by", None)
    return found


def _row(one: Measurement) -> FigureRow:
    rule, later = one.as_measured(), _corrected(one)
    return FigureRow(
        measurement=one,
        period=measured_period(rule),
        figure=figure_words(rule),
        interval=interval_words(rule),
        rate=rate_words(rule),
        corrected_why=later.reason if later else None,
    )
