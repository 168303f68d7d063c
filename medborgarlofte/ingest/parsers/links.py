"""Named links and attachments, and the period that a name points to."""

from __future__ import annotations

import re

from medborgarlofte.ingest.parsers.document import Document
from medborgarlofte.ingest.parsers.noise import noise_name
from medborgarlofte.ingest.parsers.parts import Part, Role
from medborgarlofte.ingest.parsers.reading import NamedLink
from medborgarlofte.ingest.parsers.stated_periods import find_periods

_ATTACHMENT = re.compile(r"\b(?:pdf|docx?)\b|\.(?:pdf|docx?)\b", re.I)
_NOT_A_DOCUMENT = re.compile(r"(?:mailto|tel|javascript):", re.I)


def read_links(document: Document, parts: list[Part]) -> tuple[NamedLink, ...]:
    """The links that stand among the parts read, and attachments that are named in plain text.

    `period` is set where the name says another period than the page's own ("Uppföljning 2019.pdf").
    """
    found: dict[tuple[str, str], NamedLink] = {}
    for link in document.links:
        if link.text and not _NOT_A_DOCUMENT.match(link.address) and noise_name(link.text) is None:
            found.setdefault(
                (link.text, link.address), NamedLink(link.text, link.address, _period(link.text))
            )
    named = {text for text, _ in found}
    for part in parts:
        if part.role is Role.SKIP and _ATTACHMENT.search(part.text) and part.text not in named:
            found.setdefault((part.text, ""), NamedLink(part.text, "", _period(part.text)))
    return tuple(found.values())


def _period(text: str) -> str | None:
    return next((period.label for period in find_periods(text)), None)
