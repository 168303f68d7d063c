"""What police and municipality have agreed to work together on, and who signs promises under it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from medborgarlofte.places.models import (
    Function,
    LocalPoliceArea,
    Municipality,
    Organisation,
    Shareable,
    ShareableQuerySet,
)
from medborgarlofte.places.things import Thing


class CooperationAgreement(Shareable):
    """A cooperation agreement as its parties have come to write it; what was published are its versions.

    `start` is the first day, `end` the day after the last, None until further notice. `ended` is the day
    from which it no longer holds though its period goes on. `revision` counts its changes, so that nobody
    writes over what they have not seen; `published_revision` is the one that the newest version holds.
    """

    GATE = "agreement"

    municipality_id: int
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="agreements")
    police_area = models.ForeignKey(
        LocalPoliceArea, null=True, blank=True, on_delete=models.PROTECT, related_name="agreements"
    )
    parties = models.ManyToManyField(Organisation, related_name="agreements")
    purposes = models.TextField()
    areas = models.TextField()  # what they work together on, one a line
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    ended = models.DateField(null=True, blank=True)
    ended_reason = models.CharField(max_length=1000, blank=True)
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )
    revision = models.PositiveIntegerField(default=1)
    published_revision = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)  # the number of its newest version
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = ShareableQuerySet["CooperationAgreement"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="agreement_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(purposes="") & ~Q(areas=""), name="agreement_has_purposes_and_areas"
            ),
        ]
        ordering = ["-start", "pk"]

    def __str__(self) -> str:
        return f"överenskommelse {self.pk}"

    def audit_scope(self) -> tuple[int | None, int]:
        """The party whose workspace it belongs to, and its municipality."""
        return self.workspace_id, self.municipality_id

    def address(self) -> str:
        """The path of its public page: "/granvik/overenskommelse/3/"."""
        return f"/{self.municipality.slug}/overenskommelse/{self.pk}/"

    @property
    def is_published_as_it_is(self) -> bool:
        """Whether its newest version says what it says now."""
        return self.published_revision == self.revision

    @property
    def is_open(self) -> bool:
        """Whether it may be changed: not once its end is published, nor one that ended unpublished."""
        return self.ended is None or bool(self.published_revision and not self.is_published_as_it_is)

    def thing(self) -> Thing:
        """What the permission rules need to know."""
        shared = super().thing()
        return Thing(shared.workspace, shared.shared_with, shared.visibility, self.is_open)

    def holds_on(self, day: date) -> bool:
        """Whether it holds on that day."""
        over = min(filter(None, (self.end, self.ended)), default=None)
        return self.start <= day and (over is None or day < over)


class Signatory(models.Model):
    """A function that signs promises under an agreement. `function` is None when it is not in the register.

    Without it nobody can sign here for it, but a paper that it has signed can be uploaded.
    """

    agreement = models.ForeignKey(CooperationAgreement, on_delete=models.CASCADE, related_name="signatories")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    function_name = models.CharField(max_length=200)
    function = models.ForeignKey(
        Function, null=True, blank=True, on_delete=models.PROTECT, related_name="signs_under"
    )
    order = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "organisation", "function_name"], name="signatory_once"
            )
        ]
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.function_name}, {self.organisation}"


class RegistryNumber(models.Model):
    """The number that one party's registry has given an agreement. Each party keeps a registry of its own."""

    agreement = models.ForeignKey(
        CooperationAgreement, on_delete=models.CASCADE, related_name="registry_numbers"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=50)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "organisation"], name="registry_number_of_party")
        ]
        ordering = ["organisation"]

    def __str__(self) -> str:
        return self.number


class AgreementVersion(models.Model):
    """An agreement as it was published: written once, never changed, on an address of its own for ever.

    `canonical` is canonical JSON (RFC 8785), `sha256` is over its UTF-8 bytes; it names the hash before.
    """

    agreement = models.ForeignKey(CooperationAgreement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()  # 1, 2, … within the agreement
    canonical = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)
    reason = models.CharField(max_length=1000, blank=True)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="agreement_version_number_once"),
            models.CheckConstraint(
                condition=Q(number=1) | (Q(number__gt=1) & ~Q(reason="")),
                name="a_new_agreement_version_has_a_reason",
            ),
        ]
        ordering = ["agreement", "number"]

    def __str__(self) -> str:
        return f"{self.agreement} version {self.number}"

    def audit_scope(self) -> tuple[None, int]:
        """It is public, so every auditor of the place reads it."""
        return None, self.agreement.municipality_id

    def address(self) -> str:
        """The path of its permanent page: "/granvik/overenskommelse/3/version/2/"."""
        return f"{self.agreement.address()}version/{self.number}/"

    def says(self) -> dict[str, Any]:
        """All that the canonical JSON holds."""
        said: dict[str, Any] = json.loads(self.canonical)
        return said
