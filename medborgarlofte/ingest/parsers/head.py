"""Whose promise it is: the municipality and the local police area.

A municipality is sought in the title first ("Granvik – medborgarlöften"), then in what the text calls
"… kommun". "Granviks kommun" is the genitive of Granvik, but names may themselves end in s (Mönsterås,
Hofors): the form without s is chosen when the page uses it, or when no known ending says otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from medborgarlofte.ingest.parsers.actors import Names
from medborgarlofte.ingest.parsers.document import Block, BlockKind, Document
from medborgarlofte.ingest.parsers.party_words import FIRST_OF_TWO
from medborgarlofte.ingest.parsers.sentences import has_any

_NAME = rf"(?:(?:{FIRST_OF_TWO}) )?[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)*"
_OF_MUNICIPALITY = re.compile(rf"\b({_NAME}) (?:kommuns?|[Ss]tads?|stadsdel\w*)\b")
_MUNICIPALITY_CUES = (" kommun", " stad", " Stad")  # one of them follows every name
_CENTRE = re.compile(rf"\b[Cc]entrala (?:delarna av )?({_NAME})\b")
_FOLDED = str.maketrans("åäöé", "aaoe")
_REGION = re.compile(r"\bRegion (Gotland)s?\b")
_OF_DISTRICT = re.compile(rf"({_NAME}), {_NAME}\s*[-–—:|]\s*(?:lokala? )?[Mm]edborgarlöft")
_TITLES = (
    re.compile(rf"^({_NAME})\s*[-–—:,|]\s*(?:lokala? )?[Mm]edborgarlöft"),
    re.compile(rf"[Mm]edborgarlöft\w*(?: och [\w ]+)? (?:i|för|med|från) ({_NAME})\b"),
    re.compile(
        rf"[Mm]edborgarlöft\w*\s*(?:\d{{4}}(?:\s*[-–/]\s*\d{{2,4}})?)?\s*[-–—:,|"
        rf"]?\s*({_NAME})(?: kommun)?\s*$"
    ),
    re.compile(rf"^({_NAME}) (?:lokala )?[Mm]edborgarlöft"),
    re.compile(rf"\b[Uu]ppföljning\w*(?: av)? [Mm]edborgarlöft\w*(?: \d{{4}}\S*)? ({_NAME})\s*$"),
    re.compile(rf"[Mm]edborgarlöft\w*.{{0,40}} i ({_NAME})\s*$"),
    re.compile(rf"[-–|] ({_NAME}) (?:kommun|stad)\s*$"),  # all others say "medborgarlöfte"
)
_KIND_OF_PLACE = re.compile(r"\b(?:Kommuns?|Stad|Medborgarlöft\w*|Lokalpolisområde\w*|Och|I|För)\b")
# Names that end in s in the nominative; every other final s is a genitive.
_OWN_S = re.compile(r"(?:ås|näs|fors|grums|orust)$", re.I)
_NOT_NAMES = frozenset(
    [
        *("Polisen", "Polis", "Polismyndigheten", "Kommunen", "Kommun", "Medborgarlöfte", "Medborgarlöften"),
        *("Lokalpolisområde", "Lokalpolisområdet", "LPO", "Uppföljning", "Parter", "Mellan", "Vi", "Inom"),
        *("Tillsammans", "I", "En", "Ett", "Det", "Den", "För", "Samverkan", "Detta", "Om", "Sveriges"),
        *("Hela", "Varje", "Hur", "Alla", "Löfte", "Nytt"),
    ]
)
_NOT_BEFORE_NAME = re.compile(
    r"^(?:Polisen|Polis|Polismyndigheten|Medborgarlöften?|Medborgarlöftet|Lokalpolisområdet?|"
    r"Mellan|Hos|Under|Både|Region|Och|I|För|Att|När|Då|Även) "
)

_AREA_NAME = r"[A-ZÅÄÖ][a-zåäöé]+(?:(?:-|/ ?| )[A-ZÅÄÖ][a-zåäöé]+){0,2}"
_DIRECTION = (
    r"(?:(?:norra|södra|östra|västra|mellersta|nordöstra|nordvästra|sydöstra|sydvästra|nedre|övre|inre|"
    r"yttre) )?"
)
# "Hallinge city" is one name, and so is "Öarna och Kusten" when yet another party follows.
_AREA_NAME = rf"{_AREA_NAME}(?: (?:city|centrum|norr|söder|öster|väster|syd|nord|öst|väst)\b)?"
_TWO_NAMED = rf"{_AREA_NAME} och [A-ZÅÄÖ][a-zåäö]+(?=(?: och| samt|,| &) {_NAME} (?:kommun|stad)|\s*$)"
_POLICE_AREAS = (
    re.compile(rf"\b[Ll]okal-?polisområdet?:? (?:i )?({_DIRECTION}{_TWO_NAMED})", re.M),
    re.compile(rf"\b[Ll]okal-?polisområdet?:? (?:i )?({_DIRECTION}{_AREA_NAME})"),
    re.compile(rf"\bLPO ({_DIRECTION}{_AREA_NAME})"),
    re.compile(rf"\b({_AREA_NAME}) lokalpolisområde\b"),
    re.compile(rf"\b[Ll]okalpolisområdeschef(?:en)?,? (?:i|för|på|vid) ({_DIRECTION}{_AREA_NAME})"),
    re.compile(rf"\b[Ll]okalpolisområdeschef ({_DIRECTION}[A-ZÅÄÖ][a-zåäöé]+)\s*$", re.M),
    re.compile(rf"\b[Ll]okalpolisen (?:i )?({_DIRECTION}{_AREA_NAME})"),
)
_POLICE_AREA_CUES = ("okalpolis", "okal-polis", "LPO")


def read_names(document: Document, blocks: list[Block]) -> Names:
    """The municipality (nominative, without "kommun") and the police area, None where not named."""
    lines = [document.title, *(_in_small_letters(block.text) for block in blocks)]
    municipality = _municipality(document, blocks, lines)
    signed = (block.text for block in document.blocks)  # titles under a promise are page noise, but tell
    return Names(municipality, _police_area(lines, municipality) or _police_area(signed, municipality))


def _in_small_letters(text: str) -> str:
    """ "NORRA GRANVIKS KOMMUN" as it is written elsewhere."""
    return _KIND_OF_PLACE.sub(lambda found: found[0].lower(), text.title()) if text.isupper() else text


def _municipality(document: Document, blocks: list[Block], lines: list[str]) -> str | None:
    text = "\n".join(lines)
    named = Counter(_bare(found) for found in _OF_MUNICIPALITY.findall(_with_any(lines, _MUNICIPALITY_CUES)))
    if "Region " in text:
        named.update(_REGION.findall(text))
    for unwanted in [name for name in named if name in _NOT_NAMES]:
        del named[unwanted]
    for title in _titles(document, blocks):
        chosen = _from_title(title, named, text)
        if chosen:
            return chosen
    if named:
        return _nominative(named.most_common(1)[0][0], text)
    return _from_address(document, text) or next(iter(_CENTRE.findall(text)), None)


def _from_address(document: Document, text: str) -> str | None:
    """The last part of the address or the file's name, when the text knows a name that begins so."""
    slug = re.sub(r"\.\w+$", "", (document.address or document.name).rstrip("/").rsplit("/", 1)[-1])
    slug = re.split(r"[-_ ]?(?:medborgar|\d|uppf)", slug.lower())[0].strip("-_ ").translate(_FOLDED)
    for found in re.finditer(r"\b[A-ZÅÄÖ][a-zåäöé]+", text):
        if len(slug) >= 3 and found.group().lower().translate(_FOLDED).startswith(slug):
            return found.group()[: len(slug)]
    return None


