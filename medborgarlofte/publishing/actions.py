"""Asking for reports to be made and kept, and keeping them."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone, translation

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import COMMAND_LINE, Actor
from medborgarlofte.jobs.queue import later
from medborgarlofte.promises.models import Promise

from .formats import today
from .models import YearReport
from .reports.annual import annual_summary
from .reports.found import found
from .reports.pdf import as_pdf
from .reports.word import as_word
from .reports.years import year_of


@transaction.atomic
def ask_for_year_report(actor: Actor, promise: Promise, year: int) -> YearReport | None:
    """Ask for the annual summary of a promise to be made; None when there is none of that year.

    Asked for by the command line, about what everybody may read.
    """
    if year_of(promise, year, today()) is None:
        return None
    report, _new = YearReport.objects.update_or_create(
        promise=promise, year=year, defaults={"asked_at": timezone.now()}
    )
    record_write(actor, "ask_for_report", report)
    later(make_year_report, report.pk, key=job_key(report))
    return report


def job_key(report: YearReport) -> str:
    """What the job is about, for asking what became of it."""
    return f"årsöversikt {report.pk}"


def make_year_report(pk: int) -> None:
    """The job: make the files of a report that was asked for, in Swedish, and keep them. Done once more it
    keeps others that say the same."""
    row = YearReport.objects.select_related("promise__municipality").get(pk=pk)
    with translation.override("sv"):
        told = found(row.promise.municipality.slug, row.promise.slug)
        report = annual_summary(told, row.year, today())
        keep_year_report(COMMAND_LINE, pk, as_pdf(report), as_word(report))


@transaction.atomic
def keep_year_report(actor: Actor, pk: int, pdf: bytes, docx: bytes) -> YearReport:
    """Keep the files of a report that was asked for, in place of those made before."""
    report = locked(YearReport.objects.filter(pk=pk)).get()
    report.pdf, report.docx, report.made_at = pdf, docx, timezone.now()
    report.save(update_fields=["pdf", "docx", "made_at"])
    record_write(actor, "keep_report", report)
    return report
