"""Drafts: what is written, corrected and published of a promise."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from medborgarlofte.accounts.actions import record_read
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain import content
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.ingest.actions import correct_published
from medborgarlofte.promises import actions
from medborgarlofte.promises.actions import current_settled
from medborgarlofte.promises.models import Draft, Promise, Version
from medborgarlofte.promises.wording import known_texts
from medborgarlofte.web.asking import View, access, actor, allowed, can, need, own
from medborgarlofte.web.followup.expecting import to_expect_of
from medborgarlofte.web.renewal.page import became_in

from . import acts
from .commitment_form import CommitmentForm
from .ending import ended_by
from .fields import SeenForm
from .forms import PromiseForm, PublishForm, SplitForm, StartForm
from .found import found_draft
from .listed import drafts_page
from .offered import offered
from .page import about, done_meanwhile, draft_page, told_changes
from .target_form import TargetFormSet, chosen, initial_of

_GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


def _of_open_draft(view: View) -> View:
    """The page changes a draft: of one that is ended it leads back there, without offering anything."""

    @wraps(view)
    def guarded(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST":
            found = get_object_or_404(Draft.objects.visible_to(access(request)).only("state"), pk=pk)
            if found.state != Draft.State.OPEN:
                return HttpResponseRedirect(reverse("web:draft", args=[pk]))
        return view(request, pk, *args, **kwargs)

    return guarded


@allowed("draft.read")
@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """The drafts that are open, and the latest that are ended."""
    page = drafts_page(access(request), request.GET.get("sida", ""))
    context = {"page": page, "may_start": can(request, "draft.start")}
    return render(request, "web/drafts/drafts.html", context)


@allowed("draft.start")
@_GET_OR_POST
def start(request: HttpRequest) -> HttpResponse:
    """Begin to write a promise."""
    form = StartForm(access(request).parties_with("draft.start"), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            party = form.cleaned_data["workspace"]
            return _to_draft(actions.start_draft(actor(request), party, party.municipality, **form.said()))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return render(request, "web/drafts/start.html", {"form": form}, status=422 if form.errors else 200)


@allowed("draft.read")
@require_safe
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """What would be published, beside its document when it has one."""
    found = found_draft(request, pk)
    record_read(actor(request), found)
    return _page(request, found)


def _page(request: HttpRequest, found: Draft, refusal: str = "") -> HttpResponse:
    page = draft_page(found, known_texts())
    context = {"page": page, **about(found), "refusal": refusal, "offered": offered(request, found)}
    context["to_expect"] = to_expect_of(request, found, page.said)
    return render(request, "web/drafts/draft.html", context, status=422 if refusal else 200)


@allowed("draft.read")
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Merge, drop, move, restore, undo, set aside, take up, or compare: one button, one act."""
    found = found_draft(request, pk)
    try:
        anchor = acts.do(actor(request), found, request.POST)
    except Refusal as refusal:
        return _page(request, found_draft(request, pk), str(refusal))
    return _to_draft(found, anchor)


