"""Acts that a formal text numbers or strings together without list marks, set as items.

"2.1 Polisen …", "2.2 Kommunen …", and a decision's "att polisen …," on a line each. A paragraph sign
before a number ("§ 7 Medborgarlöfte") is no bullet: it is a heading of minutes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from medborgarlofte.ingest.parsers.document import Block, BlockKind

_CLAUSE = re.compile(r"(?P<mark>\d{1,2}(?:\.\d{1,2}){1,2})\.?\s+(?=[A-ZÅÄÖ])")
_BOX = re.compile(r"[☐☑☒□✓✔✅❏❑➢➤►▶]\s*(?=\w)")
_NEXT_THAT = re.compile(r"(?:(?<=[,;])|(?<= samt)|(?<=[,;] och))\s+(?=att\s)")
_FIRST = frozenset("0123456789☐☑☒□✓✔✅❏❑➢➤►▶")
_SECTION = re.compile(r"\d{1,3}\b")
_GOES_ON = (":", ",", ";", " samt", " och")
_ENDS = (".", "!", ";")
_FEWEST = 2  # one such line alone may be anything


def set_as_items(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, where numbered clauses, the lines of a decision and lines after a box to tick are items."""
    if not any(_may_be(block) for block in blocks):
        return blocks
    parted = [part for index, block in enumerate(blocks) for part in _parted(blocks, index, block)]
    clauses = [_clause(block) for block in parted]
    numbered = sum(clause is not None for clause in clauses) >= _FEWEST
    return tuple(
        (clause if numbered and clause else None) or _decided(parted, index) or _marked(block) or block
        for index, (block, clause) in enumerate(zip(parted, clauses, strict=True))
    )


def _may_be(block: Block) -> bool:
    first = block.text[:1]
    return first in _FIRST or block.mark == "§" or (first == "a" and block.text.startswith("att "))


def _parted(blocks: Sequence[Block], index: int, block: Block) -> list[Block]:
    """A decision whose lines were run together ("att …, att … samt att …") after a colon, line by line."""
    if not _is_that(block) or not index or not blocks[index - 1].text.endswith(":"):
        return [block]
    return [replace(block, text=part) for part in _NEXT_THAT.split(block.text)]


def _clause(block: Block) -> Block | None:
    """ "2.1 Polisen ska …" as an item; a numbered line that is no sentence is a heading and left alone."""
    if block.kind is not BlockKind.PARAGRAPH or not block.text[:1].isdigit():
        return None
    found = _CLAUSE.match(block.text)
    if found is None or not block.text.endswith(_ENDS):
        return None
    return replace(block, kind=BlockKind.ITEM, text=block.text[found.end() :], level=0, mark=found["mark"])


def _decided(blocks: Sequence[Block], index: int) -> Block | None:
    """One of several lines "att …" of a decision, the line before it still going on."""
    block = blocks[index]
    if not _is_that(block) or not index or not blocks[index - 1].text.endswith(_GOES_ON):
        return None
    beside = _is_that(blocks[index - 1]) or (index + 1 < len(blocks) and _is_that(blocks[index + 1]))
    return replace(block, kind=BlockKind.ITEM, level=0) if beside else None


def _is_that(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and block.text.startswith("att ")


def _marked(block: Block) -> Block | None:
    """A box to tick is a list mark, a paragraph sign before a number is none."""
    if block.kind is BlockKind.PARAGRAPH and (found := _BOX.match(block.text)):
        return replace(
            block, kind=BlockKind.ITEM, text=block.text[found.end() :], level=0, mark=block.text[0]
        )
    if block.kind is BlockKind.ITEM and block.mark == "§" and _SECTION.match(block.text):
        return replace(block, kind=BlockKind.HEADING, text=f"§ {block.text}", level=0, mark="")
    return None
