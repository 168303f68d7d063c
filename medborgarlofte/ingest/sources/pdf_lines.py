"""The lines of a PDF page with their places, and which of them only run along every page."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from medborgarlofte.ingest.sources.characters import plain

_PAGE_NUMBER = re.compile(
    r"(?:sida|sid\.?|page)?\s*[-–(]?\s*\d{1,3}\s*[-–)]?(?:\s*(?:\(|/|av|of)\s*\d{1,3}\)?)?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_BOLD = re.compile(rb"bold|black|heavy|demi|,b\b", re.IGNORECASE)
EDGE_LINES = 3  # lines at the top and the bottom of a page that may run along every page
SAME_PLACE = 6.0  # points; a running line stands at the same height on each page


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line on a page; places in points from the page's lower left corner.

    `bottom` is the line that its letters stand on, `size` the height of its type.
    """

    text: str
    page: int
    number: int  # from 1 on its page
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    size: float = 0.0  # 0: the place is not known
    bold: bool = False


def page_lines(text: pdfium.PdfTextPage, page: int) -> list[PageLine]:
    """The written lines of one page in reading order."""
    whole = text.get_text_range(errors="ignore")
    lines: list[PageLine] = []
    number = 0
    for start, line in _split(whole):
        body = plain(line).strip()
        if body:
            number += 1
            lines.append(_placed(text, body, line, start, page, number))
    return lines


def _split(whole: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in re.split("\r\n|\r|\n", whole):
        yield start, line
        start += len(line) + (2 if whole[start + len(line) : start + len(line) + 2] == "\r\n" else 1)


def _placed(text: pdfium.PdfTextPage, body: str, line: str, start: int, page: int, number: int) -> PageLine:
    """The line with its place, from the boxes of its first and last characters."""
    first = start + len(line) - len(line.lstrip())
    last = start + len(line.rstrip()) - 1
    if raw.FPDFText_GetUnicode(text, first) != ord(line.lstrip()[0]):
        return PageLine(body, page, number)
    box, across, up = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    known = raw.FPDFText_GetLooseCharBox(text, last, box) and raw.FPDFText_GetCharOrigin(
        text, first, across, up
    )
    if not known:
        return PageLine(body, page, number)
    bold = _is_bold(text, last) and _is_bold(text, first)
    return PageLine(body, page, number, across.value, box.right, up.value, _size(text, last), bold)


def _size(text: pdfium.PdfTextPage, position: int) -> float:
    """The height of the type on the page: its own size times how much the page enlarges it."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, position, matrix):
        return 0.0
    return float(raw.FPDFText_GetFontSize(text, position) * math.hypot(matrix.c, matrix.d))


def _is_bold(text: pdfium.PdfTextPage, position: int) -> bool:
    name, flags = ctypes.create_string_buffer(80), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, position, name, 80, flags)
    return _BOLD.search(name.value) is not None


def without_running_lines(pages: Sequence[Sequence[PageLine]]) -> list[list[PageLine]]:
    """The pages without headers and footers that stand on several of them, and without page numbers.

    Lines run along when they say the same, digits aside, at the same height on at least two pages and on
    half of those that follow each other.
    """
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    least = max(2, len(pages) // 3)
    return [[line for line in page if not _runs_along(line, page, seen, least)] for page in pages]


def _runs_along(line: PageLine, page: Sequence[PageLine], seen: Counter[tuple[str, int]], least: int) -> bool:
    at_edge = line in _edges(page)
    if not at_edge:
        return False
    text, height = _key(line)
    on_pages = max(seen[text, height + shift] for shift in (-1, 0, 1))
    outermost = line is page[0] or line is page[-1]
    return on_pages >= least or (outermost and _PAGE_NUMBER.fullmatch(line.text) is not None)


def _edges(page: Sequence[PageLine]) -> list[PageLine]:
    """The lines highest up and lowest down, however the file orders them."""
    if len(page) <= 2 * EDGE_LINES:
        return list(page)
    ordered = sorted(page, key=lambda line: line.bottom)
    return [*page[:EDGE_LINES], *page[-EDGE_LINES:], *ordered[:EDGE_LINES], *ordered[-EDGE_LINES:]]


def _key(line: PageLine) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.bottom / SAME_PLACE)
