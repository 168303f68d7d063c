"""PDF files: text by pypdfium2, lines made paragraphs again, ruled tables by pdfplumber."""

from __future__ import annotations

import ctypes
import re
import time
import zlib
from collections.abc import Sequence
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.parsers.document import Document
from medborgarlofte.ingest.sources import limits
from medborgarlofte.ingest.sources.building import Builder
from medborgarlofte.ingest.sources.characters import one_line
from medborgarlofte.ingest.sources.lines import LineReader
from medborgarlofte.ingest.sources.pdf_layout import to_lines, wrapped_width
from medborgarlofte.ingest.sources.pdf_lines import PageLine, page_lines, without_running_lines
from medborgarlofte.ingest.sources.pdf_tables import PageTable, has_rulings, read_tables

MEDIA_TYPE = "application/pdf"
MAX_SECONDS = 20.0  # for the pages of one file; an ordinary page takes 3 ms, one with tables 100 ms
MAX_TABLE_PAGES = 60  # pages that pdfplumber is asked about, at about 100 ms each
LEAST_CHARACTERS = 20  # letters in a whole file; scanned files often carry a stamp or a page number
MAX_STREAM = 60_000_000  # bytes; one page's instructions are seldom above one million
_DEFLATED_AT_MOST = 1032  # how many times deflate can shrink anything
_STREAM = re.compile(rb"stream\r?\n")
_TWICE = re.compile(rb"/(?:FlateDecode|Fl)\s*/(?:FlateDecode|Fl)\b")
_PASSWORD_ERROR = 4
_BOMB = "PDF-filen blir orimligt stor när den öppnas och läses därför inte."


def read_pdf(content: bytes, name: str, address: str = "") -> Document:
    """The blocks of a PDF file, each with its page.

    Raises CannotRead when the file is locked, damaged, too large, or holds no text (a scanned paper).
    """
    _check_streams(content)
    document = _open(content)
    try:
        return _read(document, content, name, address)
    except pdfium.PdfiumError as error:
        raise CannotRead("PDF-filen är skadad och går inte att läsa.") from error
    finally:
        document.close()


def _open(content: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR:
            raise CannotRead(
                "PDF-filen är låst med lösenord. Spara den utan lösenord och försök igen."
            ) from error
        raise CannotRead("PDF-filen är skadad och går inte att läsa.") from error


def _check_streams(content: bytes) -> None:
    """Refuse a file whose packed parts unpack to more than any page needs.

    Only a part that is large enough to do so is tried, so ordinary files cost nothing.
    """
    if _TWICE.search(content):
        raise CannotRead(_BOMB)
    starts = [found.end() for found in _STREAM.finditer(content)]
    for start, end in pairwise([*starts, len(content)]):
        if (end - start) * _DEFLATED_AT_MOST > MAX_STREAM and content[start : start + 1] in (
            b"x",
            b"h",
            b"X",
        ):
            _check_stream(content[start:end])


def _check_stream(packed: bytes) -> None:
    unpacking, size = zlib.decompressobj(), 0
    try:
        while packed and not unpacking.eof:
            size += len(unpacking.decompress(packed, 1_000_000))
            packed = unpacking.unconsumed_tail
            if size > MAX_STREAM:
                raise CannotRead(_BOMB)
    except zlib.error:
        return  # not packed in this way, or damaged: the reader finds out


def _read(document: pdfium.PdfDocument, content: bytes, name: str, address: str) -> Document:
    count = len(document)
    if count > limits.MAX_PAGES:
        raise CannotRead(f"{limits.TOO_MUCH}: {count} sidor, och gränsen är {limits.MAX_PAGES}.")
    builder = Builder(address=address)
    pages, tables, links = _read_pages(document, content)
    letters = sum(len(line.text) for page in pages for line in page)
    if letters < LEAST_CHARACTERS:
        raise CannotRead("Det finns ingen text i PDF-filen. Den är troligen inskannad; be om originalet.")
    _add_blocks(builder, without_running_lines(pages), tables)
    _add_links(builder, links)
    title = document.get_metadata_dict().get("Title", "")
    return builder.document(content, name, MEDIA_TYPE, title=title, pages=count)


_Links = list[tuple[int, str, str]]  # page, words, address


def _read_pages(
    document: pdfium.PdfDocument, content: bytes
) -> tuple[list[list[PageLine]], dict[int, list[PageTable]], _Links]:
    until = time.monotonic() + MAX_SECONDS
    pages: list[list[PageLine]] = []
    ruled: list[int] = []
    links: _Links = []
    for number in range(len(document)):
        if time.monotonic() > until:
            raise CannotRead(f"PDF-filen är för krånglig: läsningen tog mer än {MAX_SECONDS:.0f} sekunder.")
        page = document[number]
        text = page.get_textpage()
        pages.append(page_lines(text, number + 1, page.get_height()))
        links += [(number + 1, words, address) for words, address in _page_links(document, page, text)]
        if len(ruled) < MAX_TABLE_PAGES and has_rulings(page):
            ruled.append(number)
        text.close()
        page.close()
    return pages, read_tables(content, ruled, until) if ruled else {}, links


def _page_links(
    document: pdfium.PdfDocument, page: pdfium.PdfPage, text: pdfium.PdfTextPage
) -> Sequence[tuple[str, str]]:
    """The (words, address) of the links on a page that lead out of the file."""
    found: list[tuple[str, str]] = []
    position, link, area = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while len(found) < limits.MAX_LINKS and raw.FPDFLink_Enumerate(page, position, link):
        action = raw.FPDFLink_GetAction(link)
        length = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if not 1 < length < 4000:
            continue
        address = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(document, action, address, length)
        if raw.FPDFLink_GetAnnotRect(link, area):
            words = text.get_text_bounded(area.left, area.bottom, area.right, area.top)
            found.append((one_line(words), address.value.decode("utf-8", "replace")))
    return found


def _add_blocks(
    builder: Builder, pages: Sequence[Sequence[PageLine]], tables: dict[int, list[PageTable]]
) -> None:
    """Add the text in reading order, each table where it stands on its page."""
    waiting: list[PageLine] = []
    width = wrapped_width([line for page in pages for line in page])
    for number, page in enumerate(pages, 1):
        rest = list(page)
        for table in tables.get(number, []):
            above = [line for line in rest if line.bottom >= table.top]
            rest = [line for line in rest if line.bottom < table.top and not table.holds(line)]
            above = [line for line in above if not table.holds(line)]
            _add_lines(builder, waiting + above, width)
            waiting = []
            builder.page = number
            line = above[-1].number + 1 if above else 1
            builder.table([(line, cells, header) for cells, header in table.rows])
        waiting += rest
    _add_lines(builder, waiting, width)


def _add_lines(builder: Builder, lines: Sequence[PageLine], width: int) -> None:
    if lines:
        LineReader(builder, width=width).read(to_lines(lines))


def _add_links(builder: Builder, links: _Links) -> None:
    for page in sorted({page for page, _, _ in links}):
        first = next((n for n, block in enumerate(builder.blocks) if block.page == page), len(builder.blocks))
        builder.place_links([(words, address) for at, words, address in links if at == page], first)
