"""The document as it looked, with the words that each field was read from marked."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from medborgarlofte.domain import content

_MOST_MARKS = 5_000  # in one document; a page with more shows the first
_HIGHEST_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a block's text, marked when a field was read from it."""

    text: str
    marked: bool = False


@dataclass(slots=True)
class Shown:
    """One block of the document: its kind, its pieces or cells, and the commitments read from it."""

    kind: str
    line: int
    level: int = 0
    mark: str = ""
    pieces: list[Piece] = field(default_factory=list)
    cells: list[list[Piece]] = field(default_factory=list)
    header: bool = False
    numbers: list[int] = field(default_factory=list)
    missed: bool = False  # not understood
    page: int | None = None  # told where a page begins


def shown(blocks: Iterable[dict[str, Any]], said: content.Promise, missed: Iterable[int] = ()) -> list[Shown]:
    """The document's blocks in order. `missed` are the lines of what was not understood."""
    blocks = list(blocks)
    lines = [block["line"] for block in blocks]
    words = _words_by_block(lines, said)
    starts = _commitments_by_block(lines, said)
    unread = set(missed)
    page = None
    result = []
    for index, block in enumerate(blocks):
        one = _shown(block, words[index])
        one.numbers = starts[index]
        one.missed = block["line"] in unread
        if block.get("page") != page:
            page = one.page = block.get("page")
        result.append(one)
    return result


def _place(lines: list[int], line: int) -> int:
    """The block that a line stands in."""
    return max(bisect_right(lines, line) - 1, 0)


def _words_by_block(lines: list[int], said: content.Promise) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    every = ((words.line, words.words) for one in said.commitments for words in one.evidence)
    for _count, (line, words) in zip(range(_MOST_MARKS), every, strict=False):
        if lines and words.strip():
            found[_place(lines, line)].append(words.strip())
    return found


def _commitments_by_block(lines: list[int], said: content.Promise) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for one in said.commitments:
        if one.line is not None and lines:
            found[_place(lines, one.line)].append(one.number)
    return found


def _shown(block: dict[str, Any], words: list[str]) -> Shown:
    one = Shown(
        block["kind"],
        block["line"],
        level=min(block.get("level", 0), _HIGHEST_LEVEL),
        mark=block.get("mark", ""),
        header=block.get("header", False),
    )
    if block.get("cells"):
        one.cells = [list(pieces(cell, words)) for cell in block["cells"]]
    else:
        one.pieces = list(pieces(block.get("text", ""), words))
    return one


def pieces(text: str, words: Iterable[str]) -> Iterator[Piece]:
    """The text cut where marks begin and end. Marks that overlap become one."""
    end = 0
    for start, stop in _joined(_ranges(text, words)):
        if start > end:
            yield Piece(text[end:start])
        yield Piece(text[start:stop], marked=True)
        end = stop
    if end < len(text):
        yield Piece(text[end:])


def _ranges(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    lower = text.lower()
    same = len(lower) == len(text)  # a few signs change their length; then exact words alone are found
    found = []
    for word in filter(None, dict.fromkeys(words)):
        start = text.find(word)
        if start < 0 and same:
            start = lower.find(word.lower())
        if start >= 0 and len(word) < len(text):  # a mark over the whole block tells nothing
            found.append((start, start + len(word)))
    return sorted(found)


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, stop in ranges:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return joined
