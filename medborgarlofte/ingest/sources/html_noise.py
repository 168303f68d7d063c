"""What surrounds the text of a web page, and where the text is.

Menus, banners, cookie texts, footers and related boxes are told by element, role, class and id. Since a
wrapper of the whole page may be called "header-fixed" or be a form, only what holds no substance goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from medborgarlofte.ingest.sources.html_elements import text_of

_UNREAD = (
    "head", "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "audio",
    "video", "map", "select", "input", "textarea", "option", "datalist", "progress", "meter", "math",
    "dialog",
)  # fmt: skip
_SURROUNDINGS = frozenset({"nav", "header", "footer", "aside", "form"})
_NOISE_ROLES = frozenset(
    {
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "dialog",
        "alertdialog",
        "complementary",
        "menu",
        "menubar",
        "toolbar",
    }
)
_NEVER = frozenset(
    {"html", "body", "main", "article", "table", "tbody", "thead", "tr", "td", "th", "h1", "h2"}
)
_CERTAIN = re.compile(
    "^(?:cookie|kakor$|kakinfo|kakbanner|consent|gdpr|breadcrumb|br[oö]dsmul|smulor$|smulstig"
    "|skiplink|readspeaker)"
)
_LIKELY = re.compile(
    "(?:(?:sub|main|site|huvud|under|sido|topp|mobil)?(?:menu|meny)|nav|navbar|navigation|(?:top|side|sub|left)nav"
    "|topbar|toolbar|sidebar|sidokolumn|(?:page|site)?(?:header|footer)|sidhuvud|sidfot|banner|share|sharing"
    "|sharebar|dela|sociala?|feedback|related|relaterat|relaterade|relatedcontent|alert|driftinfo|newsletter"
    "|nyhetsbrev|search|sok|pagination|pager|login|chat|chatbot|comments|kommentarer|modal|popup|toc|skip"
    "|skiplinks|genvagar|puff|puffar|teasers?|nyheter|news|aktuellt|lyssna|languages|languagepicker|aside)"
)
_HEADING_LIKE = frozenset({"header", "banner", "sidhuvud", "pageheader"})
_PANELS = re.compile("^(?:collaps|accordi|dragspel|expand|tabpanel|panel$|toggle|details|faq|utf[aä]ll|fold)")
_WORDS = re.compile(r"[A-ZÅÄÖ]?[a-zåäö]+|[A-ZÅÄÖ]+")
_PROMISES = re.compile(r"medborgarl[öo]ft|\blovar\b|åtagande", re.IGNORECASE)
_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4")
SUBSTANCE = 0.5  # share of the page's text
LINKS_IN_TEXT = 0.4  # share of text inside links; a menu or list of news is nearly all links
LEAST_TEXT = 120  # characters of running text that may hold a promise
LEAST_MAIN = 0.4  # share of the page's text that the marked main part has to hold


class Measures:
    """How much text, and text in links, each element of a page holds (characters)."""

    def __init__(self, root: etree._Element) -> None:
        self.text: dict[etree._Element, int] = {}
        self.links: dict[etree._Element, int] = {}
        for element in reversed(list(root.iter("*"))):
            self._measure(element)
        self.whole = self.text[root]

    def _measure(self, element: etree._Element) -> None:
        text = len((element.text or "").strip())
        links = 0
        for child in element:
            if child in self.text:
                text += self.text[child]
                links += self.links[child]
            text += len((child.tail or "").strip())
        self.text[element] = text
        self.links[element] = text if element.tag == "a" else links

    def is_links(self, element: etree._Element) -> bool:
        """Whether most of what `element` says is links."""
        return self.links[element] > self.text[element] * LINKS_IN_TEXT


def drop_unread(root: etree._Element) -> None:
    """Take out what a reader never sees: scripts, styles, pictures, fields and hidden parts."""
    controlled = _controlled(root)
    for element in list(root.iter("*")):
        if element.tag in _UNREAD or _is_hidden(element, controlled):
            remove(element)


def _controlled(root: etree._Element) -> frozenset[str]:
    """The ids of parts that a button or link on the page opens."""
    found: set[str] = set()
    for element in root.iter("a", "button", "summary", "div", "span", "h2", "h3", "h4"):
        for key in ("aria-controls", "data-target", "data-bs-target"):
            found.update((element.get(key) or "").replace("#", " ").split())
    return frozenset(found)


def _is_hidden(element: etree._Element, controlled: frozenset[str]) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    hidden = (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or ("style" in attributes and _INVISIBLE.search(str(attributes["style"])) is not None)
    )
    return hidden and not (_is_panel(element) or attributes.get("id") in controlled)


def _is_panel(element: etree._Element) -> bool:
    if element.get("role") in ("tabpanel", "region") or element.tag == "details":
        return True
    return any(_PANELS.match(word) for word in words_of(element))


def words_of(element: etree._Element) -> list[str]:
    """The words of an element's class and id, in lower case: "siteHeader" → site, header."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not named.strip():
        return []
    return [word.lower() for word in _WORDS.findall(named)] + named.lower().split()


