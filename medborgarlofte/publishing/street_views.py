"""The public pages of what is done in the street: safety walks and measures."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from medborgarlofte.dialogue.models import SafetyWalk
from medborgarlofte.places.models import Municipality

from .caching import kept
from .formats import today
from .pages.measures import measures_page
from .pages.walks import walk_page, walks_page


@require_safe
@kept("sida")
def walks(request: HttpRequest, slug: str) -> HttpResponse:
    """The safety walks of a municipality."""
    try:
        page = walks_page(slug, _part(request), today())
    except Municipality.DoesNotExist:
        raise _no_municipality() from None
    return render(request, "publishing/walks.html", {"page": page, "place": page.municipality})


@require_safe
@kept()
def walk(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One walk: its protocol as a list and as a map."""
    try:
        page = walk_page(slug, pk, today())
    except SafetyWalk.DoesNotExist:
        raise Http404(_("Det finns ingen publicerad vandring på den adressen.")) from None
    context = {"page": page, "shown": page.shown, "place": page.shown.walk.municipality}
    return render(request, "publishing/walk.html", context)


@require_safe
@kept("sida")
def measures(request: HttpRequest, slug: str) -> HttpResponse:
    """The measures in the streets of a municipality."""
    try:
        page = measures_page(slug, _part(request), today())
    except Municipality.DoesNotExist:
        raise _no_municipality() from None
    return render(request, "publishing/measures.html", {"page": page, "place": page.municipality})


def _part(request: HttpRequest) -> int:
    said = request.GET.get("sida", "1")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1


def _no_municipality() -> Http404:
    return Http404(_("Det finns ingen kommun på den adressen."))
