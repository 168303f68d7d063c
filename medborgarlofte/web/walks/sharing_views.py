"""A walk's way to the public: shared, looked through for secrecy, asked about, published."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medborgarlofte.dialogue.actions import publish_walk
from medborgarlofte.web.asking import actor, allowed
from medborgarlofte.web.deciding import Deciding, sent
from medborgarlofte.web.sharing import pages as sharing
from medborgarlofte.web.sharing.pages import Shown

from .page import walk_view, with_protocol
from .views import GET_OR_POST, to_walk, walk_for


@allowed("occasion.share")
@GET_OR_POST
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Share a walk with another party."""
    return sharing.share_page(request, _shown(request, pk, "occasion.share"))


@allowed("occasion.secrecy")
@GET_OR_POST
def secrecy(request: HttpRequest, pk: int) -> HttpResponse:
    """Label a walk secret, or take the label away."""
    return sharing.secrecy_page(request, _shown(request, pk, "occasion.secrecy"))


@allowed("occasion.ask")
@GET_OR_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask that somebody else publishes a walk."""
    return sharing.ask_page(request, _shown(request, pk, "occasion.ask"))


@allowed("occasion.ask")
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take that question back."""
    return sharing.take_back(request, _shown(request, pk, "occasion.ask"))


@allowed("occasion.publish")
@GET_OR_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Read what becomes public, and publish it."""
    walk = walk_for(request, pk, "occasion.publish")
    form = Deciding(sent(request))
    if form.accepted(lambda: publish_walk(actor(request), walk)):
        return to_walk(walk)
    page = walk_view(request, with_protocol(request).get(pk=walk.pk))
    context = {"form": form, "walk": walk, "page": page, "place": walk.municipality, "today": localdate()}
    return render(request, "web/walks/publish.html", context, status=422 if form.errors else 200)


def _shown(request: HttpRequest, pk: int, permission: str) -> Shown:
    walk = walk_for(request, pk, permission)
    here, above = reverse("web:walks:show", args=[walk.pk]), reverse("web:walks:walks")
    return Shown(walk, walk.title, here, _("Trygghetsvandringar"), above)
