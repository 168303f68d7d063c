"""Indicators: the list, beginning a series, its figures, and showing it beside a promise."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from medborgarlofte.domain.indicators import Kind
from medborgarlofte.incidents import actions
from medborgarlofte.incidents.models import Indicator, Measurement
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.actions import follow_problem
from medborgarlofte.web.asking import access, actor, allowed, need
from medborgarlofte.web.deciding import sent
from medborgarlofte.web.occasions.finding import party_for
from medborgarlofte.web.occasions.form_page import Step, form_page, told_page

from .forms import CorrectionForm, IndicatorForm, MeasurementForm, TieForm, initial_of
from .page import becomes_public, indicator_page, indicators_page, promises_for, readable

_GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@allowed("indicator.write")
@require_safe
def indicators(request: HttpRequest) -> HttpResponse:
    """The indicators of the places where one writes them."""
    part, rows = indicators_page(request)
    return render(request, "web/indicators/indicators.html", {"part": part, "rows": rows})


@allowed("indicator.write")
@_GET_OR_POST
def new(request: HttpRequest) -> HttpResponse:
    """Begin a series. Who writes for several parties first says for which."""
    party, parties = party_for(request, "indicator.write")
    if party is None:
        choice = {"parties": parties, "address": reverse("web:indicators:new"), "trail": _trail()}
        return render(request, "web/occasions/choose_party.html", choice)
    form = IndicatorForm(Indicator.objects.filter(municipality=party.municipality), sent(request))
    made: list[Indicator] = []
    if form.accepted(lambda: made.append(_defined(request, party, form))):
        return HttpResponseRedirect(f"{_address(made[0])}?sparat")
    context = {"form": form, "step": _beginning(party)}
    return render(request, "web/occasions/form.html", context, status=422 if form.errors else 200)


def _defined(request: HttpRequest, party: Organisation, form: IndicatorForm) -> Indicator:
    return actions.define_indicator(actor(request), party, form.draft(), confirmed=form.confirmed)


def _beginning(party: Organisation) -> Step:
    return Step(
        title=_("Lägg in en mätning"),
        button=_("Spara"),
        back=reverse("web:indicators:indicators"),
        trail=_trail(),
        lead=_(
            "För %(place)s. Här beskriver du vad som mäts. Siffrorna lägger du in sedan. "
            "Allt blir offentligt när mätningen visas vid ett publicerat löfte."
        )
        % {"place": party.municipality},
    )


@allowed("indicator.write")
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One series with its figures."""
    found = _found(request, pk)
    context = {"page": indicator_page(request, found), "indicator": found, "trail": _trail()}
    return render(request, "web/indicators/show.html", context | {"saved": "sparat" in request.GET})


@allowed("indicator.write")
@_GET_OR_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a figure to a series."""
    indicator, today = _found(request, pk), localdate()
    newest = indicator.measurements.filter(corrected_by=None).last()
    first = {"method": newest.method if newest else ""}
    form = MeasurementForm(Kind(indicator.kind), today, sent(request), initial=first)
    step = Step(
        title=_("Lägg in en siffra"),
        button=_("Spara siffran"),
        back=_address(indicator),
        trail=_trail(indicator),
        lead=becomes_public(indicator),
    )

    def do() -> None:
        actions.add_measurement(
            actor(request), indicator, form.draft(), today=today, confirmed=form.confirmed
        )

    return form_page(request, form, step, do)


@allowed("indicator.write")
@_GET_OR_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the right figure in the place of one."""
    found, today = _figure(request, pk), localdate()
    kept = _("Den tidigare siffran står kvar, överstruken och med skälet.")
    if Measurement.objects.filter(corrects=found).exists():
        return told_page(request, _correcting(found, _("Siffran är redan rättad. Rätta den som gäller nu.")))
    form = CorrectionForm(Kind(found.indicator.kind), today, sent(request), initial=initial_of(found))

    def do() -> None:
        said, reason = form.draft(), form.cleaned_data["reason"]
        actions.correct_measurement(
            actor(request), found, said, reason=reason, today=today, confirmed=form.confirmed
        )

    return form_page(request, form, _correcting(found, f"{kept} {becomes_public(found.indicator)}"), do)


def _correcting(found: Measurement, lead: str) -> Step:
    return Step(
        title=_("Rätta siffran"),
        button=_("Spara rättelsen"),
        back=_address(found.indicator),
        trail=_trail(found.indicator),
        lead=lead,
    )


@allowed("indicator.write")
@_GET_OR_POST
def tie(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a series beside a promise whose problem it tells of."""
    indicator = _found(request, pk)
    promises = promises_for(request, indicator)
    if not promises:
        return told_page(request, _tying(indicator, _("Det finns inget fler löfte att visa mätningen vid.")))
    told = _(
        "Välj det löfte vars problem mätningen visar. Den, och mätningen som den står bredvid om det finns "
        "någon, blir offentlig genast med alla siffror, även de som läggs in senare. "
        "Det går inte att ta tillbaka."
    )
    form = TieForm(promises, sent(request))

    def do() -> None:
        follow_problem(actor(request), form.cleaned_data["promise"], indicator)

    return form_page(request, form, _tying(indicator, told), do)


def _tying(indicator: Indicator, lead: str) -> Step:
    return Step(
        title=_("Visa mätningen vid ett löfte"),
        button=_("Visa den vid löftet"),
        back=_address(indicator),
        trail=_trail(indicator),
        lead=lead,
    )


def _found(request: HttpRequest, pk: int) -> Indicator:
    found = readable(request).filter(pk=pk).first()
    if found is None:
        raise Http404(_("Det finns ingen mätning som du kan läsa på den adressen."))
    need(request, "indicator.write", found.thing())
    return found


def _figure(request: HttpRequest, pk: int) -> Measurement:
    found = Measurement.objects.filter(
        pk=pk, indicator__in=Indicator.objects.visible_to(access(request))
    ).first()
    if found is None:
        raise Http404(_("Det finns ingen siffra som du kan läsa på den adressen."))
    found.indicator = _found(request, found.indicator_id)
    return found


def _address(indicator: Indicator) -> str:
    return reverse("web:indicators:show", args=[indicator.pk])


def _trail(indicator: Indicator | None = None) -> tuple[tuple[str, str], ...]:
    """The pages above that of a series, or above the form of one."""
    above = ((_("Mätningar"), reverse("web:indicators:indicators")),)
    return (*above, (indicator.name, _address(indicator))) if indicator else above
