"""How commitments are going: the database's rows, given to the rules of `domain` in bulk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch, prefetch_related_objects

from medborgarlofte.domain import summary
from medborgarlofte.domain.ruling import statuses
from medborgarlofte.domain.status import Act, Status, WindowStatus
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment, Promise, Target, follows_school_terms

from .said import Answer, Said, all_said

# What somebody should do something about, while the promise holds or after.
ATTENTION = frozenset({Status.BEHIND, Status.AWAITING_REPORT, Status.NOT_REPORTED, Status.MISSED})
_KINDS = Organisation.Kind.values  # the order in which parties are named
_PARTY = ("id", "kind", "name", "municipality_id")
_Pair = tuple[Target, Organisation | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One target for one accountable party; `party` is None when no accountable party is known."""

    target: Target
    party: Organisation | None
    windows: tuple[WindowStatus, ...]  # from the first to the last, empty when no period is known
    days: tuple[date, ...]  # on which something was done that counts here, in order
    acts: tuple[Act, ...] = ()  # all that was done, in no order


@dataclass(frozen=True, slots=True)
class CommitmentProgress:
    """A commitment, how each of its rows is going, and what its parties said of it, the oldest first.

    `in_follow_ups` is what of this they said in a follow-up, with verdicts on windows that went on.
    """

    commitment: Commitment
    rows: tuple[Row, ...]
    answers: tuple[Answer, ...]
    in_follow_ups: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Concern:
    """A row that somebody should do something about, and the window that says so."""

    progress: CommitmentProgress
    row: Row
    window: WindowStatus


def progress_of(
    commitments: Iterable[Commitment], *, today: date, before: date | None = None
) -> dict[int, CommitmentProgress]:
    """How each commitment is going on a day, by its key, in the order given.

    `before`: only what was done before that day, as one looks back on a period that ended with it.
    One row for each target and accountable party. A record counts once in each of its commitments, for
    each of its parties; one that was corrected counts nowhere. Needs the same few queries whatever the
    number of commitments (up to some 30,000 at a time, which is what one query can name): at most five,
    less what the caller has fetched. `promise` stays fetched on the commitments.
    """
    chosen = list(commitments)
    promises = Promise.objects.select_related("municipality")
    prefetch_related_objects(chosen, Prefetch("promise", promises))
    pairs = _pairs(chosen)
    _fetch_terms(chosen, pairs)
    said = all_said(commitment.pk for commitment in chosen)
    return {one.pk: _progress(one, pairs[one.pk], said[one.pk], today, before) for one in chosen}


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


def _pairs(commitments: Iterable[Commitment]) -> dict[int, list[_Pair]]:
    """Every target with every accountable party, by the key of its commitment, in one query."""
    places = {one.pk: one.promise.municipality_id for one in commitments}
    targets = Target.objects.filter(commitment__in=places).annotate(
        party=F("commitment__parties"),
        party_kind=F("commitment__parties__kind"),
        party_name=F("commitment__parties__name"),
    )
    found: dict[int, list[_Pair]] = defaultdict(list)
    for target in targets:
        party = None
        if target.party is not None:
            place = places[target.commitment_id]
            known = (target.party, target.party_kind, target.party_name, place)
            party = Organisation.from_db(target._state.db, _PARTY, known)
        found[target.commitment_id].append((target, party))
    for pairs in found.values():
        pairs.sort(key=_in_order)
    return found


def _in_order(pair: _Pair) -> tuple[int, int, int]:
    target, party = pair
    return (target.order, _KINDS.index(party.kind), party.pk) if party else (target.order, 0, 0)


def _fetch_terms(commitments: Iterable[Commitment], pairs: Mapping[int, Sequence[_Pair]]) -> None:
    """The school terms of all municipalities concerned at once, for `Promise.windows`."""
    promises = [
        one.promise
        for one in commitments
        if any(follows_school_terms(target.rule()) for target, _party in pairs[one.pk])
    ]
    prefetch_related_objects(promises, "municipality__school_terms")


def _progress(
    commitment: Commitment, pairs: Sequence[_Pair], said: Said, today: date, before: date | None
) -> CommitmentProgress:
    rows = tuple(_row(target, party, commitment.promise, said, today, before) for target, party in pairs)
    answers = tuple(one for one in said.answers if not one.interim)
    return CommitmentProgress(
        commitment, rows, answers, tuple(one for one in said.answers if one.follow_up is not None)
    )


def _row(
    target: Target,
    party: Organisation | None,
    promise: Promise,
    said: Said,
    today: date,
    before: date | None,
) -> Row:
    rule, who = target.rule(), party.pk if party else None
    acts = [act for act in said.acts_by(who) if before is None or act.day < before]
    found = statuses(
        rule,
        promise.windows(rule, today),
        acts,
        today=today,
        entered_on=promise.entered_on,
        needs=said.needs_by(who),
        judgements=said.judgements_by(who),
    )
    days = tuple(sorted({act.day for act in acts if act.count}))
    return Row(target, party, tuple(found), days, tuple(acts))
