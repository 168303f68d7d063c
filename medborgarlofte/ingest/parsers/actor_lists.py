"""Actors at a place in a text, and lists of them: "Polisen, kommunen och Älvtuna Bostäder".

A mention is tried from the most certain to the least: a named police area, a named municipality, a
named organisation, then the words of `actor_words`. What is not recognised ends the list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from medborgarlofte.ingest.parsers import actor_words as lexicon

POLICE, MUNICIPALITY = "police", "municipality"
BOTH = (POLICE, MUNICIPALITY)


@dataclass(frozen=True, slots=True)
class Names:
    """The parties' own names as the document's head says them."""

    municipality: str | None = None
    police_area: str | None = None


class Mention(NamedTuple):
    """One actor in a text. `kind` is "police", "municipality", "both", "other" or "vague".

    `unit` marks a part of a party ("socialtjänsten"), `genitive` an owner's form ("kommunens").
    """

    kind: str
    name: str
    start: int
    end: int
    unit: bool = False
    genitive: bool = False


_NAME = r"[A-ZÅÄÖÉ][\wéü:-]*"
_POLICE_AREA = re.compile(
    rf"(?:[Ll]okal|[Nn]är)?[Pp]olisområde(?:t|ts"
    rf"|ts)?(?:\s(?:i\s)?{_NAME}(?:\s?/\s?{_NAME})?){{0,4}}|LPO\b(?:\s{_NAME})*|[Pp]olis(?:en"
    rf"|myndigheten)?\s(?:[Rr]egion\s)?{_NAME}(?=\s(?:ska|och|,))"
)
_MUNICIPALITY = re.compile(
    rf"(?:{_NAME}\s){{1,3}}(?:[Kk]ommun(?:s|en|ens)?|[Ss]tads?"
    r"|stadsdel\w*|(?!polis)\w*förvaltning\w*|\w*nämnd\w*|socialtjänst\w*)\b|Region Gotlands?\b"
)
_NAMED = re.compile(
    rf"(?:Stiftelsen|Föreningen|Bostads\s?AB|AB|Region|Riksbyggen|HSB|Hyresgästföreningen"
    rf"|Brottsofferjouren|Kvinnojouren"
    rf"|Nattvandrarna|Länsstyrelsen i|Svenska|Räddningstjänsten|Företagarna|Röda"
    rf"|Fryshuset)\s(?:{_NAME}|&|(?:på|i)\s\w+)(?:\s(?:{_NAME}|&|på\s\w+|i\s\w+))*"
    rf"|{_NAME}(?:\s(?:{_NAME}|&)){{0,4}}\s{lexicon.NAME_ENDINGS}\b"
    rf"|(?:{_NAME}\s){{1,3}}(?:\w*(?:klubb|förening|församling|stiftelse|bolag|förbund"
    rf"|räddningstjänst|bostäder|gille|kår)|\w{{2,}}(?:råd|hem))(?:en|et)?\b"
    rf"|[A-ZÅÄÖ]\w*(?:bostäder|hem|byggen|hus AB|bo AB)\b"
)
_NAMES = re.compile(rf"(?=[\w-]{{3}}){_NAME}(?:\s{_NAME})*(?<!s)(?![\w-])")
_TWO_NAMES = re.compile(rf"(?!(?i:{lexicon.DEEDS}|kontaktar|hjälper|skriver)\s){_NAME}(?:\s{_NAME})+")


def _one_of(rows: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(rows)})(?![\w-])")


_LEXICON = (
    ("both", _one_of(lexicon.BOTH)),
    (POLICE, _one_of(lexicon.POLICE)),
    (MUNICIPALITY, _one_of(lexicon.MUNICIPALITY)),
    ("other", _one_of(lexicon.OTHER)),
)
_VAGUE = _one_of(lexicon.VAGUE)
_OWN_NAME = re.compile(
    r"kommun(?:en|ens|s)?|stad(?:en|ens|s)?|stads|kommunal(?:a|t)?|polis\w*"
    r"|lokalpolis\w*|lpo"
)
_LEADING = re.compile(
    r"(?:(?:att|vi,|en(?= \w*polis\b)|samtliga|alla|varje|den|det|de|uniformerad|uniformerade"
    r"|civil|civila|synlig|synliga|både|såväl|även"
    r"|också|berörda?|respektive|lokala?|vår|våra|hela|vi i|vi på|vi inom|dessutom|ansvariga?"
    r"|nya|egna|kommunala(?= (?:bostads|fastighets))|(?:representant(?:er)?|personal|medarbetare"
    r"|tjänsteman|tjänstemän|tjänstepersoner|handläggare|företrädare"
    r"|resurser|ledningen|chefer) (?:från|i|på|inom|för))\s)*",
    re.I,
)
_SEPARATOR = re.compile(
    r"\s?(?:,\s?(?:och\s|samt\s)?|/|&|\+|(?<=\s)(?:och|samt|som|jämte|eller)\s"
    r"|\s(?:och|samt|som|jämte|eller)\s)\s?",
    re.I,
)
_STOP = (
    rf"(?:{lexicon.MODALS}|{lexicon.DEEDS}|och|samt|som|att|när|där|i samverkan|i samarbete"
    rf"|tillsammans|gemensamt|ihop|för att"
    r"|med|genom|via|under|vid|varje|minst|dessutom|även|också|jämte|eller)"
)
_MODIFIER = re.compile(rf"(?:\s(?!{_STOP}\b)(?:\w[\w:-]*|”[^”]*”|\"[^\"]*\")){{0,6}}", re.I)
_SHORT_FORM = re.compile(r"\s\([^()]{2,40}\)(?=\s[a-zåäö,])")
_SMALL_MODIFIER = re.compile(
    rf"(?:\s(?:i|inom|på|från)\s(?:{_NAME}|kommunen|området"
    rf"|staden)(?:\skommun)?)?(?:\s{_NAME})*"
)


def mention_at(text: str, low: str, position: int) -> Mention | None:
    """The actor that begins at `position`, None when none does."""
    if match := _POLICE_AREA.match(text, position):
        return Mention(POLICE, match[0], position, match.end(), genitive=match[0].endswith("s"))
    if text[position : position + 1].isupper():
        if match := _MUNICIPALITY.match(text, position):
            return Mention(MUNICIPALITY, match[0], position, match.end(), genitive=match[0].endswith("s"))
        if match := _NAMED.match(text, position):
            return Mention("other", match[0], position, match.end(), genitive=False)
    for kind, pattern in _LEXICON:
        if match := pattern.match(low, position):
            name = text[position : match.end()]
            own = _OWN_NAME.fullmatch(match[0]) is not None
            return Mention(kind, name, position, match.end(), unit=not own, genitive=_is_genitive(match[0]))
    return None


def _is_genitive(word: str) -> bool:
    return word.endswith(("ens", "ets", "ns", "nas", "ernas", "arnas", "ts")) and not word.endswith("tjäns")


def mentions_from(text: str, position: int, *, named: bool = False, single: bool = False) -> list[Mention]:
    """The list of actors that begins at `position`: empty when no actor stands there.

    With `named`, two capitalised words are an organisation ("Granhults Köpmän") too, with `single` one.
    """
    low = text.lower()
    found: list[Mention] = []
    while True:
        lead = _LEADING.match(text, position)
        position = lead.end() if lead else position
        mention = mention_at(text, low, position)
        if mention is None and (named or found):
            mention = _capitalised(text, position, single=single)
        if mention is None or mention.end == position:
            return found
        found.append(mention)
        position = _after(text, mention)
        separator = _SEPARATOR.match(text, position)
        if separator is None:
            return found
        position = separator.end()


def _capitalised(text: str, position: int, *, single: bool) -> Mention | None:
    match = (_NAMES if single else _TWO_NAMES).match(text, position)
    return Mention("other", match[0], position, match.end()) if match else None


def _after(text: str, mention: Mention) -> int:
    """Past what describes the actor: "Kommunens fältassistenter", "Polisen i Älvtuna"."""
    pattern = _MODIFIER if mention.genitive or mention.unit else _SMALL_MODIFIER
    match = pattern.match(text, mention.end)
    if match is None:
        return mention.end
    end = mention.end + len(match[0])
    short_form = _SHORT_FORM.match(text, end)
    return short_form.end() if short_form else end


def in_order(mentions: list[Mention]) -> tuple[str, ...]:
    """The parties of some mentions: police, municipality, then others by name as in the text."""
    kinds = {m.kind for m in mentions}
    parties = [party for party in BOTH if party in kinds or "both" in kinds]
    others = [m.name.strip() for m in mentions if m.kind == "other" and not m.genitive]
    return (*parties, *dict.fromkeys(f"other:{name}" for name in others))


_JOINT = re.compile(r"\b(?:tillsammans|ihop|gemensamt|samfällt|jämte) med\s", re.I)


def joining(words: str) -> list[Mention]:
    """Who joins: the parties and named organisations after "tillsammans med", never vague ones."""
    found: list[Mention] = []
    if " med" not in words.lower():
        return found
    for match in _JOINT.finditer(words):
        found += [m for m in mentions_from(words, match.end(), named=True, single=True) if _may_join(m)]
    return found


def _may_join(mention: Mention) -> bool:
    if mention.kind in BOTH:
        return True
    institution = mention.name.endswith(("tjänsten", "verket", "styrelsen", "jouren", "bolaget", "regionen"))
    return mention.kind == "other" and not mention.genitive and (mention.name[:1].isupper() or institution)


def merged(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Two sets of parties as one, police and municipality first."""
    both = dict.fromkeys((*first, *second))
    return (*(p for p in BOTH if p in both), *(p for p in both if p not in BOTH))


