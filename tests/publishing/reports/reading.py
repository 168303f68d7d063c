"""Reading the three forms of a report as one does who does not see them: text in order, pictures told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby, pairwise
from typing import Any

import docx
import pdfplumber
from docx.document import Document
from docx.oxml.ns import qn
from lxml import html
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

ZERO_WIDTH = "\u200b"


def words_of(text: str) -> list[str]:
    """Words and numbers, in order."""
    return re.findall(r"\w+", text.replace(ZERO_WIDTH, ""))


def numbers_of(text: str) -> list[str]:
    """The numbers, in order."""
    return [word for word in words_of(text) if word.isdigit()]


def page_text(page: str) -> str:
    """What the report says on its web page, without the frame and the links to its files."""
    main: Any = next(html.fromstring(page).iter("main"))
    beside = main.xpath(".//summary | .//*[@class='goes'] | .//*[local-name()='svg'][@aria-hidden]")
    for one in beside:
        one.drop_tree()
    for drawn in main.xpath(".//*[local-name()='svg']"):
        told = html.Element("span")
        told.text, told.tail = f" {drawn.get('aria-label')} ", drawn.tail
        drawn.getparent().replace(drawn, told)
    return " ".join(main.itertext())


@dataclass(frozen=True)
class Tagged:
    """One element of a PDF file's tag tree: what it is, its own text, and what it holds, text in order."""

    kind: str
    told: str  # in place of a picture
    within: tuple[Tagged | str, ...]

    def every(self) -> Iterator[Tagged]:
        yield self
        for one in self.within:
            if isinstance(one, Tagged):
                yield from one.every()

    def whole(self) -> str:
        if self.told:
            return f" {self.told} "
        inner = "".join(one if isinstance(one, str) else one.whole() for one in self.within)
        return inner if self.kind in WITHIN_LINES else f" {inner} "


WITHIN_LINES = {"Span", "Link", "Strong", "Em"}
Texts = dict[tuple[int, int], str]  # by the object of the page and the number of the marked content


def tag_tree(made: bytes) -> Tagged:
    """The tag tree, read by another program than the one that checks it."""
    with pdfplumber.open(BytesIO(made)) as pdf:
        texts: Texts = {}
        for page in pdf.pages:
            for key, chars in groupby(page.chars, key=_marked):
                number: Any = page.page_obj.pageid
                place = number, key
                texts[place] = texts.get(place, "") + _lines(list(chars))
        (root,) = _kids(resolve1(pdf.doc.catalog["StructTreeRoot"]))
        return _tagged(root, None, texts)


def _marked(char: Any) -> int:
    """The number of the marked content that a letter stands in; -1 outside all."""
    found: int | None = char["mcid"]
    return -1 if found is None else found


def _lines(chars: list[dict[str, Any]]) -> str:
    """A new line is a space, unless it breaks a word."""
    told = ""
    for before, char in pairwise([chars[0], *chars]):
        below = char["bottom"] - before["bottom"] > char["height"] / 2
        told += (" " if below else "") + char["text"]
    return told.replace(f"{ZERO_WIDTH} ", "")


def _kids(element: dict[str, Any]) -> list[Any]:
    kids = resolve1(element.get("K", []))
    return [resolve1(one) for one in kids] if isinstance(kids, list) else [kids]


def _tagged(element: dict[str, Any], page: int | None, texts: Texts) -> Tagged:
    here = element["Pg"].objid if "Pg" in element else page
    return Tagged(
        element["S"].name,
        _text(element.get("Alt")),
        tuple(_kid(one, here, texts) for one in _kids(element)),
    )


def _kid(kid: Any, page: int | None, texts: Texts) -> Tagged | str:
    if isinstance(kid, dict) and "S" in kid:
        return _tagged(kid, page, texts)
    if isinstance(kid, dict):
        page = kid["Pg"].objid if "Pg" in kid else page
        kid = kid.get("MCID", -2)  # none of an object that is not text
    return texts.get((page or 0, kid), "")


def _text(raw: bytes | None) -> str:
    return decode_text(raw) if raw else ""


def opened(made: bytes) -> Document:
    """A Word file, opened."""
    return docx.Document(BytesIO(made))


def word_text(document: Document) -> str:
    """What a Word file says, in order: paragraphs, cells, and the texts of pictures."""
    return " ".join(_word_pieces(document))


def _word_pieces(document: Document) -> Iterator[str]:
    body: Any = document.element.body
    for element in body.iter(qn("w:t"), qn("wp:docPr"), qn("w:p"), qn("w:br")):
        if element.tag == qn("w:t"):
            yield element.text or ""
        elif element.tag == qn("wp:docPr"):
            yield f" {element.get('descr')} "
        else:
            yield " "
