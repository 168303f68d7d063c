"""One remark on how a commitment is worded: which rule made it, and which words made it say so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..content import Commitment


class Rule(StrEnum):
    """What a remark is about, the weightiest first: a page with room for three shows the first three."""

    SITUATION = "situation"  # describes how it is or was, instead of promising
    EFFECT = "effect"  # an effect promised as if it could be done, or an output called an effect
    WHAT = "what"  # no act is told
    WHO = "who"
    VAGUE = "vague"  # words that cannot be followed up
    HOW_MANY = "how_many"
    HOW_OFTEN = "how_often"
    SAME_AS_OTHER = "same_as_other"  # nearly the text of another municipality
    BY_WHEN = "by_when"
    WHERE = "where"
    FOR_WHOM = "for_whom"


_WEIGHT = {rule: place for place, rule in enumerate(Rule)}


@dataclass(frozen=True, slots=True)
class Remark:
    """`start` and `end` are the words in the commitment's text, half-open, counted in characters.

    For something that is missing they are the words that made the rule ask: the act, or the verb of
    the sentence. Where nothing stands at all they are 0 and 0. `other` is the municipality whose text
    is nearly the same, and empty for every other rule.
    """

    rule: Rule
    start: int
    end: int
    other: str = ""

    def words(self, text: str) -> str:
        """The words of `text`, the commitment's, that made the rule say so."""
        return text[self.start : self.end]

    @property
    def rank(self) -> tuple[int, int]:
        """What remarks are sorted by: the weight of the rule, then where the words stand."""
        return _WEIGHT[self.rule], self.start


def as_json(commitment: Commitment, remark: Remark) -> dict[str, str | int]:
    """The remark as it is kept with a version: rule, words and the number of the commitment.

    `other` is there only where another municipality's text is nearly the same.
    """
    kept: dict[str, str | int] = {
        "rule": remark.rule.value,
        "words": remark.words(commitment.text),
        "number": commitment.number,
    }
    return {**kept, "other": remark.other} if remark.other else kept
