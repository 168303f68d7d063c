"""A report as a Word file: real headings, lists and header rows, texts for pictures, languages marked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph as Line

from .content import Bullets, Figure, Paragraph, Part, Quote, Report, Run, Section, Squares, Table, Words
from .drawings import as_svg
from .setting import typeset
from .word_styles import LANGUAGES, styled

WIDTH, CODE = Cm(13.5), Cm(4)  # of drawings, and of codes


def as_word(report: Report) -> bytes:
    """The report as a Word file; refuses when its pictures cannot be made in time."""
    document = styled(report.language)
    _describe(document, report)
    pictures = iter(_bitmaps(report))
    _line(document, "Title").add_run(report.title)
    _write(_line(document, "Subtitle"), report.lead)
    if not report.facts_last:
        _facts(document, report)
    for section in report.sections:
        _section(document, section, 1, pictures)
    if report.facts_last:
        _facts(document, report)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _facts(document: Document, report: Report) -> None:
    for name, values in report.facts:
        for place, value in enumerate(values):
            label = () if place else (Run(f"{name}: ", strong=True),)
            _write(_line(document, "Fact"), (*label, *value))


def _describe(document: Document, report: Report) -> None:
    about = document.core_properties
    about.title, about.author, about.language = report.title[:255], report.publisher[:255], report.language
    about.comments = about.subject = about.keywords = ""
    about.created = about.modified = datetime.combine(report.made_on, time())
    footer = document.sections[0].footer.paragraphs[0]
    footer.style = document.styles["Footer"]
    footer.add_run(f"{report.title[:100]} · {_('Sida')} ")
    _field(footer, "PAGE")


def _field(line: Line, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    line._p.append(field)


def _bitmaps(report: Report) -> list[bytes]:
    drawn = [as_svg(picture) for picture in report.pictures()]
    return typeset("pictures.typ", "png", drawn) if drawn else []


def _section(document: Document, section: Section, level: int, pictures: Iterator[bytes]) -> None:
    _write(_line(document, f"Heading {level}"), section.heading)
    for part in section.parts:
        _part(document, part, pictures)
    for within in section.sections:
        _section(document, within, level + 1, pictures)


def _part(document: Document, part: Part, pictures: Iterator[bytes]) -> None:
    if isinstance(part, Paragraph):
        _write(document.add_paragraph(), part.words)
    elif isinstance(part, Quote):
        _write(_line(document, "Quote"), part.words)
    elif isinstance(part, Bullets):
        for item in part.items:
            _write(_line(document, "List Bullet"), item)
    elif isinstance(part, Table):
        _table(document, part)
    else:
        _figure(document, part, next(pictures))


def _figure(document: Document, figure: Figure, bitmap: bytes) -> None:
    line = document.add_paragraph()
    line.paragraph_format.keep_with_next = bool(figure.said)
    width = CODE if isinstance(figure.picture, Squares) else WIDTH
    picture = line.add_run().add_picture(BytesIO(bitmap), width=width)
    picture._inline.docPr.set("descr", figure.alternative)
    for side in "TBLR":
        picture._inline.set(f"dist{side}", "0")
    if figure.said:
        _write(document.add_paragraph(), figure.said)
    if figure.table:
        _table(document, figure.table)


def _table(document: Document, table: Table) -> None:
    _write(_line(document, "Caption"), table.caption)
    made = document.add_table(rows=0, cols=len(table.header), style="Report Table")
    made.autofit = True
    header = tuple((Run(name, strong=True),) for name in table.header)
    for place, row in enumerate((header, *table.rows)):
        cells = made.add_row()
        for column, (cell, words) in enumerate(zip(cells.cells, row, strict=True)):
            line = cell.paragraphs[0]
            line._p.style = "Cell"
            _write(line, words)
            if column in table.figures:
                line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _mark_row(cells._tr, header=not place)


def _mark_row(row: Any, *, header: bool) -> None:
    """A row is never split; the header row is marked as one and comes again on every page."""
    marks = row.get_or_add_trPr()
    for name in ("w:cantSplit", *(("w:tblHeader",) if header else ())):
        marks.append(OxmlElement(name))


def _line(document: Document, style: str) -> Line:
    """A new paragraph. The style is set by its identity: the library looks a name up among all each time."""
    line = document.add_paragraph()
    line._p.style = style.replace(" ", "")
    return line


def _write(line: Line, words: Words) -> None:
    for run in words:
        made = _linked(line, run) if run.address else line.add_run(run.text)
        made.bold = True if run.strong else None
        if run.source:
            _in_swedish(made._r)


def _linked(line: Line, run: Run) -> Any:
    target = line.part.relate_to(run.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), target)
    made = line.add_run(run.text)
    made._r.style = "Link"
    link.append(made._r)
    line._p.append(link)
    return made


def _in_swedish(run: Any) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGES["sv"])
    run.get_or_add_rPr().append(language)
