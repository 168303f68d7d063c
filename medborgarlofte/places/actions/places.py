"""The doors through which places, police areas and parties are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write, record_writes
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.school import Term, half_year
from medborgarlofte.places import reference
from medborgarlofte.places.access import check_system
from medborgarlofte.places.finding import find_municipality, find_police_area
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.models import (
    County,
    LocalPoliceArea,
    Municipality,
    Organisation,
    PoliceRegion,
    SchoolTerm,
)
from medborgarlofte.places.names import POLICE_NAME, party_name, same_name, slug_of, term_name

FIRST_YEAR, LAST_YEAR = 2000, 2100  # of school terms; a year outside is a slip of the finger


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows a loading of the reference data changed."""

    counties: int
    municipalities: int
    police_areas: int

    def __bool__(self) -> bool:
        return bool(self.counties or self.municipalities or self.police_areas)


@transaction.atomic
def load_reference(actor: Actor) -> Loaded:
    """Bring counties, municipalities and police areas in line with the data files.

    A second time changes nothing, and what users have added stays. For the command line alone.
    """
    check_system(actor)
    counties = _load_counties()
    municipalities = _load_municipalities()
    areas = _load_areas()
    for changed in (counties, municipalities, areas):
        record_writes(actor, "load_reference", changed)
    return Loaded(len(counties), len(municipalities), len(areas))


@transaction.atomic
def add_municipality(
    actor: Actor, name: str, *, example: bool = False, confirmed: bool = False
) -> Municipality:
    """Add a municipality outside the register, without a code. `example` marks an invented one.

    `confirmed`: a person has decided that the name tells of nobody; the audit trail keeps it. Refuses an
    empty name and one that exists already; raises NeedsDecision where such a decision is missing.
    """
    name = " ".join(tidy(name, _("Kommunens namn"), 100).split())
    if not name:
        raise Refusal(_("Kommunen behöver ett namn."))
    if find_municipality(name):
        raise Refusal(_("Kommunen %(name)s finns redan.") % {"name": name})
    decision = _decision(name, _("Kommunens namn"), confirmed)
    municipality = Municipality.objects.create(name=name, slug=_free_slug(name), example=example)
    record_write(actor, "add_municipality", municipality, name=name, example=example, **decision)
    return municipality


@transaction.atomic
def police_area(
    actor: Actor, name: str, municipality: Municipality, *, source: str = "", confirmed: bool = False
) -> LocalPoliceArea:
    """The local police area of that name, added when it is new, with `municipality` in it.

    `source` is the address or file that names them together; it was decided about when it was entered.
    `confirmed` as in `add_municipality`.
    """
    name = " ".join(tidy(name, _("Lokalpolisområdets namn"), 100).split())
    source = tidy(source[:1000], _("Källan"), 1000)
    area = find_police_area(name)
    if area is None:
        decision = _decision(name, _("Lokalpolisområdets namn"), confirmed)
        area = LocalPoliceArea.objects.create(name=name, region=_region_of(municipality), source=source)
        record_write(actor, "add_police_area", area, name=name, source=source, **decision)
    if not area.municipalities.filter(pk=municipality.pk).exists():
        area.municipalities.add(municipality)
        record_write(actor, "place_in_police_area", area, municipality=municipality.name, source=source)
    return area


@transaction.atomic
def party(
    actor: Actor, kind: str, municipality: Municipality, name: str = "", *, confirmed: bool = False
) -> Organisation:
    """The party of that kind in a municipality, added when it is new. `name` is for other actors.

    `confirmed` as in `add_municipality`.
    """
    name = name_of_party(kind, municipality, name)
    organisation, new = Organisation.objects.get_or_create(kind=kind, name=name, municipality=municipality)
    if new:
        told = {"kind": kind, "name": name, "municipality": municipality.name}
        record_write(
            actor, "add_party", organisation, **told, **_decision(name, _("Aktörens namn"), confirmed)
        )
    return organisation


def _decision(name: str, what: str, confirmed: bool) -> dict[str, Any]:
    return decision_about(concerns_about(name, what, "name"), confirmed=confirmed)


def name_of_party(kind: str, municipality: Municipality, name: str = "") -> str:
    """What a party is called: police and municipality alike in every document, others by their name."""
    kind = Organisation.Kind(kind).value
    if kind == Organisation.Kind.POLICE:
        return POLICE_NAME
    if kind == Organisation.Kind.MUNICIPALITY:
        return party_name(municipality.name)
    name = " ".join(tidy(name, _("Aktörens namn"), 200).split())
    if not name:
        raise Refusal(_("En annan aktör behöver ett namn."))
    return name


