"""How a draft becomes known to others: shared, labelled secret, asked about."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from medborgarlofte.web.asking import allowed
from medborgarlofte.web.sharing import pages as sharing
from medborgarlofte.web.sharing.pages import Shown

from .found import found_draft
from .page import title_of

_GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@allowed("draft.share")
@_GET_OR_POST
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Share a draft with another party, which may then change it too."""
    return sharing.share_page(request, _shown(request, pk))


@allowed("draft.secrecy")
@_GET_OR_POST
def secrecy(request: HttpRequest, pk: int) -> HttpResponse:
    """Label a draft secret, or take the label away."""
    return sharing.secrecy_page(request, _shown(request, pk))


@allowed("draft.ask")
@_GET_OR_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask that somebody else publishes a draft."""
    return sharing.ask_page(request, _shown(request, pk))


@allowed("draft.ask")
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take that question back."""
    return sharing.take_back(request, _shown(request, pk))


def _shown(request: HttpRequest, pk: int) -> Shown:
    found = found_draft(request, pk)
    here, above = reverse("web:draft", args=[found.pk]), reverse("web:drafts")
    return Shown(found, title_of(found.content()), here, _("Utkast"), above)
