"""Who a heading or lead-in puts on what stands below it: "Polisen lovar att", "Kommunens åtaganden"."""

from __future__ import annotations

import re

from medborgarlofte.ingest.parsers.actor_lists import (
    BOTH,
    Mention,
    Names,
    in_order,
    joining,
    mentions_from,
    merged,
)
from medborgarlofte.ingest.parsers.actor_words import DEEDS, MODALS
from medborgarlofte.ingest.parsers.sentences import clean
from medborgarlofte.ingest.parsers.subjects import subject_after_verb

_NOUN = (
    r"(?:åtagande\w*|löfte\w*|aktivitet\w*|insats\w*|ansvar\w*|del|uppdrag\w*|bidrag|arbete\w*"
    r"|åtgärd\w*|uppgift\w*|medborgarlöft\w*"
    r"|roll|delar|punkter|utlovade|verksamhet|prioritering\w*|lovar|mål|målsättning\w*)"
)
_HEADING_FROM = re.compile(
    rf"(?:\w+\s){{0,4}}?(?:(?:{_NOUN})\s(?:från|för|av|hos)|(?:lovar|gör|ska|bidrar|arbetar"
    rf"|åtar sig|gäller för|kan))\s(?=[\wÅÄÖåäö])",
    re.I,
)
_KIND = re.compile(
    r"^(?:\d+[.)]?\d*\s+)?(?P<police>polisiär\w*)"
    r"|^(?:\d+[.)]?\d*\s+)?(?P<municipal>kommunal(?:a|t)?)\b",
    re.I,
)
_COMMON = re.compile(
    r"^(?:\d+(?:\.\d+)*[.)]?\s+|[a-zA-Z][.)]\s+|[IVX]{1,4}[.)]\s+)?"
    r"(?:gemensam\w*|tillsammans|båda|i samverkan|samverkan mellan polis|delat|delade)\b",
    re.I,
)
_NUMBERED = re.compile(r"^[\s•*–-]*(?:\d+(?:\.\d+)*[.)]?\s+|[a-zA-Z][.)]\s+|[IVX]{1,4}[.)]\s+)?")
_HEADING_END = re.compile(
    rf"[\s:.…?!-]*$|\s*(?:[\w-]+\s){{0,2}}?{_NOUN}\b|\s*,?\s*(?:[\w-]+\s){{0,3}}?(?:{MODALS}"
    rf"|{DEEDS}|lovade|har lovat|åtog sig)\b",
    re.I,
)
_PARTY_BY_NAME = re.compile(
    r"^kommunerna\b|\bAB\b|\b(?:stiftelse|förening)|bostäder$|\w(?:bolaget|föreningen|förvaltningen|nämnden|kontoret|tjänsten|avdelningen|jouren|verket)$",
    re.I,
)

# Who the parties work with promises nothing by that.
_PARTNERS = re.compile(
    r",?\s+i (?:nära |god )?(?:samverkan|samarbete|samråd|dialog) med \b.{1,80}?,?"
    r"(?=\s+(?:lovar|ska|skall|kommer|åtar|vill)\b)",
    re.I,
)


def heading_responsible(heading: str, names: Names) -> tuple[str, ...]:
    """The parties that a heading or lead-in puts on what stands below it; empty when it puts none.

    "Polisen lovar att", "Kommunens åtaganden", "Gemensamma aktiviteter", "Detta gör polisen" — but
    not "Medborgarlöfte i Älvtuna kommun", which only says where.
    """
    words = _PARTNERS.sub("", clean(heading))
    if match := _KIND.match(words):
        return ("police",) if match["police"] else ("municipality",)
    if _COMMON.match(words):
        return BOTH
    numbered = _NUMBERED.match(words)
    start = numbered.end() if numbered else 0
    found = mentions_from(words, start)
    if found and _bare_units(words, found):
        return ()
    if found and _HEADING_END.match(words, found[-1].end):
        return merged(in_order(_owners(found)), in_order(joining(words)))
    if match := _HEADING_FROM.match(words, start):
        later = mentions_from(words, match.end())
        if later and _HEADING_END.match(words, later[-1].end):
            return in_order(_owners(later))
    return in_order(subject_after_verb(words)) if words.rstrip().endswith((":", "att")) else ()


def _bare_units(words: str, mentions: list[Mention]) -> bool:
    """ "Skolan" or "Fritid" alone is a theme, not a party that promises; a company alone is one."""
    alone = not words[mentions[-1].end :].strip(" :.")
    if any(_PARTY_BY_NAME.search(mention.name) for mention in mentions):
        return False
    return alone and all((m.unit and m.kind == "municipality") or m.kind == "other" for m in mentions)


def _owners(mentions: list[Mention]) -> list[Mention]:
    return [m for m in mentions if m.kind != "other" or not m.genitive] or mentions
