"""What a phone without a net may choose from, and the door that it sends to when the net is back."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medborgarlofte.promises.for_logging import offline_choices
from medborgarlofte.web.asking import access, allowed

from .door import MOST_ENTRIES, answer_to


@allowed("activity.log")
@require_safe
def choices(request: HttpRequest) -> HttpResponse:
    """What the phone may choose from, who asks, the token to send with, and today by our clock."""
    who = access(request)
    told = {
        "user": who.actor.user_id,
        "token": get_token(request),
        "today": localdate().isoformat(),
        "commitments": [
            {
                "id": one.pk,
                "place": str(one.promise.municipality.name),
                "text": f"{one.number}. {one.text[:140]}",
                "numbers_only": one.sensitive,
            }
            for one in offline_choices(who, localdate())
        ],
    }
    return _never_kept(JsonResponse(told))


@allowed("activity.log")
@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Take in what waited on a phone, and answer for each entry."""
    try:
        entries = json.loads(request.body)["entries"]
        if not isinstance(entries, list) or len(entries) > MOST_ENTRIES:
            raise ValueError(entries)
    except (ValueError, KeyError, TypeError, RecursionError):
        return JsonResponse({"sentence": _("Det gick inte att läsa det som skickades.")}, status=400)
    today = localdate()
    answers = [answer_to(request, one, today) for one in entries]
    return _never_kept(JsonResponse({"answers": answers, "today": today.isoformat()}))


def _never_kept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    return response
