"""What people say about a window: whether the need arose, and how a commitment went."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment


class NeedAnswer(models.Model):
    """Whether the need arose in one window of a commitment that is kept "when needed"."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="need_answers")
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="need_answers")
    window_start = models.DateField()
    arose = models.BooleanField()
    reason = models.CharField(max_length=500)
    answered_on = models.DateField()
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(arose=True) | ~Q(reason=""), name="no_need_has_a_reason"),
        ]
        ordering = ["-pk"]  # the newest answer holds; earlier ones stay

    def __str__(self) -> str:
        return f"{self.commitment} {self.window_start} {self.arose}"


class Assessment(models.Model):
    """One party's verdict on one window of a commitment, with its reason."""

    class Verdict(models.TextChoices):
        FULFILLED = "fulfilled"
        PARTLY = "partly"
        NOT_FULFILLED = "not_fulfilled"
        WITHDRAWN = "withdrawn"
        CANNOT_BE_VERIFIED = "cannot_be_verified"

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="assessments")
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assessments")
    window_start = models.DateField()
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    reason = models.CharField(max_length=2000)
    evidence = models.CharField(max_length=500, blank=True)
    assessed_on = models.DateField()
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="assessment_has_a_reason"),
        ]
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.commitment} {self.window_start} {self.verdict}"
