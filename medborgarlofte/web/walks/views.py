"""Safety walks: the list, planning one, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from medborgarlofte.accounts.actions import record_read
from medborgarlofte.dialogue import actions
from medborgarlofte.dialogue.models import SafetyWalk
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.actions import set_fulfilled
from medborgarlofte.web.asking import access, actor, allowed, need
from medborgarlofte.web.deciding import Deciding, sent
from medborgarlofte.web.occasions import acts
from medborgarlofte.web.occasions.finding import commitments_of, functions_of, party_for
from medborgarlofte.web.occasions.form_page import Step

from .forms import HeldForm, PlanForm, WordsForm
from .page import readable, walk_view, walks_page, with_protocol

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@allowed("occasion.read")
@require_safe
def walks(request: HttpRequest) -> HttpResponse:
    """The walks that one may read, the latest first."""
    may_plan = bool(access(request).parties_with("occasion.plan"))
    context = {"part": walks_page(request), "may_plan": may_plan, "today": localdate()}
    return render(request, "web/walks/walks.html", context)


@allowed("occasion.plan")
@GET_OR_POST
def new(request: HttpRequest) -> HttpResponse:
    """Call to a walk. Who plans for several parties first says for which."""
    workspace, parties = party_for(request, "occasion.plan")
    if workspace is None:
        choice = {"parties": parties, "address": reverse("web:walks:new"), "trail": trail_of()}
        return render(request, "web/occasions/choose_party.html", choice)
    place = workspace.municipality
    commitments = commitments_of(place, localdate())
    form = PlanForm(sent(request), functions=functions_of(place), commitments=commitments)
    made: list[SafetyWalk] = []
    if form.accepted(lambda: made.append(_planned(request, workspace, form))):
        return to_walk(made[0])
    context = {"form": form, "workspace": workspace, "place": place}
    return render(request, "web/walks/new.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _planned(request: HttpRequest, workspace: Organisation, form: PlanForm) -> SafetyWalk:
    """The walk, those who are invited and what it counts for; all or nothing."""
    who, said = actor(request), form.cleaned_data
    walk = actions.plan_walk(who, workspace, form.plan(), confirmed=form.confirmed)
    if said["invited"]:
        actions.invite(who, walk, said["invited"], note=said["note"], confirmed=form.confirmed)
    if said["commitments"]:
        set_fulfilled(who, walk, said["commitments"])
    return walk


@allowed("occasion.read")
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One walk and its protocol."""
    found = with_protocol(request).filter(pk=pk).first()
    if found is None:
        raise _none()
    record_read(actor(request), found)
    context = {"page": walk_view(request, found), "place": found.municipality}
    return render(request, "web/walks/show.html", context | {"saved": "sparat" in request.GET})


@allowed("occasion.change")
@GET_OR_POST
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """What a planned walk is called and where it goes."""
    walk = walk_for(request, pk, "occasion.change")
    first = {"title": walk.title, "place": walk.place, "route": walk.route}
    form = WordsForm(sent(request), initial=first)

    def do() -> None:
        said = form.cleaned_data
        words = {name: said[name] for name in first}
        actions.change_walk(actor(request), walk, **words, confirmed=form.confirmed)

    return answered(request, walk, form, do, "web/walks/edit.html")


@allowed("occasion.change")
@GET_OR_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Which functions are called."""
    walk = walk_for(request, pk, "occasion.change")
    return acts.invited(request, walk, _step(walk, _("Vilka som kallas"), _("Spara")))


@allowed("occasion.change")
@GET_OR_POST
def fulfils(request: HttpRequest, pk: int) -> HttpResponse:
    """Which commitments the walk is counted on when it is held."""
    walk = walk_for(request, pk, "occasion.change")
    return acts.fulfils(request, walk, _step(walk, _("Vilka åtaganden vandringen räknas på"), _("Spara")))


@allowed("occasion.move")
@GET_OR_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a walk other times."""
    walk = walk_for(request, pk, "occasion.move")
    lead = _("Är den redan räknad rättas det till den nya dagen.")
    return acts.move(request, walk, _step(walk, _("Flytta vandringen"), _("Flytta"), lead))


@allowed("occasion.hold")
@GET_OR_POST
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a walk has been held, and who took part."""
    walk = walk_for(request, pk, "occasion.hold")
    taking_part = sorted(walk.thing().parties)
    form = HeldForm(walk, sent(request), initial={"parties": taking_part})

    def do() -> None:
        actions.hold(actor(request), walk, form.cleaned_data["parties"], today=localdate())

    return answered(request, walk, form, do, "web/walks/hold.html")


@allowed("occasion.change")
@GET_OR_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a walk will not be held, and why."""
    walk = walk_for(request, pk, "occasion.change")
    return acts.cancel(request, walk, _step(walk, _("Ställ in vandringen"), _("Ställ in")))


@allowed("occasion.move")
@GET_OR_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a walk was not held after all."""
    walk = walk_for(request, pk, "occasion.move")
    lead = _(
        "Den räknas inte längre på något åtagande. Den är planerad igen tills du skriver in hur det blev."
    )
    step = _step(walk, _("Ta tillbaka att vandringen är hållen"), _("Ta tillbaka"), lead)
    return acts.take_back(request, walk, step)


def trail_of(walk: SafetyWalk | None = None) -> tuple[tuple[str, str], ...]:
    """The pages above those of a walk, or above the list."""
    above = ((_("Trygghetsvandringar"), reverse("web:walks:walks")),)
    return (*above, (walk.title, reverse("web:walks:show", args=[walk.pk]))) if walk else above


def _step(walk: SafetyWalk, title: str, button: str, lead: str = "") -> Step:
    return Step(title, button, reverse("web:walks:show", args=[walk.pk]), trail_of(walk), lead)


def walk_for(request: HttpRequest, pk: int, permission: str) -> SafetyWalk:
    """The walk, when whoever asks may read it and do this to it."""
    found = readable(request).filter(pk=pk).first()
    if found is None:
        raise _none()
    need(request, permission, found.thing())
    return found


def to_walk(walk: SafetyWalk) -> HttpResponseRedirect:
    """To its page, which says that something was saved."""
    return HttpResponseRedirect(f"{reverse('web:walks:show', args=[walk.pk])}?sparat")


def answered(
    request: HttpRequest,
    walk: SafetyWalk,
    form: Deciding,
    do: Callable[[], Any],
    template: str,
    **more: Any,
) -> HttpResponse:
    """Do it and go to the walk; or the page of the form, with what was refused."""
    if form.accepted(do):
        return to_walk(walk)
    context = {"form": form, "walk": walk, "place": walk.municipality, **more}
    return render(request, template, context, status=422 if form.errors else 200)


def _none() -> Http404:
    return Http404(_("Det finns ingen vandring som du kan läsa på den adressen."))
