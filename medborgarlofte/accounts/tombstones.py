"""What is left of a row that was disposed of."""

from __future__ import annotations

from django.db import models


class Tombstone(models.Model):
    """That a row was disposed of: which one, when, by which rule, and a hash of what it held.

    Whoever has kept a copy can show that it is what stood here; nobody can read out of the hash what it
    was. The audit trail holds the same hash, so that a tombstone cannot be forged. Only ever added to.
    """

    label = models.CharField(max_length=100)  # the kind of row, as in the audit trail
    key = models.CharField(max_length=100)
    rule = models.CharField(max_length=50)  # its name in the plan, see `disposal.DisposalRule`
    sha256 = models.CharField(max_length=64)
    disposed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["label", "key"], name="tombstone_of")]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.label} {self.key} {self.rule}"
