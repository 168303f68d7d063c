"""Where django-q takes its jobs from: our own table, one lease at a time.

Its own table holds signed pickles, drops what was signed with another key, and counts no attempt whose
worker was killed (see docs/decisions/0007-jobs.md).
"""

from __future__ import annotations

import logging
import uuid
from time import sleep

from django.db import OperationalError, close_old_connections, connection
from django.utils import timezone
from django_q.brokers import Broker
from django_q.conf import Conf
from django_q.signing import SignedPackage

from .daily import Look
from .doing import do, lease
from .models import Job

log = logging.getLogger(__name__)

PAUSE = 5  # seconds, when the database does not answer


class Leases(Broker):  # type: ignore[misc]
    """Hands out the job that has waited longest. A job is acknowledged by what `do` writes, not here."""

    look = Look()

    def dequeue(self) -> list[tuple[int, str]]:
        """A job with its key, as django-q packs it, or nothing after a moment's sleep."""
        try:
            close_old_connections()
            self.look.now()
            job = Job.objects.filter(failed_at=None, free_at__lte=timezone.now()).order_by("free_at").first()
            if job is not None:
                return _take(job)
            pause = Conf.POLL
        except OperationalError as error:
            log.warning("Databasen svarar inte: %s", str(error).strip())
            connection.close()
            pause = PAUSE
        sleep(pause)
        return []


def _take(job: Job) -> list[tuple[int, str]]:
    """The job, or nothing when another worker was faster."""
    until = lease()
    if not Job.objects.filter(pk=job.pk, free_at=job.free_at, failed_at=None).update(free_at=until):
        return []
    package = {
        "id": uuid.uuid4().hex,
        "name": job.key,
        "func": do,
        "args": (job.pk, until.isoformat()),
        "kwargs": {},
        "started": timezone.now(),
        "save": False,
    }
    return [(job.pk, SignedPackage.dumps(package))]
