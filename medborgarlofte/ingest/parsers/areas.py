"""Focus areas by the words of a text. No word gives no area: then the heading above decides."""

from __future__ import annotations

import re
from functools import lru_cache

from medborgarlofte.ingest.parsers.area_words import AREA_WORDS, NOT_AREAS, AreaWords
from medborgarlofte.ingest.parsers.sentences import clean, has_any

AREAS = (
    "drugs", "traffic", "vandalism", "violence", "youth",
    "safety", "theft", "public_order", "alcohol", "other",
)  # fmt: skip
_NOT = re.compile(rf"\b(?:{NOT_AREAS})\b")


def _pattern(words: AreaWords) -> re.Pattern[str]:
    inside = f"{words.inside}|" if words.inside else ""
    return re.compile(rf"{inside}\b(?:{words.starts})")


_STEMS = tuple((words, _pattern(words)) for words in AREA_WORDS)
_PHRASES = tuple((words, re.compile(words.phrases)) for words in AREA_WORDS if words.phrases)
# The phrases' letters alone: a text without any of them needs no pattern.
_PHRASE_CUES = tuple(
    phrase
    for words, _ in _PHRASES
    for phrase in words.phrases.replace(r"\b", "").replace(r"\d", "").split("|")
)


def read_areas(text: str) -> tuple[str, ...]:
    """The areas a text mentions, in the order of `AREAS`.

    A soft word ("trygghet", "dialog") gives an area only when no word of a definite kind does.
    """
    words = _NOT.sub(" ", clean(text).lower())
    shown = [_shown_by(word) for word in words.split()]
    phrased = has_any(words, _PHRASE_CUES)
    found: set[str] = set().union(*[definite for definite, _ in shown])
    if phrased:
        found |= _shown(_PHRASES, words, soft=False)
    if not found:
        found.update(*[soft for _, soft in shown])
        found |= _shown(_PHRASES, words, soft=True) if phrased else set()
    return tuple([area for area in AREAS if area in found])


@lru_cache(maxsize=4096)
def _shown_by(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """What one word shows, definitely and softly.

    Promises share their words, so nearly every word has been seen before.
    """
    return _shown(_STEMS, word, soft=False), _shown(_STEMS, word, soft=True)


def _shown(rows: tuple[tuple[AreaWords, re.Pattern[str]], ...], words: str, *, soft: bool) -> frozenset[str]:
    matching = (row for row, pattern in rows if row.soft == soft and pattern.search(words))
    return frozenset(label for row in matching for label in row.labels)
