"""Who is responsible: the subject of the sentence, else the agent, else the bracket at its end.

The parties are "police", "municipality" and "other:<name as in the text>", in that order. When the
text names nobody, nothing is answered: then the heading above decides, which is for the caller.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from medborgarlofte.ingest.parsers.actor_lists import (
    BOTH,
    Mention,
    Names,
    cell_mentions,
    in_order,
    mention_at,
    mentions_from,
)
from medborgarlofte.ingest.parsers.actor_words import DEEDS, MODALS
from medborgarlofte.ingest.parsers.sentences import clean, sentences

__all__ = ["Names", "Responsible", "cell_responsible", "heading_responsible", "read_responsible"]


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who answers for a commitment. `parties` is empty when the text names nobody.

    `added` are parties that join whoever answers ("tillsammans med polisen"); they are in `parties`
    already unless that is empty, so a caller that takes the heading's parties adds them.
    """

    parties: tuple[str, ...]
    words: str = ""
    co_actors: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


_OPENING = re.compile(r"^[\s\"”»(\[]*(?:\d{1,2}[.)]\s+|[a-zA-Z]\)\s+)?")
_TAIL = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]\s*[.;:,]?\s*$")
_TAIL_LABEL = re.compile(r"\b[Aa]nsvar(?:ig|iga|igt)?(?: part(?:er)?| aktör(?:er)?)?(?: är|:)\s*([^.:;]{2,80})\.?\s*$")
_TAIL_DASH = re.compile(r"[.,]?\s[–—-]\s([^.–—-]{2,60})\.?\s*$")
_LABEL = re.compile(r"^([^:.]{2,60}):\s")
_ADVERBIAL = re.compile(
    r"^(?:under|vid|varje|för|genom|i|på|efter|när|inför|från|med|om|minst|årligen|dagligen|löpande|därför|dessutom|även|också"
    r"|utöver|tillsammans|som|där|då|här|detta|det|två|en|var|varannan|fortsatt|regelbundet|kontinuerligt|utifrån|sedan|senast"
    r"|före|innan|per|inom|nu|så|därutöver|vidare|i snitt|samtidigt|fram|enligt|syftet|målet|åtminstone|ett|tre|fyra|fem|sex"
    r"|tio|\d+|gemensamt|kring|mot|till|utan|över|bland|kvällstid|helger|fredagar|lördagar|via|trots|eftersom|fr)\b",
    re.I,
)
_AFTER_VERB = r"\s(?:(?:sedan|även|också|därför|då|dessutom|både|såväl|alltså|fortsatt|vi,|vi i|vi på|att)\s){0,2}"
_MODAL = re.compile(rf"\b{MODALS}{_AFTER_VERB}", re.I)
_DEED = re.compile(rf"\b{DEEDS}{_AFTER_VERB}", re.I)
_FINITE = re.compile(
    rf"\s*,?\s*(?:[\w-]+\s){{0,2}}?(?:{MODALS}|{DEEDS}|(?!under\b|efter\b|eller\b|över\b|vakter\b|dagar\b)\w+(?:ar|er|år))\b", re.I
)
_PASSIVE = re.compile(rf"\s*{MODALS}\s(?:[\w-]+\s){{0,4}}?\w{{2,}}(?:as|es|ås|ras|ds|jas)\b(?<!finnas)(?<!synas)(?<!mötas)(?<!träffas)(?<!hjälpas)", re.I)
_AGENT = re.compile(r"(?:\b\w+(?:as|rs|es|ås|ds|ts|ns|ls)\b|\b(?:sker|ske|skett|utförd|utförda|genomförda)\b)[^.;]{0,80}?\bav\s", re.I)
_JOINT = re.compile(r"\b(?:tillsammans|ihop|gemensamt|samfällt|jämte) med\s", re.I)
_SECOND = re.compile(rf"(?:\b(?:och|samt|medan)\s|,\s)(?=[^.]{{3,60}}?\s(?:ska|skall|kommer att|lovar|åtar sig)\b)", re.I)
_BACKGROUND = re.compile(
    r"\b(?:är|var|har|finns|fanns|upplev\w+|visar|visade|sker|förekommer|rapporteras|anger|känner|pekar|beskriv\w+|ökar|ökat)\b", re.I
)
_PROMISES = re.compile(r"\b(?:ska|skall|kommer|lovar|åtar|genomförs|genomföras|erbjuds|anordnas|hålls)\b", re.I)
_MEANS = re.compile(r"\b(?:innebär|betyder) (?:det |detta )?att\s", re.I)
_ADJECTIVE = re.compile(r"(?:\w+(?:d|de|re|t|s)\s)?polisiär(?:a|t)?\s", re.I)
_WILL = re.compile(r"\s*(?:ska|skall|kommer(?: även| också)? att|lovar|åtar sig|ansvarar|avser)\b", re.I)
_WITH = re.compile(
    r"\b(?:i (?:nära |tät |god |fortsatt )?(?:samverkan|samarbete|samråd|dialog|samspel) med|med (?:stöd|hjälp) av|tillsammans med|ihop med)"
    r"\s([^.,;:()]{2,70}?)(?=$|[.,;:()]|\s(?:för att|i syfte|som|ska|genomföra|arbeta|minst|under|vid|kring|om|erbjuda|verka|göra)\b)",
    re.I,
)


