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
        r"staden|stadsdel(?:en|sförvaltningen)?|samhällsbyggnad(?:en|skontoret)?",
        r"(?:tekniska |sociala )?(?:\w*(?:förvaltning(?:en|arna)|nämnd(?:en|erna))|avdelningen|\w+senheten)",
        r"(?:tekniska |sociala )?(?!polis)\w{3,}kontoret",
        r"vi|parterna|båda parter(?:na)?",
        r"socialtjänst(?:en)?|skol(?:an|orna)|elevhälsan|räddningstjänst(?:en)?|region(?:en)?",
        r"fältassistent(?:en|er|erna)|fältarbetar(?:e|en|na)|fältsekreterar(?:e|en|na)|fältare|trygghetsvärdar(?:na)?",
        r"fritids(?:gård(?:en|arna)?|verksamheten)|brottsförebyggande rådet|brå",
    )
)
PARTY = "|".join(
    (
        rf"(?i:{_UNITS})\b",
        rf"(?i:lokalpolisområdet?|LPO)\b(?: {_NAME})?(?: (?i:områdespolis\w*))?",
        rf"{_NAME} (?:kommuns?|[Ss]tad|lokalpolisområde)\b",
        r"[A-ZÅÄÖ][\wåäö-]+(?: [A-ZÅÄÖ][\wåäö-]+){0,2} (?:AB|[Bb]ostäder|IF|IK|BK)\b",
        r"(?:[A-ZÅÄÖ][\wåäö-]+ ){0,2}[A-ZÅÄÖ]?[\wåäö-]{2,}(?:bostäder|fastigheter|klubb|förening(?:en)?)\b",
        r"föreningar(?:na)?\b",
        r"[A-ZÅÄÖ][\wåäö]{3,}hem\b",
    )
)
PARTY = f"(?:{PARTY})"
CHAIN = rf"{PARTY}(?:(?:\s*,\s*|\s*/\s*|\s+(?:och|samt|&)\s+)(?:den |de )?{PARTY})*"

# Present tense that tells a state or an opinion, not an act.
_STATE = frozenset(
    [
        *("är", "har", "ser", "anser", "tycker", "upplever", "vill", "önskar", "hoppas", "bedömer", "får"),
        *("konstaterar", "kan", "behöver", "vet", "menar", "uppger", "beskriver", "känner", "förfogar"),
        *("består", "gäller", "innebär", "saknar", "fick", "hade", "konstaterade", "visar", "hör", "tror"),
        *("finns", "träffas", "möts", "turas", "hjälps"),
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

_BEGINS_WITH_PARTY = re.compile(rf"(?:Att |Både |Den |Då |Vår |Våra )?{CHAIN}")
_PARTY = re.compile(rf"\b{PARTY}")
_MODAL = re.compile(
    r"\b(?:ska|skall|skulle|kommer(?: \w+){0,6}? att|lovar|lovade|lova|åtar sig|åtog sig|förbinder sig|"
    r"har (?:\w+ )?(?:åtagit|förbundit) sig|garanterar|avser(?: \w+)? att)\b",
    re.I,
)
_PROMISES = re.compile(
    r"\b(?:lovar|lovade|lova|åtar sig|åtog sig|förbinder sig|utlovas|(?:åtagit|förbundit) sig)\b", re.I
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ–\"”])")
# A word of state may still tell an act: "ser till att …", "har minst en patrull per dag".
_ACTS_AFTER_ALL = re.compile(
    r"\W*(?:\w+\s){0,3}?(?:ser (?:till|över)\b|har (?:\w+\s){0,2}?öppet\b|"
    r"har (?:\w+\s)?(?:åtagit|förbundit) sig\b|"
    r"har (?:minst|alltid|varje|\d+|en|ett|två|tre|fyra|fem)\b[^.]{3,60}?"
    r"\b(?:per|varje|i (?:veckan|månaden|kvartalet)|om året|dagligen)\b|"
    r"finns\b[^.]{3,60}?\b(?:varje|dygnet|dagligen|\w+kvällar|på \w+dagar)\b|"
    r"(?:träffas|möts|turas|hjälps)\b)",
    re.I,
)
# "Under 2022 lägger polisen …", "Minst sex gånger om året söker kommunen …": the verb before its party.
_INVERTED = re.compile(
    r"(?!(?:Att|Som|Vad|Hur|Varför|Trots|Medan|Sedan|Vilka?|Här|Det|Detta|Så)\b)"
    r"[A-ZÅÄÖ\d][^.:;?!]{1,90}? "
    rf"(?P<verb>\w*(?:ar|er|år|ör))(?: (?:också|även|därför|sedan|båda|alltid)){{0,2}} {PARTY}"
)
_NOT_VERBS = frozenset(
    [
        *("eller", "under", "efter", "över", "för", "inför", "utanför", "framför", "år", "var", "per"),
        *("varför", "därför", "hur", "där", "berättar"),
    ]
)
_OF_A_PARTY = re.compile(
    r" (?:fält\w+|\w+värdar|\w+(?:samordnare|kontor|förvaltning|enhet|nämnd|ledare|bolag)|socialtjänst|"
    r"skolor|personal|fritidsgård\w*|bibliotek)\b"
)
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
    """True for "Polisen besöker …", "Varje vecka möter kommunen …": a party and a verb of acting."""
    party = _BEGINS_WITH_PARTY.match(text)
    if party is None:
        return _inverted(text)
    unit = _OF_A_PARTY.match(text, party.end()) if party[0].endswith("s") else None
    rest = text[(unit or party).end() :][:120]
    verb = next((word.lower() for word in words(rest[:80])[:6] if word.lower() not in _ADVERBS), "")
    if verb in _STATE:
        return _ACTS_AFTER_ALL.match(rest) is not None
    return verb.endswith("r") and len(verb) > 2


def _inverted(text: str) -> bool:
    found = _INVERTED.match(text)
    return found is not None and found["verb"].lower() not in _STATE | _NOT_VERBS


def tells_state(text: str) -> bool:
    """True for "Polisen är sammankallande": a party and what it is or has, no act."""
    return begins_with_state(text) and not has_modal(text)


def begins_with_state(text: str) -> bool:
    """True when the verb after the party tells a state, whatever the clauses after it say."""
    party = _BEGINS_WITH_PARTY.match(text)
    if party is None or _ACTS_AFTER_ALL.match(text[party.end() :][:120]):
        return False
    return next((word.lower() in _STATE for word in words(text[party.end() : party.end() + 40])), False)