def remove(element: etree._Element) -> None:
    """Empty `element` and make it a mere space; the text after it stays.

    Taking it out of its tree would move that text each time, which takes for ever on a page of many.
    """
    after = element.tail
    element.clear()
    element.tag, element.text, element.tail = "span", " ", after


def drop_noise(root: etree._Element) -> None:
    """Take out what surrounds the text, outermost first."""
    measures = Measures(root)
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if _is_noise(element, measures):
            remove(element)
        else:
            waiting.extend(child for child in element if isinstance(child.tag, str))


def _is_noise(element: etree._Element, measures: Measures) -> bool:
    if element.tag in _NEVER:
        return False
    words = words_of(element)
    certain = any(_CERTAIN.match(word) for word in words) or element.get("role") in ("dialog", "alertdialog")
    if certain:
        return measures.text[element] < measures.whole * SUBSTANCE
    likely = (
        element.tag in _SURROUNDINGS
        or element.get("role") in _NOISE_ROLES
        or any(_LIKELY.fullmatch(word) for word in words)
    )
    return likely and not _holds_substance(element, words, measures)


def _holds_substance(element: etree._Element, words: Iterable[str], measures: Measures) -> bool:
    """Whether the page would lose its text with `element`."""
    text = measures.text[element]
    if measures.is_links(element):
        return text > measures.whole * SUBSTANCE and next(element.iter("h1"), None) is not None
    if text > measures.whole * SUBSTANCE:
        return True
    if next(element.iter("h1"), None) is not None:
        return True
    heads = element.tag == "header" or any(word in _HEADING_LIKE for word in words)
    if heads and next(element.iter(*_HEADINGS), None) is not None:
        return True
    parts = sum(1 for _ in zip(range(3), element.iter("li", "tr", "p"), strict=False))
    return text >= LEAST_TEXT and parts >= 2 and _PROMISES.search(text_of(element)) is not None


def choose_content(root: etree._Element) -> list[etree._Element]:
    """The part or parts that hold the page's text: its main part, its one article, or all of it."""
    body = root.find("body")
    body = root if body is None else body
    measures = Measures(body)
    for candidates in (_main_parts(body), _outermost(body.iter("article"))):
        held = sum(measures.text[part] for part in candidates)
        if candidates and held >= measures.whole * LEAST_MAIN:
            return candidates
    return [body]


def _main_parts(body: etree._Element) -> list[etree._Element]:
    return _outermost(part for part in body.iter("*") if part.tag == "main" or part.get("role") == "main")


def _outermost(parts: Iterable[etree._Element]) -> list[etree._Element]:
    """`parts` in page order without those inside another."""
    kept: list[etree._Element] = []
    for part in parts:
        if not kept or all(outer is not kept[-1] for outer in part.iterancestors()):
            kept.append(part)
    return kept
