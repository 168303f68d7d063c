"""Invented series of figures for tests, made through their doors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.incidents import actions
from medborgarlofte.incidents.indicator_drafts import IndicatorDraft, MeasurementDraft
from medborgarlofte.incidents.models import Indicator, Measurement
from medborgarlofte.places.models import Organisation

from .building import ACTOR

NOW = date(2025, 3, 1)
SHARE = IndicatorDraft(
    "Undviker torget", "share", "survey", "andel av de svarande", "Mätningen (påhittad)", "Granvik", "lower"
)
COUNT = IndicatorDraft(
    "Skadegörelse", "count", "reported", "anmälningar om året", "Statistiken (påhittad)", "Granviks centrum"
)
INDEX = IndicatorDraft("Trygghet", "index", "survey", "medelvärde", "Enkäten (påhittad)", "Granvik", "higher")
YEAR = MeasurementDraft(Decimal("0.275"), date(2024, 1, 1), date(2025, 1, 1), date(2025, 2, 1))


def a_series(
    town: Organisation, said: IndicatorDraft = SHARE, actor: Actor = ACTOR, **more: Any
) -> Indicator:
    """A series of figures, without figures yet."""
    return actions.define_indicator(actor, town, replace(said, **more))


def a_figure(
    series: Indicator, share: str, year: int = 2024, actor: Actor = ACTOR, **more: Any
) -> Measurement:
    """The figure of a year; of a share, four hundred answered."""
    asked: dict[str, Any] = {"answers": 400, "response_rate": Decimal("0.5")}
    asked = asked if series.kind == "share" else {}
    said = replace(YEAR, figure=Decimal(share), start=date(year, 1, 1), end=date(year + 1, 1, 1))
    return actions.add_measurement(actor, series, replace(said, **(asked | more)), today=NOW)
