"""What was done."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from medborgarlofte.dialogue.models import Occasion
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Organisation

from .commitment import Commitment

DRESS = ("plain", "uniform")  # plain-clothes or uniformed


class ActivityRecordQuerySet(models.QuerySet["ActivityRecord"]):
    """Records, and the gate to what is not public of them."""

    def last_by(self, access: Access) -> ActivityRecord | None:
        """What whoever asks logged last, if it stands and their role still lets them see it."""
        mine = self.visible_to(access).filter(
            entered_by=access.actor.user_id, corrects=None, corrected_by=None
        )
        return mine.order_by("-pk").first() if access.actor.user_id else None

    def visible_to(self, access: Access) -> ActivityRecordQuerySet:
        """Those that the party of whoever asks has entered, where their role lets them correct it."""
        if access.actor.is_system:
            return self
        return self.entered_for(access.parties_with("activity.correct"))

    def entered_for(self, parties: Collection[int]) -> ActivityRecordQuerySet:
        """Those that these parties have entered, of themselves or of others: the records are theirs."""
        ties = ActivityRecord.parties.through.objects.filter(organisation__in=parties)
        did = Q(reported_by=None, pk__in=ties.values("activityrecord_id"))
        return self.filter(Q(reported_by__in=parties) | did)

    def as_of(self, moment: datetime) -> ActivityRecordQuerySet:
        """Those that counted at that moment: entered by then, and not corrected by then."""
        return self.filter(entered_at__lte=moment).exclude(corrected_by__entered_at__lte=moment)


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
    dress = models.CharField(max_length=10, blank=True, choices=[(one, one) for one in DRESS])
    # With whom: other parties of the municipality, and others in words.
    together_with = models.ManyToManyField(Organisation, related_name="joined_records")
    co_actors = models.CharField(max_length=300, blank=True)
    making_up_for = models.DateField(null=True, blank=True)
    # The meeting, walk or session that it tells of.
    occasion = models.ForeignKey(
        Occasion, null=True, blank=True, on_delete=models.PROTECT, related_name="records"
    )
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    reason = models.CharField(max_length=500, blank=True)  # why it corrects
    entered_at = models.DateTimeField()
    # Whose "repeat the last" it is; None is the command line.
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # The same entry sent twice counts once.
    key = models.CharField(max_length=64, unique=True, null=True, blank=True)

    objects = ActivityRecordQuerySet.as_manager()

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
            models.CheckConstraint(condition=Q(dress__in=("", *DRESS)), name="dress_is_known"),
            # The field says so too, over all records; this index holds the few corrections alone, and every
            # record that counts is looked for in it.
            models.UniqueConstraint(
                fields=["corrects"], condition=Q(corrects__isnull=False), name="record_corrected_once"
            ),
        ]
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["day"])]

    def __str__(self) -> str:
        return f"{self.day} {self.count}"


class Fulfilment(models.Model):
    """That an occasion, when it is held, is an activity of a commitment: one meeting of four."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="fulfils")
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="fulfilled_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["occasion", "commitment"], name="occasion_fulfils_once")
        ]
        ordering = ["commitment"]

    def __str__(self) -> str:
        return f"{self.occasion} {self.commitment}"

    def audit_scope(self) -> tuple[int | None, int | None]:
        """That of its occasion."""
        return self.occasion.audit_scope()


def counts_as_sensitive(record: str) -> Exists:
    """A condition: whether the record in the field of that name counts in a sensitive commitment.

    Such a record is not shown one by one anywhere. It is asked of each record for itself: to list all such
    records of a country takes longer than the page that asks.
    """
    ties = ActivityRecord.commitments.through.objects.filter(commitment__sensitive=True)
    return Exists(ties.filter(activityrecord=OuterRef(record)))
