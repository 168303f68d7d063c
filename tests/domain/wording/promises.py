"""Commitments to try the wording check on: with the words alone, as somebody writes them."""

from __future__ import annotations

from datetime import date

from medborgarlofte.domain.content import Commitment
from medborgarlofte.domain.wording import Remark, remarks

END = date(2027, 1, 1)


def found(text: str, *, end: date | None = END) -> tuple[Remark, ...]:
    """The remarks on a commitment that has nothing but its words, in a promise that ends."""
    return remarks(Commitment(1, text), end=end)


def told(text: str, *, end: date | None = END) -> list[tuple[str, str]]:
    """Rule and words of each remark, in their order."""
    return [(remark.rule.value, remark.words(text)) for remark in found(text, end=end)]
