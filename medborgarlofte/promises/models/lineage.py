"""Which commitments carry on those of an earlier promise, as a person has confirmed it."""

from __future__ import annotations

from django.db import models

from medborgarlofte.domain.lineage import Act

from .commitment import Commitment
from .promise import Promise


class LineageLink(models.Model):
    """One act of a renewal: what became of commitments of an earlier promise in a later one.

    Links are confirmed for two promises at a time. Those of their newest `confirmation` hold, all of
    them and they alone: a mistake is put right by confirming anew, and what was said before stays.
    """

    earlier_promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="links_onwards")
    later_promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="links_back")
    confirmation = models.PositiveIntegerField()  # 1, 2, … for these two promises
    act = models.CharField(max_length=20, choices=[(act.value, act.value) for act in Act])
    earlier = models.ManyToManyField(Commitment, related_name="links_onwards")
    later = models.ManyToManyField(Commitment, related_name="links_back")  # none when the act is close
    reason = models.CharField(max_length=1000, blank=True)
    likeness = models.FloatField(null=True, blank=True)  # 0-1 as proposed; None when a person chose otherwise
    confirmed_at = models.DateTimeField()
    actor = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.earlier_promise} → {self.later_promise}: {self.act}"

    def audit_scope(self) -> tuple[None, int]:
        """That of its promises, which are of one municipality."""
        return self.later_promise.audit_scope()
