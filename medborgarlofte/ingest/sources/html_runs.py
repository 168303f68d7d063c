"""A line of a web page: the pieces of text between two line breaks, and whether all of it is bold."""

from __future__ import annotations

from dataclasses import dataclass, field

from medborgarlofte.ingest.sources.characters import one_line, read_mark
from medborgarlofte.ingest.sources.wrapping import Line

MAX_BOLD_HEADING = 120  # characters; a longer text in bold is an introduction


@dataclass(slots=True)
class Run:
    """One line of text: the pieces between two line breaks."""

    line: int
    pieces: list[str] = field(default_factory=list)
    bold: int = 0  # characters in bold
    written: int = 0  # characters but for space


def as_line(run: Run, *, plain: bool) -> Line:
    """The run as a line; bold and short, it is a heading unless it stands in one (`plain`)."""
    text = one_line("".join(run.pieces))
    bold = 0 < run.written == run.bold and len(text) <= MAX_BOLD_HEADING and not text.endswith((".", ","))
    bullet = read_mark(text) if bold else None
    heading = 0 if bold and not plain and (bullet is None or bullet.number is not None) else -1
    return Line(text, run.line, heading=heading, bold=bold)
