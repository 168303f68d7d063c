"""The part of the year in which a target runs, and the day by which it is to be done."""

from __future__ import annotations

import re
from datetime import date, timedelta

from medborgarlofte.domain.targets import Season
from medborgarlofte.ingest.parsers.sentences import has_any

MONTHS = {
    name: number
    for number, name in enumerate(
        ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
         "november", "december"), start=1)
}  # fmt: skip
_MONTH_NAMES = tuple(MONTHS)
_MONTH = "|".join(_MONTH_NAMES)
_SPANS = re.compile(
    rf"\b(?:under|mellan|från(?: och med)?|i|fr\.?o\.?m\.?)? ?(?P<first>{_MONTH})(?: månad)?"
    rf" ?(?:-|–|—|och|till(?: och med)?|t\.?o\.?m\.?) ?(?P<last>{_MONTH})\b"
)
_ONE = re.compile(rf"\b(?:under|i|hela) (?:hela )?(?P<month>{_MONTH})\b(?! (?:19|20)\d\d)(?: månad)?")
# Words for a part of the year; spring and autumn half-years follow daylight saving, roughly.
_PARTS: tuple[tuple[str, tuple[int, ...]], ...] = (
    (r"vinterhalvår\w*", (10, 11, 12, 1, 2, 3)),
    (r"sommarhalvår\w*", (4, 5, 6, 7, 8, 9)),
    (
        r"sommartid|sommarmånader\w*|(?:under|på) sommaren|sommarlov\w*|sommarperiod\w*|(?:under"
        r"|på) somrarna",
        (6, 7, 8),
    ),
    (r"vintertid|vintermånader\w*|(?:under|på) vintern", (12, 1, 2)),
    (r"vårmånader\w*|(?:under|på) våren", (3, 4, 5)),
    (r"höstmånader\w*|(?:under|på) hösten", (9, 10, 11)),
    (r"(?:under|på) vårterminen", (1, 2, 3, 4, 5, 6)),
    (r"(?:under|på) höstterminen", (8, 9, 10, 11, 12)),
)
_PART_ROWS = tuple((re.compile(rf"\b(?:{pattern})\b"), frozenset(months)) for pattern, months in _PARTS)
_PART_CUES = ("sommar", "somrar", "vinter", "vår", "höst")  # one of them is in every part's words
_SCHOOL_CUES = ("skol", "läsår", "terminerna")
_SCHOOL_YEAR = re.compile(
    r"\bunder (?:hela )?(?:skolåret|läsåret|terminerna|skoltid\w*)\b"
    r"|\bskolveck\w+|\bvarje skoldag\b"
)
_DATE = re.compile(
    rf"\b(?:senast|före"
    rf"|innan) (?:den )?(?P<day>\d{{1,2}})(?::?[ae])? (?P<month>{_MONTH}) (?P<year>20\d\d)"
)
_ISO = re.compile(r"\b(?:senast|före|innan) (?:den )?(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
# What comes before a part of a year, and the month whose end is the last day counted.
_BEFORE = r"\b(?:före|innan|senast|till)(?: i| vid| den)? "
_WITHIN = r"\b(?:före|innan|senast|till|fram till|inom|under)(?: i| vid| den)? "
_LAST_MONTHS: tuple[tuple[str, int], ...] = (
    (rf"{_BEFORE}(?:utgången av |slutet av )?(?:årsskiftet )?(?:år )?", 12),
    (rf"{_BEFORE}(?:sommaren|midsommar) ", 5),
    (rf"{_WITHIN}(?:första kvartalet|kvartal 1|q1) ", 3),
    (rf"{_WITHIN}(?:andra kvartalet|kvartal 2|q2|första halvåret|våren|vårterminen) ", 6),
    (rf"{_WITHIN}(?:tredje kvartalet|kvartal 3|q3|sommaren) ", 9),
    (rf"{_WITHIN}(?:fjärde kvartalet|kvartal 4|q4|andra halvåret|hösten|höstterminen) ", 12),
    (rf"{_WITHIN}(?:första tertialet|tertial 1) ", 4),
    (rf"{_WITHIN}(?:andra tertialet|tertial 2) ", 8),
    (rf"{_WITHIN}(?:tredje tertialet|tertial 3) ", 12),
)
_END_ROWS = tuple((re.compile(rf"{pattern}(20\d\d)\b"), month) for pattern, month in _LAST_MONTHS)


def read_season(text: str) -> Season | None:
    """The months named in a cleaned lower-case sentence, or the school year; None when it names none."""
    if has_any(text, _MONTH_NAMES):
        if match := _SPANS.search(text):
            return Season(_months(MONTHS[match["first"]], MONTHS[match["last"]]))
        if match := _ONE.search(text):
            return Season(frozenset({MONTHS[match["month"]]}))
    if has_any(text, _PART_CUES):
        for row, months in _PART_ROWS:
            if row.search(text):
                return Season(months)
    told = has_any(text, _SCHOOL_CUES) and _SCHOOL_YEAR.search(text)
    return Season(school_year=True) if told else None


def read_last_day(text: str) -> tuple[date, str] | None:
    """The last day counted ("före sommaren 2024" → 31 May 2024) and its words; None without a year."""
    if "20" not in text:
        return None
    if match := _DATE.search(text):
        return _named(match, int(match["year"]), MONTHS[match["month"]], int(match["day"]))
    if match := _ISO.search(text):
        return _named(match, int(match["year"]), int(match["month"]), int(match["day"]))
    for row, month in _END_ROWS:
        if match := row.search(text):
            return _month_end(int(match[1]), month), match[0]
    return None


def _named(match: re.Match[str], year: int, month: int, day: int) -> tuple[date, str] | None:
    """ "Senast" counts the day itself, "före" and "innan" the day before it."""
    try:
        named = date(year, month, day)
    except ValueError:
        return None
    return (named if match[0].startswith("senast") else named - timedelta(days=1)), match[0]


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _months(first: int, last: int) -> frozenset[int]:
    """The months from first to last, over New Year when last comes before first."""
    count = (last - first) % 12 + 1
    return frozenset((first - 1 + step) % 12 + 1 for step in range(count))
