"""The public pages. Each finds its page, or answers that there is none."""

from __future__ import annotations

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from medborgarlofte.followup.verifying import listing
from medborgarlofte.places.models import Municipality
from medborgarlofte.promises.models import Commitment, Promise, Version

from .caching import kept
from .formats import today
from .offers import offers_for, promise_offers_for
from .pages.commitment import commitment_page
from .pages.municipality import municipality_page
from .pages.promise import promise_page
from .pages.records_csv import records_csv
from .pages.start import start_page
from .pages.version import published_version, version_page
from .status_meanings import meanings

_FOR_STAFF = ("arbete", "konto", "logga", "granska", "utkast", "revision")


@require_safe
@kept()
def start(request: HttpRequest) -> HttpResponse:
    """The start page; a question that names one municipality leads straight to it."""
    page = start_page(request.GET.get("plats", "").strip(), today())
    if len(page.found) == 1:
        return HttpResponseRedirect(reverse("publishing:municipality", args=[page.found[0].slug]))
    return render(request, "publishing/start.html", {"page": page})


@require_safe
@kept()
def municipality(request: HttpRequest, slug: str) -> HttpResponse:
    """A municipality and its promise."""
    try:
        page = municipality_page(slug, today())
    except Municipality.DoesNotExist:
        raise Http404(_("Det finns ingen kommun på den adressen.")) from None
    return render(request, "publishing/municipality.html", {"page": page, "place": page.municipality})


@require_safe
@kept()
def promise(request: HttpRequest, slug: str, promise_slug: str) -> HttpResponse:
    """One promise."""
    try:
        page = promise_page(slug, promise_slug, today())
    except Promise.DoesNotExist:
        raise Http404(_("Det finns inget publicerat löfte på den adressen.")) from None
    place = page.shown.promise.municipality
    context = {"page": page, "place": place, "offers": promise_offers_for(request, page.shown.promise)}
    return render(request, "publishing/promise.html", context)


@require_safe
def records(request: HttpRequest, slug: str, promise_slug: str) -> StreamingHttpResponse:
    """What is recorded under one promise, as a file for spreadsheet programs."""
    try:
        lines = records_csv(slug, promise_slug)
    except Promise.DoesNotExist:
        raise Http404(_("Det finns inget publicerat löfte på den adressen.")) from None
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slug}-{promise_slug}-poster.csv"'
    return answer


@require_safe
@kept("sida")
def commitment(request: HttpRequest, slug: str, promise_slug: str, number: int) -> HttpResponse:
    """One commitment and everything behind its number."""
    part = request.GET.get("sida", "1")
    if not (part.isascii() and part.isdigit() and 1 <= int(part[:7]) <= 10_000):
        raise Http404(_("Det finns ingen sådan sida."))
    try:
        page = commitment_page(slug, promise_slug, number, today(), int(part))
    except Commitment.DoesNotExist:
        raise Http404(_("Det finns inget publicerat åtagande på den adressen.")) from None
    standing = [line.record for line in page.records if not line.is_corrected]
    offers = offers_for(request, page.view.commitment, standing)
    context = {
        "page": page,
        "place": page.promise.promise.municipality,
        "offers": offers,
        "corrections": {key: address for one in offers for key, address in one.correct.items()},
        "saved": "sparat" in request.GET,
    }
    return render(request, "publishing/commitment.html", context)


@require_safe
@kept()
def version(request: HttpRequest, slug: str, promise_slug: str, number: int) -> HttpResponse:
    """One version of a promise, and what it changed."""
    try:
        page = version_page(slug, promise_slug, number)
    except Version.DoesNotExist:
        raise _no_version() from None
    promise = page.version.promise
    context = {"page": page, "promise": promise, "place": promise.municipality}
    return render(request, "publishing/version.html", context)


@require_safe
@kept()
def version_json(request: HttpRequest, slug: str, promise_slug: str, number: int) -> HttpResponse:
    """The very bytes that a version's hash is over."""
    try:
        found = published_version(slug, promise_slug, number)
    except Version.DoesNotExist:
        raise _no_version() from None
    return HttpResponse(found.canonical.encode(), content_type="application/json")


def _no_version() -> Http404:
    return Http404(_("Det finns ingen publicerad version på den adressen."))


@require_safe
def version_list(request: HttpRequest) -> StreamingHttpResponse:
    """The hash of every version, to save and hold later ones against."""
    lines = (f"{line}\n" for line in listing())
    return StreamingHttpResponse(lines, content_type="text/plain; charset=utf-8")


@require_safe
@kept()
def about(request: HttpRequest) -> HttpResponse:
    """How counts and statuses work."""
    return render(request, "publishing/about.html", {"meanings": meanings()})


@require_safe
@kept()
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "publishing/accessibility.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: everything but the pages of those who work here."""
    lines = [f"Disallow: {language}/{work}/" for language in ("", "/en") for work in _FOR_STAFF]
    return HttpResponse("\n".join(["User-agent: *", *lines, ""]), content_type="text/plain")
