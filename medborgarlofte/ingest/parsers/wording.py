"""What one sentence does: bind somebody, state a situation, give a purpose, report a result.

The rules are tables of words. They look at wording alone; where a sentence stands on its page is
the business of `sections`.
"""

from __future__ import annotations

import re

_NAME = (
    r"(?:(?:Lilla|Stora|Östra|Västra|Norra|Södra|Upplands|Nya|Övre|Nedre|Mellersta|Yttre|Inre) )?[A-ZÅÄÖÉ][\wåäöé-]+"
)
PARTY = (
    r"(?:(?i:(?:lokal|områdes|kommun|närområdes|trafik|ungdoms)?polis(?:en|er|erna|iär|myndigheten|området|ens)?"
    r"|kommun(?:en|erna|ens)?|kommunpolis|staden|stadsdel(?:en|sförvaltningen)?"
    r"|vi|parterna|båda parter(?:na)?|socialtjänst(?:en)?|förvaltning(?:en|arna)|skol(?:an|orna)"
    r"|räddningstjänst(?:en)?|fältassistent(?:en|er|erna)|fältarbetar(?:e|en|na)|fältare|trygghetsvärdar(?:na)?|fritids(?:gård(?:en|arna)?|verksamheten)"
    r"|samhällsbyggnad(?:en|skontoret)?|elevhälsan|brottsförebyggande rådet|brå|region(?:en)?)\b"
    rf"|(?i:lokalpolisområdet?|LPO)\b(?: {_NAME})?(?: (?i:områdespolis\w*))?"
    rf"|{_NAME} (?:kommuns?|[Ss]tad|lokalpolisområde)\b|[A-ZÅÄÖ][\wåäö-]+(?: [A-ZÅÄÖ][\wåäö-]+){{0,2}} (?:AB|[Bb]ostäder)\b)"
)
_CHAIN = rf"{PARTY}(?:(?:\s*,\s*|\s*/\s*|\s+(?:och|samt|&)\s+)(?:den |de )?{PARTY})*"
_MODAL = r"(?:ska|skall|skulle|kommer(?: \w+){0,6}? att|lovar|lovade|lova|åtar sig|åtog sig|förbinder sig|garanterar|avser(?: \w+)? att)"
# Present tense that tells a state or an opinion, not an act.
_STATE = frozenset(
    "är har ser anser tycker upplever vill önskar hoppas bedömer konstaterar får kan behöver vet menar uppger "
    "beskriver känner förfogar består gäller innebär saknar fick hade konstaterade".split()
)
_ADVERBS = frozenset(
    "tillsammans gemensamt fortsatt också även dessutom aktivt därför sedan regelbundet löpande kontinuerligt "
    "årligen alltid särskilt bland annat i samverkan genom sin sina med".split()
)

_BEGINS_WITH_PARTY = re.compile(rf"(?:Att |Både |Den |Då )?{_CHAIN}")
_PARTY = re.compile(rf"\b{PARTY}")
_MODAL_ANYWHERE = re.compile(rf"\b{_MODAL}\b", re.I)
_PARTY_AFTER_MODAL = re.compile(
    rf"\b(?i:ska|skall|kommer|lovar)\b(?: (?:därför|även|också|sedan|båda|representanter för|uniformerad|samtliga)){{0,2}} {PARTY}"
)
_PROMISES_NOW = re.compile(r"\b(?:lovar|åtar sig|förbinder sig)\b", re.I)
_MEANS_THAT = re.compile(r"[^.]{2,80}\binnebär att\b|Bland annat (?:ska|skall|kommer)\b")
_OVERALL_AIM = re.compile(
    r"\b(?:arbeta(?:r)?(?: \w+){0,3} för(?: att)?|bidra(?:r)? till|verka(?:r)? för)\b", re.I
)
_PROMISES = re.compile(r"\b(?:lovar|lovade|lova|åtar sig|åtog sig|förbinder sig|utlovas)\b", re.I)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ–\"”])")
_WORD = re.compile(r"[\w-]+")
_TAIL = re.compile(r"[^–:.]{2,60}(?: –|:| -) ")

