"""Periods as promises state them: "2022–2023", "1 juli 2018–30 juni 2020", "från 2019 tills vidare".

A year that dates something else (a publication, a decision, a survey, "sedan 2020") is no period.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from medborgarlofte.ingest.parsers.seasons import MONTHS


@dataclass(frozen=True, slots=True)
class StatedPeriod:
    """A period in a text: first day, and the day after the last (None: until further notice).

    `label` is "2018-2019", "2018" or "2019-"; `offset` is where its words begin.
    """

    label: str
    start: date
    end: date | None
    words: str
    offset: int


_SHORT = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_MONTH = "|".join([*MONTHS, *sorted(_SHORT, key=len, reverse=True)])
_Y = r"(?:19[89]|20[0-4])\d"
_DASH = r"\s*(?:--|-|–|—|−|till och med|t\s?\.?\s?o\s?\.?\s?m\.?|till|och med|tom)\s*"
_DAY = (
    rf"(?:den\s)?\d{{1,2}}(?::?e|:a)?\s(?:{_MONTH})\.?(?:\s{_Y})?|{_Y}-\d\d-\d\d|{_Y}\d{{4}}\b"
    rf"|(?:{_MONTH})\.?\s{_Y}|\d{{1,2}}/\d{{1,2}}(?:\s|-){_Y}"
)
# What may begin a period only because a full day follows:
# "januari–maj 2017", "170101–181231", "2022 t.o.m. …".
_FIRST = (
    rf"{_DAY}|\b(?:{_MONTH})\.?|\d{{1,2}}/\d{{1,2}}|(?<!\d)\d{{6}}(?=\s?[-–—]\s?\d{{6}}\b)"
    rf"|(?<!\d){_Y}(?=\s(?:till och med|t\.?\s?o\.?\s?m\.?)\s(?:(?:den\s)?\d{{1,2}}\s)?(?:{_MONTH}))"
)
_LINK = (
    r"(?:\s*(?:--|–|—|-)\s*|\s(?:till och med|t\s?\.?\s?o\s?\.?\s?m\.?|till|och till och med"
    r"|och gäller till och med|tom)\s)"
)
_DATES = re.compile(
    rf"(?P<from>{_FIRST})(?:{_LINK}(?P<to>{_DAY}|\d{{6}}\b|tills vidare)(?!\d)"
    r"|,?(?:\s(?:och|samt))?\s(?P<open>tills vidare)\b)",
    re.I,
)
_YEARS = re.compile(
    rf"(?<![\d-])(?P<first>{_Y})(?:\s?(?:--|-|–|—|−|/)\s?|\s(?:till och med|t\.?o\.?m\.?|till|och"
    rf"|samt|och även|&)\s(?:år\s|för\s|under\s)?|,\s)"
    rf"(?:(?P<middle>{_Y})\s?(?:,|och|samt)\s)?(?P<last>{_Y}|\d\d(?![\d-]|\s(?:{_MONTH})))(?!\d|-\d\d-|:\d)"
)
_OPEN = re.compile(
    rf"(?P<year>{_Y})\s?(?:-|–|—|och|,|samt)?\s?(?:gäller\s)?(?:och\s)?tills vidare"
    rf"|(?:från och med|fr\.?\s?o\.?\s?m\.?"
    rf"|gäller från(?: och med)?)\s(?:år\s)?(?P<since>{_Y})(?!-\d|\d|\s?(?:-|–|—|till|t\.))"
    rf"|(?<![\d-])(?P<dash>{_Y})\s?[-–—](?=\s*$|\s[^\W\d]|\))"
)
_ONE = re.compile(rf"(?<![\d§:.])(?<!\d[/-])(?P<year>{_Y})(?!\d|:\d|-\d|/\d|\.\d)")
# What before a year makes it date something else than the promise.
_OTHER_DATE = re.compile(
    rf"(?:(?<!\w)(?:sedan|\bfrån slutet av|\b(?:{_MONTH})\.?|\b(?:hösten|våren|sommaren|vintern|höst|vår"
    rf"|årsskiftet|kvartalet|kvartal \d|tertial \d"
    r"|tertialet|halvåret|vecka \d+)(?: år)?|uppdatera\w*:?|publicera\w*:?|granskad:?|senast|före"
    r"|innan|efter|besluta\w*(?: år)?|antag\w+(?: år)?|fastställd\w*"
    r"|agenda|copyright|©|född\w*|dnr:?|diarienummer:?|\w*mätning\w*|\w*enkät\w*|\w*undersökning\w*"
    r"|\w*statistik\w*|ntu|jämfört med(?: år)?|jämfört|\w*rapport\w*"
    r"|sfs|lag|lagen|förordning\w*|version|sommar-?os|intervju\w*|genomförd\w*|dialog\w*|lades"
    r"|startade|kom|kontor|mellan åren|invånare|utskrift\w*|skapad|ändrad|foto:?"
    r"|prop\.|sedan år|från år|nya|kl)|\b0\d{1,3}-[\d ]{0,9}\d|©)\s(?:i\s|under\s|från\s|den\s|år\s|för\s)?$",
    re.I,
)
_AFTER = re.compile(
    r"\s?(?:st\b|gånger|invånare|kontroller|personer|kronor|kr\b|meter|svar|elever"
    r"|års (?!medborgar|löfte|lokala|gemens|åtag|samverk|över))",
    re.I,
)


def find_periods(text: str) -> tuple[StatedPeriod, ...]:
    """Every period stated in a text, in its order. `offset` and `words` are as in `text`."""
    found: list[StatedPeriod] = []
    taken: list[tuple[int, int]] = []
    for pattern, build in ((_DATES, _from_dates), (_YEARS, _from_years), (_OPEN, _open), (_ONE, _one)):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            period = build(match)
            if period is not None:
                found.append(period)
    return tuple(sorted(found, key=lambda p: p.offset))


def _stated(match: re.Match[str], start: date, end: date | None) -> StatedPeriod:
    last = (end - timedelta(days=1)).year if end else None
    label = f"{start.year}-{last or ''}" if last != start.year else str(start.year)
    return StatedPeriod(label, start, end, match[0].strip(), match.start())


def _from_dates(match: re.Match[str]) -> StatedPeriod | None:
    until = _day(match["to"] or match["open"], None, last=True)
    start = _day(match["from"], until.year if until else None, last=False)
    if start is None or (until is not None and until < start):
        return None
    return _stated(match, start, until + timedelta(days=1) if until else None)


def _day(words: str, year: int | None, *, last: bool) -> date | None:
    """A day in words or digits; a month alone is its first or last day, a missing year is `year`."""
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    month = next((n for n in (_month(w) for w in re.findall(r"[a-zåäö]+", words.lower())) if n), None)
    try:
        if month is None:
            return _digits(words if "/" not in words or len(words) > 5 else f"{words} {year}")
        own_year = next((n for n in numbers if n > 1000), year)
        day = next((n for n in numbers if n < 32), None)
        if own_year is None:
            return None
        if day is None:
            return _month_end(own_year, month) if last else date(own_year, month, 1)
        return date(own_year, month, day)
    except ValueError:
        return None


def _digits(words: str) -> date | None:
    parted = re.fullmatch(r"(\d{1,2})/(\d{1,2})[\s-](\d{4})", words)
    if parted:
        return date(int(parted[3]), int(parted[2]), int(parted[1]))
    digits = re.sub(r"\D", "", words)
    whole = {4: f"{digits}0101", 6: f"20{digits}", 8: digits}.get(len(digits), "")
    return date(int(whole[:4]), int(whole[4:6]), int(whole[6:8])) if whole else None


def _month(word: str) -> int | None:
    return MONTHS.get(word) or _SHORT.get(word)


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _from_years(match: re.Match[str]) -> StatedPeriod | None:
    first, last = int(match["first"]), int(match["last"])
    if last < 100:
        last += first // 100 * 100
    if not first < last <= first + 10 or _dates_other(match):
        return None
    return _stated(match, date(first, 1, 1), date(last + 1, 1, 1))


def _open(match: re.Match[str]) -> StatedPeriod | None:
    year = int(match["year"] or match["since"] or match["dash"])
    return None if _dates_other(match) else _stated(match, date(year, 1, 1), None)


def _one(match: re.Match[str]) -> StatedPeriod | None:
    if _dates_other(match) or _AFTER.match(match.string, match.end()):
        return None
    year = int(match["year"])
    return _stated(match, date(year, 1, 1), date(year + 1, 1, 1))


def _dates_other(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 40) : match.start()]
    return _OTHER_DATE.search(before) is not None
