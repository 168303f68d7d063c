"""The pages that take in a file with what was done."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.ingest.actions import sheets as doors
from medborgarlofte.ingest.actions.sheet_import import import_sheet, key_of
from medborgarlofte.ingest.models import SheetUpload
from medborgarlofte.ingest.sheet_preview import preview_of, suggested_columns
from medborgarlofte.ingest.sheet_words import told
from medborgarlofte.ingest.sheets.mapping import Field
from medborgarlofte.ingest.sheets.reasons import CannotReadSheet
from medborgarlofte.jobs.queue import failures
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.csv_cells import BYTE_ORDER_MARK
from medborgarlofte.web.asking import access, actor, allowed, need, own
from medborgarlofte.web.body_limits import takes_files

from .empty_files import template_lines
from .forms import ColumnsForm, FileForm, initial_columns
from .pages import review_page

State = SheetUpload.State
_BEGUN = {State.IMPORTING, State.IMPORTED}


@takes_files(1)
@allowed("sheet.import")
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, slug: str, promise_slug: str) -> HttpResponse:
    """Choose the file."""
    promise = _promise(slug, promise_slug)
    party = own(request, "sheet.import", promise.municipality)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        try:
            kept = doors.upload_sheet(actor(request), promise, *form.content(), workspace=party)
            return HttpResponseRedirect(_next_page(kept))
        except CannotReadSheet as error:
            form.add_error("file", told(error.reason))
        except Refusal as refusal:
            form.add_error("file", str(refusal))
    begun = SheetUpload.objects.filter(promise=promise, workspace=party, state=State.UPLOADED)
    context = {"form": form, "promise": promise, "place": promise.municipality, "begun": begun}
    return render(request, "web/sheets/upload.html", context, status=422 if form.errors else 200)


def _next_page(kept: SheetUpload) -> str:
    if kept.state in _BEGUN:
        return f"{reverse('web:sheets:receipt', args=[kept.pk])}?redan"
    return reverse(f"web:sheets:{'review' if kept.chosen else 'columns'}", args=[kept.pk])


@allowed("sheet.import")
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which column is what."""
    kept = _upload(request, pk)
    if kept.state != State.UPLOADED:
        return HttpResponseRedirect(_end_page(kept))
    tables = doors.open_kept(kept).tables
    suggested, remembered = suggested_columns(kept, tables)
    form = ColumnsForm(
        tables, kept.promise, request.POST or None, initial=initial_columns(suggested, kept.chosen)
    )
    if request.method == "POST" and form.is_valid() and _chosen(request, form, kept):
        return HttpResponseRedirect(reverse("web:sheets:review", args=[pk]))
    context = _context(kept) | {"form": form, "tables": tables, "remembered": remembered}
    return render(request, "web/sheets/columns.html", context, status=422 if form.errors else 200)


def _chosen(request: HttpRequest, form: ColumnsForm, kept: SheetUpload) -> bool:
    """Whether the choice was kept; when it was refused, the form says why."""
    try:
        doors.choose_columns(
            actor(request),
            kept,
            form.columns(),
            commitment=form.for_every_row(Field.COMMITMENT),
            party=form.for_every_row(Field.PARTY),
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@allowed("sheet.import")
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Look through what would be saved, then save it."""
    kept = _upload(request, pk)
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
        import_sheet(actor(request), kept, today=localdate(), confirmed="confirmed" in request.POST)
    except Refusal as refusal:
        return str(refusal)
    return ""


def _choice_of(kept: SheetUpload) -> str:
    """What the choices were when the page was shown, so that what is saved is what was seen."""
    return hashlib.sha256(json.dumps(kept.chosen, sort_keys=True).encode()).hexdigest()


@allowed("sheet.import")
@require_safe
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """What was saved, and of a large file how far it has come."""
    kept = _upload(request, pk)
    if kept.state == State.IMPORTING:
        failed = failures([key_of(kept)]).get(key_of(kept), "")
        return render(request, "web/sheets/progress.html", _context(kept) | {"failed": failed})
    if kept.state != State.IMPORTED:
        return HttpResponseRedirect(_next_page(kept))
    words = dict(kept.promise.commitments.values_list("number", "text"))
    lines = [(number, words[number], records, count) for number, records, count in kept.result["commitments"]]
    context = _context(kept) | {"lines": lines, "already": "redan" in request.GET}
    return render(request, "web/sheets/receipt.html", context)


@allowed("sheet.import")
@require_POST
def take_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away a file that is not to be saved."""
    kept = _upload(request, pk)
    if kept.state == State.UPLOADED:
        doors.take_away_sheet(actor(request), kept)
    return HttpResponseRedirect(_end_page(kept))


@allowed("sheet.import")
@require_safe
def template(
    request: HttpRequest, slug: str, promise_slug: str, *, with_commitments: bool = False
) -> HttpResponse:
    """An empty file with the right headings; with the promise's commitments when asked for."""
    promise = _promise(slug, promise_slug)
    own(request, "sheet.import", promise.municipality)
    lines = template_lines(promise if with_commitments else None)
    answer = HttpResponse(BYTE_ORDER_MARK + "".join(lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slug}-{promise_slug}-mall.csv"'
    return answer


def _promise(slug: str, promise_slug: str) -> Promise:
    promises = Promise.objects.published().select_related("municipality")
    return get_object_or_404(promises, municipality__slug=slug, slug=promise_slug)


def _upload(request: HttpRequest, pk: int) -> SheetUpload:
    uploads = SheetUpload.objects.select_related("promise__municipality", "workspace")
    own = uploads.filter(promise__in=Promise.objects.published(), workspace__in=access(request).parties)
    found = get_object_or_404(own, pk=pk)
    need(request, "sheet.import", found.thing())
    return found


def _end_page(kept: SheetUpload) -> str:
    """Where a file that is saved or taken away leads."""
    if kept.state in _BEGUN:
        return reverse("web:sheets:receipt", args=[kept.pk])
    promise = kept.promise
    return reverse("web:sheets:upload", args=[promise.municipality.slug, promise.slug])


def _context(kept: SheetUpload) -> dict[str, Any]:
    return {"upload": kept, "promise": kept.promise, "place": kept.promise.municipality}
