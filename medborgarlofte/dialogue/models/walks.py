"""Safety walks, their protocols, and what was answered."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from medborgarlofte.domain.position import Position
from medborgarlofte.domain.walk_points import Answer, Outcome, PointState, state_of
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Function, ShareableQuerySet

from .occasions import Occasion


class SafetyWalkQuerySet(ShareableQuerySet["SafetyWalk"]):
    """Safety walks, and the gate to them."""

    def published(self) -> SafetyWalkQuerySet:
        """Those that everybody may read of."""
        return self.exclude(published_at=None)


class SafetyWalk(Occasion):
    """A safety walk: residents, police and municipality look at places together and write a protocol.

    `route` is where it goes, in words. `published` holds the texts that everybody reads, None until a
    second person of the party has published them; what is written later waits for the next time.
    """

    route = models.CharField(max_length=2000, blank=True)
    published = models.JSONField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = SafetyWalkQuerySet.as_manager()  # type: ignore[misc]  # narrower than the occasion's

    def texts(self) -> dict[str, str]:
        """What is published of it."""
        return {"title": self.title, "place": self.place, "route": self.route}

    @property
    def is_published_as_it_is(self) -> bool:
        """Whether everybody reads all that is written in it, its points included."""
        same = all(point.published == point.texts() for point in self.points.all())
        return self.published == self.texts() and same


class WalkPoint(models.Model):
    """One point of the protocol: what was seen, where, and what was answered.

    The position is WGS 84 degrees as a phone gave it, None when the place is told in words alone. `due` is
    the last day that is not too late. `done_on` is when it was looked over and, when needed, remedied.
    `published` holds the texts that everybody reads: answer, owner and days are public when they are saved.
    `key` tells one entry from another, however often a form is sent.
    """

    class Category(models.TextChoices):
        """What was seen, after the categories of EST (effective coordination for safety)."""

        VANDALISM = "vandalism", _("Skadegörelse")
        GATHERING = "gathering", _("Oroande samling")
        DISORDER = "disorder", _("Ordningsstörning")
        DARK = "unsafe_dark", _("Mörk plats")
        HIDDEN = "unsafe_hidden", _("Skymd plats")
        DESERTED = "unsafe_deserted", _("Öde plats")
        LITTERED = "unsafe_littered", _("Nedskräpad plats")
        TRAFFIC = "traffic", _("Farlig trafik")
        OTHER = "other", _("Annat")

    walk = models.ForeignKey(SafetyWalk, on_delete=models.PROTECT, related_name="points")
    number = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=20, choices=Category.choices)
    where = models.CharField(max_length=200)
    description = models.CharField(max_length=1000, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Answer], blank=True)
    answered_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    owner_id: int | None
    owner = models.ForeignKey(
        Function, null=True, blank=True, on_delete=models.PROTECT, related_name="walk_points"
    )
    due = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Outcome], blank=True)
    done_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    published = models.JSONField(null=True, blank=True)
    key = models.CharField(max_length=64, null=True, blank=True)

    objects = models.Manager["WalkPoint"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["walk", "number"], name="walk_point_once"),
            models.UniqueConstraint(fields=["walk", "key"], name="walk_point_key_once"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="walk_point_position_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(answer="refused") | ~Q(reason=""), name="refused_point_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(answer="accepted") | Q(owner__isnull=False, due__isnull=False),
                name="accepted_point_has_owner_and_day",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", done_on__isnull=True)
                | (~Q(outcome="") & Q(answer="accepted", done_on__isnull=False)),
                name="done_point_was_accepted",
            ),
        ]
        ordering = ["walk", "number"]

    def __str__(self) -> str:
        return f"{self.walk_id} {self.number}"

    @property
    def position(self) -> Position | None:
        """Where it lies, when a phone has said so."""
        if self.latitude is None or self.longitude is None:
            return None
        return Position(self.latitude, self.longitude)

    def state(self, today: date) -> PointState:
        """How it stands today."""
        return state_of(self.answer, self.outcome, self.due, today)

    def texts(self) -> dict[str, object]:
        """What is published of it, once somebody else has read it."""
        names = ("category", "where", "description", "latitude", "longitude", "reason", "note")
        return {name: getattr(self, name) for name in names}

    def audit_scope(self) -> tuple[int | None, int | None]:
        """That of its walk."""
        return self.walk.audit_scope()


class WalkPhotoQuerySet(models.QuerySet["WalkPhoto"]):
    """Photographs, and the gate to them."""

    def visible_to(self, access: Access) -> WalkPhotoQuerySet:
        """Those of the walks that whoever asks may read."""
        return self.filter(point__walk__in=SafetyWalk.objects.visible_to(access))


class WalkPhoto(models.Model):
    """A photograph of a point, drawn anew without what the camera wrote in it. Never public.

    A row of its own, so that no list ever loads the bytes (docs/decisions/0006).
    """

    point = models.OneToOneField(WalkPoint, on_delete=models.PROTECT, related_name="photo")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()

    objects = WalkPhotoQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def audit_scope(self) -> tuple[int | None, int | None]:
        """That of its walk."""
        return self.point.audit_scope()
