"""What people say about a window: the need, and how a commitment went; and what parties are told."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment, Promise

from .follow_up import FollowUp


class NeedAnswer(models.Model):
    """Whether the need arose in one window, `window_start <= day < window_end`, of a commitment that is kept
    "when needed"."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="need_answers")
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="need_answers")
    follow_up = models.ForeignKey(
        FollowUp, null=True, blank=True, on_delete=models.PROTECT, related_name="need_answers"
    )
    window_start = models.DateField()
    window_end = models.DateField()
    arose = models.BooleanField()
    reason = models.CharField(max_length=500)
    answered_on = models.DateField()
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(arose=True) | ~Q(reason=""), name="no_need_has_a_reason"),
            models.CheckConstraint(condition=Q(window_end__gt=F("window_start")), name="need_is_of_a_window"),
        ]
        ordering = ["-pk"]  # the newest answer holds; earlier ones stay

    def __str__(self) -> str:
        return f"{self.commitment} {self.window_start} {self.arose}"

    def audit_scope(self) -> tuple[None, int]:
        """It is public, so every auditor of the place reads it."""
        return None, self.party.municipality_id


class Assessment(models.Model):
    """One party's verdict with its reason on a window of a commitment: `window_start <= day < window_end`.

    `not_done` is what was not done and why, `changes` what changes now. Given in a follow-up, it is of what
    was done up to the end of its period: `interim` when the window went on, which it does not answer for.
    """

    class Verdict(models.TextChoices):
        FULFILLED = "fulfilled"
        PARTLY = "partly"
        NOT_FULFILLED = "not_fulfilled"
        WITHDRAWN = "withdrawn"
        CANNOT_BE_VERIFIED = "cannot_be_verified"

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="assessments")
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assessments")
    follow_up = models.ForeignKey(
        FollowUp, null=True, blank=True, on_delete=models.PROTECT, related_name="assessments"
    )
    window_start = models.DateField()
    window_end = models.DateField()
    interim = models.BooleanField(default=False)
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    reason = models.CharField(max_length=2000)
    evidence = models.CharField(max_length=500, blank=True)
    not_done = models.CharField(max_length=2000, blank=True)
    changes = models.CharField(max_length=2000, blank=True)
    assessed_on = models.DateField()
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="assessment_has_a_reason"),
            models.CheckConstraint(
                condition=Q(window_end__gt=F("window_start")), name="assessment_is_of_a_window"
            ),
            models.CheckConstraint(
                condition=Q(interim=False) | Q(follow_up__isnull=False), name="interim_in_a_follow_up"
            ),
        ]
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.commitment} {self.window_start} {self.verdict}"

    def audit_scope(self) -> tuple[None, int]:
        """It is public, so every auditor of the place reads it."""
        return None, self.party.municipality_id


class Notice(models.Model):
    """That a party was told something of a promise, once and for all."""

    class Kind(models.TextChoices):
        ENDING = "ending"  # it ends within ninety days

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="notices")
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["promise", "party", "kind"], name="notice_once")]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.promise} {self.party} {self.kind}"
