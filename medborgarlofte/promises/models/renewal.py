"""What was chosen when a promise was renewed, until its next period is published."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models

from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.renewal import Fate

from .draft import Draft
from .promise import Promise


class Renewal(models.Model):
    """The draft of the promise that goes on from `promise`, and what becomes of each commitment.

    The reason and the lessons are the draft's own. The numbers are those of the draft as it was made:
    what it became since, `domain.renewal_links` follows.
    """

    draft = models.OneToOneField(Draft, on_delete=models.PROTECT, related_name="renewal")
    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="renewals")
    fates = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.promise} → {self.draft}"

    def planned(self) -> tuple[Fate, ...]:
        """What was chosen for each commitment of the promise, in its order."""
        return tuple(
            Fate(one["number"], Act(one["act"]), tuple(one["later"]), one["reason"]) for one in self.fates
        )

    def plan(self, fates: Iterable[Fate]) -> None:
        """Choose this for each commitment; not yet saved."""
        self.fates = [_plain(fate) for fate in fates]


def _plain(fate: Fate) -> dict[str, Any]:
    return {
        "number": fate.number,
        "act": fate.act.value,
        "later": list(fate.later),
        "reason": fate.reason,
    }
