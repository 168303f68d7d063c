"""Which auditor may read an entry of the audit trail: its row says so, since no part is imported here."""

from __future__ import annotations

from typing import NamedTuple

from django.db import models


class Scope(NamedTuple):
    """The party whose workspace a row belongs to, and the municipality that it is about, by their numbers.

    Without a workspace every auditor of the place reads it; without either it belongs to the installation.
    """

    workspace: int | None = None
    place: int | None = None


def scope_of(row: models.Model) -> Scope:
    """Where a row belongs, as its `audit_scope()` says without asking the database; nowhere, without one."""
    says = getattr(row, "audit_scope", None)
    return Scope(*says()) if says else Scope()
