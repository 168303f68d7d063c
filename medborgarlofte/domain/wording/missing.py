"""What a promise leaves unanswered, asked only where the act needs the answer."""

from __future__ import annotations

import re
from datetime import date

from ..content import Commitment
from .acts import AT_A_PLACE, ONCE, RECURRING, Act, Kind, acts, tells_act
from .answers import (
    has_day,
    has_group,
    has_place,
    is_at_named_place,
    is_counted,
    is_of_a_whole,
    is_when_needed,
    is_within_time,
    names_party,
)
from .remark import Remark, Rule
from .sentence import MODAL, Word, in_purpose, opening, seen, sentence_at, whole, words

_EMPTY = re.compile(
    r"\b(?:(?:riktade|förebyggande|brottsförebyggande|särskilda|gemensamma|olika|extra|lämpliga|trygghetsskapande|"
    r"nödvändiga|andra) )?"
    r"(?:insats(?:er|en|erna)?|åtgärd(?:er|en|erna)?|aktivitet(?:er|en|erna)?|satsning(?:ar|en|arna)?)\b",
    re.I,
)
_SOMEBODY = re.compile(
    r"\b(?:berörda|olika|relevanta|andra|lämpliga|inblandade) "
    r"(?:aktörer|parter|verksamheter|förvaltningar|myndigheter|personer)"
    r"(?= (?:ska|skall|kommer att|bör)\b)|"
    r"\b(?:någon|man)(?= (?:ska|skall|kommer att|bör)\b)",
    re.I,
)
_EXPLAINED = re.compile(r"[ ,]*(?:\(|:|till exempel|t\.? ?ex|såsom|som att|i form av|genom att)", re.I)
_PLURAL = re.compile(r"[^\W\d_]{3,}(?:or|ar|er)$")
_ON_PAPER = re.compile(r"\b(?:plan|policy|rutin|program)(?:en|er)? (?:för|mot|om)\b", re.I)
_STARTS = re.compile(r"\b(?:ta fram|inrätta|införa?|starta|anlägga|rusta upp|köpa in|upprätta)\b", re.I)


def what(commitment: Commitment) -> Remark | None:
    """No act is told: no words, no verb, or only "insatser" and "åtgärder" that could be anything."""
    text = commitment.text
    empty = _empty_words(text)
    if empty:
        return Remark(Rule.WHAT, *empty)
    start, end = whole(text)
    return Remark(Rule.WHAT, start, end) if start == end or not tells_act(text) else None


def _empty_words(text: str) -> tuple[int, int] | None:
    """The first "riktade insatser" that no other words explain."""
    found = next((m for m in _EMPTY.finditer(seen(text)) if not in_purpose(text, m.start())), None)
    if found is None or acts(text) or _EXPLAINED.match(text, found.end()):
        return None
    return found.span()


def who(commitment: Commitment) -> Remark | None:
    """Nobody is accountable, or only "berörda aktörer"."""
    somebody = _SOMEBODY.search(seen(commitment.text))
    if somebody:
        return Remark(Rule.WHO, *somebody.span())
    return None if names_party(commitment) else Remark(Rule.WHO, *_verb(commitment.text))


def how_much(commitment: Commitment) -> Remark | None:
    """Neither a number, a frequency, a limit, a need nor a whole: how many (of a plural), or how often."""
    if is_counted(commitment) or is_within_time(commitment):
        return None
    told = acts(commitment.text)
    about = sentence_at(commitment.text, told[0].word.start) if told else commitment.text
    if is_when_needed(commitment) or is_of_a_whole(seen(about)):
        return None
    again = next((act for act in told if act.kind in RECURRING), None)
    if again:
        rule = (
            Rule.HOW_MANY if _PLURAL.match(again.word.text) and not _is_verb(again.word) else Rule.HOW_OFTEN
        )
        return Remark(rule, again.word.start, again.word.end)
    return None if is_at_named_place(commitment) else _things(commitment.text, told)


def by_when(commitment: Commitment, end: date | None) -> Remark | None:
    """A measure done once, in a promise without a last day, and no day of its own."""
    if end or has_day(commitment) or is_within_time(commitment) or is_when_needed(commitment):
        return None
    starts = _STARTS.search(seen(commitment.text))
    if starts:
        return Remark(Rule.BY_WHEN, *starts.span())
    told = acts(commitment.text)
    once = next((act.word for act in told if act.kind in ONCE), None)
    recurs = any(act.kind in RECURRING for act in told)
    return Remark(Rule.BY_WHEN, once.start, once.end) if once and not recurs else None


def where(commitment: Commitment) -> Remark | None:
    """The first act is one that is seen or stands at a place, and no place is named."""
    first = next(iter(acts(commitment.text)), None)
    if first is None or first.kind not in AT_A_PLACE or has_place(commitment):
        return None
    about = sentence_at(commitment.text, first.word.start)
    if is_of_a_whole(about) or _ON_PAPER.search(seen(about)):
        return None
    return Remark(Rule.WHERE, first.word.start, first.word.end)


def for_whom(commitment: Commitment) -> Remark | None:
    """Information or education, and nobody who gets it; a place stands for those who are there."""
    if has_group(commitment) or has_place(commitment):
        return None
    told = (act.word for act in acts(commitment.text) if act.kind is Kind.INFORM)
    word = next((word for word in told if not in_purpose(commitment.text, word.start)), None)
    return Remark(Rule.FOR_WHOM, word.start, word.end) if word else None


def _verb(text: str) -> tuple[int, int]:
    """The verb phrase of the sentence, else its first three words."""
    modal = MODAL.search(seen(text))
    found = words(text)
    if modal:
        after = next((word for word in found if word.start >= modal.end()), None)
        return modal.start(), after.end if after else modal.end()
    first = [word for word in found if word.start >= opening(text)][:3]
    return (first[0].start, first[-1].end) if first else (0, 0)


def _things(text: str, told: list[Act]) -> Remark | None:
    """What is built, as a plural without a number: "sätta upp kameror"."""
    built = next((act.word for act in told if act.kind is Kind.BUILD), None)
    if built is None:
        return None
    after = [word for word in words(text) if word.start >= built.start][:4]
    things = next((word for word in after if _PLURAL.match(word.text) and not _is_verb(word)), None)
    return Remark(Rule.HOW_MANY, things.start, things.end) if things else None


def _is_verb(word: Word) -> bool:
    """Whether a word in -ar, -er is a verb in the present tense that the stems know."""
    return (
        re.fullmatch(
            r"(?:kontroller|patruller|besök|inform(?:er)?|utbild|städ|saner|berätt|föreläs|bygg|byt|install(?:er)?|sätt|ställ|"
            r"skylt|rust|röj|samtal|kartlägg|besiktig)(?:ar|er)",
            word.text,
            re.I,
        )
        is not None
    )
