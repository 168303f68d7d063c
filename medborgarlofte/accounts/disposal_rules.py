"""What of this part and of the jobs is disposed of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from medborgarlofte.jobs.models import Job

from .disposal import DisposalRule

RULES = [
    DisposalRule(
        "failed_jobs",
        what=_("Jobb som har misslyckats, och felet"),
        basis=_("Tekniska uppgifter som bara behövs för felsökning."),
        rows=lambda: Job.objects.exclude(failed_at=None),
        since="failed_at",
        days=90,
    )
]
