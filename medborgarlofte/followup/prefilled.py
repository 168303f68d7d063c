"""A follow-up as it opens: what the records say by the end of its period, and what has been answered.

Nothing of it is typed: the count against the target with the records behind it, the windows of silence, what
deviates, and the forecast of what goes on. What was done after the period is left out, however late.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from medborgarlofte.domain import summary
from medborgarlofte.domain.forecast import Forecast
from medborgarlofte.domain.status import Act, Status, Verdict, WindowStatus
from medborgarlofte.domain.windows import NO_TERMS
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment, follows_school_terms

from .forecasting import forecasts
from .given import assessments_in, given_to, no_needs_in
from .models import Approval, Assessment, FollowUp, NeedAnswer, OutcomeAnswer, ProcessAnswer
from .progress import CommitmentProgress, Row, progress_of

_OWED = frozenset({Status.AWAITING_REPORT, Status.NOT_REPORTED})
_LACKING = frozenset({Status.MISSED, Status.BEHIND})


@dataclass(frozen=True, slots=True)
class RowFacts:
    """One target of one party: the window that says how it stands, and the windows of the period.

    `records` are what was done in the period, the first first. `ended` are the windows that ended in it;
    `silent` ones did so without anybody saying anything of them; `deviating` ones lack what they should have.
    """

    row: Row
    shown: WindowStatus | None
    records: tuple[Act, ...]
    ended: tuple[WindowStatus, ...]
    silent: tuple[WindowStatus, ...]
    deviating: tuple[WindowStatus, ...]
    forecast: Forecast | None


@dataclass(frozen=True, slots=True)
class CommitmentFacts:
    """A commitment with its rows, and the newest answer of each party in this follow-up."""

    commitment: Commitment
    rows: tuple[RowFacts, ...]
    assessments: tuple[Assessment, ...]
    no_needs: tuple[NeedAnswer, ...]

    def accountable(self, both: tuple[Organisation, ...]) -> list[Organisation]:
        """Who must answer for it; where no party is known to, those that it may be."""
        known = {one.row.party.pk: one.row.party for one in self.rows if one.row.party}
        return list(known.values()) or list(both)

    def is_of_others(self, party: Organisation) -> bool:
        """Whether others than this party are known to answer for it."""
        known = {one.row.party.pk for one in self.rows if one.row.party}
        return bool(known) and party.pk not in known

    def is_answered_by(self, party: Organisation) -> bool:
        """Whether the party has said anything of it in this follow-up."""
        return party.pk in self._given()

    def _given(self) -> set[int]:
        return {one.party_id for one in self.assessments} | {one.party_id for one in self.no_needs}

    def unanswered_by(self, both: tuple[Organisation, ...]) -> Iterator[Organisation]:
        """Who has still to answer for it."""
        given = self._given()
        asked = self.accountable(both)
        if any(one.row.party for one in self.rows) or not given:
            yield from (one for one in asked if one.pk not in given)


@dataclass(frozen=True, slots=True)
class Missing:
    """An answer that is still to be given: `commitment` None for the questions of outcome and process."""

    party: Organisation
    commitment: Commitment | None = None
    question: str = "commitment"  # or "outcome", "process"


@dataclass(frozen=True, slots=True)
class Prefilled:
    """All of a follow-up: what the records say, and what its parties have answered, each for itself.

    `approvals` are of the text that is settled now, none where none is.
    """

    follow_up: FollowUp
    parties: tuple[Organisation, ...]  # the police and the municipality
    commitments: tuple[CommitmentFacts, ...]
    outcomes: tuple[OutcomeAnswer, ...]
    process_answers: tuple[ProcessAnswer, ...]
    approvals: tuple[Approval, ...]

    def missing(self) -> list[Missing]:
        """What must be answered before it can be approved, in the order of the promise."""
        left = [
            Missing(party, one.commitment)
            for one in self.commitments
            for party in one.unanswered_by(self.parties)
        ]
        for question, given in (("outcome", self.outcomes), ("process", self.process_answers)):
            told = {one.party_id for one in given}
            left += [Missing(one, None, question) for one in self.parties if one.pk not in told]
        return left


def prefilled(follow_up: FollowUp) -> Prefilled:
    """A follow-up with all its facts and answers. At most eight queries, whatever its size.

    Less what the caller has fetched: the promise, its municipality, and the parties of this.
    """
    promise = follow_up.promise
    known = {one.pk: one for one in promise.municipality.organisations.all()}
    commitments = list(Commitment.objects.current().filter(promise=promise))
    for one in commitments:
        one.promise = promise
    progress = progress_of(commitments, today=follow_up.end, before=follow_up.end)
    facts = _facts(follow_up, progress)
    of_whole = given_to(follow_up, known)
    return Prefilled(
        follow_up,
        parties_of(known.values()),
        tuple(
            CommitmentFacts(
                one.commitment,
                facts[one.commitment.pk],
                assessments_in(follow_up, one, known),
                no_needs_in(follow_up, one, known),
            )
            for one in progress.values()
        ),
        of_whole.outcomes,
        of_whole.process_answers,
        of_whole.approvals,
    )


def parties_of(organisations: Iterable[Organisation]) -> tuple[Organisation, ...]:
    """The police and the municipality among those of a place, in that order: who approves its follow-ups."""
    both = (Organisation.Kind.POLICE, Organisation.Kind.MUNICIPALITY)
    return tuple(
        sorted(
            (one for one in organisations if one.kind in both),
            key=lambda one: both.index(Organisation.Kind(one.kind)),
        )
    )


def _facts(
    follow_up: FollowUp, progress: Mapping[int, CommitmentProgress]
) -> dict[int, tuple[RowFacts, ...]]:
    end = follow_up.end
    rows = [(key, row) for key, one in progress.items() for row in one.rows]
    asks_terms = any(follows_school_terms(row.target) for _commitment, row in rows)
    terms = follow_up.promise.municipality.terms() if asks_terms else NO_TERMS
    told = forecasts({place: row for place, (_commitment, row) in enumerate(rows)}, end, terms)
    found: dict[int, tuple[RowFacts, ...]] = dict.fromkeys(progress, ())
    for place, (commitment, row) in enumerate(rows):
        found[commitment] += (_row(follow_up, row, told.get(place)),)
    return found


def _row(follow_up: FollowUp, row: Row, told: Forecast | None) -> RowFacts:
    begun = [_as_followed_up(one) for one in row.windows if one.window.start < follow_up.end]
    within = [one for one in begun if one.window.end > follow_up.start]
    return RowFacts(
        row,
        summary.current(begun, _last(follow_up)),
        tuple(sorted((act for act in row.acts if act.day >= follow_up.start), key=lambda act: act.day)),
        tuple(one for one in within if one.window.end <= follow_up.end),
        tuple(one for one in within if one.status in _OWED),
        tuple(one for one in within if one.status in _LACKING),
        told,
    )


def _as_followed_up(one: WindowStatus) -> WindowStatus:
    """A window that is over and of which something is told awaits no report: it lacks what it lacks."""
    return one._replace(status=Status.MISSED) if one.status in _OWED and _is_told_of(one) else one


def _is_told_of(one: WindowStatus) -> bool:
    """Whether anything was done, or anybody has said anything, in a window.

    "Cannot be verified" says nothing of it: who cannot tell has not missed, and the silence stays.
    """
    said = one.judgement is not None and one.judgement.verdict is not Verdict.CANNOT_BE_VERIFIED
    return one.last_act is not None or bool(one.made_up) or one.need is not None or said


def _last(follow_up: FollowUp) -> date:
    return date.fromordinal(follow_up.end.toordinal() - 1)
