"""The doors of indicators: a series is defined, figures are added to it, and a wrong one is corrected."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.claims import Origin
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.indicators import Kind, Lacking, lacking
from medborgarlofte.incidents.indicator_drafts import IndicatorDraft, MeasurementDraft
from medborgarlofte.incidents.models import Indicator, Measurement
from medborgarlofte.places.access import check
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.models import Municipality, Organisation

MOST = 500  # figures of one series
_LARGEST = Decimal(10) ** 9
_DAY = timedelta(days=1)


@transaction.atomic
def define_indicator(
    actor: Actor, workspace: Organisation, said: IndicatorDraft, *, confirmed: bool = False
) -> Indicator:
    """Begin a series of figures for the municipality of a party. Everybody reads it once a promise names it.

    `confirmed`: a person has decided that no text tells of anybody. Refuses a missing text, an unknown kind,
    a reference of another municipality or of another sort, and a series that is there already.
    """
    check(actor, "indicator.write", workspace.thing())
    said = _checked(said, workspace.municipality)
    concerns = [one for name, what, _l in _texts() for one in concerns_about(getattr(said, name), what, name)]
    decision = decision_about(concerns, confirmed=confirmed)
    made = Indicator(municipality=workspace.municipality, reference=said.reference, entered_at=timezone.now())
    for name, value in asdict(replace(said, reference=None)).items():
        if name != "reference":
            setattr(made, name, value)
    same = Indicator.objects.filter(municipality=made.municipality, name=said.name, source=said.source)
    if same.filter(place=said.place).exists():
        raise Refusal(_("Den mätningen finns redan. Lägg till siffror i den i stället."))
    made.save()
    record_write(actor, "define_indicator", made, **decision)
    return made


@transaction.atomic
def add_measurement(
    actor: Actor, indicator: Indicator, said: MeasurementDraft, *, today: date, confirmed: bool = False
) -> Measurement:
    """Add a figure to a series.

    Refuses one that lacks what its kind must carry, a share above 1, a period or a day of retrieval to come,
    a figure outside its interval, and a period that has a figure: that one is corrected instead.
    """
    indicator = _held(actor, indicator)
    made = _measurement(indicator, said, today)
    counting = indicator.measurements.filter(corrected_by=None)
    if counting.filter(start=made.start, end=made.end, method=made.method).exists():
        raise Refusal(_("Det finns redan en siffra för den tiden. Rätta den i stället."))
    if counting.count() >= MOST:
        raise Refusal(_("En mätning kan ha högst %(most)d siffror.") % {"most": MOST})
    decision = decision_about(concerns_about(made.method, _("Metoden"), "method"), confirmed=confirmed)
    made.save()
    record_write(actor, "add_measurement", made, indicator=indicator.pk, **decision)
    return made


@transaction.atomic
def correct_measurement(
    actor: Actor,
    measurement: Measurement,
    said: MeasurementDraft,
    *,
    reason: str,
    today: date,
    confirmed: bool = False,
) -> Measurement:
    """Put a new figure in the place of one; the earlier stays and is shown as corrected, with the reason.

    Refuses a missing reason, a figure that is corrected already, and what `add_measurement` refuses.
    """
    indicator = _held(actor, measurement.indicator)
    reason = tidy(reason, _("Skälet"), 1000)
    if not reason:
        raise Refusal(_("Skriv varför siffran rättas."))
    if Measurement.objects.filter(corrects=measurement).exists():
        raise Refusal(_("Siffran är redan rättad. Rätta den som gäller nu."))
    made = _measurement(indicator, said, today)
    made.corrects, made.reason = measurement, reason
    others = indicator.measurements.filter(corrected_by=None).exclude(pk=measurement.pk)
    if others.filter(start=made.start, end=made.end, method=made.method).exists():
        raise Refusal(_("Det finns redan en annan siffra för den tiden."))
    texts = (("method", _("Metoden"), made.method), ("reason", _("Skälet"), reason))
    concerns = [one for field, what, text in texts for one in concerns_about(text, what, field)]
    decision = decision_about(concerns, confirmed=confirmed)
    made.save()
    record_write(
        actor, "correct_measurement", made, indicator=indicator.pk, corrects=measurement.pk, **decision
    )
    return made


def _held(actor: Actor, indicator: Indicator) -> Indicator:
    """The series, locked, when the actor may write in it."""
    found = locked(Indicator.objects.filter(pk=indicator.pk)).select_related("municipality").get()
    check(actor, "indicator.write", found.thing())
    return found


def _checked(said: IndicatorDraft, here: Municipality) -> IndicatorDraft:
    texts: dict[str, Any] = {
        name: " ".join(tidy(getattr(said, name), what, longest).split()) for name, what, longest in _texts()
    }
    if said.kind not in set(Kind) or said.origin not in set(Origin):
        raise Refusal(_("Välj vad för sorts siffra det är."))
    if said.better not in ["", *Indicator.Better.values]:
        raise Refusal(_("Välj åt vilket håll siffran bör gå."))
    for text, sentence in zip(texts.values(), _missing(), strict=True):
        if not text:
            raise Refusal(sentence)
    beside = said.reference
    if beside and beside.municipality_id != here.pk:
        raise Refusal(_("Välj en jämförelse som finns bland kommunens mätningar."))
    if beside and (beside.kind, beside.unit) != (said.kind, texts["unit"]):
        raise Refusal(_("Jämför med en mätning av samma sort och i samma enhet."))
    return replace(said, **texts)


def _texts() -> tuple[tuple[str, str, int], ...]:
    return (
        ("name", _("Namnet"), 200),
        ("unit", _("Enheten"), 100),
        ("source", _("Källan"), 200),
        ("place", _("Platsen"), 200),
    )


def _missing() -> tuple[str, ...]:
    return (
        _("Skriv vad som mäts."),
        _("Skriv i vilken enhet, till exempel andel av de svarande."),
        _("Skriv var siffrorna kommer ifrån."),
        _("Skriv vilken plats siffrorna gäller."),
    )


def _measurement(indicator: Indicator, said: MeasurementDraft, today: date) -> Measurement:
    """The figure as it will be kept, checked by the rules of its kind."""
    _check_days(said, today)
    _check_numbers(said, is_share=indicator.kind == Kind.SHARE)
    made = Measurement(indicator=indicator, entered_at=timezone.now(), **asdict(said))
    made.method = " ".join(tidy(said.method, _("Metoden"), 200).split())
    lacks = lacking(made.as_measured())
    if lacks:
        raise Refusal(_lacks(lacks[0]))
    return made


def _check_days(said: MeasurementDraft, today: date) -> None:
    if said.end <= said.start:
        raise Refusal(_("Den sista dagen ligger före den första."))
    if said.end - _DAY > today:
        raise Refusal(_("Tiden är inte slut än. Skriv in siffran när den är det."))
    if said.retrieved > today:
        raise Refusal(_("Dagen då siffran hämtades har inte varit än."))


def _check_numbers(said: MeasurementDraft, *, is_share: bool) -> None:
    most = Decimal(1) if is_share else _LARGEST
    figures = [one for one in (said.figure, said.low, said.high) if one is not None]
    if any(not one.is_finite() or not 0 <= one <= most for one in figures):
        raise Refusal(
            _("En andel ligger mellan 0 och 100 procent.") if is_share else _("Siffran är orimlig.")
        )
    if said.response_rate is not None and not 0 < said.response_rate <= 1:
        raise Refusal(_("Svarsfrekvensen ligger mellan 0 och 100 procent."))
    if (said.low is None) != (said.high is None):
        raise Refusal(_("Skriv både den nedre och den övre gränsen, eller ingen av dem."))
    if said.low is not None and said.high is not None and not said.low <= said.figure <= said.high:
        raise Refusal(_("Siffran ligger utanför sin felmarginal. Kontrollera gränserna."))
    if said.answers is not None and not 0 < said.answers < 10**9:
        raise Refusal(_("Skriv hur många som svarade."))


def _lacks(what: Lacking) -> str:
    told = {
        Lacking.ANSWERS: _("Skriv hur många som svarade."),
        Lacking.RESPONSE_RATE: _("Skriv hur stor andel av de tillfrågade som svarade."),
        Lacking.INTERVAL: _("Skriv felmarginalens gränser, så som källan anger dem."),
    }
    return told.get(what, _("Något saknas som behövs för att siffran ska gå att läsa."))
