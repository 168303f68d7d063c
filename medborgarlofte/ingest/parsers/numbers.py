"""Numbers as promises say them: digits, number words, doubled ("två (2)"), ranges and bounds.

A range binds to its lower end, "minst", "cirka" and a plain number bind alike (at least), and an
upper bound ("högst fem") is at most. Whether a number is a target at all is for `targets` to say.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from medborgarlofte.domain.targets import Operator

LONGEST_WORD = 40  # letters of the longest number word there is any sense in
_UNITS = {
    "noll": 0, "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7,
    "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14,
    "femton": 15, "sexton": 16, "sjutton": 17, "arton": 18, "aderton": 18, "nitton": 19,
}  # fmt: skip
_TENS = {
    "tjugo": 20, "tjugi": 20, "trettio": 30, "fyrtio": 40, "förtio": 40, "femtio": 50,
    "sextio": 60, "sjuttio": 70, "åttio": 80, "nittio": 90,
}  # fmt: skip
_SPOKEN_TENS = {"tretti": 30, "fyrti": 40, "femti": 50, "sexti": 60, "sjutti": 70, "åtti": 80, "nitti": 90}
_ABOUT = {"dussin": 12, "dussintal": 12, "tjog": 20, "par": 2}

AT_LEAST = (
    "minst|åtminstone|minimum|lägst|som lägst|inte färre än|ej färre än|inte mindre än|inte under"
    "|fler än|flera än|mer än|mera än|över|drygt|cirka|ca|c:a|circa|omkring|ungefär|uppskattningsvis"
    "|runt|totalt|sammanlagt|målvärde|minimalt"
)
AT_MOST = "upp till|upp emot|uppemot|högst|max|maximalt|maximum|som mest|inte fler än|inte mer än|ej fler än"
EXACTLY = "exakt|precis"

_BOUNDS = (
    (Operator.AT_LEAST, frozenset(AT_LEAST.split("|"))),
    (Operator.AT_MOST, frozenset(AT_MOST.split("|"))),
    (Operator.EXACTLY, frozenset(EXACTLY.split("|"))),
)
_BEGINNINGS = {*_UNITS, *_TENS, *_SPOKEN_TENS, "hundra", "tusen", "dussin", "tjog"}
_WORD_START = "|".join(sorted(_BEGINNINGS, key=lambda word: (-len(word), word)))
_DIGITS = r"\d{1,3}(?:[ .]\d{3}){1,2}(?!\d)|\d{1,9}"
_ATOM = rf"(?:(?:{_DIGITS})(?:-tal(?:et)?\b)?(?![\w,]\d)|(?:{_WORD_START})[a-zåäö]*)"
_ALSO_PREPOSITIONS = ("över", "runt")  # "över en kopp kaffe" bounds nothing
_BOUND = "|".join(sorted(f"{AT_LEAST}|{AT_MOST}|{EXACTLY}".split("|"), key=len)[::-1])
_FIRST_LETTERS = "".join(sorted({word[0] for word in (*_BEGINNINGS, *_BOUND.split("|"))}))
_NUMBER = re.compile(
    rf"\b(?=[\d{_FIRST_LETTERS}])(?:(?P<bound>{_BOUND})\.?(?:\s+(?:om|på|är|av))?\s+)?"
    rf"(?<![\w-])(?<!\d[,.])(?:ett\s+(?=\d+\s?-tal))?(?P<first>{_ATOM})"
    rf"(?P<more>(?:\s+(?:{_WORD_START})[a-zåäö]*\b){{0,5}})"
    rf"(?:\s?\(\s?(?P<same>{_ATOM})(?P<piece>\s?(?:st\.?|stycken|ggr))?\s?\))?"
    rf"(?:\s?(?:-|–|—|till|eller|à)\s?(?P<last>{_ATOM})(?!\w))?(?:(?![\w-])|(?=ggr|ggn|gånger|st\b))"
)
_PAIR = re.compile(r"(?<!\w)ett par(?= (?:gånger|ggr|tillfällen|\w+(?:ar|er|or|en)\b))")


class NumberPhrase(NamedTuple):
    """A number in a text. `bare` is a lone "en" or "ett" that may be an article."""

    value: int
    start: int
    end: int
    operator: Operator
    bounded: bool  # a word such as "minst" stands before it
    bare: bool


@lru_cache(maxsize=2048)
def word_value(word: str) -> int | None:
    """The value of a number in digits or in one lower-case word, None when it is no number.

    >>> word_value("etthundrafyra"), word_value("femtiotvå"), word_value("1 250"), word_value("trend")
    (104, 52, 1250, None)
    """
    if len(word) > LONGEST_WORD:
        return None
    if word[:1].isdigit():
        digits = re.sub(r"[ .]|-tal(et)?$", "", word)
        return int(digits) if digits.isdecimal() and len(digits) < 8 else None
    for ending in ("talet", "tal", "stycken"):
        if word.endswith(ending) and len(word) > len(ending):
            return word_value(word.removesuffix(ending))
    if word in _ABOUT:
        return _ABOUT[word]
    for base, size in (("tusen", 1000), ("hundra", 100)):
        head, found, rest = word.partition(base)
        if found:
            return _scaled(head, size, rest)
    return _under_hundred(word)


def _scaled(head: str, size: int, rest: str) -> int | None:
    times = word_value(head) if head else 1
    after = word_value(rest) if rest else 0
    if times is None or after is None or times >= 1000 or after >= size:
        return None
    return times * size + after


def _under_hundred(word: str) -> int | None:
    if word in _UNITS:
        return _UNITS[word]
    for tens, value in (*_TENS.items(), *_SPOKEN_TENS.items()):
        if word.startswith(tens):
            unit = _UNITS.get(word.removeprefix(tens), 0 if word == tens else 99)
            return value + unit if unit < 10 else None
    return None


def find_numbers(text: str) -> list[NumberPhrase]:
    """Every number of a cleaned lower-case text, in order, ranges and doublings as one."""
    found = [_pair(m) for m in _PAIR.finditer(text)] if "ett par" in text else []
    taken = {n.start for n in found}
    position = 0
    while match := _NUMBER.search(text, position):
        phrase = _phrase(match)
        position = match.end() if phrase else match.end("first")
        if phrase and phrase.start not in taken:
            found.append(phrase)
    return sorted(found, key=lambda n: n.start)


def _pair(match: re.Match[str]) -> NumberPhrase:
    return NumberPhrase(2, match.start(), match.end(), Operator.AT_LEAST, False, False)


def _phrase(match: re.Match[str]) -> NumberPhrase | None:
    value, end = _joined(match)
    if value is None:
        return None
    article = match["first"] in ("en", "ett") and end == match.end("first")
    bound = None if article and match["bound"] in _ALSO_PREPOSITIONS else match["bound"]
    operator = next((op for op, words in _BOUNDS if bound in words), Operator.AT_LEAST)
    return NumberPhrase(value, match.start(), end, operator, bound is not None, article and bound is None)


def _joined(match: re.Match[str]) -> tuple[int | None, int]:
    """The value and where it ends; "ett hundra fyra" is one number, "en fyra" is not."""
    if match["more"]:
        more = match["more"].strip()
        joined = word_value(match["first"] + more.replace(" ", ""))
        if joined is None and match["first"] == "ett" and more.endswith(("tal", "talet", "dussin", "tjog")):
            joined = word_value(more)
        if joined is not None:
            return joined, match.end()
        return word_value(match["first"]), match.end("first")
    value = word_value(match["first"])
    for group in ("same", "last"):
        if match[group] and word_value(match[group]) is None:
            return value, match.end("first")
    return value, match.end()
