"""E-mail addresses and Swedish telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .span import DASHES, SPACES, Span

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?![\w-])")

_GAP = rf"[{SPACES}{DASHES}]"
_SUBSCRIBER = rf"(?:[0-9]{{5,8}}|[0-9]{{2,3}}(?:{_GAP}[0-9]{{2,3}}){{1,3}})(?![0-9])"
_APART = rf"(?<![^\W_])(?<!\+)(?<![0-9][/.,:{DASHES}])"
_FROM_ABROAD = re.compile(
    rf"{_APART}(?:\+|00)46{_GAP}?(?:\(0\))?{_GAP}?([1-9][0-9]{{0,2}}){_GAP}?({_SUBSCRIBER})"
)
_AT_HOME = re.compile(rf"{_APART}\(?(0[1-9][0-9]{{0,2}})\)?(?:{_GAP}{{1,3}}|/)({_SUBSCRIBER})")
_IN_ONE = re.compile(rf"{_APART}(0[1-9][0-9]{{7,8}})(?![^\W_])(?![/{DASHES}][0-9])")

_DIGITS = re.compile("[0-9]+")

# The area codes of one and two digits after the nought; every other one has three.
_SHORT = "10 11 13 16 18 19 20 21 23 26 31 33 35 36 40 42 44 46 54 60 63 70 71 72 73 74 75 76 77 78 79 90"
_CODES = {"08", *(f"0{code}" for code in _SHORT.split())}
# Not a person's: freephone, shared cost, mass calls and paid services.
_NOBODYS = ("020", "0200", "077", "078", "0900", "0939", "0944")
_LEAST, _MOST = 8, 10  # digits of a number with its nought


def emails(text: str) -> Iterator[Span]:
    """E-mail addresses."""
    return (found.span() for found in _EMAIL.finditer(text))


def telephones(text: str) -> Iterator[Span]:
    """Telephone numbers that may be a person's, from abroad or at home, in the order they stand."""
    found = [*_after_code(_FROM_ABROAD, text), *_after_code(_AT_HOME, text)]
    found += [one.span() for one in _IN_ONE.finditer(text) if _code_in(one[1])]
    last = 0
    for start, end in sorted(found):
        if start >= last:
            yield start, end
            last = end


def _after_code(wording: re.Pattern[str], text: str) -> Iterator[Span]:
    for found in wording.finditer(text):
        code = found[1] if wording is _AT_HOME else "0" + found[1]
        groups = [one.span() for one in _DIGITS.finditer(text, found.start(2), found.end(2))]
        while groups and _length(code, groups) > _MOST:  # a number of something else follows
            groups.pop()
        number = code + "".join(text[start:end] for start, end in groups)
        whole_code = wording is not _AT_HOME or code == _code_in(number)
        if len(number) >= _LEAST and whole_code and _code_in(number):
            yield found.start(), groups[-1][1]


def _length(code: str, groups: list[Span]) -> int:
    return len(code) + sum(end - start for start, end in groups)


def _code_in(number: str) -> str:
    """The area code that a number begins with; nothing when it cannot be a person's."""
    if number.startswith(_NOBODYS):
        return ""
    return next((number[:length] for length in (2, 3) if number[:length] in _CODES), number[:4])
