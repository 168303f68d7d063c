"""The words of a commitment's text: where they stand, and in which part of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 4000  # characters that are looked at: what follows is never part of one promise
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PURPOSE = re.compile(
    r"\b(?:för att|syfte att|syftar till att|så att|avsikt(?:en)? att|mål(?:et)? att|möjlighet(?:er)? att)\b"
    r"(?:(?!\b(?:ska|skall|kommer)\b)[^,.;:])*$",
    re.I,
)
_REACH = 120  # characters before a word in which its clause is sought
_LABEL = re.compile(r"\s*[^\W\d_]{3,20}(?: och [^\W\d_]{3,20})?:\s+")
MODAL = re.compile(
    r"\b(?:ska|skall|skulle|kommer (?:\w{1,20} ){0,2}att|lovar|åtar sig|förbinder sig|bör|vill|måste)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as it is written, and where it stands."""

    text: str
    start: int
    end: int


def seen(text: str) -> str:
    """The part of the text that the rules look at. Places in it are places in the text."""
    return text[:LONGEST]


def words(text: str) -> list[Word]:
    """The words of the seen text, in order. A number is a word; a hyphen joins two."""
    return [Word(match[0], match.start(), match.end()) for match in _WORD.finditer(seen(text))]


def in_purpose(text: str, at: int) -> bool:
    """Whether the word at `at` stands in a clause that says what the act is for ("för att minska …")."""
    return _PURPOSE.search(text[max(0, at - _REACH) : at]) is not None


def opening(text: str) -> int:
    """Where the sentence itself begins, after white space and a label ("Polis: ")."""
    label = _LABEL.match(text)
    begins = label.end() if label else 0
    return begins + len(text[begins:]) - len(text[begins:].lstrip(" \t\n\r•*–-"))


def whole(text: str) -> tuple[int, int]:
    """The seen text without white space around it; 0 and 0 where nothing stands."""
    start = len(text) - len(text.lstrip())
    end = len(seen(text).rstrip())
    return (start, end) if start < end else (0, 0)


def sentence_at(text: str, at: int) -> str:
    """The sentence that the character at `at` stands in."""
    start = max(text.rfind(mark, 0, at) for mark in (". ", "! ", "? ", "\n")) + 1
    ends = [found for mark in (". ", "! ", "? ", "\n") if (found := text.find(mark, at)) >= 0]
    return text[start : min(ends, default=len(text))]
