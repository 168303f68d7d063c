"""How commitments are going: the database's rows, given to the rules of `domain` in bulk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects

from medborgarlofte.domain import summary
from medborgarlofte.domain.ruling import statuses
from medborgarlofte.domain.status import Act, Judgement, Need, Status, Verdict, WindowStatus
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import (
    ActivityRecord,
    Commitment,
    Promise,
    Target,
    follows_school_terms,
)

from .models import Assessment, NeedAnswer

# What somebody should do something about, while the promise holds or after.
ATTENTION = frozenset({Status.BEHIND, Status.AWAITING_REPORT, Status.NOT_REPORTED, Status.MISSED})
_KINDS = Organisation.Kind.values  # the order in which parties are named


@dataclass(frozen=True, slots=True)
class Row:
    """One target for one accountable party; `party` is None when no accountable party is known."""

    target: Target
    party: Organisation | None
    windows: tuple[WindowStatus, ...]  # from the first to the last, empty when no period is known


@dataclass(frozen=True, slots=True)
class CommitmentProgress:
    """A commitment and how each of its rows is going."""

    commitment: Commitment
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Concern:
    """A row that somebody should do something about, and the window that says so."""

    progress: CommitmentProgress
    row: Row
    window: WindowStatus


@dataclass(slots=True)
class _Said:
    """All that is known of one commitment; what one party did or said stands under its key."""

    acts: list[tuple[Act, frozenset[int]]] = field(default_factory=list)
    needs: list[tuple[Need, int]] = field(default_factory=list)
    judgements: list[tuple[Judgement, int]] = field(default_factory=list)

    def by(self, party: int | None) -> tuple[list[Act], list[Need], list[Judgement]]:
        """What counts for one party; everything when no party is known."""
        return (
            [act for act, parties in self.acts if party is None or party in parties],
            [need for need, who in self.needs if party is None or party == who],
            [judgement for judgement, who in self.judgements if party is None or party == who],
        )


def progress_of(commitments: Iterable[Commitment], *, today: date) -> dict[int, CommitmentProgress]:
    """How each commitment is going on a day, by its key, in the order given.

    One row for each target and accountable party. A record counts once in each of its commitments, for
    each of its parties; one that was corrected counts nowhere. Needs the same few queries whatever the
    number of commitments (up to some 30,000 at a time, which is what one query can name).
    """
    chosen = list(commitments)
    keys = [commitment.pk for commitment in chosen]
    promises = Promise.objects.select_related("municipality").in_bulk({one.promise_id for one in chosen})
    targets, parties, said = _targets(keys), _parties(keys), _all_said(keys)
    _fetch_terms(promises[one.promise_id] for one in chosen if _in_terms(targets[one.pk]))
    return {
        commitment.pk: CommitmentProgress(
            commitment,
            tuple(
                _row(target, party, promises[commitment.promise_id], said[commitment.pk], today)
                for target in targets[commitment.pk]
                for party in _accountable(parties[commitment.pk])
            ),
        )
        for commitment in chosen
    }


def current(row: Row, today: date) -> WindowStatus | None:
    """The window that says how a row stands now; None when it has no windows."""
    return summary.current(row.windows, today)


def overall(progress: CommitmentProgress, today: date) -> Status | None:
    """How a commitment stands now as a whole: met when every row is, else as its worst row."""
    found = [now.status for row in progress.rows if (now := current(row, today))]
    return summary.joint(found) if found else None


def next_due(progress: CommitmentProgress, today: date) -> date | None:
    """The next day on which one of a commitment's windows is due, today included; None when all are past."""
    every = (found.window for row in progress.rows for found in row.windows)
    return summary.next_due(every, today)


