"""What was done and said of commitments, fetched for all of them in two queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import compress
from typing import Any

from django.db.models import Aggregate, BooleanField, CharField, F, Q, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.db.models.sql.compiler import SQLCompiler

from medborgarlofte.domain.status import Act, Judgement, Need, Verdict
from medborgarlofte.promises.models import ActivityRecord

from .keys import of_commitments
from .models import Assessment, NeedAnswer


@dataclass(frozen=True, slots=True)
class Answer:
    """What one party said of one window: whether the need arose (then `verdict` is None), or its verdict."""

    party: int
    party_name: str
    window_start: date
    window_end: date
    said_on: date
    arose: bool | None
    verdict: Verdict | None
    reason: str
    evidence: str  # what a verdict rests on
    interim: bool = False  # a verdict on a window that went on, which it does not answer for
    follow_up: int | None = None  # the key of the one that it was given in
    not_done: str = ""  # what was not done and why, beside a verdict
    changes: str = ""  # what changes now, beside a verdict


@dataclass(slots=True)
class Said:
    """All that is known of one commitment: each act once, and by the key of each party; answers the oldest
    first."""

    acts: list[Act] = field(default_factory=list)
    of_parties: dict[int, list[Act]] = field(default_factory=lambda: defaultdict(list))
    answers: list[Answer] = field(default_factory=list)

    def add(self, acts: list[Act], links: str, parties: str) -> None:
        """Take in what was done: each act once for each of its parties (0 for none), with its own link.

        Links and parties are told in the order of the acts, with commas between.
        """
        first = parties.partition(",")[0]
        if parties == ",".join([first] * len(acts)):  # as good as always, and soon seen
            self.acts = self.of_parties[int(first)] = acts
            return
        whose = list(map(int, parties.split(",")))
        self.acts = list(dict(zip(links.split(","), acts, strict=True)).values())
        for party in set(whose):
            self.of_parties[party] = list(compress(acts, map(party.__eq__, whose)))

    def acts_by(self, party: int | None) -> list[Act]:
        """What counts for one party; everything when no party is known."""
        return self.acts if party is None else self.of_parties.get(party, [])

    def needs_by(self, party: int | None) -> list[Need]:
        """Whether the need arose, as one party said it, or anyone when no party is known."""
        return [
            Need(one.window_start, bool(one.arose), one.reason, one.window_end)
            for one in self.answers
            if one.verdict is None and party in (None, one.party)
        ]

    def judgements_by(self, party: int | None) -> list[Judgement]:
        """The verdicts of one party, or of everyone when no party is known."""
        return [
            Judgement(one.window_start, one.verdict, one.reason, one.window_end)
            for one in self.answers
            if one.verdict is not None and not one.interim and party in (None, one.party)
        ]


def all_said(keys: Iterable[int]) -> Mapping[int, Said]:
    """What was done and said of the commitments with these keys; a record that was corrected is left out."""
    keys = list(keys)
    said: dict[int, Said] = defaultdict(Said)
    _add_acts(said, keys)
    for commitment, answer in _answers(keys):
        said[commitment].answers.append(answer)
    return said


class _Listed(Aggregate):
    """The values of a group's rows as one text: a long row is read sooner than twenty thousand short ones.

    None of them is missing or holds a comma.
    """

    output_field = TextField()

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **more: Any) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **more)

    def as_postgresql(self, compiler: SQLCompiler, connection: Any, **more: Any) -> tuple[str, Any]:
        """A server joins texts alone, and wants to know with what."""
        value, condition = self.get_source_expressions()
        listed = self.copy()
        listed.set_source_expressions([Cast(value, TextField()), Value(","), condition])
        return listed.as_sql(compiler, connection, function="STRING_AGG", **more)


# Put together once, since that takes longer than asking. Few records tell more than their day and count.
_TELL_MORE = Q(activityrecord__hours_taken__isnull=False) | Q(activityrecord__making_up_for__isnull=False)
_MORE = ("pk", Value(" "), "activityrecord__hours_taken", Value(" "), "activityrecord__making_up_for")
_LISTS = {
    "links": _Listed("pk"),
    "parties": _Listed(Coalesce("activityrecord__parties", 0)),
    "days": _Listed("activityrecord__day"),
    "counts": _Listed("activityrecord__count"),
    "more": _Listed(Concat(*_MORE, output_field=TextField()), filter=_TELL_MORE),
}
_DONE = (
    ActivityRecord.commitments.through.objects.order_by()
    .filter(activityrecord__corrected_by=None)
    .values("commitment_id")
    .annotate(**_LISTS)
    .values_list("commitment_id", *_LISTS)
)


def _add_acts(said: dict[int, Said], keys: list[int]) -> None:
    """The records that count. They come once for each of their parties and are put together again.

    Many say the same of the same day: an act is made once for all of them.
    """
    known = _Acts()
    for commitment, links, parties, days, counts, more in _DONE.filter(of_commitments(keys)).iterator():
        told = [days.split(","), counts.split(",")]
        if more:
            of_links = dict(one.split(" ", 1) for one in more.split(","))
            told.append([of_links.get(link, " ") for link in links.split(",")])
        said[commitment].add(list(map(known.__getitem__, zip(*told, strict=True))), links, parties)


class _Acts(dict[tuple[str, ...], Act]):
    """The act that a record tells of, made once: its day and count, and where it has them its hours and what
    it makes up for."""

    def __missing__(self, told: tuple[str, ...]) -> Act:
        day, count, *more = told
        taken, made_up = more[0].split(" ") if more else ("", "")
        hours = float(taken) if taken else None
        made_up_for = date.fromisoformat(made_up) if made_up else None
        act = self[told] = Act(date.fromisoformat(day), int(count), hours, made_up_for)
        return act


_COLUMNS = (
    *("id", "commitment_id", "party_id", "party__name", "window_start", "window_end"),
    *("said_on", "arose", "verdict", "reason", "evidence", "interim", "follow_up_id", "not_done", "changes"),
)
_NEEDS: Any = (
    NeedAnswer.objects.order_by()
    .annotate(
        interim=Value(False, BooleanField()),
        said_on=F("answered_on"),
        **dict.fromkeys(("verdict", "evidence", "not_done", "changes"), Value("", CharField())),
    )
    .values_list(*_COLUMNS)
)
_VERDICTS: Any = (
    Assessment.objects.order_by()
    .annotate(said_on=F("assessed_on"), arose=Value(None, BooleanField(null=True)))
    .values_list(*_COLUMNS)
)


def _answers(keys: list[int]) -> Iterable[tuple[int, Answer]]:
    """Need answers and assessments together: of several on one window the rules let the last hold."""
    needs, verdicts = (rows.filter(of_commitments(keys)) for rows in (_NEEDS, _VERDICTS))
    for _pk, commitment, *told in needs.union(verdicts, all=True).order_by("id"):
        yield commitment, _answer(*told)


def _answer(
    party: int,
    name: str,
    start: date,
    end: date,
    said_on: date,
    arose: bool | None,
    verdict: str,
    reason: str,
    evidence: str,
    interim: int,  # 0 or 1 where the database has no other truth
    *more: Any,
) -> Answer:
    judged = Verdict(verdict) if verdict else None
    return Answer(party, name, start, end, said_on, arose, judged, reason, evidence, bool(interim), *more)
