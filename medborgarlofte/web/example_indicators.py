"""The indicators of the example: a survey beside its county, a count with a correction, and a first wave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.incidents import actions
from medborgarlofte.incidents.indicator_drafts import IndicatorDraft, MeasurementDraft
from medborgarlofte.incidents.models import Indicator
from medborgarlofte.places.actions import party
from medborgarlofte.places.models import Municipality, Organisation
from medborgarlofte.promises.actions import follow_problem
from medborgarlofte.promises.models import Promise

from .demo_people import who

_HERE = (("0.412", 412), ("0.384", 396), ("0.311", 405))  # the share, and how many answered
_AROUND = (("0.243", 5210), ("0.251", 5080), ("0.247", 5155))
_REPORTED = (61, 58, 68, 54, 49)
_AVOIDS = IndicatorDraft(
    name="Undviker busstorget efter klockan 21",
    kind="share",
    origin="survey",
    unit="andel av de svarande",
    source="Trygghetsmätningen (påhittad)",
    place="Almvik",
    better="lower",
)
_DAMAGE = IndicatorDraft(
    name="Anmäld skadegörelse i centrum",
    kind="count",
    origin="reported",
    unit="anmälningar om året",
    source="Polisens statistik (påhittad)",
    place="Almviks centrum",
)
_FEELS = IndicatorDraft(
    name="Så trygga är eleverna på väg till skolan",
    kind="index",
    origin="survey",
    unit="medelvärde på en skala från 1 till 5",
    source="Skolenkäten (påhittad)",
    place="Almviks högstadieskolor",
    better="higher",
)


def measure_in_almvik(today: date) -> None:
    """Enter the figures of the years that are over, and tie them to the promise that holds."""
    place = Municipality.objects.get(slug="almvik")
    coordinator = who("samordnare")
    town = party(coordinator, "municipality", place)
    around = _survey(coordinator, town, replace(_AVOIDS, place="Hela länet (påhittat)"), _AROUND, today)
    series = [
        _survey(coordinator, town, replace(_AVOIDS, reference=around), _HERE, today),
        _reported(coordinator, town, today),
        _first_wave(coordinator, town, today),
    ]
    promise = Promise.objects.filter(municipality=place, end__year=today.year + 1).latest("start")
    for one in series:
        follow_problem(coordinator, promise, one)


def _survey(
    actor: Actor, town: Organisation, said: IndicatorDraft, shares: tuple[tuple[str, int], ...], today: date
) -> Indicator:
    made = actions.define_indicator(actor, town, said)
    for ago, (share, answers) in zip(range(len(shares), 0, -1), shares, strict=True):
        year = _year(today, ago, Decimal(share))
        told = replace(year, answers=answers, response_rate=Decimal("0.46"))
        actions.add_measurement(actor, made, told, today=today)
    return made


def _reported(actor: Actor, town: Organisation, today: date) -> Indicator:
    """Of which one figure was wrong and has been corrected; the last may still change."""
    made = actions.define_indicator(actor, town, _DAMAGE)
    for ago, count in zip(range(len(_REPORTED), 0, -1), _REPORTED, strict=True):
        year = replace(_year(today, ago, Decimal(count)), preliminary=ago == 1)
        found = actions.add_measurement(actor, made, year, today=today)
        if ago == 3:
            right = replace(year, figure=Decimal(66))
            why = "Två anmälningar hade räknats två gånger."
            actions.correct_measurement(actor, found, right, reason=why, today=today)
    return made


def _first_wave(actor: Actor, town: Organisation, today: date) -> Indicator:
    made = actions.define_indicator(actor, town, _FEELS)
    year = replace(_year(today, 1, Decimal("3.4")), low=Decimal("3.2"), high=Decimal("3.6"))
    actions.add_measurement(actor, made, year, today=today)
    return made


def _year(today: date, ago: int, figure: Decimal) -> MeasurementDraft:
    start = date(today.year - ago, 1, 1)
    return MeasurementDraft(figure, start, date(start.year + 1, 1, 1), retrieved=date(today.year, 1, 1))
