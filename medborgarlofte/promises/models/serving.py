"""Which commitments a measure serves."""

from __future__ import annotations

from django.db import models

from medborgarlofte.incidents.models import Measure

from .commitment import Commitment


class Serving(models.Model):
    """That a measure in the street serves a commitment: told on the page of each."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="serves")
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="served_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "commitment"], name="measure_serves_once")]
        ordering = ["commitment"]

    def __str__(self) -> str:
        return f"{self.measure} {self.commitment}"

    def audit_scope(self) -> tuple[int | None, int | None]:
        """That of its measure."""
        return self.measure.audit_scope()
