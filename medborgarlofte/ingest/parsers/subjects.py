"""Who does it in a sentence: the subject before or after the verb, or the agent of a passive."""

from __future__ import annotations

import re

from medborgarlofte.ingest.parsers import party_words
from medborgarlofte.ingest.parsers.actor_lists import BOTH, Mention, mentions_from
from medborgarlofte.ingest.parsers.actor_words import DEEDS, MODALS
from medborgarlofte.ingest.parsers.sentences import has_any

_OPENING = re.compile(r"^[\s\"”»(\[]*(?:\d{1,2}[.)]\s+|[a-zA-Z]\)\s+)?")
_ADVERBIAL = re.compile(
    r"^(?:under|vid|varje|för|genom|i|på|efter|när|inför|från|med|om|minst|årligen|dagligen|löpande"
    r"|därför|dessutom|även|också"
    r"|utöver|tillsammans|som|där|då|här|detta|det|två|en|var|varannan|fortsatt|regelbundet"
    r"|kontinuerligt|utifrån|sedan|senast"
    r"|före|innan|per|inom|nu|så|därutöver|vidare|i snitt|samtidigt|fram|enligt|syftet|målet"
    r"|åtminstone|ett|tre|fyra|fem|sex"
    r"|tio|\d+|gemensamt|kring|mot|till|utan|över|bland|kvällstid|helger|fredagar|lördagar|via"
    r"|trots|eftersom|fr|utanför|innanför|framför|bakom|längs|utmed|runt|nära|intill|invid|mellan|omkring"
    r"|dagtid|nattetid|dygnet|sommartid|vintertid|helgtid|vartannat|vart)\b",
    re.I,
)
_AFTER_VERB = (
    r"\s(?:(?:sig|sedan|även|också|därför|då|dessutom|både|såväl|alltså|fortsatt|vi,|vi i|vi på|att)\s){0,2}"
)
_MODAL = re.compile(rf"\b{MODALS}{_AFTER_VERB}", re.I)
_DEED = re.compile(rf"\b{DEEDS}{_AFTER_VERB}", re.I)
# Any other verb in the present tense, when the police or the municipality stand right after it.
_ANY_VERB = re.compile(
    rf"\b(?!under|efter|eller|över|per|för|inför|där|var|när|år)\w+(?:ar|er|år|ör){_AFTER_VERB}", re.I
)
_SHORT_FORM = r"(?:\s\([^()]{2,40}\))?"
_FINITE = re.compile(
    rf"{_SHORT_FORM}\s*,?\s*(?:[\w-]+\s){{0,2}}?(?:{MODALS}|{DEEDS}|(?!under\b|efter\b|eller\b|över\b|vakter\b"
    rf"|dagar\b)\w+(?:ar|er|år))\b",
    re.I,
)
_PASSIVE = re.compile(
    rf"{_SHORT_FORM}\s*{MODALS}\s(?:[\w-]+\s){{0,4}}?\w{{2,}}(?:as|es|ås|ras|ds"
    rf"|jas)\b(?<!finnas)(?<!synas)(?<!mötas)(?<!träffas)(?<!hjälpas)",
    re.I,
)
_AGENT = re.compile(
    r"(?:\b\w+(?:as|rs|es|ås|ds|ts|ns|ls)\b|\b(?:sker|ske|skett|utförd|utförda|genomförda)\b"
    r"|\b(?:få|får|fått) (?:besök|stöd|information|hjälp|utbildning)\b)[^.;]{0,80}?\bav\s",
    re.I,
)
_OCCUPATION = re.compile(
    r"\w*(?:ingenjör|samordnare|strateg|chef|personal|handläggare|ledare|arbetare|sekreterare|tekniker|vaktmästare"
    r"|pedagog|kurator|värd|vakt|inspektör|rådgivare|anställda?|medarbetare)(?:en|er|erna|ar|arna|n|na)?",
    re.I,
)
_NOT_AGENT = re.compile(r"\b(?:med hjälp|med stöd|ledning|inriktning) av\s$", re.I)
_STANDS_THERE = re.compile(rf"\b{MODALS}\s(?:att )?finnas (?:minst )?(?:en |två |fler )?", re.I)
_UNDERGOES = re.compile(
    r"\s(?:\w+\s)?\w{3,}(?:as|ds)\b(?<!finnas)(?<!synas)(?<!mötas)(?<!träffas)(?<!hjälpas)(?<!kunnas)", re.I
)
_SECOND = re.compile(
    r"(?:\b(?:och|samt|medan)\s|,\s)(?=[^.]{3,60}?\s(?:ska|skall|kommer att"
    r"|lovar|åtar sig)\b)",
    re.I,
)
_JOINS = ("och", "samt", "medan", ",")
_BACKGROUND = re.compile(
    r"\b(?:är|var|har|finns|fanns|upplev\w+|visar|visade|sker|förekommer|rapporteras|anger|känner"
    r"|pekar|beskriv\w+|ökar|ökat)\b",
    re.I,
)
_PROMISES = re.compile(
    r"\b(?:ska|skall|kommer|lovar|åtar|genomförs|genomföras|erbjuds|anordnas"
    r"|hålls)\b",
    re.I,
)
_VERB = re.compile(rf"\b(?:{MODALS}|{DEEDS}|\w{{3,}}(?:as|ras|lls|ges|ts)|varje|per)\b", re.I)
_TITLE_WORDS = 5
_MEANS = re.compile(
    r"\b(?:innebär|betyder) (?:det |detta )?att\s|^vi (?:lovade|lovar|har lovat) att\s(?=polis|kommun)", re.I
)
_WILL = re.compile(r"\s*(?:ska|skall|kommer(?: även| också)? att|lovar|åtar sig|ansvarar|avser)\b", re.I)


