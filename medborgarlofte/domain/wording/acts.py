"""What kind of act the words of a promise tell, by the stems of its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from .sentence import MODAL, Word, opening, words


class Kind(StrEnum):
    """Kinds of acts that promises tell, as far as the rules and the examples tell them apart."""

    CHECK = "check"
    PATROL = "patrol"
    OUTREACH = "outreach"
    WALK = "walk"
    VISIT = "visit"
    MEETING = "meeting"
    INFORM = "inform"
    CLEAN = "clean"
    CAUSES = "causes"
    REPORT = "report"
    BUILD = "build"
    LIGHT = "light"
    NEIGHBOURS = "neighbours"


# Done again and again, so that "how often" or "how many" is a question.
RECURRING = frozenset(
    {
        Kind.CHECK,
        Kind.PATROL,
        Kind.OUTREACH,
        Kind.WALK,
        Kind.VISIT,
        Kind.MEETING,
        Kind.INFORM,
        Kind.CLEAN,
        Kind.CAUSES,
    }
)
# Done once and then there, so that "by when" is a question.
ONCE = frozenset({Kind.BUILD, Kind.LIGHT, Kind.NEIGHBOURS})
# Seen or standing at a place, so that "where" is a question. A safety walk finds its place with residents.
AT_A_PLACE = frozenset({Kind.PATROL, Kind.BUILD, Kind.LIGHT})

_STEMS = {
    Kind.CHECK: r"kontroll|tillsyn|razzi|besikt|inspek|hund-?sök|narkotikasök|^sök$|hastighetsmätning",
    Kind.PATROL: r"patrull|nattvandr|^syn(?:as|s)$|närvaro|^synlig(?!a)|^ronde?r?$|vaktrond|bemann",
    Kind.OUTREACH: r"fältassistent|fältarb|trygghetsvärd",
    Kind.WALK: r"(?:trygghets|säkerhets)vandring",
    Kind.VISIT: r"besök(?!ar(?:e|na))",
    Kind.MEETING: r"möte(?!splats)|träffar?$|dialog|samtal|samråd|avstämning|informationskväll",
    Kind.INFORM: r"^inform(?!ationskväll)|information(?!skväll)|utbild|föreläs|^berätta|^kurs|rådgiv|"
    r"kampanj|temadag",
    Kind.CLEAN: r"saner|^städ|städning$|^röj|skräpplock",
    Kind.CAUSES: r"orsaksanalys|lägesbild|kartlägg|genomgång",
    Kind.REPORT: r"polisanmäl(?!an$|ning)|^anmäl(?:a|er|s)$",
    Kind.BUILD: r"^bygg(?:a|er|s)$|^install|kamer(?:a|or)|farthinder|^skylta|^rusta|^byt(?:a|er|s)$",
    Kind.LIGHT: r"belys|armatur|lampor",
    Kind.NEIGHBOURS: r"(?:grann|båt)samverk",
}
_PATTERNS = {kind: re.compile(stems) for kind, stems in _STEMS.items()}
_PUT_UP = re.compile(r"\b(?:sätt(?:a|er|s) upp|ställ(?:a|er|s) i ordning)\b", re.I)
_LONGEST_WORD = 60
_NAMED_ACT = re.compile(r"(?:ing|ingar|ande|ende|tion|tioner|sök|prov|stöd|analys|vakt|vakter|hjälp)$")
_SHORT = frozenset({"ge", "se", "ha", "få", "stå", "gå", "be", "bo", "dra", "ta"})
_INFINITIVE = re.compile(r"[^\W\d_]{3,20}(?<!orn)(?<!arn)(?<!ern)as?")
_ACTS_NOW = re.compile(
    r"\b(?:polis(?:en)?|kommun(?:en)?|vi|parterna|\w{2,20}tjänsten|\w{2,20}polisen) (?:\w{1,20} ){0,2}?"
    r"[^\W\d_]{1,20}(?:ar|er|ör|år|s)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Act:
    """An act that the words tell: its kind, and the word."""

    kind: Kind
    word: Word


def acts(text: str) -> list[Act]:
    """The acts that the words of a text tell, in their order."""
    found = [Act(kind, word) for word in words(text) for kind in sorted(kinds_of(word.text))]
    put_up = [Word(match[0], match.start(), match.end()) for match in _PUT_UP.finditer(text[:4000])]
    return sorted(found + [Act(Kind.BUILD, word) for word in put_up], key=lambda act: act.word.start)


def kinds(text: str) -> frozenset[Kind]:
    """The kinds of the acts that the words of a text tell."""
    return frozenset(act.kind for act in acts(text))


@lru_cache(maxsize=8192)
def kinds_of(word: str) -> frozenset[Kind]:
    """The kinds of act that one word shows. Promises share their words, so most have been seen before."""
    stem = word[:_LONGEST_WORD].lower()
    return frozenset(kind for kind, pattern in _PATTERNS.items() if pattern.search(stem))


def tells_act(text: str) -> bool:
    """Whether the words say that somebody does something, whatever it is.

    A modal verb, an infinitive that opens, a party with a verb, or a noun that names an act.
    """
    if MODAL.search(text[:4000]) or _ACTS_NOW.search(text[:4000]) or acts(text):
        return True
    found = words(text[opening(text) :])
    if not found:
        return False
    first = found[0].text.lower()
    if first in _SHORT or _INFINITIVE.fullmatch(first):
        return True
    return any(_NAMED_ACT.search(word.text[-12:].lower()) for word in found)
