"""Doing what is queued in the process of the test, for tests of what a job does."""

from __future__ import annotations

from medborgarlofte.jobs.doing import do
from medborgarlofte.jobs.models import Job


def do_waiting_jobs() -> None:
    """Attempt every job that has not failed for good once, as when its lease is over."""
    for job in Job.objects.filter(failed_at=None).order_by("pk"):
        do(job.pk, job.free_at.isoformat())
