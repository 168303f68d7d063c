"""Sentences that tell something else than a promise: purposes, situations, outcomes, follow-ups, quotes.

They look at wording alone; where a sentence stands on its page is the business of `sections`.
"""

from __future__ import annotations

import re

from medborgarlofte.ingest.parsers.party_words import (
    CHAIN,
    begins_with_infinitive,
    begins_with_party,
    has_modal,
    sentences,
)
from medborgarlofte.ingest.parsers.sentences import has_any


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.I)


# The promise or the agreement itself is spoken of, or the reader is pointed somewhere.
_ABOUT = _any(
    r"(?:det (?:här |gemensamma )?|de |vårt |årets |detta |våra )?(?:nya |lokala |gemensamma )?"
    r"(?:ett nytt |nytt )?(?:medborgar)?löft(?:et|ena|en|e)\b(?! \d)(?!s (?:mål|aktivitet))"
    r"(?! (?:innebär|innehåller|omfattar) (?:\w+ )?att (?:vi|polisen|kommunen) ska)",
    r"(?:med |ett )?medborgarlöft\w+ (?:är|syftar|ska|skall|bygger|innebär|beskriver|utgår|grundas|"
    r"gäller|tas|visar|anger|handlar)",
    r"(?:här|nedan|på den här sidan) (?:kan|hittar|finns|ser|följer|läser|presenteras|redovisas)\b",
    r"du kan (?:läsa|följa|hitta)|(?:avtals)?parter(?:na)?(?: i löftet)?\s*:|bakom (?:medborgar)?löftet står",
    r"[^.]{0,60}\b(?:ger|gett|gav|tecknat|tecknats|undertecknat|undertecknats|skrivit under|enats om|"
    r"tagit fram|tagits fram)\b[^.]{0,100}löft(?:e|en|et|ena)\b",
    r"[^.]{0,90}\b(?:inför|arbet\w+ med|tar fram|tas fram|väntas|förbereder|planerar)\b[^.]{0,40}"
    r"\b(?:nästa|nytt|nya|kommande)\b(?: \w+){0,2}(?: (?:medborgar)?löfte\w*|\W*$)",
    r"[^.]{0,60}löfte\w* (?:har löpt ut|är avslutat|är inte klart|är under arbete)\b",
    r"(?:den här )?(?:samverkans)?överenskommelsen\b|dokumentet\b|parternas (?:gemensamma )?(?:arbete|mål)",
)
# "Polisen och kommunen lovade fem saker", "Det här lovar vi er": that something is promised, not what.
_ONLY_THAT = _any(
    r"[^.]{0,90}\b(?:lovar|lovade|ger|gav|valt(?: ut)?) (?:(?:er|dig|invånarna) )?"
    r"(?:\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|några|flera) (?:saker|löften|punkter|åtaganden)\W*$",
    r"(?:det här|detta|följande) lovar (?:vi|polisen(?: och kommunen)?|kommunen(?: och polisen)?)"
    r"(?: (?:er|dig|invånarna))?\W*$",
)
_ONLY_THAT_ENDS = (
    "saker",
    "löften",
    "punkter",
    "åtaganden",
    "vi",
    "polisen",
    "kommunen",
    "er",
    "dig",
    "invånarna",
)
_PURPOSE = _any(
    r"(?:det |de |vårt |våra )?(?:övergripande |långsiktiga |gemensamma |huvudsakliga )*"
    r"(?:syfte[tn]?|mål(?:et|en|sättning(?:en|ar)?)?|effektmål(?:et)?|avsikten|ambitionen|visionen|"
    r"förhoppningen|förväntad effekt|önskad effekt|tanken|inriktningen)\b"
    r"(?:\s*:|\s+(?:är|med|har|var|för|ska|skall|blir)\b|$)",
    r"det vi (?:ska|vill) uppnå|(?:vi|polisen och kommunen|kommunen och polisen) vill\b",
    r"detta (?:för att|leder|bidrar|ska leda)",
)
_STRIVING = ("syftar", "strävar", "siktar")
_STRIVES = re.compile(
    r"(?:(?!\b(?:som|ska|skall|kommer|lovar)\b).){0,100}\b(?:syftar|strävar|siktar)\b.{0,30}"
    r"\b(?:till|efter|mot)\b",
    re.I,
)
_SAYS = re.compile(
    r"[,.!?\"”]\s*(?:säger|sade|sa|menar|påpekar|berättar|förklarar|tillägger|konstaterar|avslutar|"
    r"fortsätter)\s+(?:[A-ZÅÄÖ]|(?:\w+s )?\w*(?:chef|råd|ordförande|samordnare|polis|strateg|direktör))"
)
_I = re.compile(r"[-–—]?\s*Jag\b")
_LABELLED_PROBLEM = re.compile(
    r"(?:\w+ )?(?:problem|läges|nuläges)bild:|(?:bakgrund|problem|orsak(?:er)?|nuläge):", re.I
)
_RESULT = re.compile(
    r"(?:resultat(?:et)?|utfall(?:et)?|status|så (?:här )?(?:gick|blev) det|genomfört|kommentar|"
    r"uppfyllt|ej uppfyllt|delvis uppfyllt|"
    r"löftet (?:är|har) (?:delvis |inte |ej )?(?:uppfyll|infri)\w+|måluppfyllelse|uppföljning(?: \d{4})?)"
    r"\s*(?::|–|-\s|\.|$)",
    re.I,
)
_SUPINE = (
    r"(?:\w{2,}(?:at|tt|rt|its|ats|tts|erts|agit|gått|ått|ort|ört|ällt|llit|ivit|ttit|uppit|vit|nit|lts|orts|örts|ägt)|"
    r"deltagit|haft)\b"
)
_DONE = _any(
    r"\b(?:har|hade)(?: (?:vi|polisen|kommunen|också|även|under \w+|bland annat|tillsammans|inte)){0,3} "
    rf"{_SUPINE}",
    r"\b\w+(?:ades|rdes|ördes|erades|ttes|lldes|ndes|töts|öts|ldes|nades) \b",
    r"^\W*\w+(?:ades|rdes|erades)\b",
)
_DONE_FIRST = _any(
    r"(?:genomfört|genomförde|rapporterat|beslagtagit|deltagit|deltog|gjort|utfört|haft|hållit|besökt|skapat|"
    r"ordnat|arrangerat|kontrollerat|informerat|startat|installerat|bytt|byggt|utbildat|arbetat|ökat|minskat|"
    r"bjudit|anordnat|tagit|medverkat|färdigställt|sett över)\b",
    r"(?:\d+|en|ett|två|tre|fyra|fem|sex) \w+ (?:har|genomfördes|gjordes|hölls)\b",
)
_PARTY_HAS_DONE = re.compile(
    rf"(?:{CHAIN} (?:har|hade)|(?:(?i:under|hittills|sedan) [^.]{{0,40}})?(?:har|hade|Har) {CHAIN})"
    rf"[^.,:]{{0,50}}? {_SUPINE}"
)
_OUTCOME = _any(
    r"\b(?:är|blev|har blivit) (?:nu |redan |delvis |helt )?"
    r"(?:genomförd|genomfört|genomförda|uppfyllt|uppfyllda|infriat|infriade)\b",
    r"\bhar (?:\w+ ){0,2}(?:lett till|resulterat i|gett resultat)\b",
)
_OUTCOME_CUES = ("genomförd", "genomfört", "uppfyll", "infria", "lett till", "resulterat", "resultat")
_FOLLOWUP = _any(
    r"\bfölj(?:s|er|a|as|des|de)(?:\s+[\wåäö]+){0,4}? upp\b",
    r"\b(?:uppfölj|utvärder|redovis|återrapport|återkoppl|sammanställ|revider)\w+",
    r"\bstäm(?:s|mer|de|ts|des|ma|mas|t)?\s+(?:\w+\s+){0,3}?av\b",
    r"\b(?:avstämning\w*|rapporter(?:as|a|ar)|presenteras|rapport(?:en|er)?|avrapport\w*)\b",
    r"\bhur det (?:har |gick|går|gått)|\bgå[rs]? igenom (?:siffr|resultat|utfall|löft|läget|vad|hur|arbetet)|"
    r"\bgår igenom\b.{0,40}\b(?:gjorts|gjort|gått)\b|\buppf\wl\w*ning\w*",
)
_FOLLOWUP_SUBJECT = re.compile(
    r"(?:en |den |det |ett |vi |parterna |polisen och kommunen |kommunen och polisen |delårs)?"
    r"(?:(?:medborgar)?löft(?:et|ena|en)s?|arbetet|resultat(?:et|en)?|utfallet|uppföljning(?:en|ar|arna)?|"
    r"utvärdering(?:en|ar)?|åtagandena|aktiviteterna|insatserna|åtgärderna|redovisning(?:en)?|"
    r"sammanställning|återkoppling|avstämning(?:ar)?|revidering|följer (?:löpande )?upp|stämmer av|"
    r"utvärderar|redovisar|rapport(?:en)?|avrapportering(?:en)?|vi går igenom|hur det går|"
    r"uppf\wl\w*ning(?:en)?)\b",
    re.I,
)
_HOW_IT_GOES = re.compile(r"\bhur det (?:har |gick|går)")
_TELLS_HOW = re.compile(
    r"[^.:]{0,60}\b(?:berättar|redovisar|informerar|skriver)\b[^.]{0,60}\bhur det (?:har |gick|går)", re.I
)
SITUATION = re.compile(
    r"\b(?:är|upplevs|upplever|förekommer|(?<=det )finns|sker|saknas|beskrivs|består|drabbas|drabbar|samlas|"
    r"uppehåller|utsätts|visar|uppger|rapporteras|uppfattas|känner|oroas|anser|framkom\w*|"
    r"har (?:ökat|minskat|blivit|fått|länge|varit|under|skett|stigit))\b",
    re.I,
)
# "Varje onsdag är polisen på biblioteket": how often and where the party is makes it an act.
_PARTY_IS_THERE = re.compile(
    rf"\b(?:varje|en gång|(?:två|tre|fyra|fem) \w+ (?:i|per))\b[^.,]{{0,40}} (?:är|finns) {CHAIN} "
    r"(?:på|i|vid|ute|med)\b",
    re.I,
)
# A verb after one of these belongs to a clause beside the main one ("parker där många samlas").
_SUBORDINATE = re.compile(r"\b(?:där|som|att|när|vad|hur|om|vilka|vilken)\b", re.I)


