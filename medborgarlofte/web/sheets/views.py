"""The pages that take in a file with what was done. In demo mode alone, as the form for one activity."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from medborgarlofte.accounts.actions import DEMO_FORM
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.ingest.actions import sheets as doors
from medborgarlofte.ingest.models import SheetUpload
from medborgarlofte.ingest.sheet_preview import preview_of, suggested_columns
from medborgarlofte.ingest.sheet_words import told
from medborgarlofte.ingest.sheets.mapping import Field
from medborgarlofte.ingest.sheets.reasons import CannotReadSheet
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.csv_cells import BYTE_ORDER_MARK
from medborgarlofte.web.demo_only import demo_only

from .empty_files import template_lines
from .forms import ColumnsForm, FileForm, initial_columns
from .pages import review_page

State = SheetUpload.State


@demo_only
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, slug: str, promise_slug: str) -> HttpResponse:
    """Choose the file."""
    promise = _promise(slug, promise_slug)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        try:
            kept = doors.upload_sheet(DEMO_FORM, promise, *form.content())
            return HttpResponseRedirect(_next_page(kept))
        except CannotReadSheet as error:
            form.add_error("file", told(error.reason))
        except Refusal as refusal:
            form.add_error("file", str(refusal))
    begun = SheetUpload.objects.filter(promise=promise, state=State.UPLOADED)
    context = {"form": form, "promise": promise, "place": promise.municipality, "begun": begun}
    return render(request, "web/sheets/upload.html", context, status=422 if form.errors else 200)


def _next_page(kept: SheetUpload) -> str:
    if kept.state == State.IMPORTED:
        return f"{reverse('web:sheets:receipt', args=[kept.pk])}?redan"
    return reverse(f"web:sheets:{'review' if kept.chosen else 'columns'}", args=[kept.pk])


@demo_only
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which column is what."""
    kept = _upload(pk)
    if kept.state != State.UPLOADED:
        return HttpResponseRedirect(_end_page(kept))
    tables = doors.open_kept(kept).tables
    suggested, remembered = suggested_columns(kept, tables)
    form = ColumnsForm(
        tables, kept.promise, request.POST or None, initial=initial_columns(suggested, kept.chosen)
    )
    if request.method == "POST" and form.is_valid() and _chosen(form, kept):
        return HttpResponseRedirect(reverse("web:sheets:review", args=[pk]))
    context = _context(kept) | {"form": form, "tables": tables, "remembered": remembered}
    return render(request, "web/sheets/columns.html", context, status=422 if form.errors else 200)


def _chosen(form: ColumnsForm, kept: SheetUpload) -> bool:
    """Whether the choice was kept; when it was refused, the form says why."""
    try:
        doors.choose_columns(
            DEMO_FORM,
            kept,
            form.columns(),
            commitment=form.for_every_row(Field.COMMITMENT),
            party=form.for_every_row(Field.PARTY),
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@demo_only
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Look through what would be saved, then save it."""
    kept = _upload(pk)
    if kept.state != State.UPLOADED:
        return HttpResponseRedirect(_end_page(kept))
    if not kept.chosen:
        return HttpResponseRedirect(reverse("web:sheets:columns", args=[pk]))
    refused = ""
    if request.method == "POST":
        refused = _refused(request, kept)
        if not refused:
            return HttpResponseRedirect(reverse("web:sheets:receipt", args=[pk]))
    opened = doors.open_kept(kept)
    page = review_page(preview_of(kept, opened, localdate()), opened)
    context = _context(kept) | {"page": page, "refused": refused, "seen": _choice_of(kept)}
    return render(request, "web/sheets/review.html", context, status=422 if refused else 200)


def _refused(request: HttpRequest, kept: SheetUpload) -> str:
    """Save, unless something is in the way: then why."""
    if request.POST.get("seen") != _choice_of(kept):
        return _("Valen för filen har ändrats sedan du granskade den. Granska den igen.")
    try:
        doors.import_sheet(DEMO_FORM, kept, today=localdate(), confirmed="confirmed" in request.POST)
    except Refusal as refusal:
        return str(refusal)
    return ""


def _choice_of(kept: SheetUpload) -> str:
    """What the choices were when the page was shown, so that what is saved is what was seen."""
    return hashlib.sha256(json.dumps(kept.chosen, sort_keys=True).encode()).hexdigest()


@demo_only
@require_safe
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """What was saved."""
    kept = _upload(pk)
    if kept.state != State.IMPORTED:
        raise Http404
    words = dict(kept.promise.commitments.values_list("number", "text"))
    lines = [(number, words[number], records, count) for number, records, count in kept.result["commitments"]]
    context = _context(kept) | {"lines": lines, "already": "redan" in request.GET}
    return render(request, "web/sheets/receipt.html", context)


@demo_only
@require_POST
def take_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away a file that is not to be saved."""
    kept = _upload(pk)
    if kept.state == State.UPLOADED:
        doors.take_away_sheet(DEMO_FORM, kept)
    return HttpResponseRedirect(_end_page(kept))


@demo_only
@require_safe
def template(
    request: HttpRequest, slug: str, promise_slug: str, *, with_commitments: bool = False
) -> HttpResponse:
    """An empty file with the right headings; with the promise's commitments when asked for."""
    promise = _promise(slug, promise_slug)
    lines = template_lines(promise if with_commitments else None)
    answer = HttpResponse(BYTE_ORDER_MARK + "".join(lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slug}-{promise_slug}-mall.csv"'
    return answer


def _promise(slug: str, promise_slug: str) -> Promise:
    promises = Promise.objects.published().select_related("municipality")
    return get_object_or_404(promises, municipality__slug=slug, slug=promise_slug)


def _upload(pk: int) -> SheetUpload:
    uploads = SheetUpload.objects.select_related("promise__municipality")
    return get_object_or_404(uploads.filter(promise__in=Promise.objects.published()), pk=pk)


def _end_page(kept: SheetUpload) -> str:
    """Where a file that is saved or taken away leads."""
    if kept.state == State.IMPORTED:
        return reverse("web:sheets:receipt", args=[kept.pk])
    promise = kept.promise
    return reverse("web:sheets:upload", args=[promise.municipality.slug, promise.slug])


def _context(kept: SheetUpload) -> dict[str, Any]:
    return {"upload": kept, "promise": kept.promise, "place": kept.promise.municipality}
