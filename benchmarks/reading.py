"""Reading documents: whole, and against the text extraction that it stands on."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import docx
import pypdfium2

from medborgarlofte.ingest.parsers.reader import read_document
from medborgarlofte.ingest.sources import open_document

from .pages import pages
from .table import Figure

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "corpus"
TEXT_PAGES = 100
REPEATS = 15


def run() -> list[Figure]:
    """Text pages a second, Word against python-docx, PDF against pypdfium2, all on one core."""
    return [
        Figure(
            "reading: pages of 8 commitments a second, one core, best of 15 runs",
            _text_pages_a_second(),
            "pages/s",
            200,
            at_most=False,
        ),
        Figure("reading Word: blocks, over python-docx's text alone", _docx_ratio(), "times", 1.5),
        Figure("reading PDF: blocks, above pypdfium2's text alone", _pdf_milliseconds(), "ms/page", 5),
    ]


def _best(work: Callable[[], object]) -> float:
    """The fastest of several runs, in seconds of processor time: the least disturbed one."""
    return min(_timed(work) for _ in range(REPEATS))


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _text_pages_a_second() -> float:
    """The least disturbed of several runs, each over pages of its own, so that nothing is known before."""
    return max(_pages_a_second(seed) for seed in range(REPEATS))


def _pages_a_second(seed: int) -> float:
    written = [page.encode() for page in pages(TEXT_PAGES, seed)]
    began = time.process_time()
    for number, content in enumerate(written):
        read_document(open_document(content, f"{number}.txt"))
    return TEXT_PAGES / (time.process_time() - began)


def _open_all(contents: Iterable[bytes], name: str) -> None:
    for content in contents:
        open_document(content, name)


def _long_docx() -> bytes:
    """A Word file of the invented pages, long enough to time."""
    document = docx.Document()
    for page in pages(20):
        for line in page.splitlines():
            style = "List Bullet" if line.startswith(" •") else "Normal"
            document.add_paragraph(line.lstrip(" •"), style=style)
    for row in range(60):
        document.add_table(1, 3).rows[0].cells[0].text = f"Rad {row}"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _docx_text(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def _docx_ratio() -> float:
    content = _long_docx()
    return _best(lambda: _open_all([content], "a.docx")) / _best(lambda: _docx_text(content))


def _pdf_text(contents: Sequence[bytes]) -> int:
    count = 0
    for content in contents:
        document = pypdfium2.PdfDocument(content)
        for page in document:
            page.get_textpage().get_text_bounded()
            count += 1
        document.close()
    return count


def _pdf_milliseconds() -> float:
    contents = [path.read_bytes() for path in sorted(CORPUS.glob("*.pdf"))]
    count = _pdf_text(contents)
    above = _best(lambda: _open_all(contents, "a.pdf")) - _best(lambda: _pdf_text(contents))
    return 1000 * above / count