def is_about_promise(text: str) -> bool:
    """True when the sentence speaks of the promise or the agreement itself."""
    if _ABOUT.match(text):
        return True
    return text.rstrip(" .:!").endswith(_ONLY_THAT_ENDS) and _ONLY_THAT.match(text) is not None


def is_purpose(text: str) -> bool:
    """True for "Syftet är att …", "Målet är …", "Vi vill …", "Arbetet syftar till …"."""
    strives = has_any(text.lower(), _STRIVING) and _STRIVES.match(text[:200])
    return bool(strives or _PURPOSE.match(text))


def is_labelled_problem(text: str) -> bool:
    """True for "Problembild: inbrott i båthus": the heading and its text on one line."""
    return _LABELLED_PROBLEM.match(text) is not None


def is_quote(text: str) -> bool:
    """True for what somebody is quoted as saying in a news article."""
    return _I.match(text) is not None or _SAYS.search(text) is not None


def is_result(text: str) -> bool:
    """True for "Resultat: …", "Utfall – …"."""
    return _RESULT.match(text) is not None


def tells_done(text: str) -> bool:
    """True when somebody has done something and nothing is promised in the same words."""
    return not has_modal(text) and (_DONE_FIRST.match(text) is not None or _DONE.search(text) is not None)


def begins_done(text: str) -> bool:
    """True for "Genomfört 57 kontroller" and "Polisen har besökt …": an item that reports."""
    if has_modal(text):
        return False
    return _DONE_FIRST.match(text) is not None or _PARTY_HAS_DONE.match(text) is not None


