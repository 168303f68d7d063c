"""The public pages and files of what tells whether a problem changes."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from medborgarlofte.promises.models import Promise

from .caching import kept
from .formats import today
from .pages.indicators import IndicatorsPage, indicators_csv, indicators_json, indicators_page


@require_safe
@kept()
def indicators(request: HttpRequest, slug: str, promise_slug: str) -> HttpResponse:
    """The indicators of a promise's problem."""
    page = _found(slug, promise_slug)
    context = {"page": page, "place": page.shown.promise.municipality, "promise": page.shown.promise}
    return render(request, "publishing/indicators.html", context)


@require_safe
@kept()
def as_json(request: HttpRequest, slug: str, promise_slug: str) -> HttpResponse:
    """The same as JSON."""
    return JsonResponse({"indicators": indicators_json(_found(slug, promise_slug))})


@require_safe
def as_csv(request: HttpRequest, slug: str, promise_slug: str) -> HttpResponse:
    """The same as a file for spreadsheet programs."""
    answer = HttpResponse(indicators_csv(_found(slug, promise_slug)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slug}-{promise_slug}-matningar.csv"'
    return answer


def _found(slug: str, promise_slug: str) -> IndicatorsPage:
    try:
        return indicators_page(slug, promise_slug, today())
    except Promise.DoesNotExist:
        raise Http404(_("Det finns inga mätningar på den adressen.")) from None
