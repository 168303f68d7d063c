"""Figures of an indicator, as they are told from the frozen text of a follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from medborgarlofte.domain.indicators import Kind, Measurement, Movement, Shift
from medborgarlofte.domain.intervals import Interval

from .formats import number
from .indicator_words import figure_words, interval_words, measured_period, movement_sentence, rate_words


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """One figure in words; `words` says "fewer than" where it counts so few that it is not told."""

    period: str
    words: str
    interval: str  # empty where how uncertain the figure is is not known
    answers: str  # how many answered and what share of those asked; empty where nobody was
    retrieved: date | None
    preliminary: bool


def told_figure(said: Mapping[str, Any], kind: Kind) -> ToldFigure:
    """A figure of the frozen text."""
    rule = _measured(said, kind)
    return ToldFigure(
        period=measured_period(rule),
        words=figure_words(rule),
        interval=interval_words(rule),
        answers=_answers(rule),
        retrieved=rule.retrieved,
        preliminary=rule.preliminary,
    )


def told_movement(says: Mapping[str, Any], kind: Kind) -> str:
    """What the last figure says, in words; not by how much where a count is too small to be told."""
    by = Interval(*says["by"]) if says["by"] else None
    return movement_sentence(Movement(Shift(says["shift"]), by, says["preliminary"]), kind)


def _measured(said: Mapping[str, Any], kind: Kind) -> Measurement:
    return Measurement(
        kind,
        said["figure"] or 0.0,
        date.fromisoformat(said["start"]),
        date.fromisoformat(said["end"]),
        answers=said["answers"],
        response_rate=said["response_rate"],
        stated=tuple(said["stated"]) if said["stated"] else None,
        retrieved=date.fromisoformat(said["retrieved"]) if said["retrieved"] else None,
        preliminary=said["preliminary"],
    )


def _answers(rule: Measurement) -> str:
    if not rule.answers:
        return ""
    told = _("%(count)s svar") % {"count": number(rule.answers)}
    return ", ".join(filter(None, [told, rate_words(rule)]))
