"""A report as PDF: PDF/A-2a, to be kept, and PDF/UA-1, to be read by everybody, in one file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from .content import (
    Bullets,
    Paragraph,
    Part,
    Quote,
    Report,
    Run,
    Section,
    Squares,
    Table,
    Words,
    plain,
)
from .drawings import as_svg
from .letters import printable
from .setting import typeset
from .shapes import every_shape

_NARROW = 16  # letters: a column of at most so many takes the room it needs
Data = dict[str, Any]


def as_pdf(report: Report) -> bytes:
    """The report as a PDF file; refuses when it cannot be made in time."""
    (made,) = typeset("report.typ", "pdf", _data(report))
    return made


def _data(report: Report) -> Data:
    return {
        "language": report.language,
        "title": printable(report.title),
        "scale": report.scale,
        "facts_last": report.facts_last,
        "publisher": printable(report.publisher),
        "description": printable(plain(report.lead)),
        "date": [report.made_on.year, report.made_on.month, report.made_on.day],
        "page": _("Sida"),
        "of": _("av"),
        "lead": _runs(report.lead),
        "facts": [[name, [_runs(one) for one in values]] for name, values in report.facts],
        "shapes": every_shape(),
        "blocks": [block for section in report.sections for block in _blocks(section, 1)],
    }


def _blocks(section: Section, level: int) -> Iterator[Data]:
    yield {"kind": "heading", "level": level, "words": _runs(section.heading)}
    for part in section.parts:
        yield from _part(part)
    for within in section.sections:
        yield from _blocks(within, level + 1)


def _part(part: Part) -> Iterator[Data]:
    if isinstance(part, Paragraph):
        yield {"kind": "paragraph", "words": _runs(part.words)}
    elif isinstance(part, Quote):
        yield {"kind": "quote", "words": _runs(part.words)}
    elif isinstance(part, Bullets):
        yield {"kind": "bullets", "items": [_runs(item) for item in part.items]}
    elif isinstance(part, Table):
        yield _table(part)
    else:
        yield {
            "kind": "figure",
            "svg": as_svg(part.picture),
            "alternative": printable(part.alternative),
            "said": _runs(part.said),
            "square": isinstance(part.picture, Squares),
        }
        yield from _part(part.table) if part.table else ()


def _table(table: Table) -> Data:
    cells = [[plain(cell) for cell in row] for row in table.rows]
    longest = [max(map(len, column), default=0) for column in zip(table.header, *cells, strict=True)]
    return {
        "kind": "table",
        "caption": _runs(table.caption),
        "header": list(table.header),
        "rows": [[_runs(cell) for cell in row] for row in table.rows],
        "figures": sorted(table.figures),
        "widths": [0 if length <= _NARROW else min(length, 4 * _NARROW) for length in longest],
    }


def _runs(words: Words) -> list[Data]:
    return [_run(run) for run in words]


def _run(run: Run) -> Data:
    said: Data = {"text": printable(run.text, whole=bool(run.address))}
    if run.strong:
        said["strong"] = True
    if run.source:
        said["source"] = True
    if run.address:
        said["address"] = run.address
    if run.standing:
        said |= {"shape": f"{run.standing.shape} {run.standing.hue}", "hue": run.standing.hue}
    return said
