"""The page where a promise is renewed, and the one that holds its draft against the promise that ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from medborgarlofte.accounts.actions import record_read
from medborgarlofte.domain.errors import NeedsDecision, Refusal, Unanswered
from medborgarlofte.followup.actions import refuse_renewed, refuse_unanswered
from medborgarlofte.followup.actions import renew as renew_promise
from medborgarlofte.followup.ending import both
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.actions import close_left_out, open_renewal
from medborgarlofte.promises.models import Draft, Promise, Renewal
from medborgarlofte.promises.renewing import between
from medborgarlofte.publishing.carried_words import commitments_in_words
from medborgarlofte.publishing.formats import years
from medborgarlofte.web.asking import access, actor, allowed, can, need
from medborgarlofte.web.followup.expecting import to_expect_of

from .forms import LeftOutForm, RenewalForm
from .page import became, new, rows

_GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@_GET_OR_POST
@allowed("promise.renew")
def renew(request: HttpRequest, slug: str, promise_slug: str) -> HttpResponse:
    """Choose what becomes of each commitment, and begin the draft of the next period."""
    published = Promise.objects.published().select_related("municipality")
    found = published.prefetch_related("municipality__organisations")
    promise = get_object_or_404(found, municipality__slug=slug, slug=promise_slug)
    need(request, "promise.renew", promise.thing())
    today = localdate()
    try:
        refuse_renewed(promise)
        refuse_unanswered(promise, today)
    except Refusal as refusal:
        return _refused(request, promise, refusal)
    parties = _parties(request, promise)
    ending = promise.versions.get(number=promise.version).content()
    form = RenewalForm(ending, parties, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        renewal = _renewed(request, promise, form, parties, today)
        if renewal:
            return HttpResponseRedirect(reverse("web:renewal:compare", args=[renewal.draft_id]))
    context = {"promise": promise, "place": promise.municipality, "form": form}
    context |= {"rows": rows(promise, form, today)}
    return render(request, "web/renewal/renew.html", context, status=422 if form.errors else 200)


def _parties(request: HttpRequest, promise: Promise) -> list[Organisation]:
    """The parties of the promise that the one who asks writes for."""
    mine = access(request).parties_with("promise.renew")
    return [party for party in both(promise) if party.pk in mine]


def _refused(request: HttpRequest, promise: Promise, refusal: Refusal) -> HttpResponse:
    """Why it cannot be renewed now, and where to go instead."""
    context = {
        "promise": promise,
        "place": promise.municipality,
        "refusal": refusal,
        "unanswered": _told(refusal.numbers) if isinstance(refusal, Unanswered) else "",
        "may_answer": can(request, "followup.answer"),
        "renewal": open_renewal(promise),
        "next": promise.extended_by.first(),
    }
    return render(request, "web/renewal/refused.html", context, status=409)


def _renewed(
    request: HttpRequest, promise: Promise, form: RenewalForm, parties: list[Organisation], today: date
) -> Renewal | None:
    """The renewal; None when it was refused, and then the form says why."""
    data = form.cleaned_data
    by_key = {party.pk: party for party in parties}
    try:
        return renew_promise(
            actor(request),
            promise,
            workspace=by_key[data["party"]] if "party" in data else parties[0],
            start=data["start"],
            end=form.end,
            choices=form.choices(),
            reason=data["reason"],
            lessons=data["lessons"],
            today=today,
            confirmed=bool(data.get("confirmed")),
        )
    except NeedsDecision as asked:
        form.ask_decision(asked)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return None


@_GET_OR_POST
@allowed("promise.renew")
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Hold the draft of a renewal against the promise that ends, and close what was left out of it."""
    known = Renewal.objects.select_related("draft", "promise__municipality")
    renewal = get_object_or_404(known.filter(draft__in=Draft.objects.visible_to(access(request))), draft=pk)
    need(request, "promise.renew", renewal.draft.thing())
    record_read(actor(request), renewal.draft)
    now = between(renewal)
    form = LeftOutForm(now.left_out, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _closed(request, renewal, form):
        return HttpResponseRedirect(request.path)
    context = {
        "renewal": renewal,
        "draft": renewal.draft,
        "is_open": renewal.draft.state == Draft.State.OPEN,
        "promise": renewal.promise,
        "place": renewal.promise.municipality,
        "years": years(now.said.start, now.said.end),
        "form": form,
        "to_expect": to_expect_of(request, renewal.draft, now.said),
        "became": became(now),
        "new": new(now),
        "alike_parts": _told(now.alike_parts),
        "untold": _told(now.untold),
    }
    return render(request, "web/renewal/compare.html", context, status=422 if form.errors else 200)


def _told(numbers: Sequence[int]) -> str:
    """`åtagandena 3 och 4`; nothing where there are none."""
    return commitments_in_words(numbers) if numbers else ""


def _closed(request: HttpRequest, renewal: Renewal, form: LeftOutForm) -> bool:
    """Whether the reasons were kept; when they were refused, the form says why."""
    confirmed = bool(form.cleaned_data.get("confirmed"))
    try:
        close_left_out(actor(request), renewal, form.reasons(), confirmed=confirmed)
    except NeedsDecision as asked:
        form.ask(asked)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()
