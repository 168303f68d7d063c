"""Groups: the list, one group, and forming, changing and ending one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from medborgarlofte.dialogue import actions
from medborgarlofte.dialogue.models import Group
from medborgarlofte.places.models import Function
from medborgarlofte.web.asking import access, actor, allowed, can
from medborgarlofte.web.deciding import Deciding, sent
from medborgarlofte.web.occasions.finding import functions_of, party_for
from medborgarlofte.web.occasions.form_page import Step, form_page
from medborgarlofte.web.work.paging import page_of

from .finding import group_of, trail_of
from .group_forms import GroupForm, initial_of
from .page import meetings_page, readable

_GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@allowed("occasion.read")
def groups(request: HttpRequest) -> HttpResponse:
    """The groups that one may read of, those that are ended last."""
    rows = Group.objects.visible_to(access(request)).select_related("municipality", "workspace")
    part = page_of(request, rows.order_by("-ended", "municipality__name", "name"))
    context = {"part": part, "may_form": bool(access(request).parties_with("group.change"))}
    context |= {"saved": "sparat" in request.GET}
    return render(request, "web/meetings/groups.html", context)


@require_safe
@allowed("occasion.read")
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """One group: who is in it, and its meetings."""
    found = group_of(request, pk)
    held = {one.pk: one for one in Function.objects.filter(seats__group=found).with_holder()}
    members = list(found.members.select_related("function__organisation"))
    context = {
        "group": found,
        "members": [(one, held[one.function_id].holder_id is not None) for one in members],
        "page": meetings_page(request, readable(request).filter(group=found)),
        "may_change": can(request, "group.change", found.thing()),
        "may_call": can(request, "occasion.plan", found.thing()) and found.ended is None,
        "saved": "sparat" in request.GET,
    }
    return render(request, "web/meetings/group.html", context)


@_GET_OR_POST
@allowed("group.change")
def form(request: HttpRequest) -> HttpResponse:
    """Form a group. Who works for several parties first says for which."""
    party, parties = party_for(request, "group.change")
    if party is None:
        address = reverse("web:meetings:group_form")
        context = {"parties": parties, "address": address, "trail": trail_of()}
        return render(request, "web/occasions/choose_party.html", context)
    said = GroupForm(functions_of(party.municipality_id), sent(request))
    step = Step(_("Bilda en grupp"), _("Spara"), reverse("web:meetings:groups"), trail_of(), party.told())
    return form_page(
        request,
        said,
        step,
        lambda: actions.form_group(actor(request), party, said.draft(), confirmed=said.confirmed),
    )


@_GET_OR_POST
@allowed("group.change")
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a group is called and who is in it."""
    found = group_of(request, pk, "group.change")
    said = GroupForm(functions_of(found.municipality), sent(request), initial=initial_of(found))
    return form_page(
        request,
        said,
        _step(found, _("Ändra gruppen"), _("Spara")),
        lambda: actions.change_group(actor(request), found, said.draft(), confirmed=said.confirmed),
    )


@_GET_OR_POST
@allowed("group.change")
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a group."""
    found = group_of(request, pk, "group.change")
    lead = _("Gruppen kallas inte till fler möten. De möten som har hållits finns kvar.")
    return form_page(
        request,
        Deciding(sent(request)),
        _step(found, _("Avsluta gruppen"), _("Avsluta"), lead),
        lambda: actions.end_group(actor(request), found, today=localdate()),
    )


def _step(found: Group, title: str, button: str, lead: str = "") -> Step:
    address = reverse("web:meetings:group", args=[found.pk])
    return Step(title, button, address, (*trail_of(), (found.name, address)), lead)
