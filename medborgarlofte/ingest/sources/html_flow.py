"""Walks the elements of a web page and gathers its blocks in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial

from lxml import etree

from medborgarlofte.ingest.parsers.document import BlockKind
from medborgarlofte.ingest.sources.building import Builder
from medborgarlofte.ingest.sources.characters import one_line, read_mark
from medborgarlofte.ingest.sources.html_elements import line_of, text_of
from medborgarlofte.ingest.sources.html_runs import Run, as_line
from medborgarlofte.ingest.sources.html_tables import data_rows
from medborgarlofte.ingest.sources.lines import LineReader
from medborgarlofte.ingest.sources.wrapping import Line, join_lines, measure_wrap

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "form",
        "fieldset",
        "legend",
        "address",
        "blockquote",
        "figure",
        "figcaption",
        "details",
        "center",
        "body",
        "html",
        "dl",
        "dd",
        "caption",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "td",
        "th",
        "hgroup",
        "label",
    ]
)
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_BOLD = frozenset(("b", "strong"))
_HEADING = re.compile(r"h[1-6]")
_CONTROLS = re.compile(
    r"(?:meny|sök|stäng|dela|lyssna|skriv ut|visa|dölj|läs mer|öppna alla|ja|nej|skicka)\b",
    re.IGNORECASE,
)
MAX_DEPTH = 90  # elements; real pages reach 40. Deeper, the text is taken without its structure


@dataclass(slots=True)
class _Item:
    """A list item whose text has not come yet."""

    level: int
    mark: str


@dataclass(slots=True)
class Flow:
    """One walk through a part of a page. `read` adds its blocks to the builder."""

    builder: Builder
    _runs: list[Run] = field(default_factory=list)
    _links: list[tuple[str, str]] = field(default_factory=list)
    _heading: int = -1
    _item: _Item | None = None
    _level: int = -1
    _bold: bool = False

    def read(self, element: etree._Element, depth: int = 0) -> None:
        """Add the blocks of `element`, itself `depth` elements deep in the page, and all within it."""
        self._children(element, depth)
        self._flush()

    def _walk(self, element: etree._Element, depth: int) -> None:
        tag = element.tag
        if depth > MAX_DEPTH:
            self._flush()
            self._text(text_of(element), element)
            self._flush()
        elif tag == "br":
            self._runs.append(Run(line_of(element)))
        elif tag == "hr":
            self._flush()
            self.builder.rule(line_of(element))
        elif tag in _LISTS:
            self._list(element, depth)
        elif tag == "li":
            self._list_item(element, depth, "•")
        elif tag == "table":
            self._table(element, depth)
        elif tag in _BOLD:
            self._strong(element, depth)
        elif tag == "pre":
            self._preformatted(element)
        else:
            self._other(element, depth)

    def _other(self, element: etree._Element, depth: int) -> None:
        tag = str(element.tag)
        if _HEADING.fullmatch(tag):
            self._as_heading(element, depth, int(tag[1]))
        elif tag in ("dt", "summary"):
            self._as_heading(element, depth, 0)
        elif element.get("role") == "heading":
            level = element.get("aria-level") or ""
            self._as_heading(element, depth, int(level) if level in tuple("123456") else 0)
        elif tag == "button":
            self._button(element, depth)
        elif tag in _BLOCKS:
            self._flush()
            self._children(element, depth)
            self._flush()
        else:
            if tag == "a" and element.get("href"):
                self._links.append((one_line(text_of(element)), str(element.get("href"))))
            self._children(element, depth)

    def _children(self, element: etree._Element, depth: int) -> None:
        if element.text:
            self._text(element.text, element)
        for child in element:
            if isinstance(child.tag, str):
                self._walk(child, depth + 1)
            if child.tail:
                self._text(child.tail, child)

    def _text(self, text: str, element: etree._Element) -> None:
        if not self._runs:
            if not text.strip():
                return
            skipped = text[: len(text) - len(text.lstrip())].count("\n") if element.tag != "li" else 0
            self._runs.append(Run((line_of(element)) + skipped))
        run = self._runs[-1]
        run.pieces.append(text)
        written = len(text.strip())
        run.written += written
        if self._bold:
            run.bold += written

    def _strong(self, element: etree._Element, depth: int) -> None:
        before, self._bold = self._bold, True
        self._children(element, depth)
        self._bold = before

    def _as_heading(self, element: etree._Element, depth: int, level: int) -> None:
        self._flush()
        before, self._heading = self._heading, level
        self._children(element, depth)
        self._flush()
        self._heading = before

    def _button(self, element: etree._Element, depth: int) -> None:
        """A button that opens a part of the page is that part's heading; others do something else."""
        if self._heading >= 0:
            self._children(element, depth)
        elif element.get("aria-expanded") or element.get("aria-controls"):
            text = one_line(text_of(element))
            if len(text) > 3 and not _CONTROLS.match(text):
                self._as_heading(element, depth, 0)

    # Lists

    def _list(self, element: etree._Element, depth: int) -> None:
        self._flush()
        waiting, level = self._item, self._level
        self._level += 0 if waiting is not None else 1
        if waiting is None and level < 0:
            self._level = 0
        self._item = None
        number = _start(element)
        for child in element:
            if child.tag == "li":
                self._list_item(child, depth + 1, f"{number}." if element.tag == "ol" else "•")
                number += 1
            elif isinstance(child.tag, str):
                self._walk(child, depth + 1)
                self._flush()
        self._item, self._level = waiting, level

    def _list_item(self, element: etree._Element, depth: int, mark: str) -> None:
        self._flush()
        before, level = self._item, self._level
        self._level = max(level, 0)
        self._item = _Item(self._level, mark)
        self._children(element, depth)
        self._flush()
        self._item, self._level = before, level

    def _preformatted(self, element: etree._Element) -> None:
        self._flush()
        first = line_of(element)
        raw = "".join(str(part) for part in element.itertext()).split("\n")
        lines = [
            Line(one_line(text), first + number, len(text) - len(text.lstrip()))
            for number, text in enumerate(raw)
        ]
        LineReader(self.builder, width=measure_wrap(lines)).read(lines)

    # Tables

    def _table(self, element: etree._Element, depth: int) -> None:
        self._flush()
        rows = data_rows(element, partial(_cell_text, depth + 3)) if depth < MAX_DEPTH // 2 else None
        if rows is None:
            self._children(element, depth)
            self._flush()
            return
        for caption in element.iterchildren("caption"):
            self._as_heading(caption, depth, 0)
        first = len(self.builder.blocks)
        self.builder.table(rows)
        links = [
            (one_line(text_of(link)), str(link.get("href"))) for link in element.iter("a") if link.get("href")
        ]
        self.builder.place_links(links, first)

    # Closing a line or several

    def _flush(self) -> None:
        runs, self._runs = self._runs, []
        links, self._links = self._links, []
        if not any(run.written for run in runs):
            return
        first = len(self.builder.blocks)
        lines = [as_line(run, plain=self._heading >= 0) for run in runs]
        if self._heading >= 0:
            text = " ".join(line.text for line in lines if line.text)
            self.builder.heading(text, lines[0].number, level=self._heading)
            self._heading_in_item()
        elif self._item is not None:
            self._flush_item(self._item, [line for line in lines if line.text])
        else:
            self._read_lines(lines, max(self._level, 0))
        self.builder.place_links(links, first)

    def _heading_in_item(self) -> None:
        """After a real heading inside an item, the item's other text stands under it as running text."""
        self._item = None
        self._level = max(self._level - 1, -1)

    def _read_lines(self, lines: list[Line], base: int) -> None:
        width = measure_wrap(lines) if len(lines) > 2 else 0
        LineReader(self.builder, base=base, guess_headings=False, width=width).read(lines)

    def _flush_item(self, item: _Item, lines: list[Line]) -> None:
        """An item's first text. Lines in it that begin with marks are items below it; a first line in bold
        is the item's heading, and what follows stands as running text."""
        self._item = None
        cut = next((n for n, line in enumerate(lines[1:], 1) if _is_bullet(line)), len(lines))
        if lines[0].bold and len(lines) > 1:
            cut = 1
        text = join_lines([line.text for line in lines[:cut]])
        marked = read_mark(text)
        if marked and marked.text:
            item, text = _Item(item.level, marked.mark), marked.text
        self.builder.add(BlockKind.ITEM, text, lines[0].number, level=item.level, mark=item.mark)
        if lines[cut:]:
            self._read_lines(lines[cut:], item.level + 1)


def _start(element: etree._Element) -> int:
    start = element.get("start") or "1"
    return int(start) if start.isdecimal() and len(start) < 4 else 1


def _is_bullet(line: Line) -> bool:
    marked = read_mark(line.text)
    return marked is not None and bool(marked.text)


def _cell_text(depth: int, cell: etree._Element) -> str:
    """The text of a table cell, one line per paragraph, item or line."""
    if next(cell.iter("br", "p", "li", "div", "table", "h2", "h3", "h4"), None) is None:
        return " ".join("".join(str(part) for part in cell.itertext()).split())
    builder = Builder()
    Flow(builder).read(cell, depth)
    return "\n".join(f"{block.mark} {block.text}".strip() for block in builder.blocks)
