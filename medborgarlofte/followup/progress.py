"""How commitments are going: the database's rows, given to the rules of `domain` in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, prefetch_related_objects

from medborgarlofte.domain import summary
from medborgarlofte.domain.ruling import statuses
from medborgarlofte.domain.status import Status, WindowStatus
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment, Promise, Target, follows_school_terms

from .said import Answer, Said, all_said

# What somebody should do something about, while the promise holds or after.
ATTENTION = frozenset({Status.BEHIND, Status.AWAITING_REPORT, Status.NOT_REPORTED, Status.MISSED})
_KINDS = Organisation.Kind.values  # the order in which parties are named


@dataclass(frozen=True, slots=True)
class Row:
    """One target for one accountable party; `party` is None when no accountable party is known."""

    target: Target
    party: Organisation | None
    windows: tuple[WindowStatus, ...]  # from the first to the last, empty when no period is known
    days: tuple[date, ...]  # on which something was done that counts here, in order


@dataclass(frozen=True, slots=True)
class CommitmentProgress:
    """A commitment, how each of its rows is going, and all that its parties said of it, the oldest first."""

    commitment: Commitment
    rows: tuple[Row, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Concern:
    """A row that somebody should do something about, and the window that says so."""

    progress: CommitmentProgress
    row: Row
    window: WindowStatus


def progress_of(commitments: Iterable[Commitment], *, today: date) -> dict[int, CommitmentProgress]:
    """How each commitment is going on a day, by its key, in the order given.

    One row for each target and accountable party. A record counts once in each of its commitments, for
    each of its parties; one that was corrected counts nowhere. Needs the same few queries whatever the
    number of commitments (up to some 30,000 at a time, which is what one query can name): at most six,
    less what the caller has fetched. `promise`, `targets` and `parties` stay fetched on the commitments.
    """
    chosen = list(commitments)
    promises = Promise.objects.select_related("municipality")
    prefetch_related_objects(chosen, Prefetch("promise", promises), "targets", "parties")
    _fetch_terms(chosen)
    said = all_said(commitment.pk for commitment in chosen)
    return {one.pk: _progress(one, said[one.pk], today) for one in chosen}


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


def _fetch_terms(commitments: Iterable[Commitment]) -> None:
    """The school terms of all municipalities concerned at once, for `Promise.windows`."""
    promises = [
        commitment.promise
        for commitment in commitments
        if any(follows_school_terms(target.rule()) for target in commitment.targets.all())
    ]
    prefetch_related_objects(promises, "municipality__school_terms")


def _progress(commitment: Commitment, said: Said, today: date) -> CommitmentProgress:
    parties = sorted(commitment.parties.all(), key=lambda party: (_KINDS.index(party.kind), party.pk))
    accountable: list[Organisation | None] = [*parties] or [None]
    rows = tuple(
        _row(target, party, commitment.promise, said, today)
        for target in commitment.targets.all()
        for party in accountable
    )
    return CommitmentProgress(commitment, rows, tuple(said.answers))


def _row(target: Target, party: Organisation | None, promise: Promise, said: Said, today: date) -> Row:
    rule, who = target.rule(), party.pk if party else None
    acts = said.acts_by(who)
    found = statuses(
        rule,
        promise.windows(rule, today),
        acts,
        today=today,
        entered_on=promise.entered_on,
        needs=said.needs_by(who),
        judgements=said.judgements_by(who),
    )
    return Row(target, party, tuple(found), tuple(sorted(act.day for act in acts if act.count)))
