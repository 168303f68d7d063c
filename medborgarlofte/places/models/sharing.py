"""How a record of a party's workspace becomes known to others: private, then shared, then public."""

from __future__ import annotations

from typing import ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from medborgarlofte.domain.roles import Visibility
from medborgarlofte.places.gates import Access
from medborgarlofte.places.things import Thing

from .organisations import Organisation

Row = TypeVar("Row", bound="Shareable")


class SecrecyGround(models.TextChoices):
    """The statutory ground for keeping a record secret: chapter and section of the Act (2009:400), OSL."""

    OSL_18_1 = "osl-18-1", _("OSL 18 kap. 1 § – förundersökning och annan brottsbekämpning")
    OSL_18_2 = "osl-18-2", _("OSL 18 kap. 2 § – underrättelseverksamhet")
    OSL_23 = "osl-23", _("OSL 23 kap. – utbildning och barnomsorg")
    OSL_26 = "osl-26", _("OSL 26 kap. – socialtjänst")
    OSL_35 = "osl-35", _("OSL 35 kap. – enskilda i brottsbekämpande verksamhet")


class ShareableQuerySet(models.QuerySet[Row]):
    """Records of workspaces, and the gate to them."""

    def visible_to(self, access: Access) -> Self:
        """Those that somebody may read: of parties where their role allows it, or shared with such."""
        if access.actor.is_system:
            return self
        parties = access.parties_with(f"{self.model.GATE}.read")
        ties = self.model.shared_with.through._default_manager.filter(organisation__in=parties)
        shared = ties.values(f"{self.model.shared_with.field.m2m_field_name()}_id")
        return self.filter(models.Q(workspace__in=parties) | models.Q(pk__in=shared))


class Shareable(models.Model):
    """A record that belongs to one party's workspace. `workspace` is None for what the command line entered.

    `shared_with` are the parties it was made accessible to; what is shared is received there and stays so.
    A record with a secrecy ground cannot be published. `asked_by` has asked that it be published, and
    somebody else of the same party answers. `GATE` is what its permissions begin with.
    """

    GATE: ClassVar[str]

    workspace_id: int | None
    workspace = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    visibility = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in Visibility],
        default=Visibility.PRIVATE.value,
    )
    shared_with = models.ManyToManyField(Organisation, related_name="+", blank=True)
    secrecy = models.CharField(max_length=20, choices=SecrecyGround.choices, blank=True)
    secrecy_note = models.CharField(max_length=500, blank=True)
    asked_by_id: int | None
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def audit_scope(self) -> tuple[int | None, int | None]:
        """What is done to it is for the auditor of the party it belongs to, shared or not."""
        return self.workspace_id, None

    def thing(self) -> Thing:
        """What the permission rules need to know; no query when `shared_with` is fetched before."""
        shared = frozenset(party.pk for party in self.shared_with.all()) if self.pk else frozenset()
        return Thing(self.workspace_id, shared, Visibility(self.visibility))


class SecrecyReview(models.Model):
    """That somebody looked for secrecy before a record was shared or published, and what they found.

    It names the record by label and key, as the audit trail does. Only ever added to.
    """

    label = models.CharField(max_length=100)
    key = models.CharField(max_length=100)
    step = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Visibility])
    party = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=20, choices=SecrecyGround.choices, blank=True)
    note = models.CharField(max_length=500)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["label", "key"], name="secrecy_review_of")]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.label} {self.key} {self.step}"
