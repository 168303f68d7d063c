"""Where promises are made, and by whom."""

from __future__ import annotations

from django.db import models


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


class LocalPoliceArea(models.Model):
    """A local police area (lokalpolisområde), its municipalities, and the source that says so."""

    name = models.CharField(max_length=100, unique=True)  # without "lokalpolisområde"
    region = models.ForeignKey(PoliceRegion, null=True, on_delete=models.PROTECT, related_name="areas")
    municipalities = models.ManyToManyField(Municipality, related_name="police_areas", blank=True)
    source = models.TextField(blank=True)  # the pages that say so, one address or file name a line

    def __str__(self) -> str:
        return self.name


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

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "name", "municipality"], name="organisation_once")
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
