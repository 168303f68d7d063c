"""The public pages. Each finds its page, or answers that there is none."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from medborgarlofte.places.models import Municipality
from medborgarlofte.promises.models import Commitment, Promise

from .formats import today
from .offers import offers_for
from .pages.commitment import commitment_page
from .pages.municipality import municipality_page
from .pages.promise import promise_page
from .pages.start import start_page
from .status_meanings import meanings


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The start page; a question that names one municipality leads straight to it."""
    page = start_page(request.GET.get("plats", "").strip(), today())
    if len(page.found) == 1:
        return HttpResponseRedirect(reverse("publishing:municipality", args=[page.found[0].slug]))
    return render(request, "publishing/start.html", {"page": page})


@require_safe
def municipality(request: HttpRequest, slug: str) -> HttpResponse:
    """A municipality and its promise."""
    try:
        page = municipality_page(slug, today())
    except Municipality.DoesNotExist:
        raise Http404(_("Det finns ingen kommun på den adressen.")) from None
    return render(request, "publishing/municipality.html", {"page": page, "place": page.municipality})


@require_safe
def promise(request: HttpRequest, slug: str, promise_slug: str) -> HttpResponse:
    """One promise."""
    try:
        page = promise_page(slug, promise_slug, today())
    except Promise.DoesNotExist:
        raise Http404(_("Det finns inget publicerat löfte på den adressen.")) from None
    place = page.shown.promise.municipality
    return render(request, "publishing/promise.html", {"page": page, "place": place})


@require_safe
def commitment(request: HttpRequest, slug: str, promise_slug: str, number: int) -> HttpResponse:
    """One commitment and everything behind its number."""
    part = request.GET.get("sida", "1")
    if not (part.isascii() and part.isdigit() and 1 <= int(part[:7]) <= 10_000):
        raise Http404(_("Det finns ingen sådan sida."))
    try:
        page = commitment_page(slug, promise_slug, number, today(), int(part))
    except Commitment.DoesNotExist:
        raise Http404(_("Det finns inget publicerat åtagande på den adressen.")) from None
    context = {
        "page": page,
        "place": page.promise.promise.municipality,
        "offers": offers_for(request, page.view.commitment),
        "saved": "sparat" in request.GET,
    }
    return render(request, "publishing/commitment.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """How counts and statuses work."""
    return render(request, "publishing/about.html", {"meanings": meanings()})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "publishing/accessibility.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: everything but the form."""
    return HttpResponse("User-agent: *\nDisallow: /logga/\nDisallow: /en/logga/\n", content_type="text/plain")
