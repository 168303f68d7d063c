"""Writing the audit trail: every other door in the system passes through here."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from .models import AuditEntry

COMMAND_LINE = "kommandoraden"
DEMO_FORM = "demoformuläret"


def record_write(actor: str, action: str, row: models.Model, **detail: Any) -> AuditEntry:
    """Log one write of `row` by `actor`. Must stand in the transaction of the write itself."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an audit entry is written in the transaction of what it tells of")
    return AuditEntry.objects.create(
        at=timezone.now(), actor=actor, action=action, label=row._meta.label, key=str(row.pk), detail=detail
    )
