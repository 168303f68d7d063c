"""Indicators: series of figures that tell whether a problem changed. What they say stands in the domain."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from medborgarlofte.domain import indicators as rules
from medborgarlofte.domain.claims import Origin
from medborgarlofte.domain.indicators import Kind
from medborgarlofte.domain.roles import Visibility
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Municipality
from medborgarlofte.places.things import Thing


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    """Indicators, and the gate to those that no published promise shows yet."""

    def visible_to(self, access: Access) -> IndicatorQuerySet:
        """Those of the municipalities where somebody writes them: before a promise shows one, nobody else."""
        places = Municipality.objects.filter(organisations__in=access.parties_with("indicator.write"))
        return self.filter(municipality__in=places)


class Indicator(models.Model):
    """One series of figures of a municipality: what is measured, by whom, where and in what unit.

    `better` is the way it should go, empty where neither is better. `reference` is the same figure of a
    larger area, to be read beside it.
    """

    class Better(models.TextChoices):
        HIGHER = "higher"
        LOWER = "lower"

    municipality_id: int
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="indicators")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Kind])
    origin = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Origin])
    better = models.CharField(max_length=10, choices=Better.choices, blank=True)
    unit = models.CharField(max_length=100)
    source = models.CharField(max_length=200)
    place = models.CharField(max_length=200)
    reference_id: int | None
    reference = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="referred_to_by"
    )
    entered_at = models.DateTimeField()

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name", "source", "place"], name="indicator_once_in_a_municipality"
            ),
            models.CheckConstraint(condition=~Q(reference=F("id")), name="indicator_is_not_its_reference"),
        ]
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.place}"

    def audit_scope(self) -> tuple[None, int]:
        """It is public, so every auditor of the place reads it."""
        return None, self.municipality_id

    def thing(self) -> Thing:
        """What the permission rules need to know: it is of all parties of the municipality."""
        parties = frozenset(one.pk for one in self.municipality.organisations.all())
        return Thing(None, parties, Visibility.PUBLIC)


class Measurement(models.Model):
    """One figure of a series, for the days `start <= day < end`. Only ever added.

    `figure` is a share from 0 to 1, a count, or an index; `answers` the number who answered and
    `response_rate` their share of those asked; `low` and `high` the 95 % interval that the source states.
    A correction is a new figure with a reason, which names the one that it corrects.
    """

    indicator_id: int
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="measurements")
    start = models.DateField()
    end = models.DateField()
    figure = models.DecimalField(max_digits=14, decimal_places=4)
    method = models.CharField(max_length=200, blank=True)
    answers = models.PositiveIntegerField(null=True, blank=True)
    response_rate = models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True)
    low = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    retrieved = models.DateField()
    preliminary = models.BooleanField(default=False)
    corrects_id: int | None
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    reason = models.CharField(max_length=1000, blank=True)
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="figure_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(figure__gte=Decimal(0)), name="figure_is_not_below_nothing"),
            models.CheckConstraint(
                condition=Q(corrects=None) | ~Q(reason=""), name="corrected_figure_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(low=None, high=None) | Q(low__lte=F("figure"), high__gte=F("figure")),
                name="figure_lies_in_its_interval",
            ),
        ]
        ordering = ["end", "start", "pk"]
        indexes = [models.Index(fields=["indicator", "end"], name="figure_in_time")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.start} {self.end}"

    def audit_scope(self) -> tuple[None, int]:
        """That of its indicator."""
        return self.indicator.audit_scope()

    def as_measured(self) -> rules.Measurement:
        """The figure as the rules see it; no query when `indicator` is fetched."""
        series = self.indicator
        stated = None if self.low is None or self.high is None else (float(self.low), float(self.high))
        return rules.Measurement(
            Kind(series.kind), float(self.figure), self.start, self.end, series.source, series.place,
            series.unit, self.method, self.answers,
            None if self.response_rate is None else float(self.response_rate),
            stated, self.retrieved, self.preliminary,
        )  # fmt: skip
