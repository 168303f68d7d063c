"""The lines of a PDF page with their places, and which of them only run along every page."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
    whole = text.get_text_range(errors="ignore")
    lines: list[PageLine] = []
    number = 0
    for start, line in _split(whole):
        body = join_lines(
            [plain(part).strip() for part in line.replace(_PARTED, "-" + _PARTED).split(_PARTED)]
        )
        if body:
            number += 1
            lines.append(_placed(text, PageLine(body, page, number), line, start, height))
    return lines


def _split(whole: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in re.split("\r\n|\r|\n", whole):
        yield start, line
        start += len(line) + (2 if whole[start + len(line) : start + len(line) + 2] == "\r\n" else 1)


def _placed(text: pdfium.PdfTextPage, made: PageLine, line: str, start: int, height: float) -> PageLine:
    """`made` with its place, from its first and last characters."""
    first = start + len(line) - len(line.lstrip())
    last = start + len(line.rstrip()) - 1
    if raw.FPDFText_GetUnicode(text, first) != ord(line.lstrip()[0]):
        return made  # signs outside the common plane shift the count: read without places
    box, left, right = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    top, bottom = ctypes.c_double(), ctypes.c_double()
    known = (
        raw.FPDFText_GetLooseCharBox(text, last, box)
        and raw.FPDFText_GetCharOrigin(text, first, left, top)
        and raw.FPDFText_GetCharOrigin(text, last, right, bottom)
    )
    return replace(
        made,
        left=left.value,
        right=box.right,
        top=top.value,
        bottom=bottom.value,
        size=_size(text, last) if known else 0.0,
        bold=_is_bold(text, last) and _is_bold(text, first),
        edge=not height * EDGE < top.value < height * (1 - EDGE),
    )


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
