"""A document as a flat list of blocks, whatever format it came in.

Sources turn bytes into a `Document`; parsers read a `Document`. Neither knows the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of text is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    RULE = "rule"  # a line that parts sections


@dataclass(frozen=True, slots=True)
class Link:
    """A named link or attachment. `block` is the index of the block it stands in."""

    text: str
    address: str
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text, its white space normalised, its words untouched.

    `level` is 1–6 for a heading (0 unknown), the nesting depth from 0 for an item.
    `mark` is an item's own mark ("•", "a)", "1."), `cells` the cells of a table row and `header`
    whether the row holds column headings; `table` numbers the table it belongs to.
    `page` counts from 1 where the format has pages; `line` counts from 1 in the text as read.
    """

    kind: BlockKind
    text: str
    line: int
    page: int | None = None
    level: int = 0
    mark: str = ""
    cells: tuple[str, ...] = ()
    header: bool = False
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """All that a source could tell of one document."""

    name: str  # file name or address
    sha256: str
    media_type: str
    blocks: tuple[Block, ...]
    title: str = ""
    address: str = ""
    pages: int | None = None
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = field(default=())  # what the source could not do, as clear sentences
