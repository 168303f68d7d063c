"""Who promises: the parties, and who belongs to them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.domain.roles import Role
from medborgarlofte.places.things import Thing

from .places import Municipality


def party_told(kind: str, name: str, place: str) -> str:
    """The name of a party where its municipality is not plain."""
    if kind == Organisation.Kind.MUNICIPALITY:
        return name
    return _("%(party)s i %(place)s") % {"party": name, "place": place}


class Organisation(models.Model):
    """A party: the police of an area, a municipality, or another actor such as a housing company."""

    class Kind(models.TextChoices):
        POLICE = "police"
        MUNICIPALITY = "municipality"
        OTHER = "other"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=200)  # as shown: "Polisen", "Mullsjö kommun", "Granviks Bostäder"
    # The municipality where it promises; two municipalities' "Polisen" are two parties.
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="organisations")
    # A party of one person has decided that nobody else looks before it publishes; said publicly.
    publishes_alone = models.BooleanField(default=False)
    alone_reason = models.CharField(max_length=500, blank=True)  # why, as everybody reads it
    # What is still late after so many days is lifted to the manager of the function that answers for it.
    escalates_after = models.PositiveSmallIntegerField(default=14)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "name", "municipality"], name="organisation_once")
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    def thing(self) -> Thing:
        """What the permission rules need to know: it belongs to itself. No query."""
        return Thing(self.pk)

    def told(self) -> str:
        """Its name where its municipality is not plain: "Polisen i Almvik". Needs the municipality."""
        own = self.kind == self.Kind.MUNICIPALITY
        return self.name if own else party_told(self.kind, self.name, str(self.municipality))

    def audit_scope(self) -> tuple[None, int]:
        """That it is a party is known to every party of the place."""
        return None, self.municipality_id


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Roles that people have or had."""

    def current(self) -> MembershipQuerySet:
        """Those that are held now."""
        return self.filter(until=None)


class Membership(models.Model):
    """One role that somebody has in a party, and so in its place. It is ended, never deleted."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"], condition=Q(until=None), name="role_held_once"
            )
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.organisation}"

    def audit_scope(self) -> tuple[int, None]:
        """The party's own."""
        return self.organisation_id, None
