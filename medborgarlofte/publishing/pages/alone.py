"""The parties of a municipality that have decided that one person may publish alone: said publicly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model, OuterRef, Subquery

from medborgarlofte.places.actions import name_of_party
from medborgarlofte.places.models import Municipality, Organisation

_KINDS = (Organisation.Kind.POLICE, Organisation.Kind.MUNICIPALITY)  # one of each: no other party publishes


@dataclass(frozen=True, slots=True)
class Alone:
    """A party, as it is called where its municipality is not plain, and why it has decided so."""

    party: str
    reason: str


def alone_columns(municipality: str) -> dict[str, Subquery]:
    """Columns for `alone_in`, on rows that have their municipality's key in the field of that name."""
    parties = Organisation.objects.filter(municipality=OuterRef(municipality), publishes_alone=True)
    return {
        f"alone_{kind}": Subquery(parties.filter(kind=kind).values("alone_reason")[:1]) for kind in _KINDS
    }


def alone_in(municipality: Municipality, row: Model) -> tuple[Alone, ...]:
    """The parties of the municipality that have decided so, from a row with `alone_columns`. No query."""
    return tuple(_told(municipality, row))


def _told(municipality: Municipality, row: Model) -> Iterator[Alone]:
    for kind in _KINDS:
        reason = getattr(row, f"alone_{kind}")
        if reason is not None:
            party = Organisation(kind=kind, name=name_of_party(kind, municipality), municipality=municipality)
            yield Alone(party.told(), reason)
