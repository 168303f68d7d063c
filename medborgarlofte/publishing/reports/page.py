"""A report as a web page, within the frame of every public page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .content import Bullets, Figure, Paragraph, Part, Quote, Report, Section, Squares, Table, Words


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page as the template takes it: what kind it is, and the piece."""

    kind: str
    part: Part | Words
    level: int = 0  # of a heading


_KINDS = {Paragraph: "paragraph", Quote: "quote", Bullets: "bullets", Table: "table", Figure: "figure"}


def as_page(report: Report) -> list[list[Block]]:
    """What the template `publishing/report.html` shows: each of the report's sections, piece by piece."""
    return [list(_blocks(section, 2)) for section in report.sections]


def _blocks(section: Section, level: int) -> Iterator[Block]:
    yield Block("heading", section.heading, level)
    for part in section.parts:
        kind = _KINDS[type(part)]
        if isinstance(part, Figure) and isinstance(part.picture, Squares):
            kind = "squares"
        yield Block(kind, part)
    for within in section.sections:
        yield from _blocks(within, level + 1)
