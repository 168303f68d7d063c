"""Promises, what they bind the parties to, where it was published, and what was done."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from medborgarlofte.domain import targets as rules
from medborgarlofte.domain.windows import NO_TERMS, Window, windows
from medborgarlofte.places.models import LocalPoliceArea, Municipality, Organisation


def _choices(kind: type[rules.Operator | rules.Per | rules.TimeUnit]) -> list[tuple[str, str]]:
    return [(member.value, member.value) for member in kind]


def follows_school_terms(rule: rules.Target) -> bool:
    """Whether a target's windows are decided by when schools are in term."""
    season = rule.season if isinstance(rule, rules.CountTarget) else None
    return rule.per is rules.Per.SCHOOL_TERM or bool(season and season.school_year)


class Source(models.Model):
    """A published document, once per content."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=300)  # file name or address as given
    address = models.URLField(max_length=1000, blank=True)
    media_type = models.CharField(max_length=100)
    reading = models.JSONField()  # all that was read, as `read --json` prints it
    entered_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class SourceContent(models.Model):
    """The bytes of a source, apart from it so that no list ever loads them."""

    source = models.OneToOneField(Source, on_delete=models.PROTECT, related_name="content")
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.source.name


class PromiseQuerySet(models.QuerySet["Promise"]):
    def published(self) -> PromiseQuerySet:
        """The promises that a person has confirmed and published: all that the public sees."""
        return self.filter(published_at__isnull=False)


class Promise(models.Model):
    """What a police area and a municipality promise for one period.

    `start` is the first day, `end` the day after the last; both None when no period is known,
    `end` alone None when it holds until further notice.
    """

    class Kind(models.TextChoices):
        NEW = "new"
        EXTENSION = "extension"
        FOLLOW_UP = "follow-up"

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="promises")
    police_area = models.ForeignKey(
        LocalPoliceArea, null=True, blank=True, on_delete=models.PROTECT, related_name="promises"
    )
    label = models.CharField(max_length=50, blank=True)  # "2021-2022"; empty when no period is known
    slug = models.SlugField(max_length=60)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.NEW)
    problem = models.TextField(blank=True)
    aim = models.TextField(blank=True)
    followup_words = models.TextField(blank=True)
    followups_per_year = models.FloatField(null=True, blank=True)
    extends = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="extended_by"
    )
    extension_of = models.CharField(max_length=50, blank=True)  # the earlier period as the page names it
    extension_reason = models.TextField(blank=True)
    extension_lessons = models.TextField(blank=True)
    links = models.JSONField(default=list, blank=True)  # [{"text", "address"}]
    entered_on = models.DateField()  # windows due before this day are "before this record"
    published_at = models.DateTimeField(null=True, blank=True)
    sources = models.ManyToManyField(Source, related_name="promises")

    objects = PromiseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "slug"], name="promise_once"),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(start__isnull=False, end__gt=models.F("start")),
                name="promise_ends_after_start",
            ),
            models.CheckConstraint(condition=~Q(slug=""), name="promise_has_slug"),
        ]
        ordering = ["-start", "pk"]

    def __str__(self) -> str:
        return f"{self.municipality} {self.label}".strip()

    def address(self) -> str:
        """The path of its public page: "/granvik/2022-2023/"."""
        return f"/{self.municipality.slug}/{self.slug}/"

    def windows(self, rule: rules.Target, today: date) -> tuple[Window, ...]:
        """The windows that a target has in this promise: to its end, or to today until further notice.

        Where school terms decide them, those of the municipality are fetched unless they are already.
        """
        return windows(
            rule,
            self.start,
            self.end,
            today=today,
            followups_per_year=self.followups_per_year,
            school_terms=self.municipality.terms() if follows_school_terms(rule) else NO_TERMS,
        )


class FocusArea(models.Model):
    """A heading that commitments of a promise stand under."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="focus_areas")
    heading = models.TextField()
    areas = models.JSONField(default=list, blank=True)  # codes: "drugs", "traffic", …
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.heading


class Commitment(models.Model):
    """One point of a promise that binds somebody."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="commitments")
    number = models.PositiveIntegerField()  # 1, 2, … within the promise, in the order of the page
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

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["promise", "number"], name="commitment_number_once"),
            models.CheckConstraint(condition=~Q(text=""), name="commitment_has_text"),
        ]
        ordering = ["promise", "number"]

    def __str__(self) -> str:
        return f"{self.promise} {self.number}"


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


class ActivityRecord(models.Model):
    """What was done: a day, a count, by whom. Never edited; a mistake is corrected by a correcting record.

    A correcting record replaces the one it `corrects`, which stays visible and no longer counts.
    `making_up_for` is the first day of an earlier window that this act, done too late, makes up for.
    `hours_taken` is for targets "within a time": how long the case took.
    """

    commitments = models.ManyToManyField(Commitment, related_name="records")
    parties = models.ManyToManyField(Organisation, related_name="records")
    reported_by = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="reported_for_others"
    )  # when one party reports for another
    day = models.DateField()
    count = models.PositiveIntegerField(default=1)
    hours = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    hours_taken = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True, max_length=2000)
    making_up_for = models.DateField(null=True, blank=True)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    reason = models.CharField(max_length=500, blank=True)  # why it corrects
    entered_at = models.DateTimeField()
    # The same entry sent twice counts once.
    key = models.CharField(max_length=64, unique=True, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, reason="") | (Q(corrects__isnull=False) & ~Q(reason="")),
                name="a_correction_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(hours__isnull=True) | Q(hours__gte=0), name="hours_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(hours_taken__isnull=True) | Q(hours_taken__gte=0), name="hours_taken_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(making_up_for__isnull=True) | Q(making_up_for__lt=models.F("day")),
                name="making_up_comes_after",
            ),
        ]
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["day"])]

    def __str__(self) -> str:
        return f"{self.day} {self.count}"
