"""Recognises a document by its content and hands it to the source that reads its format."""

from __future__ import annotations

from pathlib import Path

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.parsers.document import Document
from medborgarlofte.ingest.sources import limits
from medborgarlofte.ingest.sources.html import looks_like_html, read_html
from medborgarlofte.ingest.sources.text import decode, read_text


def open_document(content: bytes, name: str, address: str = "") -> Document:
    """The blocks, links and title of a document, whatever its format.

    `name` is the file's name, `address` where it was fetched (links are resolved against it). The format is
    told by the content, never by the name. Raises CannotRead with one Swedish sentence.
    """
    limits.check_size(len(content))
    if looks_like_html(decode(content)):
        return read_html(content, name, address)
    return read_text(content, name, address)


def read_file(path: Path) -> bytes:
    """The bytes of the file at `path`, its size checked before it is read. Raises CannotRead."""
    try:
        limits.check_size(path.stat().st_size)
        return path.read_bytes()
    except IsADirectoryError as error:
        raise CannotRead(f"{path.name} är en mapp, inte en fil.") from error
    except FileNotFoundError as error:
        raise CannotRead(f"Filen {path.name} finns inte.") from error
    except OSError as error:
        raise CannotRead(f"Filen {path.name} går inte att läsa: {error.strerror}.") from error
