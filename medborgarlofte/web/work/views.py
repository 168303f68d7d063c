"""The start page of staff, and parties: which there are, and whether one person may publish alone."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from medborgarlofte.followup.week import next_of
from medborgarlofte.places.actions import add_party, decide_alone
from medborgarlofte.places.finding import municipality_or_refuse
from medborgarlofte.places.models import Organisation
from medborgarlofte.web.asking import access, actor, allowed
from medborgarlofte.web.deciding import sent

from . import week
from .asking import of_party
from .forms import AloneForm, PartyForm
from .paging import page_of
from .parties import parties_told
from .places import lists


@require_safe
@allowed("work.see")
def start(request: HttpRequest) -> HttpResponse:
    """My week: what waits for the one who asks, the most urgent first, and the parties they belong to."""
    today = localdate()
    every, lifted = week.everything(access(request), today)
    chosen = week.Chosen(*(request.GET.get(name, "").strip()[:100] for name in ("kommun", "funktion")))
    rows = chosen.narrowed(every)
    page = page_of(request, rows)
    context = {
        "page": page,
        "lists": week.lists(rows, page.object_list, lifted, today),
        "places": week.places(every, chosen),
        "functions": week.functions(every, chosen),
        "chosen": chosen,
        "question": urlencode({"kommun": chosen.place, "funktion": chosen.function}) if chosen.is_any else "",
        "next": None if every else next_of(access(request), today),
        "goes": list(lists(request)),
        "parties": parties_told(access(request)),
        "today": today,
    }
    return render(request, "web/work/start.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("party.add")
def parties(request: HttpRequest) -> HttpResponse:
    """All parties, for the installation's administrator, who adds them and brings the first people in."""
    form = PartyForm(sent(request))
    added: list[Organisation] = []
    if form.accepted(lambda: added.append(_added(request, form))):
        return HttpResponseRedirect(reverse("web:work:members", args=[added[0].pk]))
    rows = Organisation.objects.select_related("municipality").order_by("municipality__name", "kind", "name")
    wanted = request.GET.get("kommun", "").strip()[:100]
    found = rows.filter(municipality__name__icontains=wanted) if wanted else rows
    context = {
        "form": form,
        "page": page_of(request, found),
        "wanted": wanted,
        "question": urlencode({"kommun": wanted}) if wanted else "",
    }
    return render(request, "web/work/parties.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@of_party("party.alone")
def alone(request: HttpRequest, party: Organisation) -> HttpResponse:
    """Whether one person of the party may publish alone."""
    form = AloneForm(sent(request), initial={"alone": "nej" if party.publishes_alone else "ja"})
    if form.accepted(lambda: _decided(request, party, form)):
        return HttpResponseRedirect(f"{request.path}?sparat")
    context = {"party": party, "form": form, "saved": "sparat" in request.GET}
    return render(request, "web/work/alone.html", context, status=422 if form.errors else 200)


def _added(request: HttpRequest, form: PartyForm) -> Organisation:
    data = form.cleaned_data
    municipality = municipality_or_refuse(data["municipality"])
    return add_party(actor(request), data["kind"], municipality, data["name"], confirmed=form.confirmed)


def _decided(request: HttpRequest, party: Organisation, form: AloneForm) -> Organisation:
    data = form.cleaned_data
    return decide_alone(
        actor(request), party, alone=data["alone"], reason=data["reason"], confirmed=form.confirmed
    )
