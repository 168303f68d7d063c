"""Writing the audit trail: every door in the system passes through here, and every restricted read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils import timezone

from medborgarlofte.accounts.actors import Actor

from .chain import hash_of
from .models import READ, AuditEntry
from .scope import Scope, scope_of

Row = TypeVar("Row", bound=models.Model)

_TURN = 5_112_026  # the number of the trail's lock on a database server; any, but always the same
_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")  # between the words of a model's name
_NEWEST = f"SELECT sha256 FROM {AuditEntry._meta.db_table} ORDER BY id DESC LIMIT 1"  # noqa: S608 - no input


def record_write(actor: Actor, action: str, row: models.Model, **detail: Any) -> AuditEntry:
    """Log one write of `row` by `actor`. Must stand in the transaction of the write itself.

    `detail` is what a later reader needs to understand the write, as JSON holds it.
    """
    _check_write(action)
    _take_turn()
    entry = _entry(timezone.now(), actor.name, action, row, detail, _newest(), scope_of(row))
    entry.save()
    return entry


def record_writes(
    actor: Actor,
    action: str,
    rows: Iterable[models.Model],
    details: Iterable[dict[str, Any]] | None = None,
    scopes: Iterable[Scope] | None = None,
) -> None:
    """Log the same write of many rows at once, in their transaction.

    `details` are as many as the rows, and so are `scopes`, for rows that cannot say where they belong.
    """
    _check_write(action)
    _take_turn()
    rows = list(rows)
    told = [{} for _row in rows] if details is None else details
    belong = map(scope_of, rows) if scopes is None else scopes
    entries, before, now = [], _newest(), timezone.now()
    for row, detail, scope in zip(rows, told, belong, strict=True):
        entries.append(_entry(now, actor.name, action, row, detail, before, scope))
        before = entries[-1].sha256
    AuditEntry.objects.bulk_create(entries)


def record_read(actor: Actor, row: models.Model, **detail: Any) -> AuditEntry:
    """Log that `actor` reads `row`, which not everybody may: "read_draft" for a `Draft`.

    Whatever happens afterwards it was asked for, so it has a transaction of its own where there is none.
    `detail` says which part of the row, when not all of it.
    """
    action = READ + _WORD.sub("_", type(row).__name__).lower()
    with transaction.atomic(savepoint=False):
        _take_turn()
        entry = _entry(
            timezone.now(), actor.name, action, row, detail, _newest(), scope_of(row), is_read=True
        )
        entry.save()
    return entry


def _check_write(action: str) -> None:
    if action.startswith(READ):
        raise ValueError(f"{action} is what a read is called")


def locked(rows: models.QuerySet[Row]) -> models.QuerySet[Row]:
    """These rows, for a door that reads them before it writes: nobody else writes them until it has ended.

    The turn to write in the trail is taken first, so that no two doors ever wait for each other.
    """
    _take_turn()
    return rows.select_for_update(of=("self",))


def _take_turn() -> None:
    """Let entries get their keys in the order in which their transactions are committed.

    Whoever sees an entry then sees every write with a lower key, so the newest entry says which writes
    a reader has seen. SQLite lets one transaction write at a time. PostgreSQL hands out keys to several
    at once, so there the one that writes an entry waits until the one before it has ended.
    """
    connection = transaction.get_connection()
    if not connection.in_atomic_block:
        raise RuntimeError("an audit entry is written in the transaction of what it tells of")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])


def _newest() -> str:
    """The hash of the newest entry, once it is our turn: nobody else adds one until we have ended.

    Asked each time, since what a savepoint has undone is no longer there.
    """
    with transaction.get_connection().cursor() as cursor:
        cursor.execute(_NEWEST)
        found = cursor.fetchone()
    return found[0] if found else ""


def _entry(
    at: datetime,
    actor: str,
    action: str,
    row: models.Model,
    detail: dict[str, Any],
    predecessor: str,
    scope: Scope,
    *,
    is_read: bool = False,
) -> AuditEntry:
    fields = {
        "at": at,
        "actor": actor,
        "action": action,
        "label": row._meta.label,
        "key": str(row.pk),
        "detail": detail,
        "predecessor": predecessor,
        "is_read": is_read,
        "workspace": scope.workspace,
        "place": scope.place,
    }
    return AuditEntry(**fields, sha256=hash_of(**fields))
