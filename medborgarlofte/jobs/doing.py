"""Doing one job, in a worker. What becomes of it is written here, whichever engine runs it."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django_q.conf import Conf
from django_q.exceptions import TimeoutException

from medborgarlofte.domain.errors import Refusal

from .models import Job

log = logging.getLogger(__name__)

KEPT_FAILURES = 500


def lease() -> datetime:
    """Until when the one who takes a job now has it alone."""
    return timezone.now() + timedelta(seconds=Conf.RETRY)


def do(pk: int, taken_until: str) -> None:
    """Do the job that was taken until then (ISO 8601), unless somebody else has taken it since."""
    job = _begin(pk, datetime.fromisoformat(taken_until))
    if job is None:
        return
    try:
        _refuse_dangerous(job)
        import_string(job.function)(*job.arguments)
    except Refusal as refusal:
        _give_up(job, str(refusal))
    except TimeoutException:
        _failed(job, _("Det tog för lång tid och avbröts."))
    except Exception as error:
        log.exception("%s", job)
        _failed(job, _("Ett fel i programmet stoppade arbetet: %(name)s.") % {"name": type(error).__name__})
    else:
        Job.objects.filter(pk=pk).delete()


def _begin(pk: int, taken_until: datetime) -> Job | None:
    """The job with this attempt counted and a new lease: what it takes is reckoned from its beginning."""
    mine = Job.objects.filter(pk=pk, free_at=taken_until, failed_at=None)
    begun = mine.update(free_at=lease(), attempts=F("attempts") + 1)
    return Job.objects.filter(pk=pk).first() if begun else None


def _refuse_dangerous(job: Job) -> None:
    """A job that takes its worker with it reports no error, and would be tried for ever."""
    if job.attempts > Conf.MAX_ATTEMPTS:
        raise Refusal(job.error or _("Arbetet avbröts varje gång det försöktes."))


def _failed(job: Job, error: str) -> None:
    """Tried again when the lease is over, if attempts are left."""
    if job.attempts >= Conf.MAX_ATTEMPTS:
        _give_up(job, error)
    else:
        Job.objects.filter(pk=job.pk).update(error=error)


def _give_up(job: Job, error: str) -> None:
    log.error("%s: %s", job, error)
    with transaction.atomic():
        Job.objects.filter(pk=job.pk).update(failed_at=timezone.now(), error=error)
        kept = Job.objects.exclude(failed_at=None).order_by("-failed_at")[KEPT_FAILURES:]
        Job.objects.filter(pk__in=[old.pk for old in kept]).delete()
