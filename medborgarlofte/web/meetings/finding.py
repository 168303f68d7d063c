"""Finding what an address names, for somebody who may read it."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from medborgarlofte.dialogue.models import Decision, Group, Meeting
from medborgarlofte.web.asking import access, need

from .page import readable


def meeting_of(request: HttpRequest, pk: int, permission: str = "") -> Meeting:
    """The meeting; 404 to whoever may not read it, and refused to whoever may not do this with it."""
    found = readable(request).filter(pk=pk).first()
    if found is None:
        raise Http404(_("Det finns inget möte som du kan läsa på den adressen."))
    if permission:
        need(request, permission, found.thing())
    return found


def group_of(request: HttpRequest, pk: int, permission: str = "") -> Group:
    """The group, as `meeting_of`."""
    rows = Group.objects.visible_to(access(request)).select_related("municipality", "workspace")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404(_("Det finns ingen grupp som du kan läsa om på den adressen."))
    if permission:
        need(request, permission, found.thing())
    return found


def decision_of(request: HttpRequest, pk: int) -> Decision:
    """The decision, for somebody who may say that it is done."""
    rows = Decision.objects.visible_to(access(request))
    found = rows.select_related("meeting__municipality", "owner__organisation").filter(pk=pk).first()
    if found is None:
        raise Http404(_("Det finns inget beslut som du kan läsa på den adressen."))
    need(request, "meeting.settle", found.thing())
    return found


def address_of(meeting: Meeting) -> str:
    """The page of a meeting."""
    return reverse("web:meetings:show", args=[meeting.pk])


def trail_of(meeting: Meeting | None = None) -> tuple[tuple[str, str], ...]:
    """The pages above those of a meeting, or above the list."""
    above = ((_("Möten"), reverse("web:meetings:meetings")),)
    return (*above, (meeting.title, address_of(meeting))) if meeting else above
