"""Recognises a document by its content and hands it to the source that reads its format."""

from __future__ import annotations

from pathlib import Path

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.parsers.document import Document
from medborgarlofte.ingest.sources import limits
from medborgarlofte.ingest.sources.docx import main_part, read_docx
from medborgarlofte.ingest.sources.html import looks_like_html, read_html
from medborgarlofte.ingest.sources.odt import read_odt
from medborgarlofte.ingest.sources.pdf import read_pdf
from medborgarlofte.ingest.sources.text import decode, read_text
from medborgarlofte.ingest.sources.zipped import Parts

_READABLE = "Det som kan läsas är text, webbsidor, Word (.docx), ODT och PDF."
_IMAGE = f"Filen är en bild. {_READABLE}"
_OLD = "Filen är ett äldre Office-dokument eller låst med lösenord. Spara om den som .docx."
_ELSEWHERE = (  # what a file of another kind begins with, and what to say of it
    (b"\xd0\xcf\x11\xe0", _OLD),
    (b"{\\rtf", "Filen är ett RTF-dokument. Spara om den som .docx."),
    (b"\x89PNG", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF8", _IMAGE),
    (b"\x1f\x8b", f"Filen är packad (gzip). Packa upp den först. {_READABLE}"),
)


def open_document(content: bytes, name: str, address: str = "") -> Document:
    """The blocks, links and title of a document, whatever its format.

    `name` is the file's name, `address` where it was fetched (links are resolved against it). The format is
    told by the content, never by the name. Raises CannotRead with one Swedish sentence.
    """
    limits.check_size(len(content))
    for beginning, sentence in _ELSEWHERE:
        if content.startswith(beginning):
            raise CannotRead(sentence)
    if content.startswith(b"PK\x03\x04"):
        return _open_zip(content, name, address)
    if b"%PDF-" in content[:1024]:
        return read_pdf(content, name, address)
    text = decode(content)
    if looks_like_html(text):
        return read_html(content, text, name, address)
    return read_text(content, text, name, address)


def _open_zip(content: bytes, name: str, address: str) -> Document:
    parts = Parts(content)
    if main_part(parts):
        return read_docx(content, parts, name, address)
    if "mimetype" in parts and b"opendocument.text" in parts.read("mimetype")[:100]:
        return read_odt(content, parts, name, address)
    raise CannotRead(f"Filen är en zip-fil, men varken Word eller ODT. {_READABLE}")


def read_file(path: Path) -> bytes:
    """The bytes of the file at `path`, its size checked before it is read. Raises CannotRead."""
    try:
        if path.is_dir():
            raise CannotRead(f"{path.name} är en mapp, inte en fil.")
        limits.check_size(path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CannotRead(f"Filen {path.name} finns inte.") from error
    except OSError as error:
        raise CannotRead(f"Filen {path.name} går inte att läsa: {error.strerror}.") from error
