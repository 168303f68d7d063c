"""Planned against done for a municipality: the rows of `domain.planned`, with the hours that were logged."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from medborgarlofte.domain.planned import Planned, planned
from medborgarlofte.domain.targets import Target
from medborgarlofte.places.models import Municipality, Organisation
from medborgarlofte.promises.models import ActivityRecord, Commitment, Promise

from .progress import CommitmentProgress, progress_of


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One target for one party. `hours` are those that its records tell, None without any."""

    commitment: Commitment
    party: Organisation | None
    target: Target
    planned: Planned
    hours: Decimal | None


@dataclass(frozen=True, slots=True)
class PlannedAgainstDone:
    """All commitments in force: those that count, the greatest deviation first, and those that cannot be.

    `counted` commitments have something to count, and `kept` of them are on pace or met in every row.
    """

    rows: tuple[PlannedRow, ...]
    not_counted: tuple[Commitment, ...]
    counted: int
    kept: int


def planned_against_done(
    municipality: Municipality, parties: Collection[int], today: date
) -> PlannedAgainstDone:
    """How all commitments in force in a municipality go against what is planned. At most seven queries.

    Hours are told of records of these `parties` alone: they are nobody else's to see.
    """
    in_force = Promise.objects.in_force(today).filter(municipality=municipality)
    commitments = list(Commitment.objects.current().filter(promise__in=in_force))
    progress = progress_of(commitments, today=today)
    hours = _hours(commitments, parties)
    rows = [row for one in progress.values() for row in _rows(one, hours, today)]
    with_rows = {row.commitment.pk for row in rows}
    lacking = {row.commitment.pk for row in rows if not row.planned.keeps}
    return PlannedAgainstDone(
        tuple(sorted(rows, key=_place)),
        tuple(one for one in commitments if one.pk not in with_rows),
        len(with_rows),
        len(with_rows - lacking),
    )


def _rows(
    progress: CommitmentProgress, hours: dict[tuple[int, int], Decimal], today: date
) -> Iterable[PlannedRow]:
    commitment = progress.commitment
    for row in progress.rows:
        rule = row.target
        found = planned(rule, row.windows, today)
        if found is not None and row.windows:
            party = row.party
            logged = hours.get((commitment.pk, party.pk)) if party else None
            yield PlannedRow(commitment, party, rule, found, logged)


def _place(row: PlannedRow) -> tuple[float, int, int]:
    """Those that lack the greatest share first, then those that lack nothing, as the promise has them."""
    share = row.planned.lacking / max(row.planned.planned, 1)
    return -share, row.commitment.promise_id, row.commitment.position


def _hours(commitments: Iterable[Commitment], parties: Collection[int]) -> dict[tuple[int, int], Decimal]:
    """The hours logged, by commitment and party; a record that was corrected is left out."""
    keys = [one.pk for one in commitments]
    records = ActivityRecord.objects.filter(
        commitments__in=keys, parties__in=parties, corrected_by=None, hours__isnull=False
    )
    sums = records.values("commitments", "parties").annotate(logged=Sum("hours")).order_by()
    return {(one["commitments"], one["parties"]): one["logged"] for one in sums}