def read_responsible(text: str, names: Names) -> Responsible:
    """Who answers for the commitment `text`, and who else takes part."""
    words = clean(text)
    joint = _joint(words)
    added = in_order(joint)
    subject = _named_in(words)
    parties = _merged(in_order(subject), added) if subject else ()
    named = _words(words, subject)
    return Responsible(parties, named, _co_actors(words, parties), added)


def cell_responsible(cell: str, names: Names) -> tuple[str, ...]:
    """The parties of a table cell or of a bracket: "Kommun, polis", "Älvtuna Bostäder AB"."""
    return in_order(cell_mentions(clean(cell), strict=False))


def _named_in(words: str) -> list[Mention]:
    """The mentions that answer for it, from the surest place to the least sure."""
    label = _LABEL.match(words)
    if label and (found := cell_mentions(label[1], strict=True)):
        return found
    parts = sentences(words)
    subject = _subject(_told(parts[0])) if parts else []
    agent = _agent(words)
    if subject and not (agent and all(m.unit and m.kind != "police" for m in subject)):
        return [*subject, *_further(parts)]
    return agent or _tail(words) or _later(parts) or _adverb(words)


def _told(sentence: str) -> str:
    """ "Närvaro innebär att polisen ska …" tells who after its first words."""
    means = _MEANS.search(sentence)
    return sentence[means.end() :] if means else sentence


def _subject(sentence: str) -> list[Mention]:
    """The subject of a main clause, whether it opens the clause or follows the verb."""
    opening = _OPENING.match(sentence)
    start = opening.end() if opening else 0
    found = mentions_from(sentence, start, named=False)
    if found and _stands_as_subject(sentence, found):
        return found
    if not found and (found := mentions_from(sentence, start, named=True)) and _finite_after(sentence, found):
        return [] if _PASSIVE.match(sentence, found[-1].end) else found
    return _inverted(sentence) if not found or found[0].kind == "both" else []


def _stands_as_subject(sentence: str, found: list[Mention]) -> bool:
    """The parties themselves always; their units and others only as doers, not as what is done to."""
    if found[0].kind == "both" and found[0].name.lower() in ("tillsammans", "gemensamt", "gemensam", "gemensamma"):
        return False
    if any(m.kind in BOTH and not m.unit for m in found) or found[0].kind == "both":
        return True
    if _PASSIVE.match(sentence, found[-1].end):
        return False
    return found[0].kind in BOTH or _finite_after(sentence, found)


def _finite_after(sentence: str, found: list[Mention]) -> bool:
    return _FINITE.match(sentence, found[-1].end) is not None


def _inverted(sentence: str) -> list[Mention]:
    """ "Under året ska polisen …", and after an adverbial also "Varje vecka genomför polisen …"."""
    for match in _MODAL.finditer(sentence):
        if found := mentions_from(sentence, match.end()):
            return found
    if _ADVERBIAL.match(sentence):
        for match in _DEED.finditer(sentence):
            if found := mentions_from(sentence, match.end()):
                return found
    return []


def _agent(words: str) -> list[Mention]:
    """ "… åtgärdas av kommunen"; an owner ("av kommunens lokaler") is no agent."""
    for match in _AGENT.finditer(words):
        found = mentions_from(words, match.end())
        if found and not found[0].genitive and not re.search(r"\b(?:hjälp|stöd|ledning|inriktning) av\s$", match[0]):
            return found
    return []


def _further(parts: list[str]) -> list[Mention]:
    """Further subjects: "… och kommunen ska …", or a later sentence "Kommunen ska …"."""
    found: list[Mention] = []
    for match in _SECOND.finditer(parts[0]):
        found += _promising(parts[0], match.end())
    for part in parts[1:]:
        found += _promising(part, 0)
    return found


def _promising(sentence: str, position: int) -> list[Mention]:
    found = mentions_from(sentence, position)
    if found and _WILL.match(sentence, found[-1].end) and not any(m.unit for m in found):
        return found
    return []


def _later(parts: list[str]) -> list[Mention]:
    """In prose the first sentences may tell the problem and a later one who does what."""
    for number, part in enumerate(parts[1:], start=1):
        if not _BACKGROUND.search(parts[number - 1]) or _PROMISES.search(parts[number - 1]):
            return []
        if found := _subject(part):
            return found
    return []


def _tail(words: str) -> list[Mention]:
    for pattern, strict in ((_TAIL, True), (_TAIL_LABEL, False), (_TAIL_DASH, True)):
        if (match := pattern.search(words[-140:])) and (found := cell_mentions(match[1], strict=strict)):
            return found
    return []


