"""The list of meetings, one meeting, and calling to one."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from medborgarlofte.accounts.actions import record_read
from medborgarlofte.dialogue import actions
from medborgarlofte.dialogue.calendar import calendar_of, event_of
from medborgarlofte.dialogue.models import Group, Meeting
from medborgarlofte.places.models import Organisation
from medborgarlofte.web.asking import access, actor, allowed
from medborgarlofte.web.deciding import sent
from medborgarlofte.web.occasions.finding import functions_of, party_for

from .finding import address_of, group_of, meeting_of, trail_of
from .forms import CallForm
from .page import meeting_view, meetings_page, readable


@require_safe
@allowed("occasion.read")
def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings that one may read, those first that are over and that nobody has said anything of."""
    context = {
        "page": meetings_page(request, readable(request)),
        "may_call": bool(access(request).parties_with("occasion.plan")),
    }
    return render(request, "web/meetings/meetings.html", context)


@require_safe
@allowed("occasion.read")
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting as it is now."""
    found = meeting_of(request, pk)
    record_read(actor(request), found)
    context = {"page": meeting_view(request, found), "saved": "sparat" in request.GET}
    return render(request, "web/meetings/show.html", context)


@require_safe
@allowed("occasion.read")
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The meeting as a file for a calendar: its time and place, as it is now."""
    found = meeting_of(request, pk)
    content = calendar_of([event_of(found)], method="PUBLISH")
    headers = {"Content-Disposition": 'attachment; filename="mote.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("occasion.plan")
def call(request: HttpRequest) -> HttpResponse:
    """Call to a meeting, of a group where the address names one. Who works for several parties chooses."""
    group = _group(request)
    party, parties = (group.workspace, []) if group else party_for(request, "occasion.plan")
    if party is None:
        choice = {"parties": parties, "address": reverse("web:meetings:call"), "trail": trail_of()}
        return render(request, "web/occasions/choose_party.html", choice)
    form = CallForm(sent(request), functions=functions_of(party.municipality_id), initial=_initial(group))
    made: list[Meeting] = []
    if request.method == "POST" and form.accepted(lambda: made.append(_called(request, party, group, form))):
        return HttpResponseRedirect(f"{address_of(made[0])}?sparat")
    context = {"form": form, "party": party, "group": group}
    return render(request, "web/meetings/call.html", context, status=422 if form.errors else 200)


def _group(request: HttpRequest) -> Group | None:
    asked = request.GET.get("grupp", "")
    return group_of(request, int(asked), "occasion.plan") if asked.isascii() and asked.isdigit() else None


def _initial(group: Group | None) -> dict[str, object]:
    """What the form begins with: the group is called whole."""
    if group is None:
        return {}
    members = group.members.filter(function__ended=None).values_list("function", flat=True)
    return {"title": _("%(group)s, möte") % {"group": group}, "invited": list(members)}


@transaction.atomic
def _called(request: HttpRequest, party: Organisation, group: Group | None, form: CallForm) -> Meeting:
    meeting = actions.call_meeting(actor(request), party, form.draft(group), confirmed=form.confirmed)
    if items := form.items():
        actions.add_agenda_items(actor(request), meeting, items, confirmed=form.confirmed)
    return meeting
