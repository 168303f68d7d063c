"""What a follow-up says of the problem: its indicators up to the end of the period, and of effect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from medborgarlofte.domain.claims import Rival, Strength
from medborgarlofte.domain.indicators import Kind
from medborgarlofte.publishing.claim_words import effect_sentence, rival_told, rival_word, strength_word
from medborgarlofte.publishing.figures_told import ToldFigure, told_figure, told_movement
from medborgarlofte.publishing.indicator_words import better_words


@dataclass(frozen=True, slots=True)
class SeriesView:
    """An indicator with its figures up to the end of the period, the last last; `says` empty without any."""

    name: str
    place: str
    unit: str
    source: str
    better: str
    figures: tuple[ToldFigure, ...]
    says: str
    is_measured: bool  # within the period
    asks: bool  # somebody answered, and how many is told

    @property
    def last(self) -> ToldFigure | None:
        """The last figure."""
        return self.figures[-1] if self.figures else None


@dataclass(frozen=True, slots=True)
class RivalView:
    """Another explanation, the question it raises, and what the party answers."""

    name: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class EffectView:
    """What one party says that a commitment meant for an indicator."""

    party: str
    number: int
    indicator: str
    word: str
    sentence: str
    reason: str
    rivals: tuple[RivalView, ...]


@dataclass(frozen=True, slots=True)
class ProblemView:
    """Whether the problem changed, as figures and parties tell."""

    series: tuple[SeriesView, ...]
    effects: tuple[EffectView, ...]


def problem_view(content: Mapping[str, Any]) -> ProblemView:
    """Of the frozen content of a follow-up. No query."""
    start = date.fromisoformat(content["period"]["start"])
    kinds = {_key(one): Kind(one["kind"]) for one in content["indicators"]}
    return ProblemView(
        tuple(_series(one, start) for one in content["indicators"]),
        tuple(_effect(one, kinds[_key(one["indicator"])]) for one in content["effects"]),
    )


def _series(one: Mapping[str, Any], start: date) -> SeriesView:
    kind = Kind(one["kind"])
    return SeriesView(
        name=one["name"],
        place=one["place"],
        unit=one["unit"],
        source=one["source"],
        better=better_words(one["better"]),
        figures=tuple(told_figure(each, kind) for each in one["figures"]),
        says=told_movement(one["says"], kind) if one["says"] else "",
        is_measured=any(date.fromisoformat(each["end"]) > start for each in one["figures"]),
        asks=any(each["answers"] for each in one["figures"]),
    )


def _effect(one: Mapping[str, Any], kind: Kind) -> EffectView:
    return EffectView(
        party=one["party"]["name"],
        number=one["number"],
        indicator=one["indicator"]["name"],
        word=strength_word(Strength[one["strength"].upper()]),
        sentence=effect_sentence(one, kind),
        reason=one["reason"],
        rivals=_rivals(one["rivals"]),
    )


def _rivals(given: Sequence[Mapping[str, str]]) -> tuple[RivalView, ...]:
    return tuple(
        RivalView(rival_word(Rival(one["rival"])), rival_told(Rival(one["rival"])), one["answer"])
        for one in given
    )


def _key(one: Mapping[str, Any]) -> tuple[str, str, str]:
    return one["name"], one["source"], one["place"]
