"""The audit trail. It names rows by label and key, so it imports no app."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    """Reads and additions alone."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("the audit trail is only ever added to")

    def delete(self) -> NoReturn:
        raise TypeError("the audit trail is only ever added to")


class AuditEntry(models.Model):
    """One write: when, by whom, what. Entries are only ever added, each naming the hash of the one before."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    action = models.CharField(max_length=100)
    label = models.CharField(max_length=100)  # the kind of row, "promises.Promise"
    key = models.CharField(max_length=100)
    detail = models.JSONField(default=dict)
    predecessor = models.CharField(max_length=64, blank=True)  # the sha256 of the entry before, if any
    sha256 = models.CharField(max_length=64)  # see `chain.hash_of`

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.action} {self.label} {self.key}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the entry; one that is added already cannot be changed."""
        if not self._state.adding:
            raise TypeError("the audit trail is only ever added to")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("the audit trail is only ever added to")
