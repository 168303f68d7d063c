"""Ruled tables on PDF pages. pdfplumber is slow, so it is asked only of pages that have rulings."""

from __future__ import annotations

import io
import time
from collections.abc import Iterable, Sequence
from ctypes import c_float
from dataclasses import dataclass
from typing import Any

import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from medborgarlofte.ingest.sources.characters import one_line, read_mark
from medborgarlofte.ingest.sources.pdf_lines import PageLine
from medborgarlofte.ingest.sources.text_tables import looks_like_header
from medborgarlofte.ingest.sources.wrapping import join_lines

MAX_OBJECTS = 4_000  # of a page that are looked at; a page of text has some hundreds
MIN_RULINGS = 3  # in each direction: two rows and two columns
THIN = 3.0  # points; wider is a box or a picture
LONG = 12.0  # points; shorter is a sign or a check box
MIN_FILLED = 0.5  # share of the cells that hold text; below it the lines are decoration


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on a page; places in points from the lower left corner, rows of (cells, is a header)."""

    top: float
    bottom: float
    left: float
    right: float
    rows: tuple[tuple[tuple[str, ...], bool], ...]

    def holds(self, line: PageLine) -> bool:
        """Whether `line` stands inside the table."""
        middle = line.bottom + line.size / 2
        return self.bottom <= middle <= self.top and self.left - 5 <= line.left <= self.right


def has_rulings(page: pdfium.PdfPage) -> bool:
    """Whether the page has lines or boxes drawn in both directions, as a ruled table has."""
    across: set[int] = set()
    down: set[int] = set()
    left, bottom, right, top = (c_float() for _ in range(4))
    for position in range(min(raw.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page, position)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            _note_edges((left.value, bottom.value, right.value, top.value), across, down)
        if len(across) >= MIN_RULINGS and len(down) >= MIN_RULINGS:
            return True
    return False


def _note_edges(box: tuple[float, float, float, float], across: set[int], down: set[int]) -> None:
    left, bottom, right, top = box
    wide, high = right - left, top - bottom
    if wide >= LONG and (high <= THIN or high >= LONG):
        across.update((round(bottom / THIN), round(top / THIN)) if high > THIN else (round(bottom / THIN),))
    if high >= LONG and (wide <= THIN or wide >= LONG):
        down.update((round(left / THIN), round(right / THIN)) if wide > THIN else (round(left / THIN),))


def read_tables(content: bytes, pages: Sequence[int], until: float) -> dict[int, list[PageTable]]:
    """The ruled tables of `pages` (from 0) by page number (from 1), from the top of each page.

    Stops at the time `until`, and reads no table that pdfplumber cannot make sense of.
    """
    found: dict[int, list[PageTable]] = {}
    try:
        with pdfplumber.open(io.BytesIO(content), pages=[page + 1 for page in pages]) as document:
            for page in document.pages:
                if time.monotonic() < until:
                    found[page.page_number] = sorted(_page_tables(page), key=lambda table: -table.top)
                page.close()
    except Exception:
        return found
    return found


def _page_tables(page: Any) -> Iterable[PageTable]:
    for table in page.find_tables():
        rows = [tuple(_cell(cell) for cell in row) for row in table.extract()]
        rows = _without_empty_columns([row for row in rows if any(row)])
        if not _is_table(rows):
            continue
        left, top, right, bottom = table.bbox
        header = looks_like_header(rows)
        marked = tuple((row, header and position == 0) for position, row in enumerate(rows))
        yield PageTable(page.height - top, page.height - bottom, left, right, marked)


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    filled = sum(bool(cell) for row in rows for cell in row)
    return filled >= MIN_FILLED * sum(map(len, rows))


def _without_empty_columns(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    if not rows:
        return []
    kept = [column for column in range(len(rows[0])) if any(row[column] for row in rows)]
    return [tuple(row[column] for column in kept) for row in rows]


def _cell(text: str | None) -> str:
    """The text of a cell: wrapped lines joined, items on lines of their own."""
    parts: list[list[str]] = []
    for line in (text or "").split("\n"):
        tidy = one_line(line)
        if tidy and (not parts or read_mark(tidy) is not None):
            parts.append([tidy])
        elif tidy:
            parts[-1].append(tidy)
    return "\n".join(join_lines(part) for part in parts)
