"""The parts of a zip file (Word and OpenDocument), unpacked within limits.

A zip may say that it is small and unpack to anything, so every size is checked twice: as declared, before
anything is unpacked, and while unpacking.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from lxml import etree

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.sources import limits

_DAMAGED = "Filen är skadad och går inte att packa upp."
_BOMB = "Filen blir orimligt stor när den öppnas och läses därför inte."
_DIRECTORY_ENTRY = 300  # bytes in the zip's directory for one part with a long name


def open_zip(content: bytes) -> zipfile.ZipFile:
    """The zip file in `content`, its directory checked before it is read. What it says of sizes is not."""
    _check_directory(content)
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
        raise CannotRead(_DAMAGED) from error


class Parts:
    """The parts of one zip file."""

    def __init__(self, content: bytes) -> None:
        self._zip = open_zip(content)
        self._infos = {info.filename: info for info in self._zip.infolist()}
        _check_declared(self._zip.infolist())

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def names(self) -> list[str]:
        """The names of the parts, in the order of the file."""
        return list(self._infos)

    def read(self, name: str) -> bytes:
        """The bytes of one part. Raises CannotRead when it is damaged, locked or too large."""
        info = self._infos[name]
        if info.flag_bits & 1:
            raise CannotRead("Dokumentet är låst med lösenord. Ta bort lösenordet och försök igen.")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise CannotRead(_DAMAGED)
        try:
            with self._zip.open(info) as part:
                content = part.read(limits.MAX_PART_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error) as error:
            raise CannotRead(_DAMAGED) from error
        except NotImplementedError as error:
            raise CannotRead(_DAMAGED) from error
        if len(content) > limits.MAX_PART_BYTES:
            raise CannotRead(_BOMB)
        return content

    def tree(self, name: str) -> etree._Element | None:
        """The XML of one part, None when the part is missing. No entities, nothing fetched."""
        if name not in self._infos:
            return None
        content = self.read(name)
        limits.check_tags(content.count(b"<") // 2)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise CannotRead("Dokumentet är skadat: dess text går inte att tolka.") from error


def _check_directory(content: bytes) -> None:
    """Refuse a directory of more parts than any document has, before it is read into memory."""
    tail = content[-70_000:]
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        raise CannotRead(_DAMAGED)
    size = struct.unpack("<L", tail[end + 12 : end + 16])[0]
    large = tail.rfind(b"PK\x06\x06")
    if large >= 0 and len(tail) >= large + 48:
        size = struct.unpack("<Q", tail[large + 40 : large + 48])[0]
    if size > limits.MAX_PARTS * _DIRECTORY_ENTRY:
        raise CannotRead(_BOMB)


def _check_declared(infos: list[zipfile.ZipInfo]) -> None:
    whole = sum(info.file_size for info in infos)
    squeezed = any(
        info.file_size > 1_000_000 and info.file_size > info.compress_size * limits.MAX_RATIO
        for info in infos
    )
    if len(infos) > limits.MAX_PARTS or whole > limits.MAX_UNPACKED_BYTES or squeezed:
        raise CannotRead(_BOMB)
