"""Which auditor may read an entry of the audit trail: its row says so, since no part is imported here."""

from __future__ import annotations

from typing import NamedTuple, Protocol, runtime_checkable

from django.db import models


class Scope(NamedTuple):
    """The party whose workspace a row belongs to, and the municipality that it is about, by their numbers.

    Without a workspace every auditor of the place reads it; without either it belongs to the installation.
    """

    workspace: int | None = None
    place: int | None = None


@runtime_checkable
class Scoped(Protocol):
    """A row that knows where it belongs, without asking the database."""

    def audit_scope(self) -> tuple[int | None, int | None]:
        """The numbers of its workspace and of its municipality."""


def scope_of(row: models.Model) -> Scope:
    """Where a row belongs; nowhere, when it does not say."""
    return Scope(*row.audit_scope()) if isinstance(row, Scoped) else Scope()