def concerns(progress: Mapping[int, CommitmentProgress], today: date) -> list[Concern]:
    """What the parties are behind with, the worst and longest due first.

    Asked with all commitments of a municipality, or of one promise.
    """
    found = [
        Concern(one, row, now)
        for one in progress.values()
        for row in one.rows
        if (now := current(row, today)) and now.status in ATTENTION
    ]
    rank = {status: place for place, status in enumerate(summary.WORST_FIRST)}
    return sorted(found, key=lambda concern: (rank[concern.window.status], concern.window.window.due))


def _row(target: Target, party: Organisation | None, promise: Promise, said: _Said, today: date) -> Row:
    rule = target.rule()
    acts, needs, judgements = said.by(party.pk if party else None)
    found = statuses(
        rule,
        promise.windows(rule, today),
        acts,
        today=today,
        entered_on=promise.entered_on,
        needs=needs,
        judgements=judgements,
    )
    return Row(target, party, tuple(found))


def _accountable(parties: list[Organisation]) -> Iterable[Organisation | None]:
    return parties or [None]


def _in_terms(targets: Iterable[Target]) -> bool:
    return any(follows_school_terms(target.rule()) for target in targets)


def _fetch_terms(promises: Iterable[Promise]) -> None:
    """The school terms of all municipalities concerned at once, for `Promise.windows`."""
    prefetch_related_objects(list(promises), "municipality__school_terms")


def _targets(keys: list[int]) -> Mapping[int, list[Target]]:
    found: dict[int, list[Target]] = defaultdict(list)
    for target in Target.objects.filter(commitment__in=keys).order_by("commitment", "order"):
        found[target.commitment_id].append(target)
    return found


def _parties(keys: list[int]) -> Mapping[int, list[Organisation]]:
    found: dict[int, list[Organisation]] = defaultdict(list)
    links = Commitment.parties.through.objects.filter(commitment__in=keys)
    for link in links.select_related("organisation"):
        found[link.commitment_id].append(link.organisation)
    for parties in found.values():
        parties.sort(key=lambda party: (_KINDS.index(party.kind), party.pk))
    return found


def _all_said(keys: list[int]) -> Mapping[int, _Said]:
    said: dict[int, _Said] = defaultdict(_Said)
    _add_acts(said, keys)
    for commitment, party, start, arose, reason in _in_order(NeedAnswer, keys, "arose"):
        said[commitment].needs.append((Need(start, arose, reason), party))
    for commitment, party, start, verdict, reason in _in_order(Assessment, keys, "verdict"):
        said[commitment].judgements.append((Judgement(start, Verdict(verdict), reason), party))
    return said


def _add_acts(said: dict[int, _Said], keys: list[int]) -> None:
    """The records that count, with their parties; three queries, so that nothing comes twice."""
    counting = ActivityRecord.objects.filter(commitments__in=keys, corrected_by=None)
    acts = {
        key: Act(day, count, float(taken) if taken is not None else None, making_up_for)
        for key, day, count, taken, making_up_for in counting.order_by("day", "pk").values_list(
            "pk", "day", "count", "hours_taken", "making_up_for"
        )
    }
    parties: dict[int, set[int]] = defaultdict(set)
    done_by = ActivityRecord.parties.through.objects.filter(activityrecord__commitments__in=keys)
    for record, party in done_by.values_list("activityrecord_id", "organisation_id"):
        parties[record].add(party)
    shared = {key: (act, frozenset(parties[key])) for key, act in acts.items()}
    links = ActivityRecord.commitments.through.objects.filter(commitment__in=keys)
    for record, commitment in links.values_list("activityrecord_id", "commitment_id"):
        if record in shared:
            said[commitment].acts.append(shared[record])


def _in_order(
    kind: type[NeedAnswer | Assessment], keys: list[int], what: str
) -> Iterable[tuple[int, int, date, Any, str]]:
    """What was said, the oldest first: of several on one window the rules let the last hold."""
    rows = kind._default_manager.filter(commitment__in=keys).order_by("pk")
    return rows.values_list("commitment_id", "party_id", "window_start", what, "reason")
