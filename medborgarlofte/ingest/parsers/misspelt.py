"""The parties' names as they are misspelt or run together with their verb: "Polisenska", "Kommuen"."""

from __future__ import annotations

import re
from functools import lru_cache

_GLUED = re.compile(
    r"\b(?P<party>polis(?:en)?|kommun(?:en)?)(?P<verb>ska|skall|kommer|lovar|och)\b"
    r"|\b(?P<and>och|samt)(?P<second>polis(?:en)?|kommun(?:en)?)\b",
    re.I,
)
_CANDIDATE = re.compile(r"\b[pk]\w{4,8}\b", re.I)
_NAMES = ("polisen", "kommunen")
_OTHER_WORDS = frozenset(["poliser", "polisens", "kommuner", "kommunens", "kommunes", "kommunernas"])


def mended(text: str) -> str:
    """`text` with such names put right; the same text when there are none."""
    if all(map(_is_sound, text.split())):
        return text
    return _mended(text)


# Promises share their words, so nearly every word has been seen before.
@lru_cache(maxsize=4096)
def _is_sound(word: str) -> bool:
    return _mended(word) == word


def _mended(text: str) -> str:
    if _GLUED.search(text):
        text = _GLUED.sub(_parted, text)
    return _CANDIDATE.sub(lambda found: _right(found[0]), text)


def _parted(found: re.Match[str]) -> str:
    pair = (found["party"], found["verb"]) if found["party"] else (found["and"], found["second"])
    return " ".join(pair)


@lru_cache(maxsize=2048)
def _right(word: str) -> str:
    low = word.lower()
    if low in _NAMES or low in _OTHER_WORDS:
        return word
    name = next((name for name in _NAMES if _one_slip(low, name)), None)
    if name is None:
        return word
    return name.capitalize() if word[0].isupper() else name


def _one_slip(word: str, name: str) -> bool:
    """True when a letter is missing, doubled or added, or two have changed places."""
    if len(word) == len(name):
        at = next((i for i, (a, b) in enumerate(zip(word, name, strict=True)) if a != b), len(name))
        return word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :] == name
    shorter, longer = sorted((word, name), key=len)
    one = len(longer) - len(shorter) == 1
    return one and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
