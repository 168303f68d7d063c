"""What a party still has to answer for of its promises' follow-ups, found for many promises at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from medborgarlofte.domain.status import WindowStatus
from medborgarlofte.domain.unanswered import asks_for_need, unanswered
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment, CommitmentQuerySet, Promise

from .progress import CommitmentProgress, Row, progress_of


@dataclass(frozen=True, slots=True)
class Owed:
    """One row, and its windows that are due and unanswered, the oldest first.

    `row.party` is None when no accountable party is known: any party of the municipality may answer.
    """

    progress: CommitmentProgress
    row: Row
    windows: tuple[WindowStatus, ...]

    @property
    def asks_need(self) -> bool:
        """Whether it is asked for each window if the need arose."""
        return asks_for_need(self.row.target)


@dataclass(frozen=True, slots=True)
class Asked:
    """What one party has to answer for in one promise: how many commitments, due since which day."""

    promise: Promise
    party: Organisation
    commitments: int
    since: date


def answerable_by(access: Access) -> QuerySet[Organisation]:
    """The parties that somebody may answer for: their own, and what has nobody of its own here.

    The police and the municipality may each answer for another actor of theirs, such as a housing company;
    never for each other.
    """
    every = Organisation.objects.order_by("pk")
    if access.actor.is_system:
        return every
    others = Q(kind=Organisation.Kind.OTHER, municipality__in=_places(access))
    return every.filter(Q(pk__in=access.parties_with("followup.answer")) | others)


def may_answer_for(access: Access, party: Organisation) -> bool:
    """Whether a party is one of those that `answerable_by` gives. No query."""
    if access.actor.is_system or party.pk in access.parties_with("followup.answer"):
        return True
    return party.kind == Organisation.Kind.OTHER and party.municipality_id in _places(access)


def _places(access: Access) -> set[int]:
    """The municipalities whose police or municipality somebody answers for."""
    both = (Organisation.Kind.POLICE, Organisation.Kind.MUNICIPALITY)
    mine = [access.organisations[key] for key in access.parties_with("followup.answer")]
    return {one.municipality_id for one in mine if one.kind in both}


def owed_of(promise: Promise, today: date) -> list[Owed]:
    """What is due and unanswered in a promise, by anybody, in the order of its commitments."""
    return list(_owed(Commitment.objects.current().filter(promise=promise), today))


def asked_of(access: Access, today: date) -> list[Asked]:
    """What somebody's parties have to answer for, over all municipalities, the longest due first.

    The same few queries whatever the number of promises.
    """
    mine = list(answerable_by(access))
    found: dict[tuple[int, int], list[Owed]] = defaultdict(list)
    by_place: dict[int, list[Organisation]] = defaultdict(list)
    for party in mine:
        by_place[party.municipality_id].append(party)
    for owed in _owed(_begun_of(mine, today), today):
        promise = owed.progress.commitment.promise
        for party in by_place[promise.municipality_id]:
            if owed.row.party is None or owed.row.party.pk == party.pk:
                found[promise.pk, party.pk].append(owed)
    known = {party.pk: party for party in mine}
    rows = [_asked(known[party], every) for (_promise, party), every in found.items()]
    return sorted(rows, key=lambda one: (one.since, str(one.promise), one.party.pk))


def _begun_of(parties: Iterable[Organisation], today: date) -> CommitmentQuerySet:
    """The commitments of published promises that have begun and that these parties may have to answer for."""
    places = {party.municipality_id for party in parties}
    theirs = Q(parties__in=[party.pk for party in parties]) | Q(parties=None)
    keys = Commitment.objects.filter(theirs, promise__municipality__in=places).values("pk")
    begun = Promise.objects.published().filter(start__lte=today)
    return Commitment.objects.current().filter(pk__in=keys, promise__in=begun).only("promise", "number")


def _owed(commitments: CommitmentQuerySet, today: date) -> Iterator[Owed]:
    for progress in progress_of(commitments, today=today).values():
        for row in progress.rows:
            windows = unanswered(row.target, row.windows, today)
            if windows:
                yield Owed(progress, row, windows)


def _asked(party: Organisation, every: list[Owed]) -> Asked:
    commitments = {one.progress.commitment.pk for one in every}
    since = min(one.windows[0].window.due for one in every)
    return Asked(every[0].progress.commitment.promise, party, len(commitments), since)
