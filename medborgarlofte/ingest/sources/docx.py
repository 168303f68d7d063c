"""Word files (.docx): paragraphs, lists and tables in document order.

Read from the XML itself: python-docx makes an object of every element, which takes longer than the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.parsers.document import Document
from medborgarlofte.ingest.sources.building import Builder
from medborgarlofte.ingest.sources.docx_styles import Numbering, Styles, W, is_on, value
from medborgarlofte.ingest.sources.office import Paragraph, Row, add_paragraph, add_table, cell_text
from medborgarlofte.ingest.sources.zipped import Parts

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _TBL, _TR, _TC, _R, _T = (W + tag for tag in ("p", "tbl", "tr", "tc", "r", "t"))
_BOX = W + "txbxContent"
_NOT_TEXT = frozenset(W + tag for tag in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr"))
_WRAPPERS = frozenset(W + tag for tag in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml"))
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "sym": "•"}
_MAIN = re.compile(r"word/document\d?\.xml")
LARGE = 28  # half-points; body text is 20–24, so 14 points and up is a heading made by hand
MAX_DEPTH = 40  # tables and text boxes within each other


def read_docx(content: bytes, parts: Parts, name: str, address: str = "") -> Document:
    """The blocks of a Word file. Raises CannotRead when it is damaged or too large."""
    main = main_part(parts)
    tree = parts.tree(main)
    body = tree.find(W + "body") if tree is not None else None
    if body is None:
        raise CannotRead("Word-dokumentet är skadat: det saknar text.")
    walk = _Walk(Builder(address=address), _relations(parts, main), Styles(parts), Numbering(parts))
    walk.read(body, 0)
    return walk.builder.document(content, name, MEDIA_TYPE, title=_title(parts))


def main_part(parts: Parts) -> str:
    """The name of the part that holds the text, "" when the zip is no Word file.

    Files from SharePoint call it document2.xml.
    """
    return next((name for name in parts.names() if _MAIN.fullmatch(name)), "")


def _relations(parts: Parts, main: str) -> dict[str, str]:
    tree = parts.tree(f"word/_rels/{main.removeprefix('word/')}.rels")
    if tree is None:
        return {}
    links = (one for one in tree if str(one.get("Type")).endswith("/hyperlink"))
    return {str(one.get("Id")): str(one.get("Target") or "") for one in links}


def _title(parts: Parts) -> str:
    tree = parts.tree("docProps/core.xml")
    found = tree.find("{http://purl.org/dc/elements/1.1/}title") if tree is not None else None
    return (found.text or "") if found is not None else ""


@dataclass(slots=True)
class _Text:
    """The text of a paragraph as it is gathered, run by run."""

    pieces: list[str]
    links: list[tuple[str, str]]
    boxes: list[etree._Element]
    plain: bool = False  # some run stands in ordinary type


@dataclass(slots=True)
class _Walk:
    builder: Builder
    relations: dict[str, str]
    styles: Styles
    numbering: Numbering
    position: int = 0  # of the paragraph in the document, from 1

    def read(self, parent: etree._Element, depth: int) -> None:
        """Add the blocks of the paragraphs and tables in `parent`."""
        if depth > MAX_DEPTH:
            raise CannotRead("Word-dokumentet är skadat: det är nästlat orimligt djupt.")
        for child in parent:
            if child.tag == _P:
                paragraph, boxes = self._paragraph(child)
                add_paragraph(self.builder, paragraph)
                for box in boxes:
                    self.read(box, depth + 1)
            elif child.tag == _TBL:
                self._table(child, depth)
            elif child.tag in _WRAPPERS:
                self.read(child, depth + 1)

    def _paragraph(self, element: etree._Element) -> tuple[Paragraph, list[etree._Element]]:
        self.position += 1
        text = _Text([], [], [])
        self._gather(element, text, 0)
        paragraph = Paragraph("".join(text.pieces), self.position, links=text.links)
        properties = element.find(W + "pPr")
        style = self.styles.of(properties)
        paragraph.emphasised = not text.plain
        paragraph.heading = style.heading
        number = self.numbering.of(properties, style)
        if number is not None and paragraph.text.strip():
            paragraph.item, paragraph.mark = number
        elif style.list_level >= 0:
            paragraph.item, paragraph.mark = style.list_level, "•"
        return paragraph, text.boxes

    def _gather(self, element: etree._Element, text: _Text, depth: int) -> None:
        for child in element:
            tag = child.tag
            if tag == _T:
                text.pieces.append(child.text or "")
            elif tag in _SIGNS:
                text.pieces.append(_SIGNS[tag])
            elif tag == _R:
                self._run(child, text, depth)
            elif tag == _BOX:
                text.boxes.append(child)
            elif tag == W + "hyperlink":
                self._link(child, text, depth)
            elif tag not in _NOT_TEXT and tag != _FALLBACK and len(child) and depth < MAX_DEPTH:
                self._gather(child, text, depth + 1)

    def _run(self, run: etree._Element, text: _Text, depth: int) -> None:
        before = len(text.pieces)
        if depth < MAX_DEPTH:
            self._gather(run, text, depth + 1)
        if not text.plain and any(piece.strip() for piece in text.pieces[before:]):
            text.plain = not _is_emphasised(run.find(W + "rPr"))

    def _link(self, element: etree._Element, text: _Text, depth: int) -> None:
        before = len(text.pieces)
        if depth < MAX_DEPTH:
            self._gather(element, text, depth + 1)
        address = self.relations.get(str(element.get(_RELATION)), "")
        if address:
            text.links.append(("".join(text.pieces[before:]).strip(), address))

    # Tables

    def _table(self, table: etree._Element, depth: int) -> None:
        rows = list(_inside(table, _TR))
        if max((len(list(_inside(row, _TC))) for row in rows), default=0) < 2:
            for row in rows:
                for cell in _inside(row, _TC):
                    self.read(cell, depth + 1)
            return
        above: list[str] = []
        laid_out: list[Row] = []
        for row in rows:
            first = self.position + 1
            above = self._row(row, above)
            full = len(above) > 1 and not any(above[1:]) and len(list(_inside(row, _TC))) == 1
            laid_out.append((first, above[:1] if full else above, _is_header(row)))
        add_table(self.builder, laid_out)

    def _row(self, row: etree._Element, above: list[str]) -> list[str]:
        """The texts of a row; a cell merged with the one above repeats its text."""
        texts: list[str] = []
        for cell in _inside(row, _TC):
            properties = cell.find(W + "tcPr")
            span, merged = 1, False
            if properties is not None:
                span = _whole(value(properties.find(W + "gridSpan")), 1)
                merge = properties.find(W + "vMerge")
                merged = merge is not None and value(merge) != "restart"
            column = len(texts)
            text = above[column] if merged and column < len(above) else self._cell(cell)
            texts += [text] + [""] * (span - 1)
        return texts

    def _cell(self, cell: etree._Element) -> str:
        """The text of a cell, that of tables and boxes within it included."""
        parts = (part for part in cell.iter(_P) if next(part.iterancestors(_FALLBACK), None) is None)
        return cell_text([self._paragraph(part)[0] for part in parts])


def _inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The children of `element` with `tag`, also those within content controls and tracked insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from (inner for inner in child.iter(tag))


def _is_header(row: etree._Element) -> bool:
    properties = row.find(W + "trPr")
    return properties is not None and is_on(properties.find(W + "tblHeader"))


def _is_emphasised(properties: etree._Element | None) -> bool:
    if properties is None:
        return False
    return is_on(properties.find(W + "b")) or _whole(value(properties.find(W + "sz")), 0) >= LARGE


def _whole(text: str, otherwise: int) -> int:
    return min(int(text), 60) if text.isdecimal() and len(text) < 5 else otherwise
