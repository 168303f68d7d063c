"""The doors of the queue: to try again what has failed for good, and to forget it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.jobs.models import Job
from medborgarlofte.places.access import check


@transaction.atomic
def try_again(actor: Actor, job: Job) -> Job:
    """Let a job that has failed for good be tried anew, as often as a new one. Refuses one that has not."""
    check(actor, "queue.manage")
    job = _failed(job)
    job.failed_at, job.error, job.attempts, job.free_at = None, "", 0, timezone.now()
    job.save()
    record_write(actor, "try_job_again", job, function=job.function)
    return job


@transaction.atomic
def forget(actor: Actor, job: Job) -> None:
    """Take a job that has failed for good off the list. Refuses one that has not."""
    check(actor, "queue.manage")
    job = _failed(job)
    record_write(actor, "forget_job", job, function=job.function)
    job.delete()


def _failed(job: Job) -> Job:
    found = locked(Job.objects.exclude(failed_at=None)).filter(pk=job.pk).first()
    if found is None:
        raise Refusal(_("Arbetet har inte misslyckats, eller finns inte kvar."))
    return found
