"""What a Word file's styles and numbering say about a paragraph: heading, list item, its level and mark."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from medborgarlofte.ingest.sources import limits
from medborgarlofte.ingest.sources.zipped import Parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|rubrik|överskrift|otsikko)\s*([1-9])\b", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|rubrik|titel|subtitle|underrubrik)$", re.IGNORECASE)
_LIST = re.compile(r"(?:list bullet|list number|punktlista|numrerad lista)\s*([2-5])?", re.IGNORECASE)
_END = b"</w:style>"
_MAX_BASED_ON = 12  # styles based on styles; a circle ends here
_MAX_LEVEL = 8


@dataclass(frozen=True, slots=True)
class Style:
    """What a style gives its paragraphs. Levels are -1 and `number` is None for none."""

    heading: int = -1
    list_level: int = -1
    number: tuple[str, int] | None = None  # (numbering, level)


_PLAIN = Style()


def value(element: etree._Element | None) -> str:
    """The `w:val` of an element, "" without one."""
    return "" if element is None else str(element.get(W + "val") or "")


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as `w:b` is there and not turned off."""
    return element is not None and value(element) not in ("0", "false", "off")


class Styles:
    """The paragraph styles of one Word file."""

    def __init__(self, parts: Parts) -> None:
        tree = _paragraph_styles(parts)
        found = [] if tree is None else tree.findall(W + "style")
        self._elements = {str(one.get(W + "styleId")): one for one in found}
        self._styles: dict[str, Style] = {}

    def of(self, properties: etree._Element | None) -> Style:
        """The style of a paragraph with `properties`, its own outline level counted in."""
        if properties is None:
            return _PLAIN
        style = self._named(value(properties.find(W + "pStyle")), 0)
        outline = _level(value(properties.find(W + "outlineLvl")))
        return replace(style, heading=outline + 1) if 0 <= outline < 6 and style.heading < 0 else style

    def _named(self, name: str, steps: int) -> Style:
        if name not in self._styles:
            element = self._elements.get(name)
            self._styles[name] = _by_name(name) if element is None else self._read(element, name, steps)
        return self._styles[name]

    def _read(self, element: etree._Element, name: str, steps: int) -> Style:
        style = _by_name(value(element.find(W + "name")) or name)
        properties = element.find(W + "pPr")
        if properties is not None:
            outline = _level(value(properties.find(W + "outlineLvl")))
            if 0 <= outline < 6 and style.heading < 0:
                style = replace(style, heading=outline + 1)
            style = replace(style, number=number_of(properties))
        based_on = value(element.find(W + "basedOn"))
        if style == _PLAIN and based_on and steps < _MAX_BASED_ON:
            return self._named(based_on, steps + 1)
        return style


def _paragraph_styles(parts: Parts) -> etree._Element | None:
    """The styles part with its paragraph styles alone.

    Most of the part is table styles and names that Word keeps in case; parsing them would take longer than
    all the rest of the document.
    """
    if "word/styles.xml" not in parts:
        return None
    ended = parts.read("word/styles.xml").split(_END)[:-1]
    begun = (piece[max(piece.rfind(b"<w:style "), 0) :] for piece in ended)
    styles = [style + _END for style in begun if b'w:type="paragraph"' in style[:300]]
    limits.check_tags(len(styles) * 5)
    whole = b'<w:styles xmlns:w="%s">%s</w:styles>' % (W[1:-1].encode(), b"".join(styles))
    return etree.fromstring(whole, etree.XMLParser(recover=True, resolve_entities=False))


def _by_name(name: str) -> Style:
    if found := _HEADING.match(name):
        return Style(heading=min(int(found[1]), 6))
    if _TITLE.match(name):
        return Style(heading=2 if name.lower() in ("subtitle", "underrubrik") else 1)
    if found := _LIST.match(name):
        return Style(list_level=int(found[1] or 1) - 1)
    return _PLAIN


def number_of(properties: etree._Element) -> tuple[str, int] | None:
    """(numbering, level) of paragraph properties, None without one. Numbering "0" turns it off."""
    element = properties.find(W + "numPr")
    if element is None:
        return None
    return value(element.find(W + "numId")), max(_level(value(element.find(W + "ilvl"))), 0)


def _level(text: str) -> int:
    return min(int(text), _MAX_LEVEL) if text.isdecimal() and len(text) < 4 else -1


@dataclass(slots=True)
class _List:
    """One numbering: per level its format and text, and how far it has counted."""

    formats: dict[int, tuple[str, str]]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of one Word file, counting as their items are met in document order."""

    def __init__(self, parts: Parts) -> None:
        self._lists: dict[str, _List] = {}
        tree = parts.tree("word/numbering.xml")
        if tree is None:
            return
        formats = {
            str(one.get(W + "abstractNumId")): _formats(one) for one in tree.findall(W + "abstractNum")
        }
        for one in tree.findall(W + "num"):
            self._lists[str(one.get(W + "numId"))] = _List(
                formats.get(value(one.find(W + "abstractNumId")), {})
            )

    def of(self, properties: etree._Element | None, style: Style) -> tuple[int, str] | None:
        """(level, mark) of a paragraph that is an item, None for another."""
        own = number_of(properties) if properties is not None else None
        number = own if own is not None else style.number
        if number is None or number[0] in ("", "0"):
            return None
        return max(number[1], style.list_level), self._mark(*number)

    def _mark(self, numbering: str, level: int) -> str:
        found = self._lists.get(numbering)
        kind, text = found.formats.get(level, ("bullet", "")) if found else ("bullet", "")
        if found is None or kind in ("bullet", "none", ""):
            return "•"
        count = found.counts.get(level, 0) + 1
        found.counts = {deep: n for deep, n in found.counts.items() if deep < level} | {level: count}
        return _fill(text, found, level)


def _formats(abstract: etree._Element) -> dict[int, tuple[str, str]]:
    return {
        _level(str(one.get(W + "ilvl"))): (value(one.find(W + "numFmt")), value(one.find(W + "lvlText")))
        for one in abstract.findall(W + "lvl")
    }


def _fill(text: str, found: _List, level: int) -> str:
    """The mark a reader sees: "%1.%2" with the counts filled in."""

    def sign(place: re.Match[str]) -> str:
        deep = int(place[1]) - 1
        count = found.counts.get(deep, 1)
        kind = found.formats.get(deep, ("decimal", ""))[0]
        letter = "abcdefghijklmnopqrstuvwxyz"[(count - 1) % 26]
        return {"lowerLetter": letter, "upperLetter": letter.upper()}.get(kind, str(count))

    return re.sub(r"%([1-9])", sign, text) or f"{found.counts[level]}."
