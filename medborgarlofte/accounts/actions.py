"""Writing the audit trail: every other door in the system passes through here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from .models import AuditEntry

COMMAND_LINE = "kommandoraden"
DEMO_FORM = "demoformuläret"


def record_write(actor: str, action: str, row: models.Model, **detail: Any) -> AuditEntry:
    """Log one write of `row` by `actor`. Must stand in the transaction of the write itself.

    `detail` is what a later reader needs to understand the write, as JSON holds it.
    """
    _in_a_transaction()
    entry = _entry(actor, action, row, detail)
    entry.save()
    return entry


def record_writes(
    actor: str, action: str, rows: Iterable[models.Model], details: Iterable[dict[str, Any]] | None = None
) -> None:
    """Log the same write of many rows at once, in their transaction; `details` are as many as the rows."""
    _in_a_transaction()
    rows = list(rows)
    each = [{} for _row in rows] if details is None else details
    entries = [_entry(actor, action, row, detail) for row, detail in zip(rows, each, strict=True)]
    AuditEntry.objects.bulk_create(entries)


def _in_a_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an audit entry is written in the transaction of what it tells of")


def _entry(actor: str, action: str, row: models.Model, detail: dict[str, Any]) -> AuditEntry:
    if not actor.strip():
        raise ValueError("a write has an actor")
    return AuditEntry(
        at=timezone.now(), actor=actor, action=action, label=row._meta.label, key=str(row.pk), detail=detail
    )
