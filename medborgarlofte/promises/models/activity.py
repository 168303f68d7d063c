"""What was done."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from medborgarlofte.places.models import Organisation

from .commitment import Commitment


class ActivityRecord(models.Model):
    """What was done: a day, a count, by whom. Never edited; a mistake is corrected by a correcting record.

    A correcting record replaces the one it `corrects`, which stays visible and no longer counts.
    `making_up_for` is the first day of an earlier window that this act, done too late, makes up for.
    `hours_taken` is for targets "within a time": how long the case took.
    """

    commitments = models.ManyToManyField(Commitment, related_name="records")
    parties = models.ManyToManyField(Organisation, related_name="records")
    reported_by = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="reported_for_others"
    )  # when one party reports for another
    day = models.DateField()
    count = models.PositiveIntegerField(default=1)
    hours = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    hours_taken = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True, max_length=2000)
    making_up_for = models.DateField(null=True, blank=True)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    reason = models.CharField(max_length=500, blank=True)  # why it corrects
    entered_at = models.DateTimeField()
    # The same entry sent twice counts once.
    key = models.CharField(max_length=64, unique=True, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, reason="") | (Q(corrects__isnull=False) & ~Q(reason="")),
                name="a_correction_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(hours__isnull=True) | Q(hours__gte=0), name="hours_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(hours_taken__isnull=True) | Q(hours_taken__gte=0), name="hours_taken_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(making_up_for__isnull=True) | Q(making_up_for__lt=models.F("day")),
                name="making_up_comes_after",
            ),
        ]
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["day"])]

    def __str__(self) -> str:
        return f"{self.day} {self.count}"
