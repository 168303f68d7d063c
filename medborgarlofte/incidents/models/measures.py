"""Measures that a party has decided on, most of them in the street."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from medborgarlofte.dialogue.models import WalkPoint
from medborgarlofte.domain.roles import Visibility
from medborgarlofte.places.models import Municipality, Shareable, ShareableQuerySet
from medborgarlofte.places.things import Thing


class MeasureKind(models.TextChoices):
    """Whether a measure changes the situation in a place, or what makes people act there."""

    SITUATIONAL = "situational", _("Situationell åtgärd")
    SOCIAL = "social", _("Social åtgärd")


class PhysicalKind(models.TextChoices):
    """What is built or changed in the place."""

    SPEED_HUMP = "speed_hump", _("Farthinder")
    NARROWING = "narrowing", _("Avsmalning")
    LIGHTING = "lighting", _("Belysning")
    OTHER = "other", _("Annan åtgärd på platsen")


class MeasureQuerySet(ShareableQuerySet["Measure"]):
    """Measures, and the gate to them."""

    def published(self) -> MeasureQuerySet:
        """Those that everybody may read of."""
        return self.exclude(published_at=None)

    def late_first(self, today: date) -> MeasureQuerySet:
        """Those that are late, then the others that are open, then the rest; the latest decisions first."""
        is_open = Q(state__in=["decided", "ongoing"])
        order = Case(
            When(is_open & Q(planned_by__lt=today), then=Value(0)),
            When(is_open, then=Value(1)),
            default=Value(2),
        )
        return self.alias(order=order).order_by("order", "-decided_on", "-pk")


class Measure(Shareable):
    """A measure that the party of the workspace has decided on: what, where, by which decision, until when.

    `decision` is the reference that the party's own records give it. `planned_by` is the last day that is
    not too late, None where none is set. `reason` says why one was dropped. `published` holds the texts
    that everybody reads; state and days are public when they are saved, once the measure is.
    """

    class State(models.TextChoices):
        DECIDED = "decided"
        ONGOING = "ongoing"
        COMPLETED = "completed"
        DROPPED = "dropped"

    GATE = "measure"

    municipality_id: int
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="measures")
    kind = models.CharField(max_length=20, choices=MeasureKind.choices)
    physical = models.CharField(max_length=20, choices=PhysicalKind.choices, blank=True)
    what = models.CharField(max_length=200)
    where = models.CharField(max_length=200)
    decision = models.CharField(max_length=100)
    decided_on = models.DateField()
    planned_by = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DECIDED)
    completed_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    point_id: int | None
    point = models.ForeignKey(
        WalkPoint, null=True, blank=True, on_delete=models.PROTECT, related_name="measures"
    )
    published = models.JSONField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="situational") & ~Q(physical="") | Q(kind="social", physical=""),
                name="measure_in_a_place_says_what",
            ),
            models.CheckConstraint(
                condition=Q(state="completed", completed_on__isnull=False)
                | ~Q(state="completed") & Q(completed_on__isnull=True),
                name="completed_measure_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(reason=""), name="dropped_measure_has_a_reason"
            ),
        ]
        ordering = ["-decided_on", "-pk"]
        indexes = [models.Index(fields=["municipality", "decided_on"], name="measure_in_time")]

    def __str__(self) -> str:
        return f"{self.what}, {self.where}"

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in (self.State.DECIDED, self.State.ONGOING)

    def is_late(self, today: date) -> bool:
        """Whether it should have been completed by now. The planned day is included."""
        return self.is_open and self.planned_by is not None and self.planned_by < today

    def texts(self) -> dict[str, str]:
        """What is published of it, once somebody else has read it."""
        names = ("what", "where", "decision", "reason")
        return {name: getattr(self, name) for name in names}

    @property
    def is_published_as_it_is(self) -> bool:
        """Whether everybody reads what is written in it."""
        return bool(self.published == self.texts())

    def thing(self) -> Thing:
        """What the permission rules need to know: one that is completed or dropped is not open any more."""
        shared = frozenset(party.pk for party in self.shared_with.all()) if self.pk else frozenset()
        return Thing(self.workspace_id, shared, Visibility(self.visibility), self.is_open)
