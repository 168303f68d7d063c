"""What the fonts of reports can show: in PDF/A no letter is missing, and long words break somewhere."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

_COVERED = Path(__file__).with_name("fonts") / "covered.txt"
_BREAK = "\u200b"  # a place to break a line, without width
_LONG = re.compile(r"\S{41,}")
_HASH = re.compile(r"[0-9a-f]{64}")  # set so small that it stays whole, to be copied
_EVERY = 20  # letters


def printable(text: str, *, whole: bool = False) -> str:
    """The text as the fonts can show it: a letter they lack is written as its code point, `[U+1F600]`.

    `whole` leaves long words as they are: addresses break where they have a stroke.
    """
    covered = _covered()
    letters = unicodedata.normalize("NFC", text).replace("\t", " ")
    shown = "".join(_shown(letter, covered) for letter in letters)
    return shown if whole else _LONG.sub(_breaking, shown)


def _shown(letter: str, covered: frozenset[int]) -> str:
    if letter == "\n" or (ord(letter) in covered and letter >= " "):
        return letter
    if unicodedata.category(letter) in {"Cc", "Cf", "Mn"}:
        return ""  # changes how others look, and has no look of its own
    return f"[U+{ord(letter):04X}]"


def _breaking(found: re.Match[str]) -> str:
    word = found[0]
    if _HASH.fullmatch(word):
        return word
    return _BREAK.join(word[place : place + _EVERY] for place in range(0, len(word), _EVERY))


@lru_cache
def _covered() -> frozenset[int]:
    lines = _COVERED.read_text(encoding="ascii").split("\n")
    pairs = [[int(end, 16) for end in line.split()] for line in lines if line]
    return frozenset(point for first, last in pairs for point in range(first, last + 1))
