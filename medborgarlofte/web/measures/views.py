"""Measures: the list, entering one that was decided, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from medborgarlofte.accounts.actions import record_read
from medborgarlofte.incidents import actions
from medborgarlofte.incidents.models import Measure
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.actions import set_served
from medborgarlofte.web.asking import access, actor, allowed, need
from medborgarlofte.web.deciding import Deciding, sent
from medborgarlofte.web.occasions.finding import party_for
from medborgarlofte.web.sharing import pages as sharing
from medborgarlofte.web.sharing.pages import Shown

from .forms import ChangeForm, CompletedForm, DroppedForm, MeasureForm, initial_of
from .page import measure_page, measures_page, points_for, readable

_GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@allowed("measure.read")
@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """The measures that one may read."""
    part, rows = measures_page(request)
    may_decide = bool(access(request).parties_with("measure.decide"))
    context = {"part": part, "rows": rows, "may_decide": may_decide}
    return render(request, "web/measures/measures.html", context)


@allowed("measure.decide")
@_GET_OR_POST
def new(request: HttpRequest) -> HttpResponse:
    """Enter a measure that was decided. Who writes for several parties first says for which."""
    party, parties = party_for(request, "measure.decide")
    if party is None:
        above = ((_("Åtgärder"), reverse("web:measures:measures")),)
        choice = {"parties": parties, "address": reverse("web:measures:new"), "trail": above}
        return render(request, "web/occasions/choose_party.html", choice)
    points = points_for(request, party.municipality)
    first = {"point": request.GET.get("punkt", "")}
    form = MeasureForm(party.municipality, points, localdate(), sent(request), initial=first)
    made: list[Measure] = []
    if form.accepted(lambda: made.append(_decided(request, party, form))):
        return _to(made[0])
    context = {"form": form, "party": party, "place": party.municipality}
    return render(request, "web/measures/new.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _decided(request: HttpRequest, party: Organisation, form: MeasureForm) -> Measure:
    """The measure and what it serves; both or nothing."""
    who, today = actor(request), localdate()
    measure = actions.decide_measure(who, party, form.draft(), today=today, confirmed=form.confirmed)
    if form.cleaned_data["serves"]:
        set_served(who, measure, form.cleaned_data["serves"])
    return measure


@allowed("measure.read")
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One measure."""
    found = _found(request, pk)
    record_read(actor(request), found)
    context = {"page": measure_page(request, found), "measure": found, "place": found.municipality}
    return render(request, "web/measures/show.html", context | {"saved": "sparat" in request.GET})


@allowed("measure.change")
@_GET_OR_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Say otherwise of a measure, or that work has begun."""
    measure = _found(request, pk, "measure.change")
    points = points_for(request, measure.municipality)
    form = ChangeForm(measure.municipality, points, localdate(), sent(request), initial=initial_of(measure))
    return _answered(request, measure, form, lambda: _changed(request, measure, form), "change")


@transaction.atomic
def _changed(request: HttpRequest, measure: Measure, form: ChangeForm) -> None:
    who, said = actor(request), form.cleaned_data
    actions.change_measure(
        who, measure, form.draft(), today=localdate(), ongoing=said["ongoing"], confirmed=form.confirmed
    )
    set_served(who, measure, said["serves"])


@allowed("measure.change")
@_GET_OR_POST
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a measure is completed."""
    measure = _found(request, pk, "measure.change")
    form = CompletedForm(localdate(), sent(request))

    def do() -> None:
        day = form.cleaned_data["completed_on"]
        actions.complete_measure(actor(request), measure, day, today=localdate())

    return _answered(request, measure, form, do, "complete")


@allowed("measure.change")
@_GET_OR_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a measure will not be done, and why."""
    measure = _found(request, pk, "measure.change")
    form = DroppedForm(sent(request))

    def do() -> None:
        reason = form.cleaned_data["reason"]
        actions.drop_measure(actor(request), measure, reason=reason, confirmed=form.confirmed)

    return _answered(request, measure, form, do, "drop")


@allowed("measure.share")
@_GET_OR_POST
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Share a measure with another party."""
    return sharing.share_page(request, _shown(request, pk))


@allowed("measure.secrecy")
@_GET_OR_POST
def secrecy(request: HttpRequest, pk: int) -> HttpResponse:
    """Label a measure secret, or take the label away."""
    return sharing.secrecy_page(request, _shown(request, pk))


@allowed("measure.ask")
@_GET_OR_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask that somebody else publishes a measure."""
    return sharing.ask_page(request, _shown(request, pk))


@allowed("measure.ask")
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take that question back."""
    return sharing.take_back(request, _shown(request, pk))


@allowed("measure.publish")
@_GET_OR_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Read what becomes public, and publish it."""
    measure = _found(request, pk, "measure.publish")
    form = Deciding(sent(request))
    return _answered(
        request, measure, form, lambda: actions.publish_measure(actor(request), measure), "publish"
    )


def _found(request: HttpRequest, pk: int, permission: str = "measure.read") -> Measure:
    found = readable(request).filter(pk=pk).first()
    if found is None:
        raise Http404(_("Det finns ingen åtgärd som du kan läsa på den adressen."))
    need(request, permission, found.thing())
    return found


def _shown(request: HttpRequest, pk: int) -> Shown:
    found = _found(request, pk)
    here, above = reverse("web:measures:show", args=[found.pk]), reverse("web:measures:measures")
    return Shown(found, found.what, here, _("Åtgärder"), above)


def _to(measure: Measure) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('web:measures:show', args=[measure.pk])}?sparat")


def _answered(
    request: HttpRequest, measure: Measure, form: Deciding, do: Callable[[], Any], template: str
) -> HttpResponse:
    """Do it and go to the measure; or the page of the form, with what was refused."""
    if form.accepted(do):
        return _to(measure)
    context = {
        "form": form,
        "measure": measure,
        "page": measure_page(request, measure),
        "place": measure.municipality,
    }
    return render(request, f"web/measures/{template}.html", context, status=422 if form.errors else 200)