# (name, pattern): sentences about the promise itself, which bind nobody to an act.
_ABOUT = re.compile(
    r"(?:det (?:här |gemensamma )?|de |vårt |årets |detta |våra )?(?:nya |lokala |gemensamma )?(?:ett nytt |nytt )?"
    r"(?:medborgar)?löft(?:et|ena|en|e)\b(?! \d)(?!s (?:mål|aktivitet))|"
    r"(?:med )?medborgarlöft\w+ (?:är|syftar|ska|skall|bygger|innebär|beskriver|utgår|grundas|gäller|tas)|"
    r"(?:här|nedan|på den här sidan) (?:kan|hittar|finns|ser|följer|läser|presenteras|redovisas)\b|du kan (?:läsa|följa|hitta)|"
    r"(?:den här )?(?:samverkans)?överenskommelsen\b|dokumentet\b|parternas (?:gemensamma )?(?:arbete|mål)",
    re.I,
)
_STRIVES = re.compile(
    r"(?:(?!\b(?:som|ska|skall|kommer|lovar)\b).){0,100}\b(?:syftar|strävar|siktar)\b.{0,30}\b(?:till|efter|mot)\b", re.I
)
_QUOTE = re.compile(
    r"(?:,|[.!?]|[\"”])\s*(?:säger|sade|sa|menar|påpekar|berättar|förklarar|tillägger|konstaterar|avslutar|fortsätter)\s+[A-ZÅÄÖ]|"
    r"^[-–—]?\s*Jag\b"
)
_PURPOSE = re.compile(
    r"(?:det |de |vårt |våra )?(?:övergripande |långsiktiga |gemensamma |huvudsakliga )*"
    r"(?:syfte[tn]?|mål(?:et|en|sättning(?:en|ar)?)?|effektmål(?:et)?|avsikten|ambitionen|visionen|förhoppningen|"
    r"förväntad effekt|önskad effekt|tanken|inriktningen)\b(?:\s*:|\s+(?:är|med|har|var|för|ska|skall|blir)\b|$)"
    r"|det vi (?:ska|vill) uppnå|(?:vi|polisen och kommunen|kommunen och polisen) vill\b|detta (?:för att|leder|bidrar|ska leda)",
    re.I,
)
_RESULT = re.compile(
    r"(?:resultat(?:et)?|utfall(?:et)?|status|genomfört|kommentar|uppfyllt|ej uppfyllt|delvis uppfyllt|"
    r"löftet (?:är|har) (?:delvis |inte |ej )?(?:uppfyll|infri)\w+|måluppfyllelse|uppföljning(?: \d{4})?)\s*(?::|–|-\s|\.|$)",
    re.I,
)
_SUPINE = (
    r"(?:\w{2,}(?:at|tt|rt|its|ats|tts|erts|agit|gått|ått|ort|ört|ällt|llit|ivit|ttit|uppit|vit|nit|lts)|deltagit)\b"
)
_DONE = re.compile(
    r"\b(?:har|hade)(?: (?:vi|polisen|kommunen|också|även|under \w+|bland annat|tillsammans|inte)){0,3} "
    rf"{_SUPINE}"
    r"|\b\w+(?:ades|rdes|ördes|erades|ttes|lldes|ndes|töts|öts|ldes|nades) \b|^\W*\w+(?:ades|rdes|erades)\b",
    re.I,
)
_PARTY_HAS_DONE = re.compile(
    rf"(?:{_CHAIN} (?:har|hade)|(?:(?i:under|hittills|sedan) [^.]{{0,40}})?(?:har|hade|Har) {_CHAIN})[^.,:]{{0,50}}? {_SUPINE}"
)
_OUTCOME = re.compile(
    r"\b(?:är|blev|har blivit) (?:nu |redan |delvis |helt )?(?:genomförd|genomfört|genomförda|uppfyllt|uppfyllda|infriat|infriade)\b|"
    r"\bhar (?:\w+ ){0,2}(?:lett till|resulterat i|gett resultat)\b",
    re.I,
)
_DONE_FIRST = re.compile(
    r"(?:genomfört|genomförde|rapporterat|beslagtagit|deltagit|deltog|gjort|utfört|haft|hållit|besökt|skapat|ordnat|"
    r"arrangerat|kontrollerat|informerat|startat|installerat|bytt|byggt|utbildat|arbetat|fortsatt arbetet har|"
    r"ökat|minskat|bjudit|anordnat|tagit|medverkat|färdigställt|sett över|(?:\d+|en|ett|två|tre|fyra|fem|sex) \w+ "
    r"(?:har|genomfördes|gjordes|hölls))\b",
    re.I,
)
_ACTIVITY = re.compile(
    r"\b(?:ska|skall|sker|fortsätter|genomförs|utvecklas|erbjuds|anordnas|hålls|ordnas|startas|bedrivs|utförs|görs|prioriteras|"
    r"kommer (?:\w+ ){0,3}att)\b", re.I
)
_FOLLOWUP = re.compile(
    r"\b(?:följ(?:s|er|a|as|des|de)(?:\s+[\wåäö]+){0,4}? upp|uppfölj\w+|utvärder\w+|redovis\w+|återrapport\w+|återkoppl\w+|"
    r"stäm(?:s|mer|de|ts|des|ma|mas|t)?\s+(?:\w+\s+){0,3}?av|avstämning\w*|rapporter(?:as|a|ar)|presenteras|"
    r"sammanställ\w+|revider\w+)\b",
    re.I,
)
_FOLLOWUP_SUBJECT = re.compile(
    r"(?:(?:en |den |det |ett |vi |parterna |polisen och kommunen |kommunen och polisen |delårs)?"
    r"(?:(?:medborgar)?löft(?:et|ena|en)s?|arbetet|resultat(?:et|en)?|utfallet|uppföljning(?:en|ar|arna)?|utvärdering(?:en|ar)?|"
    r"åtagandena|aktiviteterna|insatserna|åtgärderna|redovisning(?:en)?|sammanställning|återkoppling|avstämning(?:ar)?|"
    r"revidering|följer (?:löpande )?upp|stämmer av|utvärderar|redovisar))\b",
    re.I,
)
_SITUATION = re.compile(
    r"\b(?:är|upplevs|upplever|förekommer|(?<=det )finns|sker|har (?:ökat|minskat|blivit|fått|länge|varit|under|skett)|saknas|beskrivs|består|drabbas|"
    r"drabbar|samlas|uppehåller|utsätts|visar|uppger|rapporteras|uppfattas|känner|oroas|anser|framkom\w*|har stigit)\b",
    re.I,
)
_NOT_INFINITIVE = frozenset(
    "alla samtliga dessa båda andra några många flera denna detta olika fria ena äldsta extra bra våra egna unga lokala "
    "riktade ökade utökade återkommande gemensamma regelbundna årliga samma höga nya särskilda förebyggande planerade "
    "resa polisiära kommunala trygga brottsutsatta generella stora första dagliga tydliga polisens kommunens "
    "ungdomarna problemen brotten skola villa flickorna gatorna elva".split()
)
_SHORT_INFINITIVES = frozenset(
    "ge se få gå stå bli bjuda ta bo tro dra be finnas synas träffas mötas te nå må ha vara delta lägga söka sy ske "
    "samlas ses hållas göras genomföras erbjudas".split()
)


