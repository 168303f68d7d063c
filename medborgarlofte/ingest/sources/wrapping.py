"""Lines of text: whether a program wrapped them, and how wrapped lines become one again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from medborgarlofte.ingest.sources.characters import read_mark

ENDS = (".", "!", "?", ":", ";", ",")
MIN_WRAPPED = 45  # characters; nobody wraps running text shorter than this
MAX_WRAPPED = 140
_ROOM_SLACK = 4  # characters: letters differ in width
_KEEPS_HYPHEN = re.compile(r"(?:och|eller|samt|respektive|till)\b")


class Line(NamedTuple):
    """One line: its text without surrounding space, its place, and how far in it begins (characters).

    `heading` is a heading level that the format itself gave, -1 for none; `bold` that all of it is bold;
    `room` how many characters would have had room after it, where the format tells (-1: it does not).
    """

    text: str
    number: int
    indent: int = 0
    page: int | None = None
    heading: int = -1
    bold: bool = False
    room: float = -1


def measure_wrap(lines: Sequence[Line]) -> int:
    """The width (characters) at which the lines are wrapped, 0 when each line is a paragraph of its own.

    A line that ends in mid-sentence before one that begins in lower case shows a wrap. Wrapped by a program,
    such a line has no room for the next word, which a list without marks seldom has by chance.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if _flows_on(a, b)]
    lengths = sorted(line.indent + len(line.text) for line, _ in pairs)
    if not lengths:
        return 0
    width = lengths[(len(lengths) * 19) // 20] if len(lengths) > 1 else lengths[-1]
    if not MIN_WRAPPED <= width <= MAX_WRAPPED or (len(pairs) == 1 and width < 60):
        return 0
    longer = sum(line.indent + len(line.text) > width * 1.25 for line in lines)
    full = sum(is_full(a, b, width) for a, b in pairs)
    return width if full * 10 >= len(pairs) * 6 and longer * 8 <= len(lines) else 0


def _flows_on(line: Line, following: Line) -> bool:
    text = line.text
    return (
        len(text) >= MIN_WRAPPED - 15
        and following.text[:1].islower()
        and not text.endswith(ENDS[:4])
        and read_mark(following.text) is None
    )


def is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word had no room on `line`. A tenth is left for uneven margins."""
    word = following.text.split(" ", 1)[0]
    if line.room >= 0:
        return line.room < len(word) + _ROOM_SLACK
    return line.indent + len(line.text) + 1 + len(word) > width * 0.9


def join_lines(parts: Sequence[str]) -> str:
    """Wrapped lines as one; a word parted at the line's end is put together again.

    "trygghets-" before "och" keeps its hyphen ("trygghets- och …"), as does one before a capital or digit.
    """
    text = parts[0] if parts else ""
    for part in parts[1:]:
        parted = text.endswith("-") and text[-2:-1].isalpha() and part[:1].islower()
        heals = parted and not _KEEPS_HYPHEN.match(part)
        text = text[:-1] + part if heals else f"{text} {part}"
    return text
