"""What the parties have given to one follow-up: their newest answers, and their approvals of its text.

The rows are made of what was fetched for many at once; each has its follow-up and its party at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value

from medborgarlofte.places.models import Organisation

from .models import (
    Approval,
    Assessment,
    FollowUp,
    FollowUpQuerySet,
    FollowUpVersion,
    NeedAnswer,
    OutcomeAnswer,
    ProcessAnswer,
)
from .progress import CommitmentProgress
from .said import Answer

Known = Mapping[int, Organisation]  # those of the place, by their key
_TEXTS = {  # the fields of each kind, as `_rows` brings them
    "outcome": ("change", "reason", "evidence"),
    "process": ("cooperation", "hours", "picture", "meetings", "reason"),
    "approval": ("function_name", "sha256"),
}
_PLACES = ("first", "second", "third", "fourth", "fifth")


@dataclass(frozen=True, slots=True)
class GivenToWhole:
    """The newest answers of each party that are of no commitment, and the approvals of what is settled."""

    outcomes: tuple[OutcomeAnswer, ...]
    process_answers: tuple[ProcessAnswer, ...]
    approvals: tuple[Approval, ...]


def with_settled(rows: FollowUpQuerySet) -> FollowUpQuerySet:
    """Each with the hash of the text that waits to be approved as `settled_sha256`; None where none does."""
    texts = FollowUpVersion.objects.filter(follow_up=OuterRef("pk")).to_be_approved(OuterRef("version"))
    settled = {"settled_sha256": Subquery(texts.values("sha256")[:1])}
    return rows.annotate(**settled)


def assessments_in(follow_up: FollowUp, progress: CommitmentProgress, known: Known) -> tuple[Assessment, ...]:
    """The newest verdict of each party on a commitment, party by party. No query."""
    newest = {
        one.party: (one, one.verdict)
        for one in progress.in_follow_ups
        if one.follow_up == follow_up.pk and one.verdict
    }
    return tuple(
        Assessment(
            **_shared(follow_up, progress, one, known),
            interim=one.interim,
            verdict=verdict.value,
            evidence=one.evidence,
            not_done=one.not_done,
            changes=one.changes,
            assessed_on=one.said_on,
        )
        for _party, (one, verdict) in sorted(newest.items())
    )


def no_needs_in(follow_up: FollowUp, progress: CommitmentProgress, known: Known) -> tuple[NeedAnswer, ...]:
    """What each party said last of a need that did not arise, party by party. No query."""
    newest = {
        one.party: one
        for one in progress.in_follow_ups
        if one.follow_up == follow_up.pk and one.arose is not None and not one.arose
    }
    return tuple(
        NeedAnswer(**_shared(follow_up, progress, one, known), arose=False, answered_on=one.said_on)
        for _party, one in sorted(newest.items())
    )


def _shared(follow_up: FollowUp, progress: CommitmentProgress, one: Answer, known: Known) -> dict[str, Any]:
    return {
        "commitment": progress.commitment,
        "party": known[one.party],
        "follow_up": follow_up,
        "window_start": one.window_start,
        "window_end": one.window_end,
        "reason": one.reason,
    }


def given_to(follow_up: FollowUp, known: Known) -> GivenToWhole:
    """What was given to a follow-up as a whole. One query."""
    outcomes: dict[int, OutcomeAnswer] = {}
    processes: dict[int, ProcessAnswer] = {}
    approvals: list[Approval] = []
    for kind, party, moment, *texts in _rows(follow_up):
        said: dict[str, Any] = dict(zip(_TEXTS[kind], texts, strict=False)) | {"party": known[party]}
        if kind == "outcome":
            outcomes[party] = OutcomeAnswer(follow_up=follow_up, entered_at=moment, **said)
        elif kind == "process":
            processes[party] = ProcessAnswer(follow_up=follow_up, entered_at=moment, **said)
        else:
            approvals.append(Approval(approved_at=moment, **said))
    return GivenToWhole(tuple(outcomes.values()), tuple(processes.values()), tuple(approvals))


def _rows(follow_up: FollowUp) -> Iterator[tuple[Any, ...]]:
    """All three kinds in one query, the oldest of each first: its kind, party and moment, and its texts."""
    settled = FollowUpVersion.objects.filter(follow_up=follow_up).to_be_approved(follow_up.version)
    every: list[Any] = [
        _told(OutcomeAnswer.objects.filter(follow_up=follow_up), "outcome", "entered_at"),
        _told(ProcessAnswer.objects.filter(follow_up=follow_up), "process", "entered_at"),
        _told(Approval.objects.filter(version__in=settled.values("pk")[:1]), "approval", "approved_at"),
    ]
    for _pk, *told in every[0].union(*every[1:], all=True).order_by("id"):
        yield tuple(told)


def _told(rows: QuerySet[Any], kind: str, moment: str) -> QuerySet[Any, tuple[Any, ...]]:
    fields = [F(name) for name in _TEXTS[kind]]
    empty = [Value("", CharField())] * (len(_PLACES) - len(fields))
    columns: dict[str, Any] = dict(zip(_PLACES, [*fields, *empty], strict=True))
    annotated = rows.order_by().annotate(kind=Value(kind, CharField()), moment=F(moment), **columns)
    told: QuerySet[Any, Any] = annotated.values_list("id", "kind", "party_id", "moment", *_PLACES)
    return told