def sentences(text: str) -> list[str]:
    """`text` parted after full stops, question marks and exclamation marks."""
    return [part for part in _SENTENCE_END.split(text.strip()) if part]


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
    if not found or found[0] in _NOT_INFINITIVE:
        return False
    return found[0] in _SHORT_INFINITIVES or (found[0].endswith("a") and len(found[0]) > 2)


def tail(text: str) -> str:
    """What follows the subject in "Narkotika – arbeta förebyggande"; the whole text where there is none."""
    found = _TAIL.match(text)
    return text[found.end() :] if found else text


def names_party(text: str) -> bool:
    """True when police, municipality, a unit of theirs or "vi" is named anywhere."""
    return _PARTY.search(text) is not None


def has_modal(text: str) -> bool:
    """True for ska, skall, kommer att, lovar, åtar sig and their past."""
    return _MODAL_ANYWHERE.search(text) is not None


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
    party = _BEGINS_WITH_PARTY.match(text)
    if party is None or has_modal(text):
        return False
    return next((word.lower() in _STATE for word in words(text[party.end() : party.end() + 40])), False)


def is_about_promise(text: str) -> bool:
    """True when the sentence speaks of the promise or the agreement itself."""
    return _ABOUT.match(text) is not None


def is_purpose(text: str) -> bool:
    """True for "Syftet är att …", "Målet är …", "Vi vill …"."""
    if _PURPOSE.match(text):
        return True
    return _STRIVES.match(text[:200]) is not None


