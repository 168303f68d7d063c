"""The check itself: every remark on one commitment, the weightiest first."""

from __future__ import annotations

from datetime import date

from ..content import Commitment
from .effects import effect_words
from .missing import by_when, for_whom, how_much, what, where, who
from .nearness import KnownTexts
from .remark import Remark, Rule
from .sentence import whole
from .situations import situation_words
from .vague import Vagueness, kind_of, vague

_NO_TEXTS = KnownTexts(())


def remarks(
    commitment: Commitment,
    *,
    end: date | None,
    municipality: str = "",
    known: KnownTexts = _NO_TEXTS,
) -> tuple[Remark, ...]:
    """What makes the commitment hard to follow up, the weightiest first; empty when nothing does.

    `end` is the day after the promise's last, None when it has none: what goes on is then due, and
    what is done once done, within it. `known` are texts of other municipalities, `municipality` the
    commitment's own. It warns: nothing here refuses a text. Time grows with the first 4,000
    characters only. Sources and limits: docs/methods/wording.md.
    """
    found = _on_words(commitment, end) + _same_as_other(commitment, municipality, known)
    return tuple(sorted(found, key=lambda remark: remark.rank))


def _on_words(commitment: Commitment, end: date | None) -> list[Remark]:
    effect = effect_words(commitment.text)
    if effect:
        return _present(Remark(Rule.EFFECT, *effect), who(commitment))
    situation = situation_words(commitment.text)
    if situation:
        return [Remark(Rule.SITUATION, *situation)]
    unclear = vague(commitment)
    nothing_told = what(commitment)
    if nothing_told and not any(one.start < nothing_told.start for one in unclear):
        return _present(nothing_told, who(commitment))
    return [*unclear, *_unanswered(commitment, end, unclear)]


def _unanswered(commitment: Commitment, end: date | None, unclear: list[Remark]) -> list[Remark]:
    """What is missing. Where vague words leave the act, the amount or the time open, they say so already."""
    open_words = {kind_of(one.words(commitment.text)) for one in unclear}
    much = None if open_words - {Vagueness.WILL} else how_much(commitment)
    when = None if Vagueness.TIME in open_words else by_when(commitment, end)
    details = () if Vagueness.ACT in open_words else (where(commitment), for_whom(commitment))
    return _present(who(commitment), much, when, *details)


def _present(*found: Remark | None) -> list[Remark]:
    return [remark for remark in found if remark]


def _same_as_other(commitment: Commitment, municipality: str, known: KnownTexts) -> list[Remark]:
    other = known.nearest(commitment.text, municipality)
    start, end = whole(commitment.text)
    return [Remark(Rule.SAME_AS_OTHER, start, end, other)] if other else []