def _titles(document: Document, blocks: list[Block]) -> list[str]:
    headings = [b.text for b in blocks if b.kind is BlockKind.HEADING][:3]
    return [
        _in_small_letters(title)
        for title in (*(b.text for b in blocks[:1]), *headings, document.title)
        if title and len(title) < 120
    ]


def _from_title(title: str, named: Counter[str], text: str) -> str | None:
    district = _OF_DISTRICT.match(title)
    if district:
        return district.group(1)
    for pattern in _TITLES if "edborgarlöft" in title else _TITLES[-1:]:
        found = pattern.search(title)
        name = _bare(found.group(1)) if found else ""
        if name and name not in _NOT_NAMES:
            nominative = _nominative(name, text)
            if not named or _is_named(nominative, named, text):
                return nominative
    return None


def _is_named(name: str, named: Counter[str], text: str) -> bool:
    """A title may name a place inside the municipality; the text then calls another one "kommun"."""
    return any(_nominative(other, text) == name for other in named)


def _bare(name: str) -> str:
    return _NOT_BEFORE_NAME.sub("", name)


def _nominative(name: str, text: str) -> str:
    if not name.endswith("s") or len(name) < 4:
        return name
    without = name[:-1]
    if re.search(rf"\b{re.escape(without)}\b", text):
        return without
    return name if _OWN_S.search(name) else without


def _with_any(lines: Iterable[str], cues: tuple[str, ...]) -> str:
    """The lines that hold one of the cues, as one text."""
    return "\n".join(line for line in lines if has_any(line, cues))


def _police_area(lines: Iterable[str], municipality: str | None) -> str | None:
    text = _with_any(lines, _POLICE_AREA_CUES)
    if not text:
        return None
    for pattern in _POLICE_AREAS:
        found = pattern.search(text)
        if found and not (municipality and found.group(1).endswith(f" och {municipality}")):
            return found.group(1).replace("/ ", "/")
    return None
