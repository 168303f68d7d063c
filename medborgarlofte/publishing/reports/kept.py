"""Annual summaries of a whole country: made by workers, one job each, and counted while they are made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.jobs.queue import failures
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.actions import ask_for_year_report, job_key
from medborgarlofte.publishing.models import YearReport


@dataclass(frozen=True, slots=True)
class Progress:
    """How many summaries of a year were asked for, and what has become of them."""

    asked: int
    made: int
    failed: tuple[str, ...]  # a line each

    @property
    def is_over(self) -> bool:
        """Whether nothing is waited for."""
        return self.made + len(self.failed) >= self.asked


def ask_for_year(actor: Actor, year: int, *, again: bool) -> int:
    """Ask for the summaries of every published promise; `again` for those that are made as well.

    What was asked for and is not made yet is not asked for twice. How many were asked for now.
    """
    rows = list(YearReport.objects.filter(year=year).defer("pdf", "docx"))
    failed = failures(map(job_key, rows))
    known = {one.promise_id for one in rows if job_key(one) not in failed and (one.is_waiting or not again)}
    promises = Promise.objects.published().exclude(pk__in=known).select_related("municipality")
    every = promises.order_by("municipality__name", "pk")
    return sum(ask_for_year_report(actor, one, year) is not None for one in every)


def progress_of_year(year: int) -> Progress:
    """How far the summaries of a year have come."""
    rows = YearReport.objects.filter(year=year).select_related("promise__municipality").defer("pdf", "docx")
    named = {job_key(one): one for one in rows}
    failed = tuple(f"{named[key]}: {why}" for key, why in failures(named).items())
    return Progress(len(named), sum(not one.is_waiting for one in named.values()), failed)


def write_files(year: int, folder: Path) -> Iterator[Path]:
    """Write the files of every summary of a year that is made, and tell each."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = YearReport.objects.filter(year=year).exclude(made_at=None)
    for report in rows.select_related("promise__municipality").iterator(10):
        for ending, content in (("pdf", report.pdf), ("docx", report.docx)):
            path = folder / f"{report.file_name()}.{ending}"
            path.write_bytes(content)
            yield path
