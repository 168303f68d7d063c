"""Groups that meet: who is in them, by function."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Function, Municipality, Organisation
from medborgarlofte.places.things import Thing


class GroupQuerySet(models.QuerySet["Group"]):
    """Groups, and the gate to them."""

    def visible_to(self, access: Access) -> GroupQuerySet:
        """Those that somebody may read: of their parties, or with a function of one of these in it."""
        if access.actor.is_system:
            return self
        parties = access.parties_with("occasion.read")
        seats = GroupMember.objects.filter(function__organisation__in=parties)
        return self.filter(Q(workspace__in=parties) | Q(pk__in=seats.values("group")))

    def current(self) -> GroupQuerySet:
        """Those that are not ended."""
        return self.filter(ended=None)


class Group(models.Model):
    """A group of a municipality that meets, "styrgruppen". It belongs to the party that calls to meetings.

    Its members are functions, of that party and of others: whoever holds the function now is called.
    """

    class Kind(models.TextChoices):
        STEERING_GROUP = "steering_group", _("Styrgrupp")
        STRATEGIC_COUNCIL = "strategic_council", _("Strategiskt råd")
        WORKING_GROUP = "working_group", _("Arbetsgrupp")
        MANAGEMENT_GROUP = "management_group", _("Ledningsgrupp")

    municipality_id: int
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="groups")
    workspace_id: int
    workspace = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=200)
    ended = models.DateField(null=True, blank=True)

    objects = GroupQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "name"], condition=Q(ended=None), name="group_once")
        ]
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def thing(self) -> Thing:
        """What the permission rules need to know: one that is ended is not open any more. No query."""
        return Thing(self.workspace_id, is_open=self.ended is None)

    def audit_scope(self) -> tuple[int, None]:
        """The party's own."""
        return self.workspace_id, None


class GroupMember(models.Model):
    """A function that is in a group. One that is ended is called no more."""

    class Position(models.TextChoices):
        CHAIR = "chair", _("ordförande")
        MEMBER = "member", _("ledamot")

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    function_id: int
    function = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="seats")
    position = models.CharField(max_length=10, choices=Position.choices, default=Position.MEMBER)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "function"], name="in_a_group_once"),
            models.UniqueConstraint(
                fields=["group"], condition=Q(position="chair"), name="a_group_has_one_chair"
            ),
        ]
        ordering = ["position", "function__name", "pk"]

    def __str__(self) -> str:
        return f"{self.function}, {self.get_position_display()}"
