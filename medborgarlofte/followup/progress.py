"""How commitments are going: the database's rows, given to the rules of `domain` in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Prefetch, prefetch_related_objects

from medborgarlofte.accounts.newest import newest_public_write
from medborgarlofte.domain import summary
from medborgarlofte.domain import targets as rules
from medborgarlofte.domain.ruling import statuses
from medborgarlofte.domain.status import Act, Status, WindowStatus
from medborgarlofte.domain.windows import Window
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment, Promise, Target, follows_school_terms, rule_told

from .columns import columns_of
from .kept import KEEPING, Asked, Judged, JudgedRow, Kept
from .keys import of_commitments
from .said import Answer, Said, all_said

# What somebody should do something about, while the promise holds or after.
ATTENTION = frozenset({Status.BEHIND, Status.AWAITING_REPORT, Status.NOT_REPORTED, Status.MISSED})
_KINDS = Organisation.Kind.values  # the order in which parties are named
_PARTY = columns_of(Organisation, "id", "kind", "name", "municipality_id")
# Put together once, since that takes longer than asking.
_TARGETS = (
    Target.objects.order_by()
    .annotate(newest=newest_public_write(OuterRef("commitment__promise__municipality")))
    .told(
        *("commitment", "order", "commitment__parties"),
        *("commitment__parties__kind", "commitment__parties__name", "newest"),
    )
)
_Pair = tuple[rules.Target, Organisation | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One target for one accountable party; `party` is None when no accountable party is known."""

    target: rules.Target
    party: Organisation | None
    windows: tuple[WindowStatus, ...]  # from the first to the last, empty when no period is known
    acts: Sequence[Act] = ()  # all that was done, in no order

    def days(self) -> tuple[date, ...]:
        """On which something was done that counts here, in order."""
        return tuple(sorted({act.day for act in self.acts if act.count}))


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
    number of commitments: at most five, less what the caller has fetched, and fewer while nothing has been
    written of their municipalities since they were last asked of.
    `promise` stays fetched on the commitments.
    """
    chosen = list(commitments)
    _fetch_promises(chosen)
    pairs, newest = _pairs(chosen)
    _fetch_terms(chosen, pairs)
    known = _known(chosen, newest)
    found = {
        one.pk: _progress(one, pairs[one.pk], known[one.pk], _asked(one, pairs[one.pk], today), before)
        for one in chosen
    }
    KEEPING.put(known)
    return found


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


def _pairs(commitments: Iterable[Commitment]) -> tuple[dict[int, list[_Pair]], dict[int, str | None]]:
    """Every target with every accountable party, by the key of its commitment, in one query.

    And by the key of each municipality the newest write of it that they have seen.
    """
    places = {one.pk: one.promise.municipality_id for one in commitments}
    found: dict[int, list[tuple[int, _Pair]]] = {key: [] for key in places}
    newest: dict[int, str | None] = {}
    parties: dict[int | None, Organisation | None] = {None: None}  # each made once: they have many
    for commitment, order, party, kind, name, moment, *told in _TARGETS.filter(of_commitments(places)):
        place = places[commitment]
        newest[place] = moment
        if party not in parties:
            parties[party] = Organisation.from_db(None, _PARTY, (party, kind, name, place))
        found[commitment].append((order, (rule_told(*told), parties[party])))
    pairs = {key: [pair for _order, pair in sorted(some, key=_in_order)] for key, some in found.items()}
    return pairs, newest


def _in_order(row: tuple[int, _Pair]) -> tuple[int, int, int]:
    order, (_target, party) = row
    return (order, _KINDS.index(party.kind), party.pk) if party else (order, 0, 0)


def _fetch_promises(commitments: Iterable[Commitment]) -> None:
    """The promises of those whose caller has not fetched them."""
    bare = [one for one in commitments if not Commitment.promise.is_cached(one)]
    promises = Promise.objects.select_related("municipality")
    prefetch_related_objects(bare, Prefetch("promise", promises))


def _fetch_terms(commitments: Iterable[Commitment], pairs: Mapping[int, Sequence[_Pair]]) -> None:
    """The school terms of all municipalities concerned at once, for `Promise.windows`."""
    promises = {
        id(one.promise): one.promise  # each once: many commitments are of one
        for one in commitments
        if any(follows_school_terms(target) for target, _party in pairs[one.pk])
    }
    prefetch_related_objects(list(promises.values()), "municipality__school_terms")


def _known(commitments: Iterable[Commitment], newest: Mapping[int, str | None]) -> dict[int, Kept]:
    """What was done and said of each, from what is kept, else read."""
    moments = {one.pk: newest.get(one.promise.municipality_id) or "" for one in commitments}
    kept = {key: KEEPING.of(key, moment) for key, moment in moments.items()}
    new = [key for key, found in kept.items() if found is None]
    said = all_said(new) if new else {}
    return {key: found or Kept(moments[key], said[key]) for key, found in kept.items()}


def _asked(commitment: Commitment, pairs: Sequence[_Pair], today: date) -> Asked:
    """What the promise, as the caller fetched it, asks of each row."""
    promise = commitment.promise
    rows = ((target, party.pk if party else None, promise.windows(target, today)) for target, party in pairs)
    return Asked(today, promise.entered_on, tuple(rows))


def _progress(
    commitment: Commitment, pairs: Sequence[_Pair], kept: Kept, asked: Asked, before: date | None
) -> CommitmentProgress:
    rows = tuple(
        Row(target, party, row.windows, row.acts)
        for (target, party), row in zip(pairs, _judged(kept, asked, before), strict=True)
    )
    answers = tuple(one for one in kept.said.answers if not one.interim)
    in_follow_ups = tuple(one for one in kept.said.answers if one.follow_up is not None)
    return CommitmentProgress(commitment, rows, answers, in_follow_ups)


def _judged(kept: Kept, asked: Asked, before: date | None) -> tuple[JudgedRow, ...]:
    """Its rows, as they were judged when it was asked the same, else judged now."""
    found = kept.judged.get(before)
    if found is None or found.asked != asked:
        rows = tuple(_row(rule, windows, who, kept.said, asked, before) for rule, who, windows in asked.rows)
        found = kept.judged[before] = Judged(asked, rows)
    return found.rows


def _row(
    rule: rules.Target,
    windows: Sequence[Window],
    who: int | None,
    said: Said,
    asked: Asked,
    before: date | None,
) -> JudgedRow:
    acts = said.acts_by(who)
    if before is not None:
        acts = [act for act in acts if act.day < before]
    found = statuses(
        rule,
        windows,
        acts,
        today=asked.today,
        entered_on=asked.entered_on,
        needs=said.needs_by(who),
        judgements=said.judgements_by(who),
    )
    return JudgedRow(tuple(found), acts)
