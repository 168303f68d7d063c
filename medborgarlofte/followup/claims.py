"""What there is here behind a sentence about effect in a follow-up: gathered from the rows, never typed.

What counts as evidence stands in docs/methods/claims.md. What was done or measured after the period is left
out, however soon it came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Sum

from medborgarlofte.domain import claims as rules
from medborgarlofte.domain.claims import Evidence, Origin, Rival, Strength
from medborgarlofte.domain.indicators import Kind, Movement, Shift, movement
from medborgarlofte.domain.indicators import Measurement as Figure
from medborgarlofte.domain.lineage import Act
from medborgarlofte.incidents.models import Indicator, Measurement
from medborgarlofte.promises.carried import Carried, carried_in
from medborgarlofte.promises.models import ActivityRecord, Commitment, Hypothesis, ProblemIndicator

from .models import EffectClaim, FollowUp

_GOES_ON = frozenset({Act.EXTEND, Act.SHARPEN, Act.SPLIT, Act.MERGE})


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator of the problem, and its figures whose time ended within or before the period, by end."""

    indicator: Indicator
    figures: tuple[Figure, ...]

    @property
    def origin(self) -> Origin:
        """How its figures came about."""
        return Origin(self.indicator.origin)

    @property
    def kind(self) -> Kind:
        """What sort of figures they are."""
        return Kind(self.indicator.kind)

    @property
    def says(self) -> Movement | None:
        """What the last figure says beside the earlier ones; None without any."""
        return movement(self.figures) if self.figures else None


@dataclass(frozen=True, slots=True)
class Behind:
    """All there is behind the sentences about effect in one follow-up, by the keys of the rows.

    A measure `began` with the first promise that it was part of, however many renewals ago. The period that
    was agreed counts, not the first record in it: a figure from when people knew of the promise is not from
    before it.
    """

    follow_up: FollowUp
    series: Mapping[int, Series] = field(default_factory=dict)
    commitments: Mapping[int, Commitment] = field(default_factory=dict)
    done: Mapping[int, int] = field(default_factory=dict)
    began: Mapping[int, date] = field(default_factory=dict)
    hypotheses: Mapping[tuple[int, int], Sequence[Hypothesis]] = field(default_factory=dict)

    @property
    def start(self) -> date:
        """The first day of the promise, from which its records count."""
        return _start(self.follow_up)

    def hypothesis(self, commitment: int, indicator: int) -> Hypothesis | None:
        """The newest that was written before the measure began, else the newest."""
        written = self.hypotheses.get((commitment, indicator), ())
        before = [one for one in written if one.written_on < self.began[commitment]]
        return (before or [*written])[-1] if written else None

    def evidence(self, commitment: int, indicator: int, answered: Iterable[Rival] = ()) -> Evidence:
        """What is known of a commitment and an indicator. There is no comparison with other places yet."""
        expected = self.hypothesis(commitment, indicator)
        series = self.series[indicator]
        return Evidence(
            self.began[commitment],
            self.done.get(commitment, 0),
            series.figures,
            series.origin,
            rules.Hypothesis(expected.written_on, Shift(expected.expects)) if expected else None,
            answered=frozenset(answered),
        )

    def is_known(self, claim: EffectClaim) -> bool:
        """Whether its commitment still holds and its indicator still is of the problem."""
        return claim.commitment_id in self.began and claim.indicator_id in self.series

    def offered(self, claim: EffectClaim) -> tuple[Strength, ...]:
        """The strengths that the party may choose with what is known now."""
        if not self.is_known(claim):
            return ()
        return rules.offered(self.evidence(claim.commitment_id, claim.indicator_id, claim.answered()))


def behind(follow_up: FollowUp) -> Behind:
    """What is known at the end of a period. Seven queries; one where the problem has no indicator."""
    ties = ProblemIndicator.objects.filter(promise=follow_up.promise_id).select_related("indicator")
    indicators = [one.indicator for one in ties]
    if not indicators:
        return Behind(follow_up)
    current = Commitment.objects.current().filter(promise=follow_up.promise_id)
    commitments = {one.pk: one for one in current.prefetch_related("targets")}
    carried = carried_in(follow_up.promise.municipality)
    roots = {key: _roots(key, carried) for key in commitments}
    return Behind(
        follow_up,
        _series(indicators, follow_up.end),
        commitments,
        _done(commitments, follow_up.end),
        {key: min([_start(follow_up), *roots[key].starts]) for key in commitments},
        _hypotheses(roots),
    )


def _start(follow_up: FollowUp) -> date:
    return follow_up.promise.start or follow_up.start


def _series(indicators: Sequence[Indicator], end: date) -> dict[int, Series]:
    known = {one.pk: one for one in indicators}
    rows = Measurement.objects.filter(indicator__in=known, corrected_by=None, end__lte=end)
    found: dict[int, list[Figure]] = defaultdict(list)
    for row in rows:
        row.indicator = known[row.indicator_id]
        found[row.indicator_id].append(row.as_measured())
    return {key: Series(one, tuple(found[key])) for key, one in known.items()}


def _done(commitments: Iterable[int], end: date) -> dict[int, int]:
    """What is counted up to the end: a record once in each of its commitments, a corrected one nowhere."""
    ties = ActivityRecord.commitments.through.objects.filter(
        commitment__in=commitments, activityrecord__corrected_by=None, activityrecord__day__lt=end
    )
    return dict(ties.values_list("commitment_id").annotate(count=Sum("activityrecord__count")))


@dataclass(frozen=True, slots=True)
class _Roots:
    """A commitment with those that it was carried over from, however many periods back: keys and starts."""

    keys: frozenset[int]
    starts: tuple[date, ...]


def _roots(key: int, carried: Sequence[Carried]) -> _Roots:
    starts: list[date] = []
    wanted, seen = {key}, {key}
    while wanted:
        links = [one for one in carried if one.act in _GOES_ON and wanted & {each.key for each in one.later}]
        starts += [one.before.start for one in links if one.before.start]
        wanted = {each.key for one in links for each in one.earlier} - seen
        seen |= wanted
    return _Roots(frozenset(seen), tuple(starts))


def _hypotheses(roots: Mapping[int, _Roots]) -> dict[tuple[int, int], list[Hypothesis]]:
    """Those of each commitment, and of what it was carried over from, the oldest first."""
    every = frozenset[int]().union(*(one.keys for one in roots.values()))
    found: dict[tuple[int, int], list[Hypothesis]] = defaultdict(list)
    for written in Hypothesis.objects.filter(commitment__in=every):
        for key, one in roots.items():
            if written.commitment_id in one.keys:
                found[key, written.indicator_id].append(written)
    return found
