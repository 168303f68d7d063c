"""Who acts and whether the verb binds: the words that every other rule on sentences builds upon."""

from __future__ import annotations

import re
from functools import lru_cache

# Only these first words make a name of two words; otherwise the first begins a sentence.
FIRST_OF_TWO = "Lilla|Stora|Östra|Västra|Norra|Södra|Upplands|Nya|Gamla|Övre|Nedre|Sankt|Mellersta|Yttre|Inre"
_NAME = rf"(?:(?:{FIRST_OF_TWO}) )?[A-ZÅÄÖÉ][\wåäöé-]+"
_UNITS = "|".join(
    (
        r"(?:lokal|områdes|kommun|närområdes|trafik|ungdoms)?polis(?:en|er|erna|iär|myndigheten|"
        r"området|ens)?",
        r"kommun(?:en|erna|ens)?",
        r"staden|stadsdel(?:en|sförvaltningen)?|förvaltning(?:en|arna)|samhällsbyggnad(?:en|skontoret)?",
        r"vi|parterna|båda parter(?:na)?",
        r"socialtjänst(?:en)?|skol(?:an|orna)|elevhälsan|räddningstjänst(?:en)?|region(?:en)?",
        r"fältassistent(?:en|er|erna)|fältarbetar(?:e|en|na)|fältare|trygghetsvärdar(?:na)?",
        r"fritids(?:gård(?:en|arna)?|verksamheten)|brottsförebyggande rådet|brå",
    )
)
PARTY = "|".join(
    (
        rf"(?i:{_UNITS})\b",
        rf"(?i:lokalpolisområdet?|LPO)\b(?: {_NAME})?(?: (?i:områdespolis\w*))?",
        rf"{_NAME} (?:kommuns?|[Ss]tad|lokalpolisområde)\b",
        r"[A-ZÅÄÖ][\wåäö-]+(?: [A-ZÅÄÖ][\wåäö-]+){0,2} (?:AB|[Bb]ostäder)\b",
    )
)
PARTY = f"(?:{PARTY})"
CHAIN = rf"{PARTY}(?:(?:\s*,\s*|\s*/\s*|\s+(?:och|samt|&)\s+)(?:den |de )?{PARTY})*"

# Present tense that tells a state or an opinion, not an act.
_STATE = frozenset(
    [
        *("är", "har", "ser", "anser", "tycker", "upplever", "vill", "önskar", "hoppas", "bedömer", "får"),
        *("konstaterar", "kan", "behöver", "vet", "menar", "uppger", "beskriver", "känner", "förfogar"),
        *("består", "gäller", "innebär", "saknar", "fick", "hade", "konstaterade"),
    ]
)
_ADVERBS = frozenset(
    [
        *("tillsammans", "gemensamt", "fortsatt", "också", "även", "dessutom", "aktivt", "därför", "sedan"),
        *("regelbundet", "löpande", "kontinuerligt", "årligen", "alltid", "särskilt", "bland", "annat"),
        *("i", "samverkan", "genom", "sin", "sina", "med"),
    ]
)
# Words in -a that begin a noun phrase rather than an act.
_NOT_INFINITIVE = frozenset(
    [
        *("alla", "samtliga", "dessa", "båda", "andra", "några", "många", "flera", "denna", "detta", "olika"),
        *("fria", "ena", "äldsta", "extra", "bra", "våra", "egna", "unga", "lokala", "riktade", "ökade"),
        *("utökade", "återkommande", "gemensamma", "regelbundna", "årliga", "samma", "höga", "nya", "resa"),
        *("särskilda", "förebyggande", "planerade", "polisiära", "kommunala", "trygga", "brottsutsatta"),
        *("generella", "stora", "första", "dagliga", "tydliga", "polisens", "kommunens", "skola", "villa"),
        *("narkotika", "kamera", "media"),
    ]
)
_SHORT_INFINITIVES = frozenset(
    [
        *("ge", "se", "få", "gå", "stå", "bli", "bjuda", "ta", "bo", "tro", "dra", "be", "finnas", "synas"),
        *("träffas", "mötas", "te", "nå", "må", "ha", "vara", "delta", "lägga", "söka", "sy", "ske"),
        *("samlas", "ses", "hållas", "göras", "genomföras", "erbjudas"),
    ]
)

_BEGINS_WITH_PARTY = re.compile(rf"(?:Att |Både |Den |Då )?{CHAIN}")
_PARTY = re.compile(rf"\b{PARTY}")
_MODAL = re.compile(
    r"\b(?:ska|skall|skulle|kommer(?: \w+){0,6}? att|lovar|lovade|lova|åtar sig|åtog sig|förbinder sig|"
    r"garanterar|avser(?: \w+)? att)\b",
    re.I,
)
_PROMISES = re.compile(r"\b(?:lovar|lovade|lova|åtar sig|åtog sig|förbinder sig|utlovas)\b", re.I)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ–\"”])")
_WORD = re.compile(r"[\w-]+")
_BEFORE_DASH = re.compile(r"[^–:.]{2,60}(?: –|:| -) ")


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[str, ...]:
    """`text` parted after full stops, question marks and exclamation marks."""
    return tuple(part for part in _SENTENCE_END.split(text.strip()) if part)


def words(text: str) -> list[str]:
    """The words of `text`, marks left out."""
    return _WORD.findall(text)


def begins_with_party(text: str) -> bool:
    """True when the sentence opens with who acts ("Polisen …", "Granviks kommun och polisen …")."""
    return _BEGINS_WITH_PARTY.match(text) is not None


def begins_with_infinitive(text: str) -> bool:
    """True for "öka den synliga närvaron", "att genomföra …": an act whose subject stands elsewhere."""
    found = words(text[:60].lower())
    if found[:1] == ["att"]:
        found = found[1:]
    if not found or found[0] in _NOT_INFINITIVE or found[0].endswith("ella"):
        return False
    return found[0] in _SHORT_INFINITIVES or (found[0].endswith("a") and len(found[0]) > 2)


def tail(text: str) -> str:
    """What follows the subject in "Narkotika – arbeta förebyggande"; the whole text where there is none."""
    found = _BEFORE_DASH.match(text)
    return text[found.end() :] if found else text


def names_party(text: str) -> bool:
    """True when police, municipality, a unit of theirs or "vi" is named anywhere."""
    return _PARTY.search(text) is not None


@lru_cache(maxsize=512)
def has_modal(text: str) -> bool:
    """True for ska, skall, kommer att, lovar, åtar sig and their past."""
    return _MODAL.search(text) is not None


def promises(text: str) -> bool:
    """True for lovar, åtar sig, förbinder sig."""
    return _PROMISES.search(text) is not None


def acts_in_present(text: str) -> bool:
    """True for "Polisen besöker …", "Kommunen och polisen möter …": a party and a verb of acting."""
    party = _BEGINS_WITH_PARTY.match(text)
    if party is None:
        return False
    for word in words(text[party.end() : party.end() + 80])[:6]:
        if word.lower() not in _ADVERBS:
            return word.lower() not in _STATE and word.endswith("r") and len(word) > 2
    return False


def tells_state(text: str) -> bool:
    """True for "Polisen är sammankallande": a party and what it is or has, no act."""
    return begins_with_state(text) and not has_modal(text)


def begins_with_state(text: str) -> bool:
    """True when the verb after the party tells a state, whatever the clauses after it say."""
    party = _BEGINS_WITH_PARTY.match(text)
    if party is None:
        return False
    return next((word.lower() in _STATE for word in words(text[party.end() : party.end() + 40])), False)