@allowed("draft.edit")
@_GET_OR_POST
@_of_open_draft
def promise(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the promise's own fields."""
    found = found_draft(request, pk, "draft.edit")
    initial = {**PromiseForm.initial_of(found.content()), "revision": found.revision}
    form = PromiseForm(request.POST or None, initial=initial, known=bool(found.promise))
    sent = request.method == "POST" and form.is_valid()
    if sent and _edited(actor(request), found, form, form.promise, "correct_promise", 0):
        return _to_draft(found)
    otherwise = form.otherwise(form.other.content()) if form.other else []
    context = {"form": form, **about(found), **_meanwhile(form, 0), "otherwise": otherwise}
    return render(request, "web/drafts/promise.html", context, status=422 if form.errors else 200)


@allowed("draft.edit")
@_GET_OR_POST
@_of_open_draft
def commitment(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Correct one commitment and its targets."""
    found = found_draft(request, pk, "draft.edit")
    return _commitment_page(request, found, _commitment(request, found, number), "correct")


@allowed("draft.edit")
@_GET_OR_POST
@_of_open_draft
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a commitment; `?stycke=` names a passage of the document that was not understood."""
    found = found_draft(request, pk, "draft.edit")
    one = acts.begun(found, acts.number_in(request.GET.get("stycke", "")))
    return _commitment_page(request, found, one, "add")


def _commitment_page(request: HttpRequest, found: Draft, one: content.Commitment, how: str) -> HttpResponse:
    initial = {**CommitmentForm.initial_of(one), "revision": found.revision}
    form = CommitmentForm(request.POST or None, initial=initial, from_document=one.line is not None)
    targets = TargetFormSet(request.POST or None, initial=[initial_of(target) for target in one.targets])
    if request.method == "POST" and form.is_valid() and targets.is_valid():
        change = acts.changing(form, one, chosen(targets), how)
        if _edited(actor(request), found, form, change, how, one.number):
            return _to_draft(found, f"atagande-{one.number}")
    context = {
        "form": form,
        "targets": targets,
        **about(found),
        "one": one,
        "new": how == "add",
        **_meanwhile(form, one.number),
    }
    wrong = bool(form.errors) or targets.total_error_count() > 0
    context["wrong"] = wrong
    return render(request, "web/drafts/commitment.html", context, status=422 if wrong else 200)


@allowed("draft.edit")
@_GET_OR_POST
@_of_open_draft
def split(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Part one commitment into several."""
    found = found_draft(request, pk, "draft.edit")
    one = _commitment(request, found, number)
    form = SplitForm(request.POST or None, initial={"text": one.text, "revision": found.revision})
    if request.method == "POST" and form.is_valid():
        change = acts.splitting(one, form.cleaned_data["text"], actions.free_number(found))
        if _edited(actor(request), found, form, change, "split", number):
            return _to_draft(found, f"atagande-{number}")
    context = {"form": form, **about(found), "one": one, **_meanwhile(form, number)}
    return render(request, "web/drafts/split.html", context, status=422 if form.errors else 200)


@allowed("draft.settle")
@_GET_OR_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """The last look before the wording is settled, to be signed."""
    return _ending(request, pk, settling=True)


@allowed("draft.publish")
@_GET_OR_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """The last look before it becomes public."""
    return _ending(request, pk, settling=False)


def _ending(request: HttpRequest, pk: int, *, settling: bool) -> HttpResponse:
    found = found_draft(request, pk, "draft.settle" if settling else "draft.publish")
    if found.version:
        return HttpResponseRedirect(found.version.promise.address())
    if found.state != Draft.State.OPEN:
        return _to_draft(found)
    settled = None if settling else current_settled(found)
    asked = bool(found.promise) and not settled  # for the reason, which the settled wording holds already
    form = PublishForm(request.POST or None, initial={"revision": found.revision}, asked=asked)
    if request.method == "POST" and form.is_valid():
        ended = ended_by(actor(request), form, found, settling=settling)
        if isinstance(ended, Version):
            return HttpResponseRedirect(f"{ended.promise.address()}?publicerat")
        if ended:
            return _to_draft(found, "lydelsen")
    page = draft_page(found, known_texts())
    context = {
        "form": form,
        **about(found),
        "page": page,
        "settling": settling,
        "settled": settled,
        "has_advice": any(row.advice for row in page.rows),
        "changes": told_changes(found),
        "became": became_in(found),
        "to_expect": to_expect_of(request, found, page.said),
    }
    return render(request, "web/drafts/publish.html", context, status=422 if form.errors else 200)


@allowed("promise.correct")
@_GET_OR_POST
def correct(request: HttpRequest, slug: str, promise_slug: str) -> HttpResponse:
    """Open a draft of what a promise says now, to correct it in a new version."""
    published = Promise.objects.published().select_related("municipality")
    found = get_object_or_404(published, municipality__slug=slug, slug=promise_slug)
    need(request, "promise.correct", found.thing())
    workspace = own(request, "promise.correct", found.municipality)
    if request.method == "POST":
        return _to_draft(correct_published(actor(request), found, workspace))
    return render(request, "web/drafts/correct.html", {"promise": found, "place": found.municipality})


def _commitment(request: HttpRequest, found: Draft, number: int) -> content.Commitment:
    """The commitment of that number. What somebody wrote of one that was dropped meanwhile is not lost."""
    one = found.content().commitment(number)
    if one is None and request.method == "POST":
        one = found.as_it_was(number)
    if one is None:
        raise Http404(_("Åtagandet finns inte kvar i utkastet."))
    return one


def _meanwhile(form: SeenForm, number: int) -> dict[str, object]:
    """What others made of the same thing, to choose between."""
    if form.other is None:
        return {}
    theirs = form.other.content().commitment(number)
    told = done_meanwhile(form.other, form.seen, number)
    return {"meanwhile": True, "theirs": theirs, "others_did": told, "number": number}


def _edited(
    who: Actor, found: Draft, form: SeenForm, change: actions.Change, act_name: str, number: int
) -> bool:
    """Whether it was done; when it was not, the form says why, and shows what others did meanwhile."""
    seen = form.cleaned_data["revision"]
    try:
        actions.edit(who, found, change, act=act_name, numbers=[number], revision=seen)
    except actions.EditedMeanwhile as meanwhile:
        form.meet(str(meanwhile), meanwhile.draft)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _to_draft(found: Draft, anchor: str = "") -> HttpResponseRedirect:
    address = reverse("web:draft", args=[found.pk])
    return HttpResponseRedirect(f"{address}#{anchor}" if anchor else address)
