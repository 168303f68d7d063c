"""What a heading or a lead-in announces: promises, background, aims, results …

Both are tables read from the top; the first row that fits decides. A heading that no row fits names
a focus area ("Droger", "Trygghet i centrum").
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from medborgarlofte.ingest.parsers import party_words


class Kind(StrEnum):
    """What a heading or lead-in says of the blocks after it."""

    PROMISE = "promise"  # acts that bind
    PERIOD = "period"  # a promise's own heading ("Medborgarlöfte 2020–2021")
    FOCUS = "focus"  # a focus area or subject
    PROBLEM = "problem"  # background, situation, causes
    AIM = "aim"  # purpose, goal, wished effect
    AREAS = "areas"  # a list of areas that promises nothing
    FOLLOWUP = "follow-up"
    ACHIEVE = "achieve"  # what shall be reached together: aims, unless the words themselves bind
    RESULT = "result"
    ABOUT = "about"  # on promises in general, how it came about, signatures
    NEXT = "next"  # a promise that is only announced
    SKIP = "skip"  # what the page holds beside the promise


SILENT = frozenset(
    {Kind.PROBLEM, Kind.AIM, Kind.AREAS, Kind.FOLLOWUP, Kind.RESULT, Kind.ABOUT, Kind.NEXT, Kind.SKIP}
)

_HEADINGS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.SKIP,
        r"^(kontakt|relatera|läs (mer|vidare|också)|mer (information|om|på)|dokument$|bilag(a|"
        r"or)$|nyhet|aktuell|dela\b|lyssna|"
        r"hitta (på|hit)|innehåll|taggar|kategori|sidfot|genvägar|länkar|e-tjänst|självservice|"
        r"hjälpte|sök|meny|"
        r"öppettider|följ oss|besöks?adress|sociala medier|om webbplatsen|vanliga frågor|senaste|"
        r"evenemang|kalender|"
        r"tipsa|press|har du (några )?frågor|kontakta\b|hade du nytta|sidansvarig|ladda ner|filer|broschyr|"
        r"snabblänkar|annat innehåll|"
        r"vill du (veta|engagera|påverka)|lämna (en )?synpunkt|tyck till)",
    ),
    (
        Kind.NEXT,
        r"^(nästa|kommande|framtida) (\w+ )?(medborgar)?löfte|^arbetet framåt|^framåt$|^nästa steg|"
        r"löfte\w* (är )?(på gång|på väg|tas fram|väntas|under arbete|tecknas snart)|"
        r"^(snart|i år|till våren|till hösten)\b.{0,20}nytt (medborgar)?löfte|"
        r"^(arbetet med|inför) (ett )?(nytt|nästa)\b",
    ),
    (Kind.PROBLEM, r"^varför|^därför"),
    (
        Kind.RESULT,
        r"^(resultat|utfall|måluppfyllelse|status)|(hur|så) (har|gick|går|blev|uppfyll)|uppfyllt|"
        r"^(detta|det här|vad) har|"
        r"har (vi|polisen|kommunen) (gjort|genomfört|uppfyllt)|^genomför(t|da) |^gjort |^vad (gjorde|hände)|"
        r"^(polisen|kommunen|vi) har\b|utfallet",
    ),
    (
        Kind.FOLLOWUP,
        r"uppfölj|utvärder|följs upp|följer (vi )?(\w+ )?upp|^följ (med|arbetet|löftet)|hur det går|"
        r"återkoppl|redovisning|hur vet vi|"
        r"ansvarig(a)? för uppf|"
        r"revidering",
    ),
    (Kind.FOCUS, r"^(?:del)?mål \d+\s?[:.–-]\s?\w"),  # "Mål 1: Färre bränder", with its acts below
    (Kind.ACHIEVE, r"^(?!effekt).*(åstadkomm|uppnå)\w*(?!.*(genom|följande|sätt))"),
    (
        Kind.PROMISE,
        r"lova\w*|åta(r|gande|ganden|gandena|gna)\b|\båtog\b|^löften?( till|$)|"
        r"^löfte (nr\.? ?|nummer )?\d+\b|^vårt löfte|^våra löften",
    ),
    (
        Kind.AIM,
        r"^(gemensam\w* )?(vårt |våra |över\w+ |långsiktig\w* )*(syfte|mål\b|målet|målsättning|"
        r"målbild|vision|inriktningsmål|effektmål|"
        r"delmål|inriktning)|^(önskad|förväntad|förväntat)|^effekt(er|mål|en)?\b|^vad vill vi|"
        r"^detta vill vi|^indikator|^målgrupp",
    ),
    (
        Kind.AREAS,
        r"^(våra |de |gemensamma |prioriterade |lokala |utvalda |"
        r"identifierade )*(fokusområde[nt]?|prioriteringar|områden|"
        r"(problem|brotts|insats|samverkans|utvecklings)områden)( \d{4}.*| (är|i|för).*)?:?$",
    ),
    (
        Kind.PROBLEM,
        r"^(bakgrund|(lokal |gemensam |samlad |aktuell |vår )*(problem|läges|nuläges)|nuläge|"
        r"situation|problem|orsak|utgångspunkt|kartlägg|"
        r"analys|statistik|underlag|medborgardialog|medarbetardialog|dialog|trygghetsmätning|"
        r"så (ser|är) (det|läget)|vad (tycker|säger))|"
        r"(läges|problem)bild(en)?$|beskrivning$",
    ),
    (
        Kind.ABOUT,
        r"^om |^vad är|fakta|^så (arbetar|tas|togs|här tas|skapas|har .* tagits)|"
        r"^(lokal )?samverkan(söverens\w*)?$|^(samverkans)?överens|"
        r"^medborgarlöft\w* (ska|är|innebär|bygger)|^parter|giltighet|^(inledning|sammanfattning|"
        r"definition|undertecknande)|"
        r"underskrift|avtalstid|arbetsformer|^organisation|^(kommunikation|information)$|(intern|"
        r"extern)\S* .{0,20}kommunikation|^hur (tas|arbetar|jobbar)|^polisens modell|"
        r"^närmare medborgar|^tidsplan|^löptid|^förord",
    ),
    (
        Kind.PROMISE,
        r"aktivitet|åtgärd|insatser|^så (här )?(ska|gör|går|arbetar|jobbar)|^(det här|detta) (ska|"
        r"gör|kommer)|^vi ska|"
        r"handlingsplan|^vad (ska|gör)|^genomförande|^hur ska|gemensamt (ska|kommer)|\b(ska|skall|"
        r"kommer)( \w+){0,2}( att)?\s*:?$",
    ),
)

_LEADS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.AIM,
        r"^(med )?(arbetet med )?(medborgarlöft|löft|samverkan)\w*( i \w+)? (ska|skall|syftar|"
        r"bidrar|är till för|avser)\b(?!.*(genomföras|uppfyllas|"
        r"uppnås genom|följande))|^(?!i )(?!.*(?:aktivitet|åtgärd|insats))"
        r"(det )?(\w+ )?(syfte|mål|målsättning|vision|ambition|avsikt|tanke)\w*\b|"
        r"önskade? effekt|\b(följande|gemensamma) mål\b|\bmål:$|"
        r"i syfte att:?$|^detta ska leda till|^vi vill( att)?:?$|vill (vi|polisen|kommunen)? ?uppnå",
    ),
    (Kind.PROMISE, r"\b(lovar|åtar sig)( \w+){0,3}:?$"),
    (
        Kind.AREAS,
        r"\b(fokusera|inrikta|satsa|prioritera)\w*\b.{0,40}områden:?$|fokusområden:?$|"
        r"inom (\w+ ){0,2}områden(a)?:?$",
    ),
    (Kind.ACHIEVE, r"(åstadkomma|uppnå\w*|nå)( tillsammans| gemensamt)?\s*:?$"),
    (
        Kind.AREAS,
        r"(fokus|prioriterade |problem)områden|prioriterar:?$|med (sikte|inriktning) (på|mot):?$|"
        r"handla om:?$",
    ),
    (Kind.PROBLEM, r"framkom"),
    (
        Kind.RESULT,
        r"utfall|resultat|\b(gjorde|genomförde|utförde)\b|^(detta|det här|följande) har|"
        r"\bhar (polisen|kommunen|vi|"
        r"gjort|genomfört|utfört|bland annat|följande)\b|"
        r"uppfyllt|(genomfördes|gjordes|genomförts|gjorts)\b|^under (\d{4}|året) har",
    ),
    (
        Kind.PROMISE,
        r"\b(lova|lovar|lovade|åtar|åtog|utlova\w*|förbinder|åtagand\w*)\b|"
        r"följande( \w+){0,2} (aktivitet|åtgärd|insats|löfte|åtagande|"
        r"medborgarlöfte)|följande (aktivitet|åtgärd|insats|löfte|åtagande|medborgarlöfte|punkt|"
        r"sätt|konkreta|arbets|gemensamma (aktivitet|åtgärd|insats))|"
        r"\b(?:de här|dessa|nedanstående) (?:aktivitet|åtgärd|insats)|"
        r"\bvill\b.{0,60}\b(?:förbättra|göra|genomföra|arbeta med)\b.{0,40}:$",
    ),
    (
        Kind.AREAS,
        r"(fokus|brotts|problem|insats|prioriterade )område(n|na|t)?\b|^inom (följande )?områden|"
        r"(följande|tre|två|fyra|fem|några|prioriterade) områden|fokus(erar)? (kommer|ligger|är|på)|"
        r"fokusera på|(har |med )(särskilt )?fokus på|^prioriter|handlar om|målgrupp",
    ),
    (Kind.FOLLOWUP, r"följs? upp|följas upp|följer upp|uppfölj|utvärder|redovisa"),
    (
        Kind.PROMISE,
        r"genom( bland annat)?( att)?( följande\w*)?\s*:?$|^genom\b|\b(gör|ska|skall|kommer|"
        r"åstadkomm\w*|uppnå\w*|nås|genomföras?|sker|ske|innebär|innebar|arbeta\w*|jobba\w*)\b"
        r"(?=.*(:|att|genom|sätt)$)|aktiviteter|åtgärder|insatser|^(så|hur) (här )?(ska|gör|går|"
        r"arbetar)|\bpolis(en|myndigheten)?\s*:$|\bkommun(en)?\s*:$",
    ),
    (
        Kind.PROBLEM,
        r"problem|otrygg|orsak|upplev|framk|visa[rdt]|påtal|beskriv|utgår från|grund|bygg\w* på|"
        r"baser|underlag|"
        r"konstater|ser att|identifiera|^exempel",
    ),
    (
        Kind.ABOUT,
        r"medborgarlöft|löfte|samverkan|överenskomm|deltog|närvara|undertecknat|länk|läs|"
        r"information om|kontakt",
    ),
)

_LONGEST = 300  # letters of a heading or lead-in that are looked at
_HEADING_TABLE = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _HEADINGS)
_LEAD_TABLE = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _LEADS)
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?|[a-zA-Z][.)])\s+")
_OPEN_END = re.compile(r"(?::|;|\batt|\bgenom|\bsom|…|\.\.\.)\s*$", re.I)
_OPENING_LETTERS = 6  # those of "genom" and the one before it
_NUMBERED_PROMISE = re.compile(r"löfte (?:nr\.? ?|nummer )?\d{1,2}\b", re.I)
_ACTOR_ONLY = re.compile(
    r"(?:(?:och|samt|tillsammans|gemensamt|gemensamma|&|/|,|både|den|lokala|kommer|ska|skall|"
    r"ansvar\w*|insatser|åtgärder|åtaganden|aktiviteter|att)\s*|"
    rf"{party_words.PARTY}\s*)+:?\s*$"
)


@lru_cache(maxsize=512)
def heading_kind(text: str) -> Kind:
    """The kind of a heading by its words; a heading without known words names a focus area."""
    plain = _NUMBER.sub("", text.strip())[:_LONGEST]
    return next((kind for kind, pattern in _HEADING_TABLE if pattern.search(plain)), Kind.FOCUS)


@lru_cache(maxsize=512)
def lead_kind(text: str) -> Kind | None:
    """The kind of list that a lead-in announces, by its last sentence; None when it tells nothing."""
    last = last_sentence(text)[-_LONGEST:]
    return next((kind for kind, pattern in _LEAD_TABLE if pattern.search(last)), None)


def last_sentence(text: str) -> str:
    """The sentence that stands nearest the list."""
    found = party_words.sentences(text)
    return found[-1] if found else text


def opens_list(text: str) -> bool:
    """True when the words ask for a continuation: they end with a colon, "att" or "genom"."""
    return _OPEN_END.search(text.rstrip()[-_OPENING_LETTERS:]) is not None


def is_actor_heading(text: str) -> bool:
    """True for a heading that only says who: "Polisen", "Kommunens åtaganden:"."""
    return _ACTOR_ONLY.fullmatch(_NUMBER.sub("", text.strip())) is not None


def is_numbered_promise(text: str) -> bool:
    """True for "Löfte 3": what it says under it of who acts is the promise."""
    return _NUMBERED_PROMISE.match(text) is not None