def _adverb(words: str) -> list[Mention]:
    """ "Tillsammans …" or "Gemensamt …" first, when nothing else says who."""
    if match := re.match(r"(?:tillsammans(?! med)|gemensamt(?! med))\b", words, re.I):
        return [Mention("both", match[0], 0, match.end())]
    match = _ADJECTIVE.match(words)
    return [Mention("police", match[0].strip(), 0, match.end())] if match else []


def _joint(words: str) -> list[Mention]:
    """Who joins: the parties and named organisations after "tillsammans med", never vague ones."""
    found: list[Mention] = []
    for match in _JOINT.finditer(words):
        found += [m for m in mentions_from(words, match.end(), named=True, single=True) if _may_join(m)]
    return found


def _may_join(mention: Mention) -> bool:
    if mention.kind in BOTH:
        return True
    institution = mention.name.endswith(("tjänsten", "verket", "styrelsen", "jouren", "bolaget", "regionen"))
    return mention.kind == "other" and not mention.genitive and (mention.name[:1].isupper() or institution)


def _merged(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    both = dict.fromkeys((*first, *second))
    return (*(p for p in BOTH if p in both), *(p for p in both if p not in BOTH))


def _words(words: str, mentions: list[Mention]) -> str:
    """The words that name them, as one stretch when they stand together."""
    if not mentions:
        return ""
    first, last = mentions[0], mentions[-1]
    stretch = words[first.start : last.end]
    together = stretch.startswith(first.name) and 0 < last.end - first.start < 120
    return stretch if together else ", ".join(dict.fromkeys(m.name for m in mentions))


def _co_actors(words: str, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Who takes part without answering for it, in the words of the text."""
    found = []
    for match in _WITH.finditer(words):
        mentioned = {f"other:{m.name}" if m.kind == "other" else m.kind for m in mentions_from(words, match.start(1), named=True)}
        if not mentioned or not mentioned <= set(parties):
            found.append(match[1].strip())
    return tuple(dict.fromkeys(found))


_NOUN = (
    r"(?:åtagande\w*|löfte\w*|aktivitet\w*|insats\w*|ansvar\w*|del|uppdrag\w*|bidrag|arbete\w*|åtgärd\w*|uppgift\w*|medborgarlöft\w*"
    r"|roll|delar|punkter|utlovade|verksamhet|prioritering\w*|lovar|mål|målsättning\w*)"
)
_HEADING_FROM = re.compile(
    rf"(?:\w+\s){{0,4}}?(?:(?:{_NOUN})\s(?:från|för|av|hos)|(?:lovar|gör|ska|bidrar|arbetar|åtar sig|gäller för|kan))\s(?=[\wÅÄÖåäö])",
    re.I,
)
_KIND = re.compile(r"^(?:\d+[.)]?\d*\s+)?(?P<police>polisiär\w*)|^(?:\d+[.)]?\d*\s+)?(?P<municipal>kommunal(?:a|t)?)\b", re.I)
_COMMON = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?\s+)?(?:gemensam\w*|tillsammans|båda|i samverkan|samverkan mellan polis|delat|delade)\b", re.I)
_NUMBERED = re.compile(r"^[\s•*–-]*(?:\d+(?:\.\d+)*[.)]?\s+|[a-zA-Z]\)\s+)?")
_HEADING_END = re.compile(
    rf"[\s:.…?!-]*$|\s*(?:[\w-]+\s){{0,2}}?{_NOUN}\b|\s*,?\s*(?:[\w-]+\s){{0,3}}?(?:{MODALS}|{DEEDS}|lovade|har lovat|åtog sig)\b", re.I
)


def heading_responsible(heading: str, names: Names) -> tuple[str, ...]:
    """The parties that a heading or lead-in puts on what stands below it; empty when it puts none.

    "Polisen lovar att", "Kommunens åtaganden", "Gemensamma aktiviteter", "Detta gör polisen" — but
    not "Medborgarlöfte i Älvtuna kommun", which only says where.
    """
    words = clean(heading)
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
        return _merged(in_order(_owners(found)), in_order(_joint(words)))
    if match := _HEADING_FROM.match(words, start):
        later = mentions_from(words, match.end())
        if later and _HEADING_END.match(words, later[-1].end):
            return in_order(_owners(later))
    return in_order(_inverted(words)) if words.rstrip().endswith((":", "att")) else ()


def _bare_units(words: str, mentions: list[Mention]) -> bool:
    """ "Skolan" or "Fritid" alone is a theme, not a party that promises."""
    alone = not words[mentions[-1].end :].strip(" :.")
    return alone and all(m.unit and m.kind == "municipality" or m.kind == "other" for m in mentions)


def _owners(mentions: list[Mention]) -> list[Mention]:
    return [m for m in mentions if m.kind != "other" or not m.genitive] or mentions


def mentioned(text: str) -> bool:
    """Whether an actor stands first in a text."""
    words = clean(text)
    return mention_at(words, words.lower(), 0) is not None
