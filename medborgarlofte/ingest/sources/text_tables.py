"""Tables in text: markdown's pipes, and cells parted by tabs as a browser copies them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from medborgarlofte.ingest.sources.wrapping import Line

_DIVIDER = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?")
_WORDS_IN_HEADER = 4


@dataclass(frozen=True, slots=True)
class TextTable:
    """The rows of one table: (line, cells, whether it is a header)."""

    rows: tuple[tuple[int, Sequence[str], bool], ...]


def take_tables(lines: list[Line]) -> Iterator[list[Line] | TextTable]:
    """The lines in order, with each table taken out of them as rows."""
    start = position = 0
    while position < len(lines):
        end = _table_end(lines, position)
        if end is None:
            position += 1
            continue
        if start < position:
            yield lines[start:position]
        yield TextTable(tuple(_rows(lines[position:end])))
        start = position = end
    if start < len(lines):
        yield lines[start:]


def _table_end(lines: Sequence[Line], start: int) -> int | None:
    """The index after the table that begins at `start`, or None: at least two rows of two cells."""
    separator = _separator(lines[start].text)
    if separator is None:
        return None
    end = start
    while end < len(lines) and separator in lines[end].text:
        end += 1
    return end if end - start >= 2 else None


def _separator(text: str) -> str | None:
    if "|" in text and (text.startswith("|") or (text.count("|") >= 1 and " | " in text)):
        return "|"
    return "\t" if "\t" in text and _is_tabbed(text) else None


def _is_tabbed(text: str) -> bool:
    """Cells parted by tabs; a tab after a mark ("1.\tText") is no table."""
    return len(text.split("\t", 1)[0].strip()) > 3


def _rows(lines: Sequence[Line]) -> Iterator[tuple[int, Sequence[str], bool]]:
    separator = _separator(lines[0].text) or "|"
    divided = len(lines) > 1 and _DIVIDER.fullmatch(lines[1].text) is not None
    cells = [(line.number, _cells(line.text, separator)) for line in lines if not _is_divider(line)]
    header = divided or looks_like_header([row for _, row in cells])
    for position, (number, row) in enumerate(cells):
        yield number, row, header and position == 0


def _is_divider(line: Line) -> bool:
    return "-" in line.text and _DIVIDER.fullmatch(line.text) is not None


def _cells(text: str, separator: str) -> list[str]:
    if separator == "|":
        text = text.strip().removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in text.split(separator)]


def looks_like_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first of `rows` holds column headings: short words alone, over longer rows."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    first, others = rows[0], rows[1:]
    short = all(len(cell.split()) <= _WORDS_IN_HEADER and not cell.endswith((".", "!")) for cell in first)
    named = all(first) and not any(sign.isdigit() for cell in first for sign in cell)
    average = sum(len(cell) for row in others for cell in row) / max(1, len(others))
    return short and named and sum(map(len, first)) < average * 1.2
