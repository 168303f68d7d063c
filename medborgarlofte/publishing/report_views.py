"""The public reports, each in its three forms: a page, PDF and Word."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.followup.models import FollowUpVersion
from medborgarlofte.promises.models import Promise

from .caching import kept
from .formats import today
from .reports.annual import annual_summary
from .reports.board import board_page
from .reports.content import Report
from .reports.follow_up import follow_up_report
from .reports.found import Told, found
from .reports.package import records_package
from .reports.page import as_page
from .reports.pdf import as_pdf
from .reports.sheet import notice_sheet
from .reports.word import as_word

_FILES: dict[str, tuple[Callable[[Report], bytes], str]] = {
    "pdf": (as_pdf, "application/pdf"),
    "docx": (as_word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


_KINDS: dict[str, Callable[..., Report]] = {
    "annual": annual_summary,
    "board": board_page,
    "sheet": notice_sheet,
    "follow_up_report": follow_up_report,
}


@require_safe
@kept()
def report(
    request: HttpRequest, slug: str, promise_slug: str, kind: str, form: str = "", **which: int
) -> HttpResponse:
    """A report of that kind: the page, or the file of that form. `which` is its year or key, if any."""
    try:
        told = found(slug, promise_slug)
        said = _KINDS[kind](told, **which, today=today())
    except (Promise.DoesNotExist, FollowUpVersion.DoesNotExist):
        raise Http404(_("Det finns ingen rapport på den adressen.")) from None
    return _file(said, form) if form else _page(request, told, said)


@require_safe
@kept()
def follow_up_package(request: HttpRequest, slug: str, promise_slug: str, pk: int) -> HttpResponse:
    """An approved follow-up for a records system: its report, its text and the manifest, zipped."""
    try:
        content = records_package(found(slug, promise_slug), pk, today())
    except (Promise.DoesNotExist, FollowUpVersion.DoesNotExist):
        raise Http404(_("Det finns ingen godkänd uppföljning på den adressen.")) from None
    except Refusal as refusal:
        return HttpResponse(str(refusal), content_type="text/plain; charset=utf-8", status=503)
    return HttpResponse(content, content_type="application/zip")


def _page(request: HttpRequest, told: Told, said: Report) -> HttpResponse:
    context = {
        "report": said,
        "sections": as_page(said),
        "promise": told.promise,
        "years": told.years,
        "place": told.promise.municipality,
        "file": request.path.rstrip("/").rpartition("/")[2],
    }
    return render(request, "publishing/report.html", context)


def _file(report: Report, form: str) -> HttpResponse:
    write, media_type = _FILES[form]
    try:
        return HttpResponse(write(report), content_type=media_type)
    except Refusal as refusal:
        return HttpResponse(str(refusal), content_type="text/plain; charset=utf-8", status=503)
