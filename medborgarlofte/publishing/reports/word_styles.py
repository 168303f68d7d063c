"""How a report looks in Word: the same sizes and ink as on the website, in a font that every office has."""

from __future__ import annotations

from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Arial"
INK, PRESS = RGBColor(0x16, 0x19, 0x1D), RGBColor(0x0B, 0x4F, 0x9E)
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
# Size, and space above and below, in points.
_SIZES = {
    "Title": (22, 0, 10),
    "Subtitle": (12, 0, 12),
    "Heading 1": (16, 26, 8),
    "Heading 2": (12, 18, 6),
    "Heading 3": (10.5, 12, 4),
    "Normal": (10.5, 3, 5),
    "Quote": (10.5, 4, 8),
    "Caption": (9, 6, 3),
    "Footer": (8, 0, 0),
    "List Bullet": (10.5, 0, 3),
}
_KEPT_WITH_NEXT = frozenset({"Heading 1", "Heading 2", "Heading 3", "Caption", "Quote"})
_HEADINGS = ("Title", "Heading 1", "Heading 2", "Heading 3", "Caption")


def styled(language: str) -> Document:
    """An empty document on A4 with every style that a report uses."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.2)
    for name, (size, above, below) in _SIZES.items():
        _style(document, name, size, above, below)
    _add_styles(document)
    _set_language(document, LANGUAGES.get(language, language))
    return document


def _style(document: Document, name: str, size: float, above: float, below: float) -> None:
    style: Any = document.styles[name]
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
    style.font.bold, style.font.italic = name in _HEADINGS, False
    look = style.element.get_or_add_rPr()
    fonts = look.get_or_add_rFonts()
    for spaced in look.findall(qn("w:spacing")):
        look.remove(spaced)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(above), Pt(below)
    shape.keep_with_next = name in _KEPT_WITH_NEXT
    _clear_border(style)


def _clear_border(style: Any) -> None:
    """The template draws lines of its own around titles and quotes."""
    marks = style.element.get_or_add_pPr()
    for border in marks.findall(qn("w:pBdr")):
        marks.remove(border)


def _add_styles(document: Document) -> None:
    for name, size, below in (("Fact", 10.5, 2), ("Cell", 9, 2)):
        line: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        line.base_style, line.font.size = document.styles["Normal"], Pt(size)
        line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(below), Pt(below)
    link: Any = document.styles.add_style("Link", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = PRESS, True
    table: Any = document.styles.add_style("Report Table", WD_STYLE_TYPE.TABLE)
    table.base_style = document.styles["Normal Table"]
    table.element.append(parse_xml(_TABLE))
    quote: Any = document.styles["Quote"]
    quote.paragraph_format.left_indent = Cm(0.3)
    quote.element.get_or_add_pPr().append(parse_xml(_BESIDE))


# A line under each row, and the text of the first column in line with what stands around.
_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="4A4F57"'
_TABLE = (
    f"<w:tblPr {nsdecls('w')}><w:tblBorders><w:bottom {_LINE}/><w:insideH {_LINE}/></w:tblBorders>"
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="160" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)
_BESIDE = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="16" w:space="6" w:color="16191D"/></w:pBdr>'


def _set_language(document: Document, code: str) -> None:
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is None:
        raise ValueError("the template has no default look")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    language = OxmlElement("w:lang")
    for name in ("val", "eastAsia"):
        language.set(qn(f"w:{name}"), code)
    defaults.append(language)