def is_result(text: str) -> bool:
    """True for "Resultat: …", "Utfall – …"."""
    return _RESULT.match(text) is not None


def is_quote(text: str) -> bool:
    """True for what somebody is quoted as saying in a news article."""
    return _QUOTE.search(text) is not None


def tells_done(text: str) -> bool:
    """True when somebody has done something and nothing is promised in the same words."""
    return not has_modal(text) and (_DONE_FIRST.match(text) is not None or _DONE.search(text) is not None)


def tells_outcome(text: str) -> bool:
    """True for "Alla aktiviteter är genomförda", "Arbetet har lett till …": an outcome, wherever it stands."""
    return _OUTCOME.search(text) is not None


def begins_done(text: str) -> bool:
    """True for "Genomfört 57 kontroller" and "Polisen har besökt …": an item that reports."""
    if has_modal(text):
        return False
    return _DONE_FIRST.match(text) is not None or _PARTY_HAS_DONE.match(text) is not None


def speaks_of_followup(text: str) -> bool:
    """True when following up, reporting or evaluating is mentioned."""
    return _FOLLOWUP.search(text) is not None


def is_followup(text: str) -> bool:
    """True when the sentence itself tells how the promise is followed up."""
    first = sentences(text)[:1]
    return bool(first) and _FOLLOWUP_SUBJECT.match(text) is not None and speaks_of_followup(first[0])


def binds(text: str) -> bool:
    """True when some sentence obliges a named party to something."""
    return any(_sentence_binds(sentence) for sentence in sentences(text))


def pledges(text: str) -> bool:
    """True when some sentence has a party for its subject and says what it shall do.

    Stricter than `binds`, for running prose where parties are also spoken about.
    """
    return any(_sentence_pledges(sentence) for sentence in sentences(text))


def is_overall_aim(text: str) -> bool:
    """True for "… lovar att arbeta för att öka tryggheten": what is aimed at, not what is done."""
    pledging = [sentence for sentence in sentences(text) if _sentence_pledges(sentence)]
    return bool(pledging) and all(_OVERALL_AIM.search(sentence) for sentence in pledging)


def tells_activity(text: str) -> bool:
    """True for "Samverkan sker …", "Besöken fortsätter": under a promise's heading an act with no party."""
    opening = " ".join(text.split()[:14])
    activity, situation = _ACTIVITY.search(opening), _SITUATION.search(opening)
    return activity is not None and (situation is None or activity.start() <= situation.start())


def _sentence_pledges(text: str) -> bool:
    if is_about_promise(text) or is_purpose(text) or is_followup(text) or is_quote(text) or tells_state(text):
        return False
    if _PROMISES_NOW.search(text) or _PARTY_AFTER_MODAL.search(text) or _MEANS_THAT.match(text):
        return True
    return begins_with_party(text) and (has_modal(text) or acts_in_present(text))


def _sentence_binds(text: str) -> bool:
    if is_about_promise(text) or is_purpose(text) or is_followup(text):
        return False
    return (has_modal(text) and names_party(text)) or promises(text) or acts_in_present(text)


def is_situation(text: str) -> bool:
    """True when the sentence describes a state of things without anyone acting on it."""
    first = sentences(text)[:1]
    if not first or has_modal(text) or begins_with_party(first[0]) or begins_with_infinitive(first[0]):
        return False
    if first[0].lower().startswith("att "):
        return False
    opening = " ".join(first[0].split()[1:12])
    return _SITUATION.search(opening) is not None
