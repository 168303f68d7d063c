"""Numbers and rates of one sentence brought together: which number is promised, and how often.

A number takes the rate that follows it ("två gånger i veckan"), else the one that opens the
sentence ("Under året … tio kontroller"). A frequency with no number is once. A number in a place
("på tre gator") is only a target when nothing better is said.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from medborgarlofte.domain.targets import Operator
from medborgarlofte.ingest.parsers.frequency import Rate, Sort, find_rates
from medborgarlofte.ingest.parsers.limits import find_limits
from medborgarlofte.ingest.parsers.not_targets import BLOT, hide
from medborgarlofte.ingest.parsers.numbers import NumberPhrase, find_numbers
from medborgarlofte.ingest.parsers.units import (
    EVENING,
    EVENT,
    OCCASION,
    PEOPLE,
    TIME_NOUN,
    piece_end,
    unit_after,
)

REACH = 140  # letters between a number and the rate it takes


class Count(NamedTuple):
    """A promised number with its rate, None when the sentence says no time for it."""

    value: int
    unit: str
    operator: Operator
    rate: Rate | None
    start: int
    end: int
    weak: bool = False  # counts places or people, not deeds
    implicit: bool = False  # read from a plain article
    bounded: bool = False  # "minst" stands before it
    whole: bool = False  # "samtliga åtta skolor"


_PLACE = re.compile(
    r"\b(?:på|i|vid|hos|längs|kring|inom|bland|med|för|från|av|till|mot|genom|över|om|utanför|mellan|runt)\s$"
)
_MADE = re.compile(r"\b\w+(?:ande|ing|start|tion|ning|endet|andet)\sav\s$")
_ALL = re.compile(r"\b(?:samtliga|alla|kommunens alla|kommunens samtliga)\s$")
_DEFINITE = re.compile(
    r"\b(?:de|dessa|våra|sina|dom|båda|övriga|kommunens|stadens|ortens|tätortens"
    r"|polisens|områdets)\s$"
)
_VAGUE = re.compile(
    r"\b(?:flera|några|många|antal\w*|fler|fåtal\w*|gånger|ggr|tillfällen|fler|möten|varav)\s(?:\w+\s){0,2}$"
)
_BREAK = re.compile(r"\b(?:och|samt|som|men|där|att)\b|[,:]")
_ANOTHER = re.compile(
    r"\d|\b(?:e(?:n|tt) (?:gång|tillfälle|dag|kväll|helg)|två|tre|fyra|fem|sex|gånger|ggr)\b"
)
_JOIN = re.compile(r"\b(?:och|samt|respektive)\b")
_DEED = re.compile(
    r"\b(?:genomför\w*|håll\w*|anordna\w*|arrangera\w*|ordna\w*|göra?s?|bjud\w* in till|starta\w*"
    r"|utför\w*|ta fram"
    r"|upprätta\w*|erbjud\w*|inleda?|delta\w* i|planera\w*|anordna\w*|ha|sker|ske)\s(?:\w+\s){0,2}$"
)


def find_counts(sentence: str) -> list[Count]:
    """The promised numbers of one cleaned lower-case sentence, deeds first, in the order of the text."""
    rates = find_rates(sentence)
    shown = _blotted(hide(sentence), rates)
    numbers = [_count(n, shown, sentence, rates) for n in find_numbers(shown)]
    counts = _paired([c for c in numbers if c is not None], rates, sentence, shown)
    strong = sorted((c for c in counts if not c.weak and not c.implicit), key=lambda c: c.start)
    return strong or [c for c in counts if c.weak] or [c for c in counts if c.implicit][:1]


def _blotted(text: str, rates: list[Rate]) -> str:
    """The text with its rates and time limits blotted out, so that their numbers are not read again."""
    for start, end in [(r.start, r.end) for r in rates] + [(x.start, x.end) for x in find_limits(text)]:
        text = text[:start] + BLOT * (end - start) + text[end:]
    return text


def _count(number: NumberPhrase, shown: str, sentence: str, rates: list[Rate]) -> Count | None:
    """A number as a count, before its rate is known; None when it cannot be a target."""
    after = piece_end(shown, number.end)
    before = shown[max(0, number.start - 40) : number.start]
    occasion = OCCASION.match(shown, after) is not None
    unit = unit_after(shown, number.end)
    count = Count(number.value, unit, number.operator, None, number.start, number.end, bounded=number.bounded)
    if number.bare and not (occasion or _bound_by_rate(number, shown, rates)):
        event = EVENT.search(unit) is not None and _DEED.search(before) is not None
        return count._replace(implicit=True) if event else None
    word = before[before.rfind(" ", 0, -1) + 1 :]  # the last word alone
    if _ALL.search(word):
        return count._replace(whole=True, weak=True)
    if (_DEFINITE.search(word) and not (occasion or number.bounded)) or number.value == 0:
        return None
    part = shown.startswith("av ", after)  # "fyra av skolorna"
    placed = _PLACE.search(word) is not None and not _MADE.search(before)
    weak = part or placed or PEOPLE.search(unit) is not None
    weak = weak and not (occasion or EVENT.search(unit) or _time(shown, after))
    return count._replace(weak=True) if weak else count


def _time(text: str, position: int) -> bool:
    return TIME_NOUN.match(text, position) is not None


def _bound_by_rate(number: NumberPhrase, shown: str, rates: list[Rate]) -> bool:
    """ "ett hundsök per termin": a rate close behind makes an article a number."""
    following = next((r for r in rates if r.start >= number.end), None)
    if following is None or following.sort is Sort.DURING:
        return False
    gap = shown[number.end : following.start]
    return len(gap) <= 60 and not (_BREAK.search(gap) or _ANOTHER.search(gap) or re.search(r"[.;]", gap))


def _paired(numbers: list[Count], rates: list[Rate], sentence: str, shown: str) -> list[Count]:
    done: list[Count] = []
    used: set[int] = set()
    rest = list(numbers)
    for index, rate in enumerate(rates):
        own = _own(rest, rate, rates[index - 1].end if index else 0, shown)
        if own:
            used.add(index)
            done += [c._replace(rate=rate, weak=c.weak and rate.sort is not Sort.PER) for c in own]
            rest = [c for c in rest if c not in own]
    for count in rest:
        done += _led(count, rates, used, shown)
    alone = [r for i, r in enumerate(rates) if i not in used and _stands_alone(r, sentence, shown)]
    done += [_once(rate) for rate in alone]
    return [c for c in done if c.rate is not None or not _mere_span(c, shown)]


def _mere_span(count: Count, shown: str) -> bool:
    """A number of days or weeks without a rate is how long, unless "minst 100 kvällar" counts them."""
    after = piece_end(shown, count.end)
    if not _time(shown, after):
        return False
    placed = _PLACE.search(shown[max(0, count.start - 40) : count.start]) is not None
    return not count.bounded or placed or EVENING.match(shown, after) is None


def _own(numbers: list[Count], rate: Rate, after: int, shown: str) -> list[Count]:
    """The numbers right before a rate that take it: the nearest, and those joined to it by "och"."""
    group = [c for c in numbers if after <= c.start and c.end <= rate.start]
    if not group or not _reaches(group[-1], rate, shown):
        return []
    last = group[-1]
    shared = [c for c in group[:-1] if not c.weak and _joined(c, last, shown)]
    return [*shared, last]


def _reaches(count: Count, rate: Rate, shown: str) -> bool:
    gap = shown[count.end : rate.start]
    if len(gap) > REACH or re.search(r"[;]|\.\s", gap):
        return False
    if rate.sort is not Sort.EACH:
        return True
    if rate.adjective:
        return not gap.strip()
    if count.weak and not (count.whole or count.bounded):
        return False
    closing = not shown[rate.end :].strip(" .,;:)" + BLOT)
    return closing or not re.search(r"\b(?:och|samt|men)\b", gap)


def _joined(first: Count, last: Count, shown: str) -> bool:
    return (
        OCCASION.match(shown, piece_end(shown, last.end)) is None
        and _JOIN.search(shown[first.end : last.start]) is not None
    )


def _led(count: Count, rates: list[Rate], used: set[int], shown: str) -> list[Count]:
    """A number without a rate behind it takes one that stands before it, else none."""
    before = [i for i, r in enumerate(rates) if r.end <= count.start and i not in used]
    each = [i for i in before if rates[i].sort in (Sort.EACH, Sort.PER)]
    for index in each[-1:] or before[-1:]:
        rate = rates[index]
        gap = shown[rate.end : count.start]
        loose = count.weak and not count.bounded
        if rate.sort is Sort.EACH and (loose or re.search(r"\b(?:och|samt)\b", gap)):
            continue
        if rate.sort in (Sort.EACH, Sort.PER):
            used.add(index)
        return [count._replace(rate=rate, implicit=count.implicit and rate.sort is Sort.DURING)]
    return [count]


def _stands_alone(rate: Rate, sentence: str, shown: str) -> bool:
    """Whether a rate without a number is a frequency: "varje kväll", "hundsök per termin"."""
    if rate.sort is Sort.EACH:
        return True
    before = sentence[max(0, rate.start - 40) : rate.start].rstrip()
    blotted = BLOT in shown[max(0, rate.start - 12) : rate.start]
    return rate.sort is Sort.PER and bool(before) and not blotted and not _VAGUE.search(before + " ")


def _once(rate: Rate) -> Count:
    return Count(rate.times, "", Operator.AT_LEAST, rate, rate.start, rate.end)
