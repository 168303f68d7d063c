"""Words that cannot be followed up, and why each cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from ..content import Commitment
from .answers import has_day, is_counted, is_when_needed, is_within_time
from .remark import Remark, Rule
from .sentence import in_purpose, opening, seen


class Vagueness(StrEnum):
    """What the words leave open."""

    ACT = "act"  # "verka för": not what is done
    AMOUNT = "amount"  # "fler": not how many
    TIME = "time"  # "så snart som möjligt": not by when
    WILL = "will"  # "sträva efter": only an attempt is promised


MOST = 2  # remarks of this rule on one commitment: more would drown the others

_WORK = (
    r"(?:arbet|jobb)(?:a|ar|as)(?: (?!(?:med|mot|för|enligt|utifrån)\b)[^\W\d_]{2,20}){0,2} "
    r"(?:med|mot|för|enligt|utifrån|kring)\b"
)
_ADVERB = (
    r"(?:förebyggande|brottsförebyggande|strategiskt|långsiktigt|operativt|proaktivt|trygghetsskapande|"
    r"vidare|aktivt)"
)
_OWN_WORK = r"(?:\w{1,15} )?(?:arbetet?|samverkan|samarbetet?|metoder|rutiner|dialogen|relationen)"
_VIRTUE = (
    r"(?:tolerans\w{0,8}|nolltolerans|beredskap|kunskap|kännedom|dialog|samverkan|närvaro|kontakt|samarbete)"
)
_HOLLOW = "|".join(
    (
        r"verkar? (?:för|brottsförebyggande)\b",
        r"aktivt (?:arbeta|jobba)r?(?: (?:med|mot|för)\b)?",
        _WORK,
        rf"(?:arbeta|jobba)r? (?:\w{{2,15}} )?{_ADVERB}",
        r"fortsätt(?:a|er) (?:att )?(?:utveckla|arbeta|verka|samverka|samarbeta|stärka)",
        r"fortsätt(?:a|er) (?:med )?(?:sin|sitt|sina|den|det|arbetet|samverkan|samarbetet)\b",
        rf"(?:utvecklar?|stärk(?:a|er)) {_OWN_WORK}\b",
        r"(?:har?|lägg(?:a|er)|sätt(?:a|er)|med) (?:\w{1,12} )?fokus(?: på)?\b",
        r"fokuserar? på\b",
        r"prioritera[rs]?\b",
        r"(?:motverka|förebygga|bekämpa|främja|uppmärksamma|säkerställa|underlätta|möjliggöra)\b",
        r"(?:motverkar|förebygger|bekämpar|främjar|uppmärksammar|säkerställer|underlättar|möjliggör)\b",
        r"(?:värna|uppmuntra)r?\b",
        r"bidrar? till\b",
        r"tar? ansvar för\b",
        r"skapar? (?:goda )?förutsättningar\b",
        r"(?:se|ser|ses) över\b",
        r"(?:undersök(?:a|er)|utred(?:a|er)) (?:möjligheten|möjligheterna|förutsättningarna)\b",
        rf"har? (?:(?:en|ett) )?(?:(?:låg|hög|god|tät|nära|bra|aktiv) )?{_VIRTUE}\b",
        r"vara (?:aktiva?|drivande|lyhörda?|uppmärksamma?)\b",
        r"(?:samverka|samarbeta)r? (?:kring|med|för|i)\b",
    )
)
_AMOUNTS = (
    r"utöka[rs]?|utökad|utökat|ökar?|ökad|ökat|ökade|förstärk(?:a|er|s|t)|fler(?! än \d)|mera?(?! än \d)|"
    r"oftare|tätare|flera|ett (?:antal|flertal)|regelbund(?:et|en|na)|kontinuerlig[ta]?|löpande|ofta|"
    r"i (?:större|högre) (?:utsträckning|grad)"
)
_TIMES = (
    r"så (?:snart|fort|snabbt)(?: som möjligt)?|snarast(?: möjligt)?|skyndsamt|omgående|inom kort|på sikt|"
    r"med tiden|i god tid|inom rimlig tid|snabbt|utan dröjsmål"
)
_WISHES = (
    r"strävar? (?:efter|mot|till)|eftersträvar?|försök(?:a|er)(?: att)?|hoppas|ambitionen är(?: att)?|"
    r"(?:som|har?) (?:(?:som|en) )?ambition(?:en)?(?: att)?|om (?:det är )?möjligt|om resurser(?:na)? \w+|"
    r"i (?:möjligaste|görligaste) mån|i mån av \w{2,20}|så långt (?:som )?(?:det är )?möjligt|"
    r"där (?:så |det )?är möjligt|när (?:det finns )?(?:resurser|möjlighet)\w{0,5}|bör|"
    r"(?:polisen|kommunen|vi|parterna) vill"
)
_PATTERNS = {
    kind: re.compile(rf"\b(?:{words})\b", re.I)
    for kind, words in (
        (Vagueness.WILL, _WISHES),
        (Vagueness.ACT, _HOLLOW),
        (Vagueness.AMOUNT, _AMOUNTS),
        (Vagueness.TIME, _TIMES),
    )
}


def kind_of(words: str) -> Vagueness:
    """What vague words leave open. Words that no list knows leave the act open."""
    found = (kind for kind, pattern in _PATTERNS.items() if pattern.match(words.strip()))
    return next(found, Vagueness.ACT)


def vague(commitment: Commitment) -> list[Remark]:
    """The first words that cannot be followed up, at most `MOST`, in the order of the text.

    A number answers what the act or the amount leaves open, a limit what the time does, and a need that
    is asked for what the amount does. That only an attempt is promised nothing answers.
    """
    text = seen(commitment.text)
    open_still = [kind for kind in _PATTERNS if not _answered(commitment, kind)]
    found = sorted({span for kind in open_still for span in _standing(text, kind)})
    return [Remark(Rule.VAGUE, start, end) for start, end in _apart(found)][:MOST]


def _answered(commitment: Commitment, kind: Vagueness) -> bool:
    counted = is_counted(commitment) or is_within_time(commitment)
    if kind is Vagueness.AMOUNT:
        return counted or is_when_needed(commitment)
    if kind is Vagueness.TIME:
        return is_within_time(commitment) or (has_day(commitment) and is_counted(commitment))
    return kind is Vagueness.ACT and counted


def _standing(text: str, kind: Vagueness) -> Iterator[tuple[int, int]]:
    for match in _PATTERNS[kind].finditer(text):
        aside = kind is Vagueness.ACT and _is_aside(text, match.start())
        if not aside and not in_purpose(text, match.start()):
            yield match.start(), match.start() + len(match[0].rstrip())


_BEFORE = re.compile(r"\b(?:som|att känna|hur|i att|genom att|och att)\s+$", re.I)


def _is_aside(text: str, at: int) -> bool:
    """Whether the verb at `at` belongs to a clause beside the promise ("föreningar som främjar …")."""
    return at > opening(text) and _BEFORE.search(text[max(0, at - 14) : at]) is not None


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without those that begin inside another."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