_CUT = re.compile(
    r"\s(?:i (?:nära )?(?:samverkan|samarbete|samråd|dialog)|med stöd|med hjälp|genom"
    r"|via)\b.*",
    re.I,
)
_PARTS = re.compile(
    r"\s*(?:[,;/+&\n]|(?<!-)\s(?:och|samt|tillsammans med|ihop med|jämte)\s"
    r"|\s[-–]\s)\s*",
    re.I,
)
_LEISURE = re.compile(r"kultur och fritid", re.I)
_LABEL = re.compile(
    r"^(?:ansvarig(?:a|t)?(?: part(?:er)?| aktör(?:er)?)?|ansvar|utförare|utförs av"
    r"|vem|aktör(?:er)?)\s?:?\s",
    re.I,
)


# A bracket or label that says what is done is no mere list of actors.
_SAYS_MORE = re.compile(rf"\b(?:{lexicon.MODALS}|{lexicon.DEEDS}|att|som)\b", re.I)


def cell_mentions(cell: str, *, strict: bool) -> list[Mention]:
    """The actors of a table cell or a bracket. When `strict`, one unknown part makes it none at all."""
    text = _LEISURE.sub("kultur- och fritid", _LABEL.sub("", _CUT.sub("", cell.strip()).strip(" .:()")))
    found: list[Mention] = []
    for part in _PARTS.split(text):
        mention = None if strict and _SAYS_MORE.search(part) else _cell_part(part.strip(" .:()"))
        if mention is None and strict:
            return []
        if mention is not None and mention.kind != "vague":
            found.append(mention)
        elif mention is None and len(part.strip()) > 1:
            found.append(Mention("other", part.strip(" .:()"), 0, 0))
    return found


def _cell_part(part: str) -> Mention | None:
    """One part of a cell; a word for both parties counts as such ("båda", "gemensamt")."""
    lead = _LEADING.match(part)
    start = lead.end() if lead else 0
    low = part.lower()
    if _VAGUE.match(low, start):
        return Mention("vague", part, 0, len(part))
    mention = mention_at(part, low, start)
    if mention is None and re.fullmatch(r"(?:alla|samtliga|polkom|gem\.?|k\s?\+\s?p)", low):
        return Mention("both", part, 0, len(part))
    if mention is not None and mention.kind == "other":
        whole = part[start:].strip()
        return Mention("other", whole if len(whole) < 60 else mention.name, mention.start, mention.end)
    return mention
