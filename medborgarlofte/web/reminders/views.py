"""The pages of reminders and calendars."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import quote_etag
from django.utils.timezone import localdate
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from medborgarlofte.places import actions as places
from medborgarlofte.places.access import access_of_user
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Promise
from medborgarlofte.web.asking import access, actor, allowed
from medborgarlofte.web.deciding import sent
from medborgarlofte.web.models import CalendarFeed
from medborgarlofte.web.work.asking import of_party

from . import actions
from .calendar import calendar_of
from .choices import choice_of, user_of
from .forms import ChoiceForm, EndFeedForm, EscalationForm, FeedForm

_GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
_DAY = timedelta(days=1)


@_GET_OR_POST
@allowed("work.see")
def choices(request: HttpRequest) -> HttpResponse:
    """How the one who asks wants to be reminded."""
    choice = choice_of(request.user)  # type: ignore[arg-type]
    last = choice.quiet_until - _DAY if choice.quiet_until else None
    places_ = {one.municipality_id for one in access(request).organisations.values()}
    form = ChoiceForm(places_, sent(request), initial=ChoiceForm.initial_of(choice, last))
    if form.accepted(lambda: _chosen(request, form)):
        return HttpResponseRedirect(f"{request.path}?sparat")
    context = {"form": form, "saved": "sparat" in request.GET, "choice": choice}
    return render(request, "web/reminders/choices.html", context, status=422 if form.errors else 200)


def _chosen(request: HttpRequest, form: ChoiceForm) -> object:
    data = form.cleaned_data
    last = data["quiet_until"]
    return actions.choose_reminders(
        actor(request),
        weekday=data["weekday"],
        is_quiet=data["is_quiet"],
        quiet_until=last + _DAY if last else None,
        quiet_places=data.get("quiet_places", ()),
        language=data["language"],
    )


@csrf_exempt  # a mail program posts here by itself (RFC 8058); the secret in the address is the proof
@_GET_OR_POST
def stop(request: HttpRequest, secret: str) -> HttpResponse:
    """Stop reminders from a mail's own link: one click, without signing in. To read it stops nothing."""
    user = user_of(secret)
    if user is None:
        return render(request, "web/reminders/no_such_stop.html", status=404)
    stopped = request.method == "POST"
    if stopped:
        actions.stop_reminders(user.actor())
    return render(request, "web/reminders/stop.html", {"stopped": stopped})


@_GET_OR_POST
@allowed("work.see")
def feeds(request: HttpRequest) -> HttpResponse:
    """The calendars of the one who asks; a new address is shown this once."""
    form = FeedForm(_promises(request), sent(request))
    made: list[str] = []
    form.accepted(lambda: made.append(actions.make_feed(actor(request), form.cleaned_data["promise"])))
    mine = CalendarFeed.objects.filter(user=request.user.pk, ended_at=None)
    context = {
        "form": form,
        "feeds": mine.select_related("promise__municipality"),
        "address": request.build_absolute_uri(reverse("calendar_feed", args=[made[0]])) if made else "",
    }
    return render(request, "web/reminders/feeds.html", context, status=422 if form.errors else 200)


@require_http_methods(["POST"])
@allowed("work.see")
def end_feed(request: HttpRequest) -> HttpResponse:
    """End one of one's addresses."""
    form = EndFeedForm(request.POST)
    key = form.cleaned_data["feed"] if form.is_valid() else 0
    feed = get_object_or_404(CalendarFeed, pk=key, user=request.user.pk)
    actions.end_feed(actor(request), feed)
    return HttpResponseRedirect(reverse("web:reminders:feeds"))


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar behind a secret address, for whoever has it; 404 when it is none or has ended."""
    found = CalendarFeed.objects.filter(sha256=actions.hash_of(secret), ended_at=None, user__is_active=True)
    one = found.select_related("user", "promise__municipality").first()
    if one is None:
        raise Http404
    content = calendar_of(access_of_user(one.user), one.promise, localdate())
    tag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    same = tag in request.headers.get("If-None-Match", "")
    answer = HttpResponseNotModified() if same else HttpResponse(content, "text/calendar; charset=utf-8")
    answer["ETag"], answer["Cache-Control"] = tag, "private, max-age=900"
    answer["X-Robots-Tag"] = "noindex"
    return answer


@_GET_OR_POST
@of_party("function.change")
def escalation(request: HttpRequest, party: Organisation) -> HttpResponse:
    """After how many days a party lifts what is late."""
    form = EscalationForm(sent(request), initial={"days": party.escalates_after})
    if form.accepted(lambda: places.set_escalation(actor(request), party, form.cleaned_data["days"])):
        return HttpResponseRedirect(f"{request.path}?sparat")
    context = {"form": form, "party": party, "saved": "sparat" in request.GET}
    return render(request, "web/reminders/escalation.html", context, status=422 if form.errors else 200)


def _promises(request: HttpRequest) -> QuerySet[Promise, Any]:
    """The published promises of the parties that the one who asks belongs to."""
    mine = Promise.objects.published().filter(municipality__organisations__in=access(request).parties)
    return mine.select_related("municipality").order_by("municipality__name", "-start").distinct()
