"""What people meet for at a time and a place, whatever its kind."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from medborgarlofte.domain.roles import Visibility
from medborgarlofte.places.models import Function, Municipality, Shareable, ShareableQuerySet
from medborgarlofte.places.things import Thing


class Occasion(Shareable):
    """A meeting, a safety walk, or a session for staff or pupils: planned, then held or cancelled.

    It belongs to the party that calls to it; the parties of the functions that are invited read it too.
    `uid` and `sequence` are those of its calendar entry (RFC 5545): the same entry, and how many times it
    was changed since it was sent. `reason` says why it was cancelled.
    """

    class Kind(models.TextChoices):
        MEETING = "meeting"
        WALK = "walk"
        SESSION = "session"

    class State(models.TextChoices):
        PLANNED = "planned"
        HELD = "held"
        CANCELLED = "cancelled"

    GATE = "occasion"

    municipality_id: int
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="occasions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    invited = models.ManyToManyField(Function, related_name="occasions", blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    reason = models.CharField(max_length=500, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = ShareableQuerySet["Occasion"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="occasion_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(reason=""), name="cancelled_has_a_reason"
            ),
        ]
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["municipality", "starts_at"], name="occasion_in_time")]

    def __str__(self) -> str:
        return f"{self.title} {self.day}"

    @property
    def day(self) -> date:
        """The day on which it begins where it is held."""
        return localtime(self.starts_at).date()

    @property
    def is_planned(self) -> bool:
        """Whether it is still to come about."""
        return self.state == self.State.PLANNED

    def thing(self) -> Thing:
        """What the permission rules need to know: one that is held or cancelled is not open any more."""
        shared = frozenset(party.pk for party in self.shared_with.all()) if self.pk else frozenset()
        return Thing(self.workspace_id, shared, Visibility(self.visibility), self.is_planned)


def title_outside(title: str, kind: str, secrecy: str) -> str:
    """What an occasion is called where it leaves the house, in mails and other programs.

    `secrecy` is its ground: with one only its kind is told, and what it is about stands on its page.
    """
    if not secrecy:
        return title
    if kind == Occasion.Kind.MEETING:
        return _("Sekretessmarkerat möte")
    return _("Sekretessmarkerat tillfälle")
