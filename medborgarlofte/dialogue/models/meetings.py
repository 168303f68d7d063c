"""Meetings: what is to be talked about, who came, what was said and what was decided."""

from __future__ import annotations

import hashlib
from datetime import date

from django.db import models

from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Function, ShareableQuerySet, holder_of
from medborgarlofte.places.things import Thing

from .groups import Group
from .occasions import Occasion


class Meeting(Occasion):
    """A meeting of a group, or of functions that are called this once."""

    group_id: int | None
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="meetings")
    minutes = models.TextField(max_length=20_000, blank=True)

    objects = ShareableQuerySet["Meeting"].as_manager()  # type: ignore[misc]  # Occasion has its own

    @property
    def minutes_sha256(self) -> str:
        """By which a form knows whether somebody else has written meanwhile."""
        return hashlib.sha256(self.minutes.encode()).hexdigest()


class AgendaItem(models.Model):
    """One thing to talk about. `address` is the path of the page that it comes from, empty without one."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    address = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """Whether a function was there, whoever held it: never anybody's name."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    function_id: int
    function = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="+")
    present = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "function"], name="attendance_once")]
        ordering = ["function__name", "pk"]

    def __str__(self) -> str:
        return f"{self.function} {self.present}"


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Decisions of meetings, and the gate to them."""

    def visible_to(self, access: Access) -> DecisionQuerySet:
        """Those of meetings that somebody may read."""
        return self.filter(meeting__in=Meeting.objects.visible_to(access))

    def left(self) -> DecisionQuerySet:
        """Those that are not done."""
        return self.filter(done_on=None)

    def with_holder(self) -> DecisionQuerySet:
        """Each with who holds the owner as `holder_id`; None where nobody does."""
        of_owner = {"holder_id": holder_of("owner")}
        return self.annotate(**of_owner)


class Decision(models.Model):
    """What a meeting decided that a function is to do, and by when. `due` is its last day.

    `done_on` is the day it was done.
    """

    holder_id: int | None  # of `with_holder` alone
    meeting_id: int
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    text = models.CharField(max_length=1000)
    owner_id: int
    owner = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="decisions")
    due = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        indexes = [models.Index(fields=["owner", "done_on"], name="decisions_left")]

    def __str__(self) -> str:
        return self.text

    def is_late(self, today: date) -> bool:
        """Whether its last day has passed and it is not done."""
        return self.done_on is None and self.due < today

    def thing(self) -> Thing:
        """What the permission rules need to know: the owner's party may settle it as well."""
        return Thing(self.meeting.workspace_id, frozenset({self.owner.organisation_id}))
