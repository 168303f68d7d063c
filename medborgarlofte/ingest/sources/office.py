"""What Word and OpenDocument files have in common: paragraphs with a role, and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from medborgarlofte.ingest.parsers.document import BlockKind
from medborgarlofte.ingest.sources.building import Builder
from medborgarlofte.ingest.sources.characters import one_line, read_mark
from medborgarlofte.ingest.sources.lines import LineReader
from medborgarlofte.ingest.sources.text_tables import looks_like_header
from medborgarlofte.ingest.sources.wrapping import Line, join_lines, measure_wrap

MAX_EMPHASIS_HEADING = 120  # characters; longer text in bold or large type is an introduction

Row = tuple[int, Sequence[str], bool]  # line, cells, whether it is a header


@dataclass(slots=True)
class Paragraph:
    """One paragraph. `heading` and `item` are levels, -1 for none; a line break in `text` is "\\n".

    `emphasised` says that all of it stands in bold or large type, as headings made by hand do.
    """

    text: str
    line: int
    heading: int = -1
    item: int = -1
    mark: str = ""
    emphasised: bool = False
    links: list[tuple[str, str]] = field(default_factory=list)


def add_paragraph(builder: Builder, paragraph: Paragraph) -> None:
    """Add the block or blocks of one paragraph."""
    first = len(builder.blocks)
    text = one_line(paragraph.text)
    if paragraph.heading >= 0:
        marked = f"{paragraph.mark} {text}" if paragraph.mark and paragraph.mark != "•" else text
        builder.heading(marked, paragraph.line, level=paragraph.heading)
    elif paragraph.item >= 0:
        _add_item(builder, paragraph)
    elif _is_heading_by_hand(paragraph, text):
        builder.heading(text, paragraph.line)
    else:
        lines = [Line(one_line(part), paragraph.line) for part in paragraph.text.split("\n")]
        LineReader(builder, guess_headings=False, width=measure_wrap(lines)).read(lines)
    builder.place_links(((one_line(words), address) for words, address in paragraph.links), first)


def _add_item(builder: Builder, paragraph: Paragraph) -> None:
    text, mark = join_lines([one_line(part) for part in paragraph.text.split("\n")]), paragraph.mark
    typed = read_mark(text)
    if typed is not None and typed.text:
        text, mark = typed.text, typed.mark
    builder.add(BlockKind.ITEM, text, paragraph.line, level=paragraph.item, mark=mark)


def _is_heading_by_hand(paragraph: Paragraph, text: str) -> bool:
    if not paragraph.emphasised or "\n" in paragraph.text.strip() or len(text) > MAX_EMPHASIS_HEADING:
        return False
    marked = read_mark(text)
    return not text.endswith((".", ",")) and (marked is None or marked.number is not None)


def cell_text(paragraphs: Sequence[Paragraph]) -> str:
    """The text of a table cell: one line per paragraph, items with their marks."""
    lines = (f"{part.mark if part.item >= 0 else ''} {part.text}".strip() for part in paragraphs)
    return "\n".join(filter(None, lines))


def add_table(builder: Builder, rows: list[Row]) -> None:
    """Add a table; its first row is a header when nothing says otherwise and it looks like one."""
    if rows and not any(header for _, _, header in rows):
        line, cells, _ = rows[0]
        rows[0] = (line, cells, looks_like_header([row for _, row, _ in rows]))
    builder.table(rows)
