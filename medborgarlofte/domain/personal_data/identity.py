"""Personal identity numbers and coordination numbers: a real day, and a check digit that holds.

python-stdnum's `se.personnummer` asks the clock for the century and knows no coordination numbers, so its
check digit (`luhn`) is used with a day of our own reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from stdnum import luhn

from .span import DASHES, SPACES, Span, before

_COORDINATION = 60  # a coordination number has 60 added to its day
_NUMBER = re.compile(
    rf"(?<![0-9])(?<![0-9][/{DASHES}])"
    rf"(1[89]|20)?([0-9]{{2}})(?P<parted>-?)([0-9]{{2}})(?P=parted)([0-9]{{2}})"
    rf"(?P<between>[{SPACES}]?[+{DASHES}][{SPACES}\n]?|[{SPACES}]?)([0-9]{{4}})"
    rf"(?![0-9])(?![{DASHES}][0-9])(?!/[0-9]{{2}}(?:[0-9]{{2}})?(?![0-9]))"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_REGISTERED = re.compile(
    r"\b(?:dnr|d\.nr|diarienr|diarienummer|diarium|ärende|ärendenr|ärendenummer|mål|målnr|målnummer)"
    r"[.:]{0,2} {0,2}$",
    re.IGNORECASE,
)
_CASE_LETTER = re.compile(r"(?<![^\W\d_])[A-ZÅÄÖ]$")
_DIALLED = re.compile(
    r"\b(?:tel|tfn|telefon\w{0,8}|mobil\w{0,8}|ring|sms:?a?)\b[^0-9\n]{0,12}$", re.IGNORECASE
)
_DECIMAL = re.compile(r"[0-9][.,]$")


def identity_numbers(text: str) -> Iterator[Span]:
    """Personal identity numbers with and without century and separator."""
    return _numbers(text, 0)


def coordination_numbers(text: str) -> Iterator[Span]:
    """Coordination numbers: the same with 60 added to the day."""
    return _numbers(text, _COORDINATION)


def _numbers(text: str, added: int) -> Iterator[Span]:
    for found in _NUMBER.finditer(text):
        century, year, _, month, day, _, last = found.groups()
        if (
            _is_day(century or "20", year, month, int(day) - added)
            and luhn.is_valid(year + month + day + last)
            and not _is_span_of_time(found)
            and not _is_another_number(text, found)
        ):
            yield found.span()


def _is_day(century: str, year: str, month: str, day: int) -> bool:
    """Without a century 2000 is the kindest reading: it alone of 1800, 1900 and 2000 had a leap day."""
    try:
        date(int(century + year), int(month), day)
    except ValueError:
        return False
    return True


def _is_span_of_time(found: re.Match[str]) -> bool:
    """A parted day with a space and a clock time, or a day and a year apart: "220101 – 2023"."""
    between = found["between"]
    if found["parted"] and not set(between) & set(f"+{DASHES}"):
        return True
    apart = len(between) > 1 and "\n" not in between
    return bool((found["parted"] or apart) and _YEAR.fullmatch(found.group(7)))


def _is_another_number(text: str, found: re.Match[str]) -> bool:
    """A registry or case number, and where it is one run of digits a decimal or a telephone number."""
    start = found.start()
    if before(text, start, _REGISTERED) or before(text, start, _CASE_LETTER):
        return True
    if not found.group().isdigit():
        return False
    dialled = text[start] == "0" and before(text, start, _DIALLED)
    return dialled or before(text, start, _DECIMAL)
