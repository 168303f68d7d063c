"""The audit trail. It names rows by label and key, so it imports no app."""

from __future__ import annotations

from django.db import models


class AuditEntry(models.Model):
    """One write: when, by whom, what. Entries are only ever added."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    action = models.CharField(max_length=100)
    label = models.CharField(max_length=100)  # the kind of row, "promises.Promise"
    key = models.CharField(max_length=100)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.action} {self.label} {self.key}"
