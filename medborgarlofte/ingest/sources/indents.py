"""How far in the bullets of a text stand, and whether a single space makes one belong under another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from medborgarlofte.ingest.sources.wrapping import Line

_BULLETS = frozenset("•‣▪▫◦●○■□-–—*")
_WORDS_OF_HEADING = 6  # an item with more words than this says more than a heading does


def nests_by_one_space(lines: Sequence[Line]) -> bool:
    """Whether a list is nested by one space, rather than typed with a space too many here and there.

    Then each of its outermost items, at least two, has others right below it, more of these than of
    themselves, and is no whole sentence.
    """
    items = [line for line in lines if line.text[:1] in _BULLETS and line.text]
    outermost = min((line.indent for line in items), default=0)
    parents = sum(line.indent == outermost for line in items)
    if not 2 <= parents < len(items) - parents or items[0].indent != outermost:
        return False
    over_others = sum(a.indent == outermost == b.indent - 1 for a, b in pairwise(items))
    return over_others == parents and all(
        _heads_others(line.text) for line in items if line.indent == outermost
    )


def _heads_others(text: str) -> bool:
    short = len(text.split()) <= _WORDS_OF_HEADING + 1 and not text.endswith(
        (".", "!", "?")
    )  # one is the mark
    return short or text.endswith(":")
