"""What a promise binds the parties to, and what they aim at."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.utils.functional import cached_property

from medborgarlofte.domain import targets as rules
from medborgarlofte.domain.content import GOAL_KINDS
from medborgarlofte.places.models import Organisation

from .promise import FocusArea, Promise
from .sources import Source


def _choices(kind: type[rules.Operator | rules.Per | rules.TimeUnit]) -> list[tuple[str, str]]:
    return [(member.value, member.value) for member in kind]


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    """Commitments, and which of them still hold."""

    def current(self) -> CommitmentQuerySet:
        """Those that the newest version holds, in the order it shows them."""
        return self.filter(dropped_in__isnull=True).order_by("promise", "position")

    def to_log(self) -> models.QuerySet[Any]:
        """Those that are public, with promise and parties, and whether each case has a time to be told.

        `is_timed` says that one of its targets is "within a time". Two queries however many there are.
        """
        timed = Target.objects.filter(commitment=OuterRef("pk"), kind=Target.Kind.WITHIN_TIME)
        public = self.filter(promise__in=Promise.objects.published()).annotate(is_timed=Exists(timed))
        return public.select_related("promise__municipality").prefetch_related("parties")


class Commitment(models.Model):
    """One point of a promise that binds somebody.

    Its number is never given to another. One that a later version dropped stays, with what was done.
    """

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="commitments")
    number = models.PositiveIntegerField()  # 1, 2, … within the promise
    position = models.PositiveIntegerField()  # in the order that the promise shows them
    dropped_in = models.PositiveIntegerField(null=True, blank=True)  # the version that dropped it
    weakened_in = models.PositiveIntegerField(null=True, blank=True)  # the last that made a target weaker
    focus_area = models.ForeignKey(
        FocusArea, null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    text = models.TextField()  # word for word
    parties = models.ManyToManyField(Organisation, related_name="commitments")
    as_needed = models.BooleanField(default=False)
    areas = models.JSONField(default=list, blank=True)
    target_groups = models.JSONField(default=list, blank=True)
    places = models.JSONField(default=list, blank=True)
    co_actors = models.JSONField(default=list, blank=True)
    published_result = models.TextField(blank=True)  # the outcome that a published page reports
    sensitive = models.BooleanField(default=False)
    source = models.ForeignKey(Source, null=True, on_delete=models.PROTECT, related_name="commitments")
    page = models.PositiveIntegerField(null=True, blank=True)
    line = models.PositiveIntegerField(null=True, blank=True)
    evidence = models.JSONField(default=list, blank=True)
    times = models.CharField(max_length=500, blank=True)  # of the day or the week, as it is written
    plans = models.JSONField(default=list, blank=True)  # [{"text", "address"}]
    goal_kind = models.CharField(max_length=10, blank=True, choices=[(kind, kind) for kind in GOAL_KINDS])
    goal = models.TextField(blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["promise", "number"], name="commitment_number_once"),
            models.CheckConstraint(condition=~Q(text=""), name="commitment_has_text"),
            models.CheckConstraint(
                condition=Q(goal_kind__in=("", *GOAL_KINDS)), name="commitment_goal_kind_is_known"
            ),
        ]
        ordering = ["promise", "position"]

    def __str__(self) -> str:
        return f"{self.promise} {self.number}"

    @cached_property
    def accountable(self) -> frozenset[int]:
        """The keys of its parties. Looked up once: a file may have ten thousand rows of one commitment."""
        return frozenset(party.pk for party in self.parties.all())


class Accountability(models.Model):
    """The one function of a party that answers for its part of a commitment."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="accountabilities")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="accountabilities")
    function_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment", "organisation"], name="one_function_of_each_party"),
            models.CheckConstraint(condition=~Q(function_name=""), name="function_has_name"),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.function_name}"


