"""The functions that a party's work belongs to, who holds them, and how they were handed over."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from .organisations import Membership, Organisation


@cache
def _has_role() -> Exists:
    """Whether who holds it has a role in its party. It takes longer to put together than to look up."""
    roles = Membership.objects.current().filter(
        user=OuterRef("user"), organisation=OuterRef("function__organisation")
    )
    return Exists(roles)


class RoleAssignmentQuerySet(models.QuerySet["RoleAssignment"]):
    """Who holds or held which function."""

    def holding(self) -> RoleAssignmentQuerySet:
        """The assignments that hold now: of users who are not shut out and have a role in the party."""
        return self.filter(_has_role(), until=None, user__is_active=True)


def holder_of(function: str, told: str = "user") -> Subquery:
    """The key of who holds the function in that field now, for an annotation, or what else is told of them.

    None where nobody does.
    """
    held = RoleAssignment.objects.holding().filter(function=OuterRef(function))
    return Subquery(held.values(told)[:1])


@cache
def _held() -> models.QuerySet[Any]:
    """Of all users. Put together once, as the condition in it."""
    return RoleAssignment.objects.holding().values("function")


def held_by(user: int | None) -> models.QuerySet[Any]:
    """The keys of the functions that a user holds now, for a condition."""
    return _held().filter(user=user)


class FunctionQuerySet(models.QuerySet["Function"]):
    """Functions of parties, who holds them, and which of them nobody does."""

    def current(self) -> FunctionQuerySet:
        """Those that are not ended."""
        return self.filter(ended=None)

    def with_holder(self) -> FunctionQuerySet:
        """Each with who holds it as `holder_id`, `holder_name` and `holder_email`; None where nobody does."""
        return self._with_holder(holder_id="user", holder_name="user__name", holder_email="user__email")

    def with_holder_id(self) -> FunctionQuerySet:
        """Each with the key of who holds it alone, as `holder_id`."""
        return self._with_holder(holder_id="user")

    def _with_holder(self, **of_user: str) -> FunctionQuerySet:
        return self.annotate(**{name: holder_of("pk", field) for name, field in of_user.items()})

    def empty(self) -> FunctionQuerySet:
        """Those that are not ended and that nobody holds: each of them is an alarm."""
        held = RoleAssignment.objects.holding().filter(function=OuterRef("pk"))
        return self.current().filter(~Exists(held))


class Function(models.Model):
    """An accountable function of a party, "områdespolisen": work belongs to it, whoever holds it.

    `manager` is the function that hears of what is late. One that is `ended` takes no more work.
    """

    holder_id: int | None  # of `with_holder` and `with_holder_id` alone
    holder_name: str | None  # of `with_holder` alone, as the next
    holder_email: str | None
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="functions")
    name = models.CharField(max_length=200)
    former_names = models.JSONField(default=list, blank=True)  # by which promises may still name it
    manager = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="answering_to"
    )
    ended = models.DateField(null=True, blank=True)

    objects = FunctionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="function_once")]
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def audit_scope(self) -> tuple[int, None]:
        """The party's own."""
        return self.organisation_id, None


class RoleAssignment(models.Model):
    """Who holds a function, from when to when; one at a time. `until` is empty for the current holder."""

    function = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="assignments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["function"], condition=Q(until=None), name="function_held_by_one")
        ]
        ordering = ["-since", "-pk"]

    def __str__(self) -> str:
        return f"{self.function} {self.user_id}"

    def audit_scope(self) -> tuple[int, None]:
        """That of its function."""
        return self.function.audit_scope()


class HandOver(models.Model):
    """That a function went from one holder to another, with the list of what it answered for at that moment.

    `earlier` and `later` are the holders, None where nobody held it. `lines` is the list as it was, each
    {"kind", "told", "address"} (see `places.work`). Only ever added to.
    """

    function = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="hand_overs")
    earlier = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    later = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.CharField(max_length=2000, blank=True)
    lines = models.JSONField(default=list)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.function} {self.at:%Y-%m-%d}"

    def audit_scope(self) -> tuple[int, None]:
        """That of its function."""
        return self.function.audit_scope()
