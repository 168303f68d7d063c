"""What a number counts: the words after it, and whether they are occasions, events or spans of time."""

from __future__ import annotations

import re

_PIECE = re.compile(r"\s*(?:\(?(?:st\b\.?|stycken|stycket)\)?\s*)?")
_WORD = re.compile(r"\s?([^\W\d_][\w-]*)")
# The words that end a counted noun phrase.
_STOP = frozenset({
    "per", "i", "om", "under", "varje", "på", "vid", "hos", "med", "för", "till", "av", "från", "och",
    "samt", "eller", "som", "där", "när", "inom", "mot", "mellan", "längs", "ska", "skall", "kommer",
    "är", "har", "att", "då", "kring", "via", "genom", "årligen", "dagligen", "varannan", "vartannat",
    "utan", "utanför", "bland", "över", "ute", "hela", "inkl", "inklusive", "oftare",
})  # fmt: skip
OCCASION = re.compile(r"(?:gång(?:er)?|ggr|ggn|gg|g|tillfäll\w*|tillf|x)\b(?!\w)|\w*tillfäll(?:e|en)\b")
TIME_NOUN = re.compile(
    r"(?:timm\w+|tim|dagar?|dygn|veckor?|vecka|månad(?:er)?|kväll(?:ar)?|nätter|natt|helg(?:er)?"
    r"|vardag(?:ar)?"
    r"|arbetsdag(?:ar)?|eftermiddag(?:ar)?|förmiddag(?:ar)?|helgkväll(?:ar)?|fredags?kväll(?:ar)?"
    r"|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:ar|s?kväll(?:ar)?)?|år|terminer)\b"
)
EVENING = re.compile(r"(?:\w*kväll|natt|nätt|helg|dag|\w+dag)(?:ar|er)?\b")
# Endings of the nouns that are deeds with a beginning and an end, so that "en" before them is a number.
EVENT = re.compile(
    r"\w*(?:vandring(?:ar)?|rond(?:er)?|möten?|träff(?:ar)?|dialog(?:er)?|dag(?:ar)?|kväll(?:ar)?"
    r"|kampanj(?:er)?"
    r"|utbildning(?:ar)?|insats(?:er)?|kontroll(?:er)?|tillsyn(?:er)?|enkät(?:er)?"
    r"|föreläsning(?:ar)?|kurs(?:er)?"
    r"|undersökning(?:ar)?|mätning(?:ar)?|inventering(?:ar)?|seminari(?:um|er)|konferens(?:er)?|besök"
    r"|kartläggning(?:ar)?|analys(?:er)?|sök|aktivitet(?:er)?|övning(?:ar)?|rapport(?:er)?|vecka|veckor|pass"
    r"|workshops?|temakväll(?:ar)?|information|genomgång(?:ar)?|uppföljning(?:ar)?"
    r"|utvärdering(?:ar)?|cafée?r?)\b"
)
# People are whom or by whom, not what is done: "två poliser varje kväll" is every evening.
PEOPLE = re.compile(
    r"\w*(?:poliser|vakter|väktare|värdar|fältare|assistenter|personer|medarbetare|elever|ungdomar|deltagare"
    r"|krögare|vuxna|föräldrar|samordnare|tjänster)\b"
)
LONGEST_PHRASE = 3


def unit_after(text: str, end: int) -> str:
    """The noun phrase counted by a number that ends at `end`: "trafikkontroller", "riktade insatser"."""
    position = piece_end(text, end)
    words: list[str] = []
    while len(words) < LONGEST_PHRASE and (match := _WORD.match(text, position)):
        if match[1] in _STOP or "\x00" in match[1]:
            break
        words.append(match[1])
        position = match.end()
        if not match[1].endswith(("a", "e", "da", "re")) or _is_noun(match[1]):
            break
    return " ".join(words)


def piece_end(text: str, end: int) -> int:
    """Where the words of piece ("st", "stycken") after a number end."""
    match = _PIECE.match(text, end)
    return match.end() if match else end


def _is_noun(word: str) -> bool:
    return bool(OCCASION.fullmatch(word) or TIME_NOUN.fullmatch(word) or EVENT.fullmatch(word))
