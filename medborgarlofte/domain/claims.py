"""How strongly a sentence about effect may be put: never more strongly than the evidence here allows.

The rules, with worked cases, stand in docs/methods/claims.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum

from .indicators import Measurement, Movement, Shift, movement
from .intervals import Interval

FEWEST_PLACES = 19  # with the place itself 20: with fewer, no placebo can be rarer than 1 in 20
_CAUSAL = re.compile(
    r"\b(på grund av|tack vare|till följd av|beror på|berodde på|berott på|"
    r"(?:har )?(?:lett|ledde|bidragit|bidrog) till|gett effekt|gav effekt|haft effekt|hade effekt)\b",
    re.IGNORECASE,
)


class Strength(IntEnum):
    """What a sentence says of the effect, the weakest first."""

    CARRIED_OUT = 1
    COINCIDED_WITH = 2
    CONSISTENT_WITH = 3
    SUPPORTED_BY_COMPARISON = 4


class Rival(StrEnum):
    """What else may explain a change."""

    OTHER_MEASURES = "other_measures"
    GENERAL_TREND = "general_trend"
    CHANCE_HIGH = "chance_high"  # what is chosen when it stands high falls by itself
    DISPLACEMENT = "displacement"
    REPORTING = "reporting"  # more or fewer of the same events are reported
    EFFORT = "effort"  # what is counted is what the police look for
    WHO_ANSWERED = "who_answered"


class Origin(StrEnum):
    """How a figure came about, which decides what else may explain it."""

    REPORTED = "reported"
    POLICE_INITIATED = "police_initiated"
    SURVEY = "survey"
    OTHER = "other"


class Lack(StrEnum):
    """Why a strength is not offered."""

    NOTHING_DONE = "nothing_done"
    NO_FIGURE_BEFORE = "no_figure_before"
    NO_FIGURE_AFTER = "no_figure_after"
    NO_CHANGE = "no_change"
    PRELIMINARY = "preliminary"
    NO_HYPOTHESIS = "no_hypothesis"  # written before it began, saying which way the figure should go
    OTHER_WAY = "other_way"
    RIVALS_UNANSWERED = "rivals_unanswered"
    NO_COMPARISON = "no_comparison"
    TOO_FEW_PLACES = "too_few_places"
    COMPARISON_UNCERTAIN = "comparison_uncertain"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """If … then … because …: written down on a day, expecting the figure to rise or to fall."""

    written: date
    expects: Shift


@dataclass(frozen=True, slots=True)
class Comparison:
    """The change here less that of similar places, with its interval, and the number of those places."""

    less: Interval
    places: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What there is here behind one sentence about effect; `began` is the first day of the measure."""

    began: date
    done: int = 0
    figures: tuple[Measurement, ...] = ()
    origin: Origin = Origin.OTHER
    hypothesis: Hypothesis | None = None
    comparison: Comparison | None = None
    answered: frozenset[Rival] = field(default_factory=frozenset)

    @property
    def movement(self) -> Movement | None:
        """What the figure did from before the measure to after its beginning; None without both."""
        after = [one for one in self.figures if one.start >= self.began]
        before = [one for one in self.figures if one.end <= self.began]
        return movement([*before, max(after, key=lambda one: one.end)]) if after and before else None


_ALWAYS = (Rival.OTHER_MEASURES, Rival.GENERAL_TREND, Rival.CHANCE_HIGH, Rival.DISPLACEMENT)
_BY_ORIGIN = {
    Origin.REPORTED: (Rival.REPORTING,),
    Origin.POLICE_INITIATED: (Rival.EFFORT, Rival.REPORTING),
    Origin.SURVEY: (Rival.WHO_ANSWERED,),
    Origin.OTHER: (),
}


def rivals(origin: Origin) -> tuple[Rival, ...]:
    """What else may explain a change in such a figure: to be answered before effect is spoken of."""
    return _ALWAYS + _BY_ORIGIN[origin]


def offered(evidence: Evidence) -> tuple[Strength, ...]:
    """The strengths that may be chosen, the weakest first; none when nothing was done."""
    return tuple(strength for strength in Strength if not lacks(evidence, strength))


def lacks(evidence: Evidence, strength: Strength) -> tuple[Lack, ...]:
    """Why a strength is not offered; empty when it is. Each takes all that the weaker ones take."""
    steps = (_not_done, _did_not_coincide, _not_consistent, _not_compared)
    return tuple(lack for step in steps[:strength] for lack in step(evidence))


def causal_words(text: str) -> tuple[str, ...]:
    """The words of a Swedish text that say that one thing caused another, as they stand there."""
    return tuple(found[0] for found in _CAUSAL.finditer(text))


def _not_done(evidence: Evidence) -> Iterator[Lack]:
    if evidence.done < 1:
        yield Lack.NOTHING_DONE


def _did_not_coincide(evidence: Evidence) -> Iterator[Lack]:
    if not any(one.end <= evidence.began for one in evidence.figures):
        yield Lack.NO_FIGURE_BEFORE
    if not any(one.start >= evidence.began for one in evidence.figures):
        yield Lack.NO_FIGURE_AFTER
    found = evidence.movement
    if found and found.shift not in (Shift.ROSE, Shift.FELL):
        yield Lack.NO_CHANGE


def _not_consistent(evidence: Evidence) -> Iterator[Lack]:
    found, expected = evidence.movement, evidence.hypothesis
    if found and found.preliminary:
        yield Lack.PRELIMINARY
    if expected is None or expected.written >= evidence.began:
        yield Lack.NO_HYPOTHESIS
    elif found and found.shift in (Shift.ROSE, Shift.FELL) and found.shift is not expected.expects:
        yield Lack.OTHER_WAY
    if not evidence.answered.issuperset(rivals(evidence.origin)):
        yield Lack.RIVALS_UNANSWERED


def _not_compared(evidence: Evidence) -> Iterator[Lack]:
    found = evidence.comparison
    if found is None:
        yield Lack.NO_COMPARISON
        return
    if found.places < FEWEST_PLACES:
        yield Lack.TOO_FEW_PLACES
    if not _goes_the_same_way(found.less, evidence.movement):
        yield Lack.COMPARISON_UNCERTAIN


def _goes_the_same_way(less: Interval, found: Movement | None) -> bool:
    """Whether the difference from similar places is beyond its uncertainty, the way the figure went."""
    shift = found.shift if found else None
    return (shift is Shift.FELL and less.high < 0) or (shift is Shift.ROSE and less.low > 0)
