"""Within a time: "inom två dygn", "samma dag", "senast tre arbetsdagar efter"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from medborgarlofte.domain.targets import TimeUnit
from medborgarlofte.ingest.parsers.numbers import word_value
from medborgarlofte.ingest.parsers.sentences import has_any

_UNITS: tuple[tuple[str, TimeUnit], ...] = (
    (r"timm(?:ar|e|en)|tim\b", TimeUnit.HOUR),
    (r"arbetsdag(?:ar|en)?|vardag(?:ar|en)?", TimeUnit.WORKING_DAY),
    (r"dygn(?:et)?|dag(?:ar|en)?|kväll", TimeUnit.DAY),
    (r"veck(?:or|a|an)", TimeUnit.WEEK),
    (r"månad(?:er|en)?", TimeUnit.MONTH),
)
_UNIT = "|".join(f"(?:{pattern})" for pattern, _ in _UNITS)
_UNIT_ROWS = tuple((re.compile(pattern), unit) for pattern, unit in _UNITS)
_AMOUNT = r"(?:\d{1,3}|(?!nästa|påföljande|följande)[a-zåäö]+)"
_LIMIT = re.compile(
    r"\b(?:(?:inom|senast inom|på mindre än|högst|max|senast) (?:loppet av )?"
    r"(?:max |högst |cirka |ca |maximalt )*"
    rf"(?P<number>{_AMOUNT})(?: ?\(\w+\))?(?: ?(?:-|–|till) ?{_AMOUNT})?"
    rf" (?P<unit>{_UNIT})\b(?! (?:per|i|om)\b)"
    rf"|(?:redan )?(?:inom )?samma (?P<same>{_UNIT})\b(?= som|\.|,|;|$| \w)"
    r"|(?P<next>(?:senast )?(?:nästa|nästkommande|påföljande|följande) (?:arbetsdag|vardag))\b)"
)
# One of these is in the words of every time limit.
_CUES = ("inom", "mindre än", "högst", "max", "senast", "samma", "näst", "följande")


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit: `number` of `unit`, and where it stands."""

    number: int
    unit: TimeUnit
    start: int
    end: int


def find_limits(text: str) -> list[Limit]:
    """Every time limit of a cleaned lower-case text, in order. "Samma dygn" is one day."""
    found: list[Limit] = []
    if not has_any(text, _CUES):
        return found
    for match in _LIMIT.finditer(text):
        number = word_value(match["number"]) if match["number"] else 1
        if number:
            found.append(Limit(number, _unit(match), match.start(), match.end()))
    return found


def _unit(match: re.Match[str]) -> TimeUnit:
    if match["next"]:
        return TimeUnit.WORKING_DAY
    word = match["unit"] or match["same"]
    return next(unit for pattern, unit in _UNIT_ROWS if pattern.match(word))
