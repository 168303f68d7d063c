"""Files that show what was done: photographs and PDF, beside the activity record. Never public."""

from __future__ import annotations

from django.db import models

from medborgarlofte.places.gates import Access

from .activity import ActivityRecord


class ProofContent(models.Model):
    """The bytes of a file, apart from it so that no list ever loads them (docs/decisions/0006)."""

    content = models.BinaryField()

    def __str__(self) -> str:
        return str(self.pk)


class ProofQuerySet(models.QuerySet["Proof"]):
    """Files, and the gate to them."""

    def visible_to(self, access: Access) -> ProofQuerySet:
        """Those of the records that whoever asks may see all of."""
        return self.filter(record__in=ActivityRecord.objects.visible_to(access))


class Proof(models.Model):
    """One file of a record. A correction that keeps the file has a row of its own on the same content."""

    record = models.ForeignKey(ActivityRecord, on_delete=models.PROTECT, related_name="proofs")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()  # bytes
    content = models.ForeignKey(ProofContent, on_delete=models.PROTECT, related_name="proofs")

    objects = ProofQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
