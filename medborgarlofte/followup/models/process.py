"""Two of the three questions of a follow-up: did the problem change, and did the process work.

The first question, did we do it, is answered for each commitment, in `said`.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from medborgarlofte.places.models import Organisation

from .follow_up import FollowUp


class OutcomeAnswer(models.Model):
    """What one party says of the problem: whether it changed, why they say so, and on what it rests."""

    class Change(models.TextChoices):
        BETTER = "better"
        WORSE = "worse"
        NO_DETECTABLE_CHANGE = "no_detectable_change"
        CANNOT_BE_CONCLUDED = "cannot_be_concluded"
        CANNOT_BE_VERIFIED = "cannot_be_verified"

    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="outcomes")
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    change = models.CharField(max_length=25, choices=Change.choices)
    reason = models.CharField(max_length=2000)
    evidence = models.CharField(max_length=500, blank=True)
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="outcome_has_a_reason")]
        ordering = ["pk"]  # the newest of a party holds; earlier ones stay

    def __str__(self) -> str:
        return f"{self.follow_up} {self.party} {self.change}"

    def audit_scope(self) -> tuple[None, int]:
        """That of its follow-up."""
        return self.follow_up.audit_scope()


class ProcessAnswer(models.Model):
    """What one party says of the work together: cooperation, hours, situation picture, meetings."""

    class Works(models.TextChoices):
        YES = "yes"
        PARTLY = "partly"
        NO = "no"
        CANNOT_BE_VERIFIED = "cannot_be_verified"

    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="process_answers")
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    cooperation = models.CharField(max_length=20, choices=Works.choices)
    hours = models.CharField(max_length=20, choices=Works.choices)  # as many were spent as was planned
    picture = models.CharField(max_length=20, choices=Works.choices)  # it is up to date and used
    meetings = models.CharField(max_length=20, choices=Works.choices)  # held as was agreed
    reason = models.CharField(max_length=2000)
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="process_answer_has_a_reason")]
        ordering = ["pk"]  # the newest of a party holds; earlier ones stay

    def __str__(self) -> str:
        return f"{self.follow_up} {self.party}"

    def audit_scope(self) -> tuple[None, int]:
        """That of its follow-up."""
        return self.follow_up.audit_scope()
