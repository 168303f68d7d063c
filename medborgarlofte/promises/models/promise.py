"""A promise and the headings of its page."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import Q

from medborgarlofte.domain import targets as rules
from medborgarlofte.domain.roles import Visibility
from medborgarlofte.domain.windows import NO_TERMS, Window, windows
from medborgarlofte.places.days import years
from medborgarlofte.places.models import LocalPoliceArea, Municipality, Organisation
from medborgarlofte.places.things import Thing

from .sources import Source

NOTICE = timedelta(days=90)  # before a promise ends, its parties are told


def follows_school_terms(rule: rules.Target) -> bool:
    """Whether a target's windows are decided by when schools are in term."""
    season = rule.season if isinstance(rule, rules.CountTarget) else None
    return rule.per is rules.Per.SCHOOL_TERM or bool(season and season.school_year)


class PromiseQuerySet(models.QuerySet["Promise"]):
    """Promises, and the gate that the public passes."""

    def published(self) -> PromiseQuerySet:
        """The promises that a person has confirmed and published: all that the public sees."""
        return self.filter(published_at__isnull=False)

    def in_force(self, day: date) -> PromiseQuerySet:
        """The published promises that hold on a day."""
        return self.published().filter(Q(end=None) | Q(end__gt=day), start__lte=day)

    def ending(self, today: date) -> PromiseQuerySet:
        """The published promises that end within NOTICE and that nothing published goes on from."""
        return self.published().filter(
            end__gt=today, end__lte=today + NOTICE, start__isnull=False, extended_by=None
        )


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
    version = models.PositiveIntegerField(default=0)  # the published version that the rows hold
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
        indexes = [models.Index(fields=["start", "municipality"], name="promise_by_start")]
        ordering = ["-start", "pk"]

    def __str__(self) -> str:
        """What it is known by in the trail and on the command line: "Granvik 2021-2022"."""
        return f"{self.municipality} {self.label}".strip()

    def years(self) -> str:
        """Its period in words: "2021–2022"."""
        return years(self.start, self.end)

    def told(self) -> str:
        """What it is called in a sentence: "Granvik 2021–2022"."""
        return f"{self.municipality} {self.years()}"

    def audit_scope(self) -> tuple[None, int]:
        """It is public, so every auditor of the place reads what became of it."""
        return None, self.municipality_id

    def address(self) -> str:
        """The path of its public page: "/granvik/2022-2023/"."""
        return f"/{self.municipality.slug}/{self.slug}/"

    def thing(self) -> Thing:
        """What the permission rules need to know: it belongs to nobody alone, and to all its parties.

        These are the police and the municipality where it is promised, whose commitments it holds. One
        query; none when `municipality__organisations` are fetched before.
        """
        both = (Organisation.Kind.POLICE, Organisation.Kind.MUNICIPALITY)
        parties = (one.pk for one in self.municipality.organisations.all() if one.kind in both)
        visibility = Visibility.PUBLIC if self.published_at else Visibility.PRIVATE
        return Thing(shared_with=frozenset(parties), visibility=visibility)

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
