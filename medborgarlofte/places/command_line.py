"""Entering school terms from the command line, and listing those that are known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.school import Term

from .actions import set_school_term
from .finding import municipality_or_refuse
from .models import SchoolTerm
from .names import same_name, term_name

TERMS = {"vår": Term.SPRING, "höst": Term.AUTUMN}


def enter_term(
    actor: Actor, municipality: str, year: int, term: str, *, last: date | None, first: date | None
) -> str:
    """Set a term's days as typed; a day that is not typed stays as it was. The sentence that confirms it."""
    place, which = municipality_or_refuse(municipality), _term(term)
    known = place.school_terms.filter(year=year, term=which.value).first()
    if known:
        last, first = last or known.last, first or known.first
    if last is None:
        raise Refusal(_("Ange terminens sista dag med --last."))
    row = set_school_term(actor, place, year, which, last=last, first=first)
    return f"{place}, {_told(row)}"


def listing(municipality: str) -> Iterator[str]:
    """The terms of a municipality that are known."""
    place = municipality_or_refuse(municipality)
    rows = list(place.school_terms.all())
    if not rows:
        yield _(
            "Inga terminer är kända i %(place)s. Löften per termin rapporteras därför när halvåret är slut."
        ) % {"place": place}
        return
    yield _("Terminer i %(place)s:") % {"place": place}
    for row in rows:
        yield f"  {_told(row)}"


def _term(typed: str) -> Term:
    for name, term in TERMS.items():
        if same_name(typed) == name:
            return term
    raise Refusal(_("Skriv vår eller höst efter året."))


def _told(row: SchoolTerm) -> str:
    term, last = term_name(row.year, Term(row.term)), date_format(row.last, "j F")
    if row.first is None:
        return _("%(term)s: sista dagen är %(last)s.") % {"term": term, "last": last}
    first = date_format(row.first, "j F")
    return _("%(term)s: %(first)s till och med %(last)s.") % {"term": term, "first": first, "last": last}
