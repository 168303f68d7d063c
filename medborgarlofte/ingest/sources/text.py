"""Plain text and markdown."""

from __future__ import annotations

import codecs
import re

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.parsers.document import Document
from medborgarlofte.ingest.sources import limits
from medborgarlofte.ingest.sources.building import Builder
from medborgarlofte.ingest.sources.characters import one_line, plain
from medborgarlofte.ingest.sources.indents import nests_by_one_space
from medborgarlofte.ingest.sources.lines import LineReader
from medborgarlofte.ingest.sources.text_tables import take_tables
from medborgarlofte.ingest.sources.wrapping import Line, measure_wrap

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_END = re.compile(r"\r\n|[\n\r\f\x0b\x85\u2028\u2029]")
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKDOWN_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\(\s*<?([^()\s<>]{1,1000})>?[^()\n]{0,100}\)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,400}?)(?<=\S)\1")
_BARE_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"”)\]]{3,1000}")
MAX_BINARY_SHARE = 0.002  # control characters per character; a stray form feed or bell is let through


def decode(content: bytes) -> str:
    """The text of `content`: by its byte order mark, else UTF-8 strictly, else Windows-1252.

    Refuses what holds control characters as no text does.
    """
    text = _decode(content)
    sample = text[:200_000]
    if "\x00" in sample or len(_BINARY.findall(sample)) > len(sample) * MAX_BINARY_SHARE + 2:
        raise CannotRead("Filen är inte en text, en webbsida, ett Word-, ODT- eller PDF-dokument.")
    return text


def _decode(content: bytes) -> str:
    try:
        for bom, encoding in _BOMS:
            if content.startswith(bom):
                return content.decode(encoding)
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read_text(content: bytes, text: str, name: str, address: str = "") -> Document:
    """The blocks of a text or markdown file, `text` being its decoded `content`."""
    limits.check_text(text)
    builder = Builder(address=address)
    media_type = "text/markdown" if name.lower().endswith((".md", ".markdown")) else "text/plain"
    lines = to_lines(text)
    reader = LineReader(builder, width=measure_wrap(lines), slack=0 if nests_by_one_space(lines) else 1)
    for part in take_tables(lines):
        if isinstance(part, list):
            reader.read(part)
        else:
            builder.table(part.rows)
    _find_links(builder, text)
    return builder.document(content, name, media_type)


def to_lines(text: str) -> list[Line]:
    """Each line of `text` with its number from 1, how far in it begins, and without markdown's signs."""
    raw = _LINE_END.split(text)
    tidy = raw if plain(text) is text else map(plain, raw)
    return [_line(line, number) for number, line in enumerate(tidy, 1)]


def _line(whole: str, number: int) -> Line:
    expanded = whole.rstrip()
    body = expanded.lstrip()
    if not body:
        return Line("", number)
    indent = len(expanded[: len(expanded) - len(body)].expandtabs(4))
    if body.startswith(">"):
        body = body.lstrip("> ")
    bold = body.startswith(("**", "__")) and body.endswith(("**", "__")) and len(body) > 4
    if "](" in body:
        body = _MARKDOWN_LINK.sub(r"\1", body)
    if "**" in body or "__" in body:
        body = _EMPHASIS.sub(r"\2", body)
    return Line(body, number, indent, heading=0 if bold and len(body) < 120 and body[-1:] not in ".:" else -1)


def _find_links(builder: Builder, text: str) -> None:
    """Markdown links and bare addresses, each with the block that holds its words."""
    if "](" not in text and "://" not in text:
        return
    builder.place_links(_addresses(text), 0)


def _addresses(text: str) -> list[tuple[str, str]]:
    named = [(one_line(found[1]), found[2]) for found in _MARKDOWN_LINK.finditer(text)]
    rest = _MARKDOWN_LINK.sub(" ", text) if named else text
    bare = [found[0].rstrip(".,;:") for found in _BARE_ADDRESS.finditer(rest)]
    return (named + [(address, address) for address in bare])[: limits.MAX_LINKS]