def told(sentence: str) -> str:
    """ "Närvaro innebär att polisen ska …" tells who after its first words."""
    means = _MEANS.search(sentence)
    return sentence[means.end() :] if means else sentence


def subject_of(sentence: str) -> list[Mention]:
    """The subject of a main clause, whether it opens the clause or follows the verb."""
    opening = _OPENING.match(sentence)
    start = opening.end() if opening else 0
    found = mentions_from(sentence, start, named=False)
    if found and _stands_as_subject(sentence, found):
        return found
    if not found and not _ADVERBIAL.match(sentence[start:]):  # "Utanför Nyskolan" is a place
        found = mentions_from(sentence, start, named=True)
    if found and found[0].kind == "other" and _finite_after(sentence, found):
        return [] if _PASSIVE.match(sentence, found[-1].end) else found
    return subject_after_verb(sentence) if not found or found[0].kind == "both" else []


def _stands_as_subject(sentence: str, found: list[Mention]) -> bool:
    """The parties themselves always; their units and others only as doers, not as what is done to."""
    if found[0].kind == "both" and found[0].name.lower().startswith(("tillsammans", "gemensam")):
        return False
    if any(m.kind in BOTH and not m.unit for m in found) or found[0].kind == "both":
        return True
    if _PASSIVE.match(sentence, found[-1].end):
        return False
    return found[0].kind in BOTH or _finite_after(sentence, found)


def _finite_after(sentence: str, found: list[Mention]) -> bool:
    return _FINITE.match(sentence, found[-1].end) is not None


def subject_after_verb(sentence: str) -> list[Mention]:
    """ "Under året ska polisen …", and after an adverbial also "Varje vecka genomför polisen …"."""
    for match in _STANDS_THERE.finditer(sentence):
        if found := [m for m in mentions_from(sentence, match.end()) if m.kind in BOTH]:
            return found
    for match in _MODAL.finditer(sentence):
        found = mentions_from(sentence, match.end())
        if found and not _UNDERGOES.match(sentence, found[-1].end):
            return found
    if _ADVERBIAL.match(sentence):
        for match in _DEED.finditer(sentence):
            if found := mentions_from(sentence, match.end()):
                return found
        for match in _ANY_VERB.finditer(sentence[:160]):
            found = mentions_from(sentence, match.end())
            if found and found[0].kind in BOTH:
                return found
    return []


def agent_of(words: str) -> list[Mention]:
    """ "… rustas av kommunen"; an owner's thing ("av kommunens lokaler") is no agent."""
    if "av" not in words.lower():
        return []
    for match in _AGENT.finditer(words):
        found = mentions_from(words, match.end())
        if found and not _NOT_AGENT.search(match[0]) and not _owns_a_thing(words, found[0]):
            return found
    return []


def _owns_a_thing(words: str, owner: Mention) -> bool:
    """Whether an owner's form is followed by something else than a unit that acts."""
    following = words[owner.end :].split()[:2]
    return owner.genitive and not any(
        mentions_from(word.strip(".,;()"), 0) or _OCCUPATION.fullmatch(word.strip(".,;()"))
        for word in following[:2]
    )


def further_subjects(parts: list[str]) -> list[Mention]:
    """Further subjects: "… och kommunen ska …", or a later sentence "Kommunen ska …"."""
    found: list[Mention] = []
    may_join = _SECOND.finditer(parts[0]) if has_any(parts[0].lower(), _JOINS) else ()
    for match in may_join:
        found += _promising(parts[0], match.end())
    for part in parts[1:]:
        found += _promising(part, 0)
    return found


def _promising(sentence: str, position: int) -> list[Mention]:
    found = mentions_from(sentence, position)
    if found and _WILL.match(sentence, found[-1].end) and not any(m.unit for m in found):
        return found
    return []


def _is_title(sentence: str) -> bool:
    """A few words without a verb, as those in bold before a promise: "Ljusare stråk." """
    few = len(sentence.split()) <= _TITLE_WORDS and not any(c.isdigit() for c in sentence)
    acts = _VERB.search(sentence) or party_words.begins_with_infinitive(sentence)
    return few and not acts


def later_subject(parts: list[str]) -> list[Mention]:
    """In prose the first sentences may tell the problem and a later one who does what."""
    for number, part in enumerate(parts[1:], start=1):
        before = parts[number - 1]
        if not (_is_title(before) or _BACKGROUND.search(before)) or _PROMISES.search(before):
            return []
        if found := subject_of(part):
            return found
    return []
