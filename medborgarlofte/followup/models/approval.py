"""The exact text of a follow-up, and that the leader of a party has approved it."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from medborgarlofte.places.models import Organisation

from .follow_up import FollowUp


class FollowUpVersionQuerySet(models.QuerySet["FollowUpVersion"]):
    """The texts of follow-ups."""

    def to_be_approved(self, approved: int | OuterRef) -> FollowUpVersionQuerySet:
        """The texts that may follow on the approved version of that number, 0 before the first: the newest
        first, which is the one that counts."""
        return self.filter(number=approved + 1).order_by("-pk")

    def approved(self) -> FollowUpVersionQuerySet:
        """Those that both parties have approved: of each number up to the newest approved, the last text."""
        later = self.model.objects.filter(
            follow_up=OuterRef("follow_up"), number=OuterRef("number"), pk__gt=OuterRef("pk")
        )
        return self.filter(~Exists(later), number__lte=F("follow_up__version"))


class FollowUpVersion(models.Model):
    """What a follow-up says, to the letter: canonical JSON (RFC 8785) and the hash over its UTF-8 bytes.

    Written once, never changed: the database itself refuses. It counts as version `number` when both parties
    have approved it; until then a later text may take its place under the same number. The text names the
    hash of the approved version before, and the reason for a correction.
    """

    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    canonical = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)
    reason = models.CharField(max_length=1000, blank=True)
    settled_at = models.DateTimeField()

    objects = FollowUpVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(number=1) | (Q(number__gt=1) & ~Q(reason="")),
                name="corrected_follow_up_has_a_reason",
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.follow_up} version {self.number}"

    def audit_scope(self) -> tuple[None, int]:
        """That of its follow-up."""
        return self.follow_up.audit_scope()

    def address(self) -> str:
        """The path of its permanent page."""
        return f"{self.follow_up.address()}version/{self.number}/"

    def says(self) -> dict[str, Any]:
        """All that the canonical JSON holds."""
        said: dict[str, Any] = json.loads(self.canonical)
        return said


class Approval(models.Model):
    """That a leader of a party has approved a text under its hash. Only ever added.

    What is public is the function, never the person.
    """

    version = models.ForeignKey(FollowUpVersion, on_delete=models.PROTECT, related_name="approvals")
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    function_name = models.CharField(max_length=200)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    approved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "party"], name="approved_once_by_a_party"),
            models.CheckConstraint(condition=~Q(function_name=""), name="approval_names_a_function"),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.version} {self.function_name}"

    def audit_scope(self) -> tuple[int, int]:
        """The party that approved, and its municipality."""
        return self.party_id, self.party.municipality_id
