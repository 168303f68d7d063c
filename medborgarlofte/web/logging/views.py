"""Logging what was done, and correcting it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from medborgarlofte.accounts.actions import record_read
from medborgarlofte.promises import actions
from medborgarlofte.promises.for_logging import other_commitments, own_commitments
from medborgarlofte.promises.models import ActivityRecord, Commitment, Promise, Proof
from medborgarlofte.web.asking import access, actor, allowed, own
from medborgarlofte.web.body_limits import takes_files
from medborgarlofte.web.headers import as_download

from .entries import as_activity, as_correction, first_values, values_of
from .forms import ActivityForm, CorrectionForm

SHOWN = 30  # commitments on a page
_FILES = 4  # of 20 MB: one more than the form takes, so that one that is too large is refused by the form


@allowed("activity.log")
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What to log: the last again, what one's functions answer for, and the rest with a search."""
    today, who = localdate(), access(request)
    words = request.GET.get("sok", "")[:100]
    mine = own_commitments(who, today)
    others = other_commitments(who, today, [one.pk for one in mine], words)
    last = ActivityRecord.objects.last_by(who)
    context = {
        "mine": [] if words else mine,
        "page": Paginator(others, SHOWN).get_page(request.GET.get("sida")),
        "last": last and _commitment_of(last),
        "last_record": last,
        "words": words,
    }
    return render(request, "web/logging/start.html", context)


@allowed("activity.log")
@require_safe
def choose_commitment(request: HttpRequest, slug: str, promise_slug: str) -> HttpResponse:
    """Which commitment of the promise it belongs to."""
    promise = get_object_or_404(
        Promise.objects.published().select_related("municipality"),
        municipality__slug=slug,
        slug=promise_slug,
    )
    own(request, "activity.log", promise.municipality)
    commitments = promise.commitments.current()
    context = {"promise": promise, "place": promise.municipality, "commitments": commitments}
    return render(request, "web/logging/promise.html", context)


@takes_files(_FILES)
@allowed("activity.log")
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest, slug: str, promise_slug: str, number: int) -> HttpResponse:
    """Log what was done under one commitment; `?som=` fills the form as an earlier record, with today."""
    commitment = get_object_or_404(
        _published(), promise__municipality__slug=slug, promise__slug=promise_slug, number=number
    )
    party, today = own(request, "activity.log", commitment.promise.municipality), localdate()
    if request.method != "POST":
        initial = first_values(commitment, party, today) | _as_last_time(request, commitment)
        form = ActivityForm(commitment, today, initial=initial | {"day": today})
        return _form_page(request, commitment, form)
    form = ActivityForm(commitment, today, request.POST, request.FILES)
    found: list[ActivityRecord] = []

    def save() -> None:
        activity = as_activity(form, commitment, party)
        found.append(
            actions.log_activity(
                actor(request),
                activity,
                today=today,
                key=form.cleaned_data["key"],
                confirmed=form.confirmed,
                access=access(request),
            )
        )

    if form.accepted(save):
        return _to_saved(found[0])
    return _form_page(request, commitment, form)


def _as_last_time(request: HttpRequest, commitment: Commitment) -> dict[str, Any]:
    which = request.GET.get("som", "")
    if not which.isdecimal() or len(which) > 18:
        return {}
    records = ActivityRecord.objects.visible_to(access(request)).filter(commitments=commitment)
    record = records.filter(pk=int(which)).first()
    return values_of(record) if record else {}


@takes_files(_FILES)
@allowed("activity.correct")
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what should have been logged instead of one record."""
    record = _record(request, pk)
    commitment = _commitment_of(record)
    today = localdate()
    if request.method != "POST":
        form = CorrectionForm(commitment, today, initial=values_of(record))
        return _form_page(request, commitment, form, record)
    form = CorrectionForm(commitment, today, request.POST, request.FILES)
    found: list[ActivityRecord] = []

    def save() -> None:
        party = own(request, "activity.correct", commitment.promise.municipality)
        every = tuple(record.commitments.select_related("promise"))
        found.append(
            actions.correct_activity(
                actor(request),
                record,
                as_correction(form, record, party, every),
                reason=form.cleaned_data["reason"],
                today=today,
                key=form.cleaned_data["key"],
                confirmed=form.confirmed,
            )
        )

    if form.accepted(save):
        return _to_saved(found[0])
    return _form_page(request, commitment, form, record)


@allowed("activity.log")
@require_safe
def saved(request: HttpRequest, pk: int) -> HttpResponse:
    """What was saved, with what it says, and what to do next."""
    record = _record(request, pk)
    commitment = _commitment_of(record)
    context = {
        "record": record,
        "commitment": commitment,
        "promise": commitment.promise,
        "place": commitment.promise.municipality,
        "is_corrected": ActivityRecord.objects.filter(corrects=record).exists(),
        "just_now": "sparat" in request.GET,
    }
    record_read(actor(request), record)
    return render(request, "web/logging/saved.html", context)


@allowed("activity.log")
@require_safe
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """A file that shows what was done, to save."""
    found = get_object_or_404(Proof.objects.visible_to(access(request)).select_related("content"), pk=pk)
    record_read(actor(request), found)
    return as_download(bytes(found.content.content), found.name)


def _record(request: HttpRequest, pk: int) -> ActivityRecord:
    records = ActivityRecord.objects.visible_to(access(request))
    return get_object_or_404(records.prefetch_related("parties", "together_with", "proofs"), pk=pk)


def _commitment_of(record: ActivityRecord) -> Commitment:
    """The published commitment that it belongs to, the first of several."""
    found: Commitment | None = _published().filter(records=record).first()
    if found is None:
        raise Http404
    return found


def _published() -> Any:
    return Commitment.objects.to_log()


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
        "files_again": form.errors and form.files,
    }
    return render(request, "web/logging/log.html", context, status=200 if not form.errors else 422)


def _to_saved(record: ActivityRecord) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('web:logged', args=[record.pk])}?sparat")
