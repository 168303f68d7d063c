"""What the page of the queue shows: numbers, and what has failed for good. Never what a job is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medborgarlofte.jobs.daily import works
from medborgarlofte.jobs.models import DailyWork, Job

KEPT = 50  # failures on the page, the latest
_WORDS = {
    "medborgarlofte.jobs.mail.send": _("Skicka ett mejl"),
    "medborgarlofte.web.reminders.sending.remind": _("Be om veckans påminnelser"),
    "medborgarlofte.web.reminders.escalation.escalate": _("Lyfta det som är försenat"),
    "medborgarlofte.followup.renewal_notices.tell_of_endings": _("Berätta om löften som går ut"),
    "medborgarlofte.followup.actions.opening.open_due": _("Öppna uppföljningar av perioder som är slut"),
    "medborgarlofte.ingest.reading_jobs.read_given": _("Läsa ett dokument"),
    "medborgarlofte.ingest.actions.sheet_import.go_on": _("Lägga in en fil med det som är gjort"),
    "medborgarlofte.publishing.actions.make_year_report": _("Göra en årsöversikt"),
}


@dataclass(frozen=True, slots=True)
class Daily:
    """What is done every day, and the last day that it was asked for."""

    told: str
    day: date | None


@dataclass(frozen=True, slots=True)
class QueuePage:
    """How many jobs wait, are being done and have failed; the failures, and what is done every day."""

    waiting: int
    begun: int
    failed: int
    failures: tuple[tuple[Job, str], ...]
    daily: tuple[Daily, ...]


def queue_page() -> QueuePage:
    """Three queries."""
    now = timezone.now()
    counted = Job.objects.aggregate(
        waiting=Count("pk", filter=Q(failed_at=None, free_at__lte=now)),
        begun=Count("pk", filter=Q(failed_at=None, free_at__gt=now)),
        failed=Count("pk", filter=Q(failed_at__isnull=False)),
    )
    failures = Job.objects.exclude(failed_at=None).order_by("-failed_at").defer("arguments")[:KEPT]
    return QueuePage(
        **counted, failures=tuple((job, told(job.function)) for job in failures), daily=_daily(works())
    )


def told(function: str) -> str:
    """What a job does, in words; its name in the code for what has none here."""
    return str(_WORDS.get(function, function.removeprefix("medborgarlofte.")))


def _daily(names: Iterable[str]) -> tuple[Daily, ...]:
    days = dict(DailyWork.objects.values_list("function", "day"))
    return tuple(Daily(told(name), days.get(name)) for name in names)
