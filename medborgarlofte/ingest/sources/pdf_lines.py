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
from medborgarlofte.ingest.sources.wrapping import join_lines

_PAGE_NUMBER = re.compile(
    r"(?:sida|sid\.?|page)?\s*[-–(]?\s*\d{1,3}\s*[-–)]?(?:\s*(?:\(|/|av|of)\s*\d{1,3}\)?)?", re.IGNORECASE
)
_PARTED = "\ufffe"  # what pdfium puts for a hyphen and line break within a word
_DIGITS = re.compile(r"\d+")
_BOLD = re.compile(rb"bold|black|heavy|demi|,b\b", re.IGNORECASE)
EDGE = 0.16  # share of the page's height where headers and footers stand
SAME_PLACE = 6.0  # points; a running line stands at the same height on each page


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line on a page; places in points from the page's lower left corner.

    `top` and `bottom` are what its first and last letters stand on: a word parted at the end of one line and
    continued on the next comes as one line. `size` is the height of its type, 0 when places are not known;
    `edge` says that it stands where headers and footers do.
    """

    text: str
    page: int
    number: int  # from 1 on its page
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    bold: bool = False
    edge: bool = False


def page_lines(text: pdfium.PdfTextPage, page: int, height: float) -> list[PageLine]:
    """The written lines of one page, `height` points high, in reading order."""
    places = _Places(text, height)
    lines: list[PageLine] = []
    for start, line in _split(text.get_text_range(errors="ignore")):
        body = plain(line).strip()
        if _PARTED in body:
            parts = body.split(_PARTED)
            body = join_lines([f"{part}-" for part in parts[:-1]] + parts[-1:])
        if body:
            lines.append(places.line(body, line, start, page, len(lines) + 1))
    return lines


def _split(whole: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in re.split("\r\n|\r|\n", whole):
        yield start, line
        start += len(line) + (2 if whole[start + len(line) : start + len(line) + 2] == "\r\n" else 1)


class _Places:
    """Where the characters of one page stand. The fields that pdfium fills are made once per page."""

    def __init__(self, text: pdfium.PdfTextPage, height: float) -> None:
        self._text = text
        self._lower, self._upper = height * EDGE, height * (1 - EDGE)
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._left, self._right, self._top, self._bottom = (ctypes.c_double() for _ in range(4))
        self._name, self._flags = ctypes.create_string_buffer(80), ctypes.c_int()

    def line(self, body: str, line: str, start: int, page: int, number: int) -> PageLine:
        """The line `body` with its place; `line` is how it stands in the page's text, from `start` on."""
        text = self._text
        first = start + len(line) - len(line.lstrip())
        last = start + len(line.rstrip()) - 1
        if raw.FPDFText_GetUnicode(text, first) != ord(line[first - start]):
            return PageLine(body, page, number)  # signs outside the common plane shift the count
        known = (
            raw.FPDFText_GetLooseCharBox(text, last, self._box)
            and raw.FPDFText_GetCharOrigin(text, first, self._left, self._top)
            and raw.FPDFText_GetCharOrigin(text, last, self._right, self._bottom)
        )
        size = self._size(last) if known else 0.0
        top = self._top.value
        edge = not self._lower < top < self._upper
        bold = self._is_bold(last) and self._is_bold(first)
        left, right, bottom = self._left.value, self._box.right, self._bottom.value
        return PageLine(body, page, number, left, right, top, bottom, size, bold, edge)

    def _size(self, position: int) -> float:
        """The height of the type on the page: its own size times how much the page enlarges it."""
        if not raw.FPDFText_GetMatrix(self._text, position, self._matrix):
            return 0.0
        enlarged = math.hypot(self._matrix.c, self._matrix.d)
        return float(raw.FPDFText_GetFontSize(self._text, position) * enlarged)

    def _is_bold(self, position: int) -> bool:
        raw.FPDFText_GetFontInfo(self._text, position, self._name, 80, self._flags)
        return _BOLD.search(self._name.value) is not None


def without_running_lines(pages: Sequence[Sequence[PageLine]]) -> list[list[PageLine]]:
    """The pages without headers and footers that stand on several of them, and without page numbers.

    Lines run along when they stand near the upper or lower edge and say the same, digits aside, at the same
    height on at least two pages and a third of all.
    """
    seen = Counter(key for page in pages for key in {_key(line) for line in page if line.edge})
    least = max(2, len(pages) // 3)
    return [[line for line in page if not _runs_along(line, page, seen, least)] for page in pages]


def _runs_along(line: PageLine, page: Sequence[PageLine], seen: Counter[tuple[str, int]], least: int) -> bool:
    if not line.edge:
        return False
    text, height = _key(line)
    on_pages = max(seen[text, height + shift] for shift in (-1, 0, 1))
    outermost = line is page[0] or line is page[-1]
    return on_pages >= least or (outermost and _PAGE_NUMBER.fullmatch(line.text) is not None)


def _key(line: PageLine) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.bottom / SAME_PLACE)
