"""What a follow-up says of the problem, to the letter: its indicators' figures, and what is said of effect.

All that a sentence rests on stands with it, so that it can be written from the frozen text alone. Small
counts of people and events are left out here already, since the text is public.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from medborgarlofte.domain.claims import Evidence, Strength
from medborgarlofte.domain.indicators import Kind, Movement
from medborgarlofte.domain.indicators import Measurement as Figure
from medborgarlofte.domain.suppression import FEWEST
from medborgarlofte.promises.models import Commitment

from .claims import Behind, Series, behind
from .models import EffectClaim, FollowUp

_DIGITS = 4  # as many as a figure is kept with


def told_of_problem(follow_up: FollowUp) -> dict[str, Any]:
    """The indicators of the problem up to the end of the period, and what each party says of the effect.

    Eight queries; two without indicators.
    """
    return told_of(behind(follow_up))


def told_of(known: Behind) -> dict[str, Any]:
    """The same of what is known. A sentence that this does not allow is left out. One query."""
    claims = EffectClaim.objects.newest_in(known.follow_up)
    return {
        "indicators": [_indicator(one) for one in known.series.values()],
        "effects": [effect_told(known, one) for one in claims if one.strength in known.offered(one)],
    }


def figure_told(one: Figure) -> dict[str, Any]:
    """A figure with all that makes it readable; none where it is a count of so few that it is not told."""
    small = is_small(one)
    return {
        "start": one.start.isoformat(),
        "end": one.end.isoformat(),
        "figure": None if small else round(one.figure, _DIGITS),
        "stated": [round(limit, _DIGITS) for limit in one.stated] if one.stated and not small else None,
        "method": one.method,
        "answers": one.answers,
        "response_rate": one.response_rate,
        "retrieved": one.retrieved.isoformat() if one.retrieved else None,
        "preliminary": one.preliminary,
    }


def is_small(one: Figure) -> bool:
    """Whether it counts so few people or events, or was answered by so few, that it is not told."""
    counted = one.figure if one.kind is Kind.COUNT else one.answers
    return counted is not None and counted < FEWEST


def _indicator(one: Series) -> dict[str, Any]:
    return {
        **_named(one),
        "unit": one.indicator.unit,
        "kind": one.indicator.kind,
        "origin": one.indicator.origin,
        "better": one.indicator.better,
        "figures": [figure_told(each) for each in one.figures],
        "says": _says(one.says, one.figures),
    }


def _named(one: Series) -> dict[str, Any]:
    return {"name": one.indicator.name, "source": one.indicator.source, "place": one.indicator.place}


def _says(found: Movement | None, figures: Iterable[Figure]) -> dict[str, Any] | None:
    """What the last figure says; by how much only where none of the figures is too small to be told."""
    if found is None:
        return None
    by = None if any(is_small(one) for one in figures) else found.by
    return {
        "shift": found.shift.value,
        "by": by and [round(one, _DIGITS) for one in (by.figure, by.low, by.high)],
        "preliminary": found.preliminary,
    }


def effect_told(known: Behind, claim: EffectClaim) -> dict[str, Any]:
    """What a claim says, and all that it rests on. Its strength must be one that is offered."""
    evidence = known.evidence(claim.commitment_id, claim.indicator_id, claim.answered())
    commitment = known.commitments[claim.commitment_id]
    strength = Strength(claim.strength)
    told = strength >= Strength.COINCIDED_WITH
    return {
        "party": {"kind": claim.party.kind, "name": claim.party.name},
        "number": commitment.number,
        "indicator": _named(known.series[claim.indicator_id]),
        "strength": strength.name.lower(),
        "reason": claim.reason,
        "rivals": [{"rival": name, "answer": answer} for name, answer in claim.rivals.items()],
        "began": evidence.began.isoformat(),
        "done": _done(known, commitment),
        "change": _change(evidence) if told else None,
        "expected": _expected(known, claim) if strength >= Strength.CONSISTENT_WITH else None,
    }


def _done(known: Behind, commitment: Commitment) -> dict[str, Any]:
    """How much was counted in the promise's period so far, in the unit that its targets have in common.

    Of a sensitive commitment it is not told, as nowhere else.
    """
    units = {one.unit for one in commitment.targets.all()}
    return {
        "count": None if commitment.sensitive else known.done.get(commitment.pk, 0),
        "unit": units.pop() if len(units) == 1 else "",
        "start": known.start.isoformat(),
        "end": known.follow_up.end.isoformat(),
    }


def _change(evidence: Evidence) -> dict[str, Any]:
    """The figures that are compared: the last one from before it began, and the last one from after."""
    before = [one for one in evidence.figures if one.end <= evidence.began]
    after = [one for one in evidence.figures if one.start >= evidence.began]
    used = [*before, max(after, key=lambda one: one.end)]
    alike = [one for one in before if one.comparable_by == used[-1].comparable_by]
    return {
        "before": figure_told(max(alike, key=lambda one: one.end)),
        "after": figure_told(used[-1]),
        "says": _says(evidence.movement, used),
    }


def _expected(known: Behind, claim: EffectClaim) -> dict[str, Any] | None:
    found = known.hypothesis(claim.commitment_id, claim.indicator_id)
    if found is None:
        return None
    return {
        "expects": found.expects,
        "because": found.because,
        "written": found.written_on.isoformat(),
    }
