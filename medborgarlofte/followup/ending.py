"""The promises that end soon, for those who may renew them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Draft, Promise, Renewal


@dataclass(frozen=True, slots=True)
class Ending:
    """A promise that ends within ninety days: in how many, for which of somebody's parties.

    `draft` is the key of the renewal's that is being written, None when nobody has begun.
    """

    promise: Promise
    days: int
    parties: tuple[Organisation, ...]
    draft: int | None


def ending_promises(access: Access, today: date) -> list[Ending]:
    """The promises of somebody's parties that end within ninety days, the first to end first. One query.

    One that another period is published for is left out; one whose next period is being written stays.
    For the command line, which has no parties, two queries.
    """
    parties = access.parties_with("promise.renew")
    promises = Promise.objects.ending(today).select_related("municipality")
    if access.actor.is_system:
        promises = promises.prefetch_related("municipality__organisations")
    else:
        promises = promises.filter(municipality__organisations__in=parties).distinct()
    known: Any = promises.annotate(written=written_renewal())
    found = []
    for promise in known.order_by("end", "municipality__name", "pk"):
        here = promise.municipality_id
        mine = tuple(both(promise)) if access.actor.is_system else own_parties_there(access, here)
        if mine:
            found.append(Ending(promise, _days(promise, today), mine, promise.written))
    return found


def both(promise: Promise) -> list[Organisation]:
    """The parties of a promise. No query when the municipality's organisations are fetched."""
    keys = promise.thing().parties
    return [one for one in promise.municipality.organisations.all() if one.pk in keys]


def written_renewal() -> Subquery:
    """The key of the draft that is being written to go on from a promise, for an annotation of promises."""
    open_ones = Renewal.objects.filter(promise=OuterRef("pk"), draft__state=Draft.State.OPEN)
    return Subquery(open_ones.order_by("pk").values("draft")[:1])


def own_parties_there(access: Access, municipality: int) -> tuple[Organisation, ...]:
    """The parties to promises in a municipality for which somebody may renew them. No query."""
    kinds = (Organisation.Kind.POLICE, Organisation.Kind.MUNICIPALITY)
    keys = sorted(access.parties_with("promise.renew"))
    there = [access.organisations[key] for key in keys]
    return tuple(one for one in there if one.municipality_id == municipality and one.kind in kinds)


def _days(promise: Promise, today: date) -> int:
    return (promise.end - today).days if promise.end else 0
