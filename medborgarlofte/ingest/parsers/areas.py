"""Focus areas by the words of a text. No word gives no area: then the heading above decides."""

from __future__ import annotations

import re

from medborgarlofte.ingest.parsers.area_words import AREA_WORDS, NOT_AREAS, AreaWords
from medborgarlofte.ingest.parsers.sentences import clean

AREAS = (
    "drugs", "traffic", "vandalism", "violence", "youth",
    "safety", "theft", "public_order", "alcohol", "other",
)  # fmt: skip
_NOT = re.compile(rf"\b(?:{NOT_AREAS})\b")


def _row(words: AreaWords) -> tuple[AreaWords, re.Pattern[str]]:
    inside = f"{words.inside}|" if words.inside else ""
    return words, re.compile(rf"{inside}\b(?:{words.starts})")


_FIRM = tuple(_row(words) for words in AREA_WORDS if not words.soft)
_SOFT = tuple(_row(words) for words in AREA_WORDS if words.soft)


def read_areas(text: str) -> tuple[str, ...]:
    """The areas a text mentions, in the order of `AREAS`.

    A soft word ("trygghet", "dialog") gives an area only when no word of a definite kind does.
    """
    words = _NOT.sub(" ", clean(text).lower())
    found = _labels(_FIRM, words) or _labels(_SOFT, words)
    return tuple(area for area in AREAS if area in found)


def _labels(rows: tuple[tuple[AreaWords, re.Pattern[str]], ...], words: str) -> set[str]:
    return {label for row, pattern in rows if pattern.search(words) for label in row.labels}
