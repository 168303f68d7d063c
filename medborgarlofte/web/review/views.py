"""Reviewing documents. Until there is sign-in this exists in demo mode alone, on the own machine."""

from __future__ import annotations

from dataclasses import replace
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from medborgarlofte.accounts.actions import DEMO_FORM
from medborgarlofte.domain import content
from medborgarlofte.domain.errors import NeedsDecision, Refusal
from medborgarlofte.ingest import actions
from medborgarlofte.ingest.models import Document, Review
from medborgarlofte.promises.models import Promise
from medborgarlofte.promises.wording import known_texts
from medborgarlofte.web.demo_only import View, demo_only

from . import acts
from .commitment_form import CommitmentForm
from .fields import SeenForm
from .forms import PromiseForm, PublishForm, SplitForm, UploadForm
from .inbox import give, inbox_page, stuck_reading
from .page import done_meanwhile, review_page, title_of, told_changes
from .target_form import TargetFormSet, chosen, initial_of

_GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
_EMPTY = content.Commitment(number=0, text="")


def _of_open_review(view: View) -> View:
    """The page changes a review: of one that is ended it leads back there, without offering anything."""

    @wraps(view)
    def guarded(request: HttpRequest, pk: int, position: int, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            found = get_object_or_404(Review.objects.only("state"), document=pk, position=position)
            if found.state != Review.State.OPEN:
                return HttpResponseRedirect(reverse("web:review", args=[pk, position]))
        return view(request, pk, position, *args, **kwargs)

    return guarded


@demo_only
@_GET_OR_POST
def inbox(request: HttpRequest) -> HttpResponse:
    """Documents to give, those that are being read, and the reviews that wait."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        refused = give(form.cleaned_data)
        if not refused:
            return HttpResponseRedirect(reverse("web:inbox"))
        for refusal in refused:
            if isinstance(refusal, NeedsDecision):
                form.ask(refusal)
            else:
                form.add_error(None, str(refusal))
    context = {"form": form, "page": inbox_page()}
    return render(request, "web/review/inbox.html", context, status=422 if form.errors else 200)


@demo_only
@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: how far its reading has come, and its promises."""
    found = get_object_or_404(Document.objects.defer("blocks", "reading"), pk=pk)
    reviews = list(found.reviews.select_related("promise__municipality"))
    if len(reviews) == 1:
        return _to_review(reviews[0])
    shown = [(one, title_of(one.content())) for one in reviews]
    context = {"document": found, "reviews": shown, "refusal": found.refusal or stuck_reading(found)}
    return render(request, "web/review/document.html", context)


@demo_only
@require_safe
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """The document as it was given. Always a download: what comes from outside is never shown as ours."""
    found = get_object_or_404(Document.objects.defer("blocks", "reading"), pk=pk)
    given = actions.bytes_of(found)
    if given is None:
        raise Http404
    named = {"Content-Disposition": content_disposition_header(True, found.name) or "attachment"}
    return HttpResponse(given, content_type="application/octet-stream", headers=named)


@demo_only
@require_safe
def review(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """What was read, beside the document."""
    found = _review(pk, position)
    return _page(request, found)


def _page(request: HttpRequest, found: Review, refusal: str = "") -> HttpResponse:
    page = review_page(found, known_texts())
    context = {"page": page, "review": found, "title": title_of(page.said), "refusal": refusal}
    return render(request, "web/review/review.html", context, status=422 if refusal else 200)


@demo_only
@require_POST
def act(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """Merge, drop, move, restore, undo, set aside, take up, or compare: one button, one act."""
    found = _review(pk, position)
    try:
        anchor = acts.do(DEMO_FORM, found, request.POST)
    except Refusal as refusal:
        return _page(request, _review(pk, position), str(refusal))
    return _to_review(found, anchor)


@demo_only
@_GET_OR_POST
@_of_open_review
def promise(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """Correct the promise's own fields."""
    found = _review(pk, position)
    initial = {**PromiseForm.initial_of(found.content()), "revision": found.revision}
    form = PromiseForm(request.POST or None, initial=initial, known=bool(found.promise))
    sent = request.method == "POST" and form.is_valid()
    if sent and _edited(found, form, form.promise, "correct_promise", 0):
        return _to_review(found)
    otherwise = form.otherwise(form.other.content()) if form.other else []
    context = {"form": form, "review": found, **_meanwhile(form, 0), "otherwise": otherwise}
    return render(request, "web/review/promise.html", context, status=422 if form.errors else 200)


@demo_only
@_GET_OR_POST
@_of_open_review
def commitment(request: HttpRequest, pk: int, position: int, number: int) -> HttpResponse:
    """Correct one commitment and its targets."""
    found = _review(pk, position)
    return _commitment_page(request, found, _commitment(request, found, number), "correct")


@demo_only
@_GET_OR_POST
@_of_open_review
def new(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """Add a commitment that was not read; `?stycke=` names a passage that was not understood."""
    found = _review(pk, position)
    one = content.Commitment(number=actions.free_number(found), text="")
    passages = (found.document.reading or {}).get("not_understood", [])
    place = acts.number_in(request.GET.get("stycke", ""))
    if place and place <= len(passages):
        passage, source = passages[place - 1], found.document.sha256
        one = replace(
            one, text=passage["text"], source=source, line=passage["line"], page=passage.get("page")
        )
    return _commitment_page(request, found, one, "add")


def _commitment_page(request: HttpRequest, found: Review, one: content.Commitment, how: str) -> HttpResponse:
    initial = {**CommitmentForm.initial_of(one), "revision": found.revision}
    form = CommitmentForm(request.POST or None, initial=initial)
    targets = TargetFormSet(request.POST or None, initial=[initial_of(target) for target in one.targets])
    if request.method == "POST" and form.is_valid() and targets.is_valid():
        change = acts.changing(form, one, chosen(targets), how)
        if _edited(found, form, change, how, one.number):
            return _to_review(found, f"atagande-{one.number}")
    context = {
        "form": form,
        "targets": targets,
        "review": found,
        "one": one,
        "new": how == "add",
        **_meanwhile(form, one.number),
        "headings": [area.heading for area in found.content().focus_areas],
    }
    wrong = bool(form.errors) or targets.total_error_count() > 0
    context["wrong"] = wrong
    return render(request, "web/review/commitment.html", context, status=422 if wrong else 200)


@demo_only
@_GET_OR_POST
@_of_open_review
def split(request: HttpRequest, pk: int, position: int, number: int) -> HttpResponse:
    """Part one commitment into several."""
    found = _review(pk, position)
    one = _commitment(request, found, number)
    form = SplitForm(request.POST or None, initial={"text": one.text, "revision": found.revision})
    if request.method == "POST" and form.is_valid():
        change = acts.splitting(one, form.cleaned_data["text"], actions.free_number(found))
        if _edited(found, form, change, "split", number):
            return _to_review(found, f"atagande-{number}")
    context = {"form": form, "review": found, "one": one, **_meanwhile(form, number)}
    return render(request, "web/review/split.html", context, status=422 if form.errors else 200)


@demo_only
@_GET_OR_POST
def publish(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """The last look before it becomes public."""
    found = _review(pk, position)
    if found.version:
        return HttpResponseRedirect(found.version.promise.address())
    if found.state != Review.State.OPEN:
        return _to_review(found)
    seen = {"revision": found.revision}
    form = PublishForm(request.POST or None, initial=seen, new=not found.promise)
    if request.method == "POST" and form.is_valid():
        try:
            version = actions.publish(
                DEMO_FORM,
                found,
                revision=form.cleaned_data["revision"],
                today=localdate(),
                reason=form.cleaned_data.get("reason", ""),
                confirmed=form.cleaned_data.get("confirmed", False),
                known=known_texts(),
            )
        except NeedsDecision as needed:
            form.ask(needed)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            form.has_seen(found.revision)
        else:
            return HttpResponseRedirect(f"{version.promise.address()}?publicerat")
    page = review_page(found, known_texts())
    context = {
        "form": form,
        "review": found,
        "page": page,
        "has_advice": any(row.advice for row in page.rows),
        "title": title_of(page.said),
        "changes": told_changes(found),
    }
    return render(request, "web/review/publish.html", context, status=422 if form.errors else 200)


@demo_only
@_GET_OR_POST
def correct(request: HttpRequest, slug: str, promise_slug: str) -> HttpResponse:
    """Open a review of what a promise says now, to correct it in a new version."""
    published = Promise.objects.published().select_related("municipality")
    found = get_object_or_404(published, municipality__slug=slug, slug=promise_slug)
    refusal = ""
    if request.method == "POST":
        try:
            return _to_review(actions.correct_published(DEMO_FORM, found))
        except Refusal as refused:
            refusal = str(refused)
    context = {"promise": found, "place": found.municipality, "refusal": refusal}
    return render(request, "web/review/correct.html", context, status=422 if refusal else 200)


def _review(pk: int, position: int) -> Review:
    reviews = Review.objects.select_related(
        "document", "promise__municipality", "version__promise__municipality"
    )
    return get_object_or_404(reviews, document=pk, position=position)


def _commitment(request: HttpRequest, found: Review, number: int) -> content.Commitment:
    """The commitment of that number. What somebody wrote of one that was dropped meanwhile is not lost."""
    one = found.content().commitment(number)
    if one is None and request.method == "POST":
        one = found.as_it_was(number)
    if one is None:
        raise Http404(_("Åtagandet finns inte kvar i granskningen."))
    return one


def _meanwhile(form: SeenForm, number: int) -> dict[str, object]:
    """What others made of the same thing, for the reviewer to choose."""
    if form.other is None:
        return {}
    theirs = form.other.content().commitment(number)
    told = done_meanwhile(form.other, form.seen, number)
    return {"meanwhile": True, "theirs": theirs, "others_did": told, "number": number}


def _edited(found: Review, form: SeenForm, change: actions.Change, act_name: str, number: int) -> bool:
    """Whether it was done; when it was not, the form says why, and shows what others did meanwhile."""
    seen = form.cleaned_data["revision"]
    try:
        actions.edit(DEMO_FORM, found, change, act=act_name, numbers=[number], revision=seen)
    except actions.EditedMeanwhile as meanwhile:
        form.meet(str(meanwhile), meanwhile.review)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _to_review(found: Review, anchor: str = "") -> HttpResponseRedirect:
    address = reverse("web:review", args=[found.document_id, found.position])
    return HttpResponseRedirect(f"{address}#{anchor}" if anchor else address)