def tells_outcome(text: str) -> bool:
    """True for "Alla aktiviteter är genomförda", "Arbetet har lett till …", wherever it stands."""
    return has_any(text.lower(), _OUTCOME_CUES) and _OUTCOME.search(text) is not None


def speaks_of_followup(text: str) -> bool:
    """True when following up, reporting or evaluating is mentioned."""
    return _FOLLOWUP.search(text) is not None


def is_followup(text: str) -> bool:
    """True when the sentence itself tells how the promise is followed up."""
    first = sentences(text)[:1]
    subject = _FOLLOWUP_SUBJECT.match(text) or ("hur det" in text.lower() and _TELLS_HOW.match(text))
    return bool(first and subject) and speaks_of_followup(first[0])


def tells_how_it_goes(text: str) -> bool:
    """True for "Vi berättar hur det går", wherever it stands."""
    return "hur det" in text and _HOW_IT_GOES.search(text) is not None


def meets_on_the_state(text: str) -> bool:
    """True when parties follow up something else than the promise ("Polisen och kommunen stämmer av läget"):
    among promises that is an act like others."""
    return begins_with_party(text) and re.search(r"löfte|löften|åtagande", text, re.I) is None


def is_situation(text: str) -> bool:
    """True when the sentence describes a state of things without anyone acting on it."""
    first = sentences(text)[:1]
    if not first or has_modal(text) or begins_with_party(first[0]) or begins_with_infinitive(first[0]):
        return False
    if first[0].lower().startswith("att "):
        return False
    opening = " ".join(first[0].split()[1:12])
    found = SITUATION.search(opening)
    if found is None or _SUBORDINATE.search(opening[: found.start()]):
        return False
    return _PARTY_IS_THERE.search(first[0][:120]) is None
