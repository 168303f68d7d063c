"""One follow-up of a promise: of a period that is over, answered by its parties and approved by leaders."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate

from medborgarlofte.domain.followups import FollowUpPeriod
from medborgarlofte.domain.roles import Visibility
from medborgarlofte.domain.targets import Per
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Organisation
from medborgarlofte.places.things import Thing
from medborgarlofte.promises.models import Promise


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    """Follow-ups, and who may read them."""

    def approved(self) -> FollowUpQuerySet:
        """Those with a version that both parties have approved: all that the public sees."""
        return self.filter(version__gt=0)

    def visible_to(self, access: Access) -> FollowUpQuerySet:
        """What is approved, and of their own municipalities what the parties are answering."""
        if access.actor.is_system:
            return self
        both = (Organisation.Kind.POLICE, Organisation.Kind.MUNICIPALITY)
        mine = Organisation.objects.filter(pk__in=access.parties_with("followup.read"), kind__in=both)
        return self.filter(Q(version__gt=0) | Q(promise__municipality__in=mine.values("municipality")))


class FollowUp(models.Model):
    """The follow-up of one period, `start <= day < end`; `due` is the first day on which it is over.

    `per` is empty where the promise's interval has no name. `version` is the number of the newest approved
    version, 0 before the first. While it is approved nothing in it changes; `reason` tells why the one that
    is open after an approved one was opened again.
    """

    class State(models.TextChoices):
        OPEN = "open"
        APPROVED = "approved"

    settled_sha256: str | None  # of `given.with_settled` alone
    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="follow_ups")
    per = models.CharField(max_length=20, blank=True)
    start = models.DateField()
    end = models.DateField()
    due = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    version = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=1000, blank=True)
    opened_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True, blank=True)  # when the first version was

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["promise", "per", "start"], name="follow_up_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="follow_up_ends_after_start"),
            models.CheckConstraint(
                condition=Q(version=0, approved_at=None) | Q(version__gt=0, approved_at__isnull=False),
                name="approved_follow_up_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(version__gt=0), name="approved_follow_up_has_a_version"
            ),
            models.CheckConstraint(
                condition=~Q(state="open", version__gt=0, reason=""), name="opened_again_with_a_reason"
            ),
        ]
        ordering = ["due", "start", "pk"]

    def __str__(self) -> str:
        return f"{self.promise} {self.start} {self.end}"

    def audit_scope(self) -> tuple[None, int]:
        """It belongs to no party alone, so every auditor of the place reads what became of it."""
        return None, self.promise.municipality_id

    def period(self) -> FollowUpPeriod:
        """Its period, as the rules see it."""
        return FollowUpPeriod(Per(self.per) if self.per else None, self.start, self.end, self.due)

    @property
    def is_open(self) -> bool:
        """Whether it can be answered."""
        return self.state == self.State.OPEN

    @property
    def approved_on(self) -> date | None:
        """The local day on which its first version was approved."""
        return localdate(self.approved_at) if self.approved_at else None

    def thing(self) -> Thing:
        """What the permission rules need to know: it is of both parties of the promise."""
        visibility = Visibility.PUBLIC if self.version else Visibility.PRIVATE
        return Thing(None, self.promise.thing().shared_with, visibility, self.is_open)

    def address(self) -> str:
        """The path of its public page: "/granvik/2022-2023/uppfoljning/3/"."""
        return f"{self.promise.address()}uppfoljning/{self.pk}/"

    def says_of_itself(self) -> dict[str, Any]:
        """What its versions say of the period."""
        return {
            "interval": self.per,
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "due": self.due.isoformat(),
        }
