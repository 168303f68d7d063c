"""Where promises are made."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from medborgarlofte.domain import school


class PoliceRegion(models.Model):
    """One of Sweden's seven police regions."""

    name = models.CharField(max_length=100, unique=True)

    def __str__(self) -> str:
        return self.name


class County(models.Model):
    """A county (län) with its two-digit SCB code."""

    code = models.CharField(max_length=2, unique=True)
    name = models.CharField(max_length=100, unique=True)
    region = models.ForeignKey(PoliceRegion, null=True, on_delete=models.PROTECT, related_name="counties")

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A municipality; `code` is its four-digit SCB code, None for one outside the register."""

    code = models.CharField(max_length=4, unique=True, null=True, blank=True)
    name = models.CharField(max_length=100, unique=True)  # without "kommun", nominative
    slug = models.SlugField(max_length=100, unique=True)
    county = models.ForeignKey(County, null=True, on_delete=models.PROTECT, related_name="municipalities")
    example = models.BooleanField(default=False)  # invented, and said so on its pages

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def audit_scope(self) -> tuple[None, int]:
        """Its own auditors read what was written of it."""
        return None, self.pk

    def terms(self) -> school.SchoolTerms:
        """Its own school terms as the rules know them; no query when `school_terms` are fetched before."""
        return school.SchoolTerms(tuple(term.rule() for term in self.school_terms.all()))


def _in_half_year(day: str) -> Q:
    """Whether a day lies in the year and the half-year that its term is counted in."""
    spring = Q(term=school.Term.SPRING.value, **{f"{day}__month__lte": 6})
    autumn = Q(term=school.Term.AUTUMN.value, **{f"{day}__month__gte": 7})
    return Q(**{f"{day}__year": F("year")}) & (spring | autumn)


class SchoolTerm(models.Model):
    """One school term of a municipality: its last school day and, when known, its first."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="school_terms")
    year = models.PositiveSmallIntegerField()
    term = models.CharField(max_length=10, choices=[(term.value, term.value) for term in school.Term])
    first = models.DateField(null=True, blank=True)
    last = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "year", "term"], name="school_term_once"),
            models.CheckConstraint(
                condition=Q(first__isnull=True) | Q(first__lt=F("last")), name="school_term_ends_after_first"
            ),
            models.CheckConstraint(
                condition=_in_half_year("last") & (Q(first__isnull=True) | _in_half_year("first")),
                name="school_term_in_its_half_year",
            ),
        ]
        ordering = ["year", "last"]

    def __str__(self) -> str:
        return f"{self.municipality} {self.term} {self.year}"

    def audit_scope(self) -> tuple[None, int]:
        """What everybody may know of its municipality."""
        return None, self.municipality_id

    def rule(self) -> school.SchoolTerm:
        """This term as the rules of `domain` know it."""
        return school.SchoolTerm(self.year, school.Term(self.term), self.last, self.first)


class LocalPoliceArea(models.Model):
    """A local police area (lokalpolisområde), its municipalities, and the source that says so."""

    name = models.CharField(max_length=100, unique=True)  # without "lokalpolisområde"
    region = models.ForeignKey(PoliceRegion, null=True, on_delete=models.PROTECT, related_name="areas")
    municipalities = models.ManyToManyField(Municipality, related_name="police_areas", blank=True)
    source = models.TextField(blank=True)  # the pages that say so, one address or file name a line

    def __str__(self) -> str:
        return self.name
