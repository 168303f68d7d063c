"""What tells whether the problem of a promise changes, and how its commitments are meant to change it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from medborgarlofte.incidents.models import Indicator

from .commitment import Commitment
from .promise import Promise


class ProblemIndicator(models.Model):
    """That an indicator tells of the problem of a promise: shown on its page and in its follow-ups."""

    promise_id: int
    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="problem_indicators")
    indicator_id: int
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="of_promises")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["promise", "indicator"], name="indicator_once_in_a_promise")
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.promise} {self.indicator}"

    def audit_scope(self) -> tuple[None, int]:
        """That of its indicator."""
        return self.indicator.audit_scope()


class Hypothesis(models.Model):
    """If the commitment is kept, then the figure goes this way, because …; written down on a day.

    Only ever added: the newest holds, and an earlier one still tells what was expected when.
    """

    class Expects(models.TextChoices):
        ROSE = "rose"  # the words of `domain.indicators.Shift`
        FELL = "fell"

    commitment_id: int
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="hypotheses")
    indicator_id: int
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="hypotheses")
    expects = models.CharField(max_length=10, choices=Expects.choices)
    because = models.CharField(max_length=1000)
    written_on = models.DateField()
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(because=""), name="hypothesis_says_why")]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.commitment} {self.indicator} {self.expects}"

    def audit_scope(self) -> tuple[None, int]:
        """That of its indicator."""
        return self.indicator.audit_scope()
