"""What promises and schools give to the annual cycle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from medborgarlofte.domain.school import Term
from medborgarlofte.followup.cycle import DueDay, due_days, promises_of
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import SchoolTerm
from medborgarlofte.places.names import term_name
from medborgarlofte.publishing.carried_words import commitments_in_words

from .cycle import Event, Kind


def periods(access: Access, year: int) -> Iterator[Event]:
    """The last days of periods of commitments. Two queries."""
    for one in due_days(access, year):
        kind = Kind.DUE if one.counted else Kind.FOLLOW_UP
        yield Event(one.last, kind, _period(one), str(one.promise.municipality), one.promise.address())


def promises(access: Access, year: int) -> Iterator[Event]:
    """The first and last days of promises. One query."""
    for promise in promises_of(access, year).select_related("municipality"):
        place, address = str(promise.municipality), promise.address()
        if promise.start:
            begins = _("Löftet %(promise)s börjar gälla") % {"promise": promise.told()}
            yield Event(promise.start, Kind.ENDS, begins, place, address)
        if promise.end:
            ends = _("Löftet %(promise)s gäller till och med den här dagen") % {"promise": promise.told()}
            yield Event(promise.end - timedelta(days=1), Kind.ENDS, ends, place, address)


def school_terms(access: Access, year: int) -> Iterator[Event]:
    """The first and last days of school terms. One query."""
    places = {one.municipality_id for one in access.organisations.values()}
    for one in SchoolTerm.objects.filter(municipality__in=places, year=year).select_related("municipality"):
        name = {"term": term_name(one.year, Term(one.term))}
        if one.first:
            yield Event(one.first, Kind.TERM, _("Första dagen på %(term)s") % name, str(one.municipality))
        yield Event(one.last, Kind.TERM, _("Sista dagen på %(term)s") % name, str(one.municipality))


def _period(one: DueDay) -> str:
    which = {"commitments": commitments_in_words(one.numbers), "promise": one.promise.told()}
    if one.counted:
        return _("Sista dagen i perioden för %(commitments)s i löftet %(promise)s") % which
    return _("Därefter följs %(commitments)s i löftet %(promise)s upp") % which
