"""For whom and where: target groups and places, in the words of the text."""

from __future__ import annotations

import re
from functools import lru_cache

from medborgarlofte.ingest.parsers.sentences import clean

_GROUPS = re.compile(
    r"\b(?:ungdomar(?:na)?|unga(?: vuxna| män| kvinnor| förare)?|barn(?:en)?(?: och (?:unga"
    r"|ungdomar))?|elever(?:na)?|gymnasieelever|högstadieelever"
    r"|föräldrar(?:na)?|vårdnadshavare(?:n|na)?|äldre|seniorer(?:na)?|pensionärer(?:na)?|nyanlända"
    r"|ensamkommande|våldsutsatta|brottsoffer|brottsutsatta"
    r"|(?:skol)?personal(?:en)?|krog(?:ägare|personal)|krögare|fastighetsägare(?:n|na)?"
    r"|företagare(?:n|na)?|butiksägare|näringsidkare|handlare"
    r"|boende|invånare(?:n|na)?|medborgare(?:n|na)?|trafikanter(?:na)?|cyklister(?:na)?|fotgängare"
    r"|mopedister|bilister|föreningar(?:na)?|studenter(?:na)?"
    r"|kvinnor|män|missbrukare|personer med (?:missbruk|beroende)\w*|kommunanställda|allmänheten"
    r"|yrkesverksamma|besökare|båtägare|fritidshusägare)\b",
    re.I,
)
_NAME = r"[A-ZÅÄÖÉ][\wé-]*"
_NAMED_PLACE = re.compile(
    rf"\b(?:på|i|vid|längs(?: med)?|kring|runt|utanför|mellan|omkring|genom|inom"
    rf"|till)\s(?:centrala\s|norra\s|södra\s|östra\s|västra\s)?"
    rf"(?P<place>{_NAME}(?:\s{_NAME}|\s(?:torg|park|centrum|station|tätort|hamn|by)\b)*(?:\s(?:och"
    rf"|samt)\s{_NAME}(?:\s{_NAME})*)?)(?![\w-]|\s?(?:kommun|stad)\b)"
)
_KIND = re.compile(
    r"\w*(?:resecentrum|stationsområdet|torget|parken|centrum|busstation(?:en)?"
    r"|järnvägsstation(?:en)?|badplats(?:en|er|erna)?|hamnen|hamnparken|torg"
    r"|gångtunn(?:el|eln|lar|larna)|skolgård(?:ar|arna|en)?|skolområden?|lekplats(?:er|erna|en)?"
    r"|gågata(?:n)?|krogstråk(?:et)?|köpcentrum|galleria(?:n)?|parkeringshus(?:et)?"
    r"|tätort(?:en|er|erna)?|landsbygd(?:en)?|fritidsgård(?:en|ar|arna)?|bibliotek(?:et|en)?"
    r"|simhall(?:en)?|ishall(?:en)?|campingplats(?:en)?|kyrkogård(?:en)?|infart(?:en|er|erna)?)",
    re.I,
)
_WORD = re.compile(r"\w+")
_NOT_PLACES = frozenset({"Polisen", "Kommunen", "Brå", "BRÅ", "EST", "SSPF", "ANDT", "LPO", "Internet"})


def read_target_groups(text: str) -> tuple[str, ...]:
    """The groups of people that a text is about, each once, in its own words."""
    words = clean(text)
    if not any(map(_may_hold_group, words.split())):
        return ()
    return _distinct([m[0] for m in _GROUPS.finditer(words)])


def read_places(text: str) -> tuple[str, ...]:
    """The places that a text names, by name or by kind ("skolgårdar"), each once."""
    words = clean(text)
    names = not words[1:].islower()  # a name has a capital
    places = [(m.start("place"), m["place"]) for m in _NAMED_PLACE.finditer(words)] if names else []
    named = [(at, place) for at, place in places if place not in _NOT_PLACES]
    may_be_kind = _WORD.finditer(words) if any(map(_may_hold_kind, words.split())) else ()
    kinds = [(m.start(), m[0]) for m in may_be_kind if _KIND.fullmatch(m[0])]
    if not named and not kinds:
        return ()
    whole = [(at, w) for at, w in kinds if not any(start <= at < start + len(name) for start, name in named)]
    return _distinct([w for _, w in sorted(named + whole)])


# Promises share their words, so nearly every word has been seen before.
@lru_cache(maxsize=4096)
def _may_hold_group(word: str) -> bool:
    """Whether a group may stand in the word; "personer" only is one together with what follows."""
    return "personer" in word.lower() or _GROUPS.search(word) is not None


@lru_cache(maxsize=4096)
def _may_hold_kind(word: str) -> bool:
    return any(map(_KIND.fullmatch, _WORD.findall(word)))


def _distinct(found: list[str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for word in found:
        first.setdefault(word.lower(), word)
    return tuple(first.values())
