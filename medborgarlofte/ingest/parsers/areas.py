"""Focus areas by the words of a text. No word gives no area: then the heading above decides."""

from __future__ import annotations

import re

from medborgarlofte.ingest.parsers.area_words import AREA_WORDS, NOT_AREAS
from medborgarlofte.ingest.parsers.sentences import clean

AREAS = ("drugs", "traffic", "vandalism", "violence", "youth", "safety", "theft", "public_order", "alcohol", "other")
_ROWS = tuple((labels, re.compile(rf"\b(?:\w*-)?(?:{words})", re.I)) for labels, words in AREA_WORDS)
_NOT = re.compile(rf"\b(?:{NOT_AREAS})\b", re.I)


def read_areas(text: str) -> tuple[str, ...]:
    """The areas a text mentions, in the order of `AREAS`; "other" only when nothing else is named."""
    words = _NOT.sub(" ", clean(text))
    found = {label for labels, row in _ROWS if row.search(words) for label in labels}
    if len(found) > 1:
        found.discard("other")
    return tuple(area for area in AREAS if area in found)
