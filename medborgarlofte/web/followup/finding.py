"""Finding what the pages of follow-ups are about."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from medborgarlofte.followup.given import with_settled
from medborgarlofte.followup.models import FollowUp
from medborgarlofte.promises.models import Promise
from medborgarlofte.web.asking import access, need


def found_follow_up(request: HttpRequest, slug: str, promise_slug: str, number: int) -> FollowUp:
    """The follow-up with all that its page asks of its promise, place and parties. Two queries."""
    rows = FollowUp.objects.visible_to(access(request)).filter(promise__in=Promise.objects.published())
    rows = with_settled(rows).select_related("promise__municipality")
    rows = rows.prefetch_related("promise__municipality__organisations")
    found = get_object_or_404(rows, promise__municipality__slug=slug, promise__slug=promise_slug, pk=number)
    need(request, "followup.read", found.promise.thing())
    return found
