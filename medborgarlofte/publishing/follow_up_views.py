"""The public pages of follow-ups that both parties have approved."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from medborgarlofte.followup.models import FollowUpVersion

from .caching import kept
from .pages.follow_ups import approved_version, follow_up_page


@require_safe
@kept()
def follow_up(
    request: HttpRequest, slug: str, promise_slug: str, pk: int, number: int | None = None
) -> HttpResponse:
    """An approved follow-up: its newest version, or the one with that number."""
    version = _found(slug, promise_slug, pk, number)
    promise = version.follow_up.promise
    context = {"page": follow_up_page(version), "promise": promise, "place": promise.municipality}
    return render(request, "publishing/follow_up.html", context)


@require_safe
@kept()
def follow_up_json(request: HttpRequest, slug: str, promise_slug: str, pk: int, number: int) -> HttpResponse:
    """The very bytes that an approved version's hash is over."""
    found = _found(slug, promise_slug, pk, number)
    return HttpResponse(found.canonical.encode(), content_type="application/json")


def _found(slug: str, promise_slug: str, pk: int, number: int | None) -> FollowUpVersion:
    try:
        return approved_version(slug, promise_slug, pk, number)
    except FollowUpVersion.DoesNotExist:
        raise Http404(_("Det finns ingen godkänd uppföljning på den adressen.")) from None
