"""What the database holds, as the newest write in the audit trail tells it: every write adds one.

On every node and for every process the same, and a new one as soon as a write is committed: entries are
seen in the order of their keys (docs/decisions/0008-public-page-cache.md).
"""

from __future__ import annotations

from django.db import connection
from django.db.models import OuterRef, Subquery

from .models import AuditEntry

# One step in the index of the writes alone: reads that are logged empty nothing.
# Of users nothing that is kept tells, so that signing in empties nothing. As the index `audit_writes` has it.
_KEPT = "NOT is_read AND NOT (label = 'accounts.User')"
NEWEST_WRITE = f"SELECT sha256 FROM {AuditEntry._meta.db_table} WHERE {_KEPT} ORDER BY id DESC LIMIT 1"  # noqa: S608 - no input


def newest_write() -> str:
    """The hash of the newest entry of a write, "" when nothing was ever written. It holds all before it."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST_WRITE)
        found = cursor.fetchone()
    return str(found[0]) if found else ""


def newest_public_write(place: OuterRef) -> Subquery:
    """The hash of the newest write about a municipality that no party has for itself, None without any.

    For a query that reads more of it: what was done, said and published there is as old as that write.
    """
    public = AuditEntry.objects.filter(workspace=None, place=place, is_read=False)
    return Subquery(public.order_by("-pk").values("sha256")[:1])
