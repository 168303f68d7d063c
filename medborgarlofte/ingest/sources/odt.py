"""OpenDocument texts (.odt): headings, lists and tables in document order."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.parsers.document import Document
from medborgarlofte.ingest.sources.building import Builder
from medborgarlofte.ingest.sources.office import Paragraph, Row, add_paragraph, add_table, cell_text
from medborgarlofte.ingest.sources.zipped import Parts

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _OFFICE, _STYLE, _DRAW, _FO = (
    _ODF % name for name in ("text", "table", "office", "style", "drawing", "xsl-fo-compatible")
)
_XLINK = "{http://www.w3.org/1999/xlink}href"
_H, _P, _LIST, _ITEM = _TEXT + "h", _TEXT + "p", _TEXT + "list", _TEXT + "list-item"
_SIGNS = {_TEXT + "tab": "\t", _TEXT + "line-break": "\n", _TEXT + "s": " "}
_NOT_TEXT = frozenset((_TEXT + "note", _OFFICE + "annotation", _TEXT + "tracked-changes", _TEXT + "bookmark"))
_BOX = _DRAW + "text-box"
MAX_SPAN = 40  # columns; a spreadsheet's filler cells say thousands
MAX_DEPTH = 60


def read_odt(content: bytes, parts: Parts, name: str, address: str = "") -> Document:
    """The blocks of an OpenDocument text. Raises CannotRead when it is damaged or too large."""
    tree = parts.tree("content.xml")
    body = tree.find(f".//{_OFFICE}text") if tree is not None else None
    if tree is None or body is None:
        raise CannotRead("ODT-dokumentet är skadat eller inget textdokument.")
    walk = _Walk(Builder(address=address), _bold_styles(tree), _numbered_styles(tree))
    walk.read(body, 0)
    return walk.builder.document(content, name, MEDIA_TYPE, title=_title(parts))


def _title(parts: Parts) -> str:
    tree = parts.tree("meta.xml")
    found = tree.find(".//{http://purl.org/dc/elements/1.1/}title") if tree is not None else None
    return (found.text or "") if found is not None else ""


def _bold_styles(tree: etree._Element) -> frozenset[str]:
    """The names of the styles that set their text in bold."""
    return frozenset(
        str(style.get(_STYLE + "name"))
        for style in tree.iter(_STYLE + "style")
        for properties in style.iter(_STYLE + "text-properties")
        if properties.get(_FO + "font-weight") == "bold"
    )


def _numbered_styles(tree: etree._Element) -> dict[tuple[str, int], str]:
    """(list style, level) → what follows the number, for the levels that are numbered."""
    return {
        (str(style.get(_STYLE + "name")), _whole(level.get(_TEXT + "level"), 1) - 1): (
            level.get(_STYLE + "num-suffix") or "."
        )
        for style in tree.iter(_TEXT + "list-style")
        for level in style.iter(_TEXT + "list-level-style-number")
        if level.get(_STYLE + "num-format")
    }


def _whole(text: str | None, otherwise: int) -> int:
    return min(int(text), MAX_SPAN) if text and text.isdecimal() and len(text) < 6 else otherwise


@dataclass(slots=True)
class _Gathered:
    pieces: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    plain: bool = False


@dataclass(slots=True)
class _Walk:
    builder: Builder
    bold: frozenset[str]
    numbered: dict[tuple[str, int], str]
    position: int = 0  # of the paragraph in the document, from 1

    def read(self, parent: etree._Element, depth: int) -> None:
        """Add the blocks of the paragraphs, lists and tables in `parent`."""
        if depth > MAX_DEPTH:
            raise CannotRead("ODT-dokumentet är skadat: det är nästlat orimligt djupt.")
        for child in parent:
            if child.tag in (_H, _P):
                self._add(child, depth)
            elif child.tag == _LIST:
                self._list(child, 0, "", depth)
            elif child.tag == _TABLE + "table":
                self._table(child, depth)
            elif child.tag not in _NOT_TEXT and len(child):
                self.read(child, depth + 1)

    def _add(self, element: etree._Element, depth: int, item: int = -1, mark: str = "") -> None:
        paragraph, boxes = self._paragraph(element)
        paragraph.item, paragraph.mark = item, mark
        add_paragraph(self.builder, paragraph)
        for box in boxes:
            self.read(box, depth + 1)

    def _paragraph(self, element: etree._Element) -> tuple[Paragraph, list[etree._Element]]:
        self.position += 1
        found = _Gathered()
        bold = element.get(_TEXT + "style-name") in self.bold
        self._gather(element, found, bold, 0)
        paragraph = Paragraph("".join(found.pieces), self.position, links=found.links)
        paragraph.emphasised = not found.plain
        if element.tag == _H:
            paragraph.heading = min(_whole(element.get(_TEXT + "outline-level"), 1), 6)
        elif str(element.get(_TEXT + "style-name")) in ("Title", "Subtitle"):
            paragraph.heading = 1
        return paragraph, found.boxes

    def _gather(self, element: etree._Element, found: _Gathered, bold: bool, depth: int) -> None:
        self._piece(element.text, found, bold)
        for child in element:
            if child.tag in _SIGNS:
                found.pieces.append(_SIGNS[child.tag])
            elif child.tag == _BOX:
                found.boxes.append(child)
            elif child.tag not in _NOT_TEXT and depth < MAX_DEPTH:
                before = len(found.pieces)
                self._gather(child, found, bold or child.get(_TEXT + "style-name") in self.bold, depth + 1)
                if child.tag == _TEXT + "a" and child.get(_XLINK):
                    found.links.append(("".join(found.pieces[before:]).strip(), str(child.get(_XLINK))))
            self._piece(child.tail, found, bold)

    def _piece(self, text: str | None, found: _Gathered, bold: bool) -> None:
        if text:
            found.pieces.append(text)
            found.plain = found.plain or (not bold and not text.isspace())

    def _list(self, element: etree._Element, level: int, style: str, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise CannotRead("ODT-dokumentet är skadat: det är nästlat orimligt djupt.")
        style = str(element.get(_TEXT + "style-name") or style)
        suffix = self.numbered.get((style, level))
        for number, item in enumerate(element.iterchildren(_ITEM, _TEXT + "list-header"), 1):
            self._list_item(item, level, f"{number}{suffix}" if suffix else "•", style, depth)

    def _list_item(self, item: etree._Element, level: int, mark: str, style: str, depth: int) -> None:
        waiting = True
        for child in item:
            if child.tag in (_P, _H):
                self._add(child, depth, level if waiting else -1, mark if waiting else "")
                waiting = False
            elif child.tag == _LIST:
                self._list(child, level if waiting else level + 1, style, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> None:
        rows = [row for row in table.iter(_TABLE + "table-row") if _table_of(row) is table]
        if max((len(_cells(row)) for row in rows), default=0) < 2:
            for row in rows:
                self.read(row, depth + 1)
            return
        hanging: dict[int, tuple[int, str]] = {}
        add_table(self.builder, [self._row(row, hanging) for row in rows])

    def _row(self, row: etree._Element, hanging: dict[int, tuple[int, str]]) -> Row:
        """The texts of a row; a cell over several rows (kept in `hanging`) stands in each of them."""
        first = self.position + 1
        texts: list[str] = []
        for cell in row:
            column = len(texts)
            if cell.tag == _TABLE + "covered-table-cell":
                left, text = hanging.get(column, (0, ""))
                hanging[column] = (left - 1, text)
                texts.append(text if left > 0 else "")
            elif cell.tag == _TABLE + "table-cell":
                text = cell_text([self._paragraph(part)[0] for part in cell.iter(_P, _H)])
                hanging[column] = (_whole(cell.get(_TABLE + "number-rows-spanned"), 1) - 1, text)
                texts.append(text)
        head = row.getparent()
        is_header = head is not None and head.tag == _TABLE + "table-header-rows"
        full = len(texts) > 1 and len(_cells(row)) == 1 and not any(texts[1:])
        return first, texts[:1] if full else texts, is_header


def _cells(row: etree._Element) -> list[etree._Element]:
    return list(row.iterchildren(_TABLE + "table-cell"))


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(iter(row.iterancestors(_TABLE + "table")), None)