_RULE = (
    *("kind", "unit", "per", "operator", "number", "every", "season_school_year", "on_average", "by"),
    *("whole", "unless_no_need", "each_party", "limit", "limit_unit"),
)
_LISTS = ("season_months", "conditions")


class TargetQuerySet(models.QuerySet["Target"]):
    """Targets, and what decides the rule of each."""

    def told(self, *others: str) -> models.QuerySet[Any]:
        """A row of each with these other columns first and then what `rule_told` reads.

        Sooner read than whole targets, where there are hundreds.
        """
        return self.values_list(*others, *_RULE, *(Cast(name, models.TextField()) for name in _LISTS))


@lru_cache(maxsize=4096)
def rule_told(*told: Any) -> rules.Target:
    """The rule that a row of `TargetQuerySet.told` tells, made once for each: many targets are alike."""
    target = Target(**dict(zip(_RULE, told, strict=False)))
    target.season_months, target.conditions = map(json.loads, told[len(_RULE) :])
    return target.rule()


class Target(models.Model):
    """One target of a commitment; `rule()` gives it to `domain`."""

    class Kind(models.TextChoices):
        COUNT = "count"
        WITHIN_TIME = "within_time"
        WHEN_NEEDED = "when_needed"
        UNCOUNTABLE = "uncountable"

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="targets")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    unit = models.CharField(max_length=200, blank=True)
    per = models.CharField(max_length=20, choices=_choices(rules.Per))
    operator = models.CharField(max_length=20, choices=_choices(rules.Operator), blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    every = models.PositiveIntegerField(default=1)
    season_months = models.JSONField(default=list, blank=True)
    season_school_year = models.BooleanField(default=False)
    on_average = models.BooleanField(default=False)
    by = models.DateField(null=True, blank=True)
    whole = models.PositiveIntegerField(null=True, blank=True)
    conditions = models.JSONField(default=list, blank=True)
    unless_no_need = models.BooleanField(default=False)
    each_party = models.BooleanField(default=False)
    limit = models.PositiveIntegerField(null=True, blank=True)
    limit_unit = models.CharField(max_length=20, choices=_choices(rules.TimeUnit), blank=True)

    objects = TargetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment", "order"], name="target_order_once"),
            models.CheckConstraint(
                condition=~Q(kind="count") | (Q(number__isnull=False) & ~Q(operator="")),
                name="count_target_has_number",
            ),
            models.CheckConstraint(
                condition=~Q(kind="within_time") | (Q(limit__isnull=False) & ~Q(limit_unit="")),
                name="within_time_target_has_limit",
            ),
            models.CheckConstraint(condition=Q(every__gte=1), name="target_every_at_least_one"),
        ]
        ordering = ["order"]

    def __str__(self) -> str:
        return f"{self.commitment}: {self.kind} {self.number or ''} {self.per}"

    def rule(self) -> rules.Target:
        """This target as the rules of `domain` know it."""
        per = rules.Per(self.per)
        if self.kind == self.Kind.WITHIN_TIME:
            return rules.WithinTimeTarget(self.limit or 0, rules.TimeUnit(self.limit_unit), self.unit, per)
        if self.kind == self.Kind.WHEN_NEEDED:
            return rules.WhenNeededTarget(self.unit, per)
        if self.kind == self.Kind.UNCOUNTABLE:
            return rules.UncountableTarget(self.unit, per)
        return self._count_rule(per)

    def _count_rule(self, per: rules.Per) -> rules.CountTarget:
        season = None
        if self.season_months or self.season_school_year:
            season = rules.Season(frozenset(self.season_months), self.season_school_year)
        return rules.CountTarget(
            number=self.number or 0,
            per=per,
            unit=self.unit,
            operator=rules.Operator(self.operator),
            every=self.every,
            season=season,
            on_average=self.on_average,
            by=self.by,
            whole=self.whole,
            conditions=tuple(self.conditions),
            unless_no_need=self.unless_no_need,
            each_party=self.each_party,
        )
