"""Sessions: the list, planning one, and what becomes of it."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from medborgarlofte.accounts.actions import record_read
from medborgarlofte.dialogue import actions
from medborgarlofte.dialogue.models import Session
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.actions import set_fulfilled
from medborgarlofte.web.asking import access, actor, allowed, need
from medborgarlofte.web.deciding import sent
from medborgarlofte.web.occasions import acts
from medborgarlofte.web.occasions.finding import commitments_of, functions_of, party_for
from medborgarlofte.web.occasions.form_page import Step, form_page

from .forms import CameForm, HeldForm, PlanForm, WhatForm
from .page import readable, session_view, sessions_page

_GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@allowed("occasion.read")
def sessions(request: HttpRequest) -> HttpResponse:
    """What is planned and what was held, with this year's sums."""
    may_plan = bool(access(request).parties_with("occasion.plan"))
    return render(
        request, "web/sessions/sessions.html", {"page": sessions_page(request), "may_plan": may_plan}
    )


@require_safe
@allowed("occasion.read")
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One session."""
    found = _session(request, pk)
    record_read(actor(request), found)
    context = {"page": session_view(request, found), "trail": _trail(), "saved": "sparat" in request.GET}
    return render(request, "web/sessions/show.html", context)


@_GET_OR_POST
@allowed("occasion.plan")
def new(request: HttpRequest) -> HttpResponse:
    """Plan a session. Who works for several parties first says for which."""
    party, parties = party_for(request, "occasion.plan")
    if party is None:
        choice = {"parties": parties, "address": reverse("web:sessions:new"), "trail": _trail()}
        return render(request, "web/occasions/choose_party.html", choice)
    place = party.municipality
    commitments = commitments_of(place, localdate())
    form = PlanForm(sent(request), functions=functions_of(place), commitments=commitments)
    made: list[Session] = []
    if form.accepted(lambda: made.append(_planned(request, party, form))):
        return HttpResponseRedirect(f"{_address(made[0])}?sparat")
    back = reverse("web:sessions:sessions")
    lead = _("Bara %(party)s och de du kallar ser det.") % {"party": party}
    step = Step(_("Planera en utbildning, information eller ett skolbesök"), _("Spara"), back, _trail(), lead)
    context = {"form": form, "step": step}
    return render(request, "web/occasions/form.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _planned(request: HttpRequest, party: Organisation, form: PlanForm) -> Session:
    """The session, those who are called and what it counts for; all or nothing."""
    who, said = actor(request), form.cleaned_data
    plan = form.plan(said["begins_at"], said["ends_at"])
    session = actions.plan_session(who, party, plan, confirmed=form.confirmed)
    if said["invited"]:
        actions.invite(who, session, said["invited"], note=said["note"], confirmed=form.confirmed)
    if said["commitments"]:
        set_fulfilled(who, session, said["commitments"])
    return session


@_GET_OR_POST
@allowed("occasion.change")
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """What it is, and for whom."""
    found = _session(request, pk, "occasion.change")
    form = WhatForm(sent(request), initial={name: getattr(found, name) for name in WhatForm.base_fields})

    def do() -> Session:
        plan = form.plan(found.starts_at, found.ends_at)
        return actions.change_session(actor(request), found, plan, confirmed=form.confirmed)

    return form_page(request, form, _step(found, _("Ändra"), _("Spara")), do)


@_GET_OR_POST
@allowed("occasion.change")
def invited(request: HttpRequest, pk: int) -> HttpResponse:
    """Which functions are called."""
    found = _session(request, pk, "occasion.change")
    return acts.invited(request, found, _step(found, _("Vilka som kallas"), _("Spara")))


@_GET_OR_POST
@allowed("occasion.change")
def fulfils(request: HttpRequest, pk: int) -> HttpResponse:
    """Which commitments it is counted on when it is held."""
    found = _session(request, pk, "occasion.change")
    return acts.fulfils(request, found, _step(found, _("Vilka åtaganden det räknas på"), _("Spara")))


@_GET_OR_POST
@allowed("occasion.hold")
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it was held, by whom, and how many came."""
    found = _session(request, pk, "occasion.hold")
    parties = found.municipality.organisations.all()
    form = HeldForm(sent(request), parties=parties, initial={"parties": [found.workspace_id]})

    def do() -> Session:
        held_by, came = form.cleaned_data["parties"], form.cleaned_data["took_part"]
        return actions.hold_session(actor(request), found, held_by, took_part=came, today=localdate())

    return form_page(request, form, _step(found, _("Skriv in att det är hållet"), _("Det är hållet")), do)


@_GET_OR_POST
@allowed("occasion.move")
def count(request: HttpRequest, pk: int) -> HttpResponse:
    """Write anew how many came."""
    found = _session(request, pk, "occasion.move")
    form = CameForm(sent(request), initial={"took_part": found.took_part})

    def do() -> Session:
        return actions.count_those_who_came(actor(request), found, form.cleaned_data["took_part"])

    return form_page(request, form, _step(found, _("Hur många som kom"), _("Spara")), do)


@_GET_OR_POST
@allowed("occasion.move")
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it other times; what was counted of it follows."""
    found = _session(request, pk, "occasion.move")
    lead = _("Är det redan räknat rättas det till den nya dagen.")
    return acts.move(request, found, _step(found, _("Flytta"), _("Flytta"), lead))


@_GET_OR_POST
@allowed("occasion.change")
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it will not be held, and why."""
    found = _session(request, pk, "occasion.change")
    return acts.cancel(request, found, _step(found, _("Ställ in"), _("Ställ in")))


@_GET_OR_POST
@allowed("occasion.move")
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it was not held after all."""
    found = _session(request, pk, "occasion.move")
    lead = _(
        "Det räknas inte längre på något åtagande. Det är planerat igen tills du skriver in hur det blev."
    )
    step = _step(found, _("Ta tillbaka att det är hållet"), _("Ta tillbaka"), lead)
    return acts.take_back(request, found, step)


def _session(request: HttpRequest, pk: int, permission: str = "") -> Session:
    """The session; 404 to whoever may not read it, and refused to whoever may not do this with it."""
    found = readable(request).filter(pk=pk).first()
    if found is None:
        raise Http404(_("Det finns ingen utbildning som du kan läsa om på den adressen."))
    if permission:
        need(request, permission, found.thing())
    return found


def _address(session: Session) -> str:
    return reverse("web:sessions:show", args=[session.pk])


def _trail(session: Session | None = None) -> tuple[tuple[str, str], ...]:
    above = ((_("Utbildning och information"), reverse("web:sessions:sessions")),)
    return (*above, (session.title, _address(session))) if session else above


def _step(found: Session, title: str, button: str, lead: str = "") -> Step:
    return Step(title, button, _address(found), _trail(found), lead)
