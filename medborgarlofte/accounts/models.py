"""Users, tombstones, and the audit trail, which names rows by label and key, so it imports no app."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NoReturn

from django.db import models
from django.db.models import Q

from .pace import WritingCount
from .tombstones import Tombstone
from .users import User, UserManager

__all__ = ["READ", "AuditEntry", "AuditQuerySet", "Tombstone", "User", "UserManager", "WritingCount"]

READ = "read_"  # what the action of every read begins with, and of no write


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    """Reads and additions alone."""

    def visible_to(self, workspaces: Iterable[int], places: Iterable[int]) -> AuditQuerySet:
        """The entries that the auditor of these parties reads: those of their own workspaces, and those
        of no workspace about these municipalities. `workspaces` and `places` are numbers of rows.
        """
        of_all = Q(workspace=None, place__in=list(places))
        return self.filter(Q(workspace__in=list(workspaces)) | of_all)

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("the audit trail is only ever added to")

    def delete(self) -> NoReturn:
        raise TypeError("the audit trail is only ever added to")


class AuditEntry(models.Model):
    """One write, or one read of what not everybody may read: when, by whom, what.

    Entries are only ever added, each naming the hash of the one before. `workspace` and `place` say which
    auditor may read it (see `scope.Scope`): numbers alone, since the trail outlives the rows.
    """

    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    action = models.CharField(max_length=100)
    label = models.CharField(max_length=100)  # the kind of row, "promises.Promise"
    key = models.CharField(max_length=100)
    detail = models.JSONField(default=dict)
    is_read = models.BooleanField(default=False)  # nothing was written
    workspace = models.BigIntegerField(null=True, blank=True)
    place = models.BigIntegerField(null=True, blank=True)
    predecessor = models.CharField(max_length=64, blank=True)  # the sha256 of the entry before, if any
    sha256 = models.CharField(max_length=64)  # see `chain.hash_of`

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            # What public pages ask for each time, however many reads follow (see `publishing.caching`).
            models.Index(
                fields=["id"], condition=Q(is_read=False) & ~Q(label="accounts.User"), name="audit_writes"
            ),
            models.Index(
                fields=["workspace", "id"], condition=Q(workspace__isnull=False), name="audit_by_workspace"
            ),
            models.Index(fields=["place", "id"], condition=Q(workspace=None), name="audit_by_place"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.action} {self.label} {self.key}"

    def audit_scope(self) -> tuple[int | None, int | None]:
        """Where it belongs itself: that somebody read it is told there."""
        return self.workspace, self.place

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the entry; one that is added already cannot be changed."""
        if not self._state.adding:
            raise TypeError("the audit trail is only ever added to")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("the audit trail is only ever added to")
