"""Invented pages for tests of the reader, said in as few lines as the rule under test needs."""

from __future__ import annotations

from medborgarlofte.ingest.parsers.reader import read_document
from medborgarlofte.ingest.parsers.reading import Reading
from medborgarlofte.ingest.sources import open_document

HEAD = "Granvik – medborgarlöften\n\nMedborgarlöfte 2022\n\n"
ITEMS = "• Polisen ska patrullera i parken.\n• Kommunen ska byta lamporna i tunneln.\n"


def read(text: str, name: str = "granvik.txt") -> Reading:
    """What is read from a text or a web page."""
    return read_document(open_document(text.encode(), name))


def promised(text: str) -> list[str]:
    """The first words of every commitment under the usual heading of an invented page."""
    return [" ".join(one.text.split()[:3]) for one in read(HEAD + text).commitments]


def parties(text: str) -> list[tuple[str, ...]]:
    """Who is responsible for each commitment, in order."""
    return [one.responsible for one in read(HEAD + text).commitments]
