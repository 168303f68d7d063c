"""The list of what somebody's parties have to answer for, and the page where they answer for one promise."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.followup.actions import answer_window
from medborgarlofte.followup.unanswered import answerable_by, asked_of, owed_of
from medborgarlofte.places.models import Organisation
from medborgarlofte.places.things import Thing
from medborgarlofte.promises.models import Promise
from medborgarlofte.web.asking import access, actor, allowed, can, need

from .forms import FollowUpForm, Given
from .period_views import open_followups
from .questions import MOST, questions

ON_A_PAGE = 50


@require_safe
@allowed("followup.answer")
def unanswered(request: HttpRequest) -> HttpResponse:
    """What is due and unanswered for somebody's parties, over all municipalities."""
    every = asked_of(access(request), localdate())
    shown = Paginator(every, ON_A_PAGE).get_page(request.GET.get("sida"))
    context = {"shown": shown, "count": len(every), "follow_ups": open_followups(access(request))}
    return render(request, "web/followup/unanswered.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("followup.answer")
def answer(request: HttpRequest, slug: str, promise_slug: str) -> HttpResponse:
    """Answer for one promise: what is filled in is saved, all of it or nothing."""
    published = Promise.objects.published().select_related("municipality")
    promise = get_object_or_404(published, municipality__slug=slug, slug=promise_slug)
    parties, today = _parties(request, promise), localdate()
    every = questions(owed_of(promise, today), parties, today)
    form = FollowUpForm(every[:MOST], request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _saved(request, form, today):
        return HttpResponseRedirect(f"{request.path}?sparat={len(form.given())}")
    context = {
        "promise": promise,
        "place": promise.municipality,
        "form": form,
        "asked": form.asked(),
        "left": len(every) - len(form.questions),
        "saved": "sparat" in request.GET and request.method != "POST",
        "may_renew": can(request, "promise.renew", promise.thing()) and promise.end is not None,
    }
    return render(request, "web/followup/answer.html", context, status=422 if form.errors else 200)


def _parties(request: HttpRequest, promise: Promise) -> list[Organisation]:
    """Those that the one who asks may answer for here; refuses one who may for none."""
    found = list(answerable_by(access(request)).filter(municipality=promise.municipality_id))
    if not found:
        need(request, "followup.answer", Thing())
    return found


def _saved(request: HttpRequest, form: FollowUpForm, today: date) -> bool:
    """Whether all that was filled in was saved; when anything is refused, the form says what and why."""
    confirmed = bool(form.cleaned_data.get("confirmed"))
    with transaction.atomic():
        for given in form.given():
            try:
                _save(request, given, today, confirmed=confirmed)
            except Refusal as refusal:
                form.tell(given.question, refusal)
        if form.errors:
            transaction.set_rollback(True)
    return not form.errors


def _save(request: HttpRequest, given: Given, today: date, *, confirmed: bool) -> None:
    asked = given.question
    answer_window(
        actor(request),
        asked.commitment,
        asked.party,
        days=asked.days,
        answer=given.answer,
        reason=given.reason,
        evidence=given.evidence,
        asks_need=asked.asks_need,
        today=today,
        confirmed=confirmed,
    )