@transaction.atomic
def set_school_term(
    actor: Actor, municipality: Municipality, year: int, term: Term, *, last: date, first: date | None = None
) -> SchoolTerm:
    """Set the days of one term of a municipality: its last school day and its first, None when not known.

    Days that are known already are replaced, and the audit trail keeps both; the same days again change
    nothing. Windows are reckoned with the new days from then on, those that are over as well. Refuses a
    day outside the term's half-year and a last day that does not come after the first. For the command
    line alone.
    """
    check_system(actor)
    _check_term(year, term, last, first)
    municipality = locked(Municipality.objects.all()).get(pk=municipality.pk)  # one at a time
    known = municipality.school_terms.filter(year=year, term=term).first()
    before = _days_of(known) if known else None
    row = known or SchoolTerm(municipality=municipality, year=year, term=term.value)
    row.first, row.last = first, last
    if _days_of(row) != before:
        row.save()
        told = {"municipality": municipality.name, "year": year, "term": term.value}
        record_write(actor, "set_school_term", row, **told, before=before, after=_days_of(row))
    return row


def _check_term(year: int, term: Term, last: date, first: date | None) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refusal(
            _("Året ska vara mellan %(first)d och %(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
    begins, ends = half_year(year, term)
    for day in (first, last):
        if day and not begins <= day < ends:
            raise Refusal(
                _("Den %(day)s ligger inte i %(term)s, som räknas från %(begins)s till och med %(ends)s.")
                % {
                    "day": date_format(day, "j F Y"),
                    "term": term_name(year, term),
                    "begins": date_format(begins, "j F"),
                    "ends": date_format(ends - timedelta(days=1), "j F"),
                }
            )
    if first and last <= first:
        raise Refusal(_("Terminens sista dag ska ligga efter den första."))


def _days_of(term: SchoolTerm) -> dict[str, str | None]:
    return {"first": term.first.isoformat() if term.first else None, "last": term.last.isoformat()}


def _region_of(municipality: Municipality) -> PoliceRegion | None:
    return municipality.county.region if municipality.county else None


def _free_slug(name: str) -> str:
    """A slug that no other municipality has: a number is added when it must."""
    wanted = slug_of(name, otherwise="kommun")
    taken = set(Municipality.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _load_counties() -> list[models.Model]:
    names = {row.region for row in reference.counties()}
    missing = names - set(PoliceRegion.objects.values_list("name", flat=True))
    PoliceRegion.objects.bulk_create([PoliceRegion(name=name) for name in sorted(missing)])
    regions = {region.name: region.pk for region in PoliceRegion.objects.all()}
    wanted = {row.code: {"name": row.name, "region_id": regions[row.region]} for row in reference.counties()}
    return _bring_in_line(County, wanted)


def _load_municipalities() -> list[models.Model]:
    counties = {county.code: county.pk for county in County.objects.all()}
    wanted = {
        row.code: {"name": row.name, "slug": row.slug, "county_id": counties[row.county]}
        for row in reference.municipalities()
    }
    return _bring_in_line(Municipality, wanted)


def _bring_in_line(kind: type[models.Model], wanted: dict[str, dict[str, Any]]) -> list[models.Model]:
    """Create the rows whose code is not known and update those that differ; the rows that changed."""
    manager = kind._default_manager
    known = {getattr(row, "code"): row for row in manager.filter(code__in=list(wanted))}  # noqa: B009
    new = [kind(code=code, **fields) for code, fields in wanted.items() if code not in known]
    manager.bulk_create(new)
    differing = [
        row
        for code, row in known.items()
        if any(getattr(row, name) != value for name, value in wanted[code].items())
    ]
    for row in differing:
        for name, value in wanted[getattr(row, "code")].items():  # noqa: B009
            setattr(row, name, value)
        row.save()
    return new + differing


def _load_areas() -> list[models.Model]:
    """Add the areas and their municipalities that are not there; what users have added stays."""
    regions = {region.name: region for region in PoliceRegion.objects.all()}
    municipalities = {row.code: row.pk for row in Municipality.objects.exclude(code=None)}
    known = {
        same_name(area.name): area for area in LocalPoliceArea.objects.prefetch_related("municipalities")
    }
    changed: dict[str, models.Model] = {}
    for name, rows in _by_area(reference.police_areas()).items():
        area = known.get(same_name(name))
        if area is None:
            source = "\n".join(dict.fromkeys(row.source for row in rows))
            area = LocalPoliceArea.objects.create(name=name, region=regions[rows[0].region], source=source)
            changed[name] = area
        missing = {municipalities[row.municipality] for row in rows} - {
            municipality.pk for municipality in area.municipalities.all()
        }
        if missing:
            area.municipalities.add(*missing)
            changed[name] = area
    return list(changed.values())


def _by_area(rows: Iterable[reference.AreaRow]) -> dict[str, list[reference.AreaRow]]:
    areas: dict[str, list[reference.AreaRow]] = {}
    for row in rows:
        areas.setdefault(row.area, []).append(row)
    return areas
