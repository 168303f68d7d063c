"""What a report says, apart from how it is written: the one source of its three forms.

Every text is a tuple of runs, so that the words of the promise are known as Swedish in an English report
and nothing that somebody wrote is ever read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from django.utils.text import Truncator

from medborgarlofte.publishing.formats import marked
from medborgarlofte.publishing.promise_line import Drawing
from medborgarlofte.publishing.status_words import Standing

# What XML has no place for, so that no form can hold it.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look. `source` are words of the promise, Swedish everywhere; `standing` draws its shape
    before them; `address` makes them a link."""

    text: str
    strong: bool = False
    source: bool = False
    standing: Standing | None = None
    address: str = ""

    @property
    def stop(self) -> str:
        """What follows the word of a status: a full stop or nothing."""
        return self.text[len(self.standing.word) :] if self.standing else ""


Words = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences."""

    words: Words


@dataclass(frozen=True, slots=True)
class Quote:
    """A text of the promise, word for word; a new line is kept."""

    words: Words


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header row. The first cell of each row names it; `figures` are the columns of numbers."""

    caption: Words
    header: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    figures: frozenset[int] = frozenset()

    def named_rows(self) -> list[list[tuple[str, Words]]]:
        """Each row's cells with the names of their columns."""
        return [list(zip(self.header, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Squares:
    """A square code: the rows of its squares, True for dark."""

    rows: tuple[tuple[bool, ...], ...]

    def path(self) -> str:
        """The dark squares as one path of an SVG, a unit each."""
        dark = ((x, y) for y, row in enumerate(self.rows) for x, square in enumerate(row) if square)
        return "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, a text that says the same to whoever does not see it, the sentence beside it, and the table
    behind it."""

    picture: Drawing | Squares
    alternative: str
    said: Words = ()
    table: Table | None = None
    is_strip: bool = False  # of many windows: drawn with finer strokes


Part = Paragraph | Quote | Bullets | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what stands under it, and the sections within it."""

    heading: Words
    parts: tuple[Part, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report says. `facts` tell what it is about and how to check it, name and value."""

    language: str  # "sv" or "en"
    title: str
    lead: Words
    facts: tuple[tuple[str, tuple[Words, ...]], ...]
    sections: tuple[Section, ...]
    made_on: date
    publisher: str
    address: str  # where the page is, host included
    scale: float = 1.0  # of its letters on paper: larger on a wall, smaller to keep to one page
    facts_last: bool = False

    def pictures(self) -> list[Drawing | Squares]:
        """Every picture, in the order in which they come."""
        parts = (part for one in _every(self.sections) for part in one.parts)
        return [part.picture for part in parts if isinstance(part, Figure)]


def _every(sections: tuple[Section, ...]) -> Iterator[Section]:
    for one in sections:
        yield one
        yield from _every(one.sections)


def words(text: str, *, strong: bool = False) -> Words:
    """A text of ours, the words of the source in it told apart."""
    runs = (Run(_possible(piece), strong, source) for piece, source in marked(text))
    return tuple(run for run in runs if run.text)


def source(text: str, *, strong: bool = False) -> Words:
    """Words of the promise, or of somebody who answers for it."""
    return (Run(_possible(text), strong, source=True),) if text else ()


def status(standing: Standing, stop: str = "") -> Words:
    """A status as shown: its shape and its word."""
    return (Run(f"{standing.word}{stop}", strong=True, standing=standing),)


def link(address: str, text: str = "") -> Words:
    """A link, by its own address unless something else is said."""
    return (Run(text or address, address=address),)


def short(text: str, longest: int) -> str:
    """The first words that have room, in at most so many letters; a single longer word is cut."""
    return shorten(text, longest, placeholder=" …").removeprefix(" …") or Truncator(text).chars(longest)


def plain(said: Words) -> str:
    """The words alone."""
    return "".join(run.text for run in said)


def _possible(text: str) -> str:
    return _IMPOSSIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
