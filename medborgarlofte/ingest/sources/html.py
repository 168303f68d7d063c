"""Web pages: from markup to blocks, without what surrounds the text."""

from __future__ import annotations

import re

from lxml import etree

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.parsers.document import Document
from medborgarlofte.ingest.sources import limits
from medborgarlofte.ingest.sources.building import Builder
from medborgarlofte.ingest.sources.html_elements import text_of
from medborgarlofte.ingest.sources.html_flow import Flow
from medborgarlofte.ingest.sources.html_noise import choose_content, drop_noise, drop_unread

_ENCODING = re.compile(r"^\s*<\?xml[^>]*\?>")
_COMMENTS = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_DOCTYPE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(
    r"<(?:p|div|ul|ol|li|h[1-6]|table|tr|td|main|article|section|span|a|br|strong)\b[^<>]*/?>", re.IGNORECASE
)
_CLOSING = re.compile(r"</(?:p|div|ul|ol|li|h[1-6]|table|main|article|section|span|a)\s*>", re.IGNORECASE)
LEAST_SUBSTANCE = 0.1  # share of the page's text; below it, leaving out what surrounds it went wrong
LEAST_CHARACTERS = 200


def looks_like_html(text: str) -> bool:
    """Whether the beginning of `text` is markup: a document's own tags, or opening and closing tags."""
    start = _COMMENTS.sub("", text[:100_000])[:20_000]
    if _DOCTYPE.match(start):
        return True
    return len(_TAG.findall(start)) >= 2 and _CLOSING.search(start) is not None


def read_html(content: bytes, text: str, name: str, address: str = "") -> Document:
    """The blocks of a web page, `text` being its decoded `content`.

    Raises CannotRead when it is too large, too deep or has no text.
    """
    limits.check_text(text)
    limits.check_tags(text.count("<"))
    builder, title = _read(text, address, careful=False)
    return builder.document(content, name, "text/html", title=title)


def _read(text: str, address: str, *, careful: bool) -> tuple[Builder, str]:
    """`careful` leaves out only what can never be text: for pages whose marking up misleads."""
    root = _parse(text)
    title = text_of(next(root.iter("title"), root)) if root.find(".//title") is not None else ""
    base = root.find(".//base[@href]")
    builder = Builder(address=address if base is None else str(base.get("href")))
    drop_unread(root)
    whole = _length(root)
    if not careful:
        drop_noise(root)
    for part in choose_content(root):
        Flow(builder).read(part)
    found = sum(len(block.text) for block in builder.blocks)
    if (not careful and found < min(LEAST_CHARACTERS, whole // 2)) or found < whole * LEAST_SUBSTANCE / 10:
        return (builder, title) if careful else _read(text, address, careful=True)
    return builder, title


def _length(root: etree._Element) -> int:
    return sum(len(part.strip()) for part in root.itertext())


def _parse(text: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    content = _ENCODING.sub("", text, count=1).encode("utf-8", errors="replace")
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise CannotRead("Webbsidan är så trasig att den inte går att läsa.") from error
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise CannotRead("Webbsidan är trasig: den har fler än 250 nivåer av märkning i varandra.")
    if root is None:
        raise CannotRead("Det finns ingen text på webbsidan.")
    return root
