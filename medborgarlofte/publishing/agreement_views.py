"""The public pages of agreements."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from medborgarlofte.promises.models import AgreementVersion

from .caching import kept
from .formats import today
from .pages.agreement import agreement_page, published_version, register_page


@require_safe
@kept("sida")
def agreements(request: HttpRequest) -> HttpResponse:
    """The register of published agreements."""
    part = request.GET.get("sida", "1")
    number = int(part) if part.isascii() and part.isdigit() and len(part) < 7 else 1
    return render(request, "publishing/agreements.html", {"page": register_page(number, today())})


@require_safe
@kept()
def agreement(request: HttpRequest, slug: str, pk: int, number: int | None = None) -> HttpResponse:
    """An agreement as it is, or one version of it."""
    try:
        page = agreement_page(slug, pk, number, today())
    except AgreementVersion.DoesNotExist:
        raise _none() from None
    context = {"page": page, "place": page.version.agreement.municipality}
    return render(request, "publishing/agreement.html", context)


@require_safe
@kept()
def agreement_json(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """The very bytes that the hash of a version is over."""
    try:
        found = published_version(slug, pk, number)
    except AgreementVersion.DoesNotExist:
        raise _none() from None
    return HttpResponse(found.canonical.encode(), content_type="application/json")


def _none() -> Http404:
    return Http404(_("Det finns ingen publicerad överenskommelse på den adressen."))
