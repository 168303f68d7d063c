"""Logging what was done. Until there is sign-in this exists in demo mode alone, which answers only the
own machine (see `middleware.DemoOnLoopback`); elsewhere these addresses do not exist."""

from __future__ import annotations

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from medborgarlofte.accounts.actions import DEMO_FORM
from medborgarlofte.domain.errors import NeedsDecision, Refusal
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord, Commitment, Promise

from .demo_only import demo_only
from .forms import CONFIRMED, ActivityForm, CorrectionForm


@demo_only
@require_safe
def choose_promise(request: HttpRequest) -> HttpResponse:
    """Which promise the activity belongs to."""
    promises = Promise.objects.published().select_related("municipality")
    by_place = promises.order_by("municipality__name", "-start", "pk")
    return render(request, "web/choose_promise.html", {"promises": by_place})


@demo_only
@require_safe
def choose_commitment(request: HttpRequest, slug: str, promise_slug: str) -> HttpResponse:
    """Which commitment of the promise it belongs to."""
    promise = get_object_or_404(
        Promise.objects.published().select_related("municipality"),
        municipality__slug=slug,
        slug=promise_slug,
    )
    commitments = promise.commitments.current()
    context = {"promise": promise, "place": promise.municipality, "commitments": commitments}
    return render(request, "web/choose_commitment.html", context)


@demo_only
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest, slug: str, promise_slug: str, number: int) -> HttpResponse:
    """Log what was done under one commitment."""
    commitment = get_object_or_404(
        _published(), promise__municipality__slug=slug, promise__slug=promise_slug, number=number
    )
    today = localdate()
    if request.method != "POST":
        parties = list(commitment.parties.all())
        initial = {"day": today, "count": 1, "key": secrets.token_urlsafe(24)}
        initial["parties"] = parties if len(parties) == 1 else []
        return _form_page(request, commitment, ActivityForm(commitment, today, initial=initial))
    form = ActivityForm(commitment, today, request.POST)
    if form.is_valid() and _logged(form, commitment):
        return _to_commitment(commitment)
    return _form_page(request, commitment, form)


@demo_only
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what should have been logged instead of one record."""
    record = get_object_or_404(ActivityRecord.objects.prefetch_related("parties"), pk=pk)
    commitment = _published().filter(records=record).first()
    if commitment is None:
        raise Http404
    today = localdate()
    if request.method != "POST":
        initial = {
            "day": record.day,
            "count": record.count,
            "parties": list(record.parties.all()),
            "hours_taken": record.hours_taken,
            "key": secrets.token_urlsafe(24),
        }
        return _form_page(request, commitment, CorrectionForm(commitment, today, initial=initial), record)
    form = CorrectionForm(commitment, today, request.POST)
    if form.is_valid() and _corrected(form, record):
        return _to_commitment(commitment)
    return _form_page(request, commitment, form, record)


def _published() -> Any:
    return Commitment.objects.filter(promise__in=Promise.objects.published()).select_related(
        "promise__municipality"
    )


def _logged(form: ActivityForm, commitment: Commitment) -> bool:
    """Whether it was saved; when it was refused, the form says why."""
    data = form.cleaned_data
    activity = Activity(
        commitments=(commitment,),
        parties=tuple(data["parties"]),
        day=data["day"],
        count=data["count"],
        hours_taken=data.get("hours_taken"),
    )
    try:
        actions.log_activity(
            DEMO_FORM, activity, today=form.today, key=data["key"], confirmed=data.get(CONFIRMED, False)
        )
    except NeedsDecision as asked:
        form.ask_decision(asked)
        return False
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _corrected(form: CorrectionForm, record: ActivityRecord) -> bool:
    """Whether it was saved. What the form does not ask for stays as it was in the record."""
    data = form.cleaned_data
    activity = Activity(
        commitments=tuple(record.commitments.select_related("promise")),
        parties=tuple(data["parties"]),
        day=data["day"],
        count=data["count"],
        hours=record.hours,
        hours_taken=data.get("hours_taken", record.hours_taken),
        place=record.place,
        note=record.note,
        making_up_for=record.making_up_for,
        reported_by=record.reported_by,
    )
    try:
        actions.correct_activity(
            DEMO_FORM,
            record,
            activity,
            reason=data["reason"],
            today=form.today,
            key=data["key"],
            confirmed=data.get(CONFIRMED, False),
        )
    except NeedsDecision as asked:
        form.ask_decision(asked)
        return False
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _form_page(
    request: HttpRequest,
    commitment: Commitment,
    form: ActivityForm,
    record: ActivityRecord | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "commitment": commitment,
        "promise": commitment.promise,
        "place": commitment.promise.municipality,
        "record": record,
    }
    return render(request, "web/log.html", context, status=200 if not form.errors else 422)


def _to_commitment(commitment: Commitment) -> HttpResponse:
    promise = commitment.promise
    address = reverse(
        "publishing:commitment", args=[promise.municipality.slug, promise.slug, commitment.number]
    )
    return HttpResponseRedirect(f"{address}?sparat")
