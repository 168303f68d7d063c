"""Periods as promises state them: "2022–2023", "1 juli 2018–30 juni 2020", "från 2019 tills vidare".

A year that dates something else (a publication, a decision, a survey, "sedan 2020") is no period.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

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
    rf"{_DAY}|\bårsskiftet\s{_Y}/\d{{2,4}}|\b(?:{_MONTH})\.?|\d{{1,2}}/\d{{1,2}}|(?<!\d)\d{{6}}(?=\s?[-–—]\s?\d{{6}}\b)"
    rf"|(?<!\d){_Y}(?=\s(?:till och med|t\.?\s?o\.?\s?m\.?)\s(?:(?:den\s)?\d{{1,2}}\s)?(?:{_MONTH}))"
)
_LINK = (
    r"(?:\s*(?:--|–|—|-)\s*"
    r"|,?\s(?:och\s)?(?:(?:det\s)?(?:gäller|pågår|löper|håller på|avslutas|slutar|fortsätter)\s)?"
    r"(?:(?:fram\s)?(?:till och med|t\s?\.?\s?o\s?\.?\s?m\.?|till)|tom)\s)"
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
    rf"|(?<![\d-])(?P<dash>{_Y})(?:\s?[-–—](?=\s*$|\))|[-–—](?=\s[a-zåäö]))"
)
_DIGITS = re.compile(r"\d{4}")  # every form says its year in four digits, or a day in six
_WHEN = rf"(?:{_DAY}|{_Y}(?!-?\d))"
_UNTIL = (
    r"(?:till och med|t\.?\s?o\.?\s?m\.?|fram till|till|löper ut|upphör(?:\satt gälla)?|slutar(?:\sgälla)?)"
)
_SINCE = (
    r"(?:från och med|fr\.?\s?o\.?\s?m\.?|från|började(?:\sgälla)?|börjar(?:\sgälla)?"
    r"|trädde i kraft|startade|startar)"
)
# "Till och med den 31 december 2024, räknat från den 1 januari 2023": the last day comes first.
_ENDS_FIRST = re.compile(
    rf"\b{_UNTIL}\s(?:år\s)?(?P<to>{_WHEN})[^.;]{{0,50}}?\b{_SINCE}\s(?:år\s)?(?P<from>{_WHEN})", re.I
)
# "Undertecknades den 3 mars 2022 och gäller till och med 2023."
_SIGNED = re.compile(
    r"\b(?:undertecknades|undertecknat|tecknades|skrevs under|antogs|slöts)\b[^.;]{0,40}?"
    rf"(?P<from>{_WHEN})[^.;]{{0,30}}?\bgäll\w+ {_UNTIL}\s(?:år\s)?(?P<to>{_WHEN})",
    re.I,
)
_NUMBER_OF_YEARS = {"ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5}
_YEARS_LONG = r"ett|två|tre|fyra|fem|[1-5]"
# "Från den 1 mars 2022 och två år framåt", "i två år från 2022", "ett tvåårigt löfte från 2022".
_LASTS = re.compile(
    rf"(?P<from>{_DAY}|(?<![\d-]){_Y}(?![-–—\d]))(?:,|\soch)?\s(?:i\s|under\s)?(?P<years>{_YEARS_LONG})"
    rf"\sår(?:\sframåt)?\b|\b(?:i|under)\s(?P<before>{_YEARS_LONG})\sår,?\s(?:med start i|med start|{_SINCE})"
    rf"\s(?P<since>{_WHEN})"
    rf"|\b(?P<adjective>två|tre|fyra|fem)årig\w*\s[^.;]{{0,50}}?\b{_SINCE}\s(?P<starting>{_WHEN})",
    re.I,
)
# Parts of a year, which date a promise only where it says how long it holds.
_PART = re.compile(
    rf"\b(?P<half>första|andra)\s(?:halvåret|halvan)(?:\sav)?(?:\sår)?\s(?P<year>{_Y})"
    rf"|\b(?P<season>våren|vårterminen|hösten|höstterminen|sommaren)\s(?P<of>{_Y})(?!\d)",
    re.I,
)
_PARTS = {"första": (1, 6), "andra": (7, 12), "vår": (1, 6), "hös": (7, 12), "som": (6, 8)}
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


@lru_cache(maxsize=256)  # headings are asked for several times over
def find_periods(text: str) -> tuple[StatedPeriod, ...]:
    """Every period stated in a text, in its order. `offset` and `words` are as in `text`."""
    if not _DIGITS.search(text):
        return ()
    found: list[StatedPeriod] = []
    taken: list[tuple[int, int]] = []
    for pattern, build in _FORMS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            period = build(match)
            if period is not None:
                found.append(period)
    return tuple(sorted(found, key=lambda p: p.offset))


def find_part_of_year(text: str) -> StatedPeriod | None:
    """The half-year or season that a text names ("andra halvåret 2023", "hösten 2023"), from the same half's
    first day; None when it names none. Only for texts that say what a promise is for."""
    match = _PART.search(text)
    if match is None:
        return None
    first, last = _PARTS[(match["half"] or match["season"][:3]).lower()]
    year = int(match["year"] or match["of"])
    return _stated(match, date(year, first, 1), _month_end(year, last) + timedelta(days=1))


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
    if words.lower().startswith("årsskiftet"):
        return date(numbers[0] + 1, 1, 1)
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


def _from_end(match: re.Match[str]) -> StatedPeriod | None:
    start, last = _day(match["from"], None, last=False), _day(match["to"], None, last=True)
    if start is None or last is None:
        return None
    if re.fullmatch(r"\d{4}", match["to"]):
        last = date(last.year, 12, 31)
    return _stated(match, start, last + timedelta(days=1)) if start < last else None


def _lasting(match: re.Match[str]) -> StatedPeriod | None:
    start = _day(match["from"] or match["since"] or match["starting"], None, last=False)
    years = (match["years"] or match["before"] or match["adjective"]).lower()
    if start is None:
        return None
    length = int(years) if years.isdigit() else _NUMBER_OF_YEARS[years]
    try:
        return _stated(match, start, start.replace(year=start.year + length))
    except ValueError:
        return None  # from the 29th of February


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


# Tried in this order; what one has taken the next leave alone.
_FORMS = (
    (_ENDS_FIRST, _from_end),
    (_SIGNED, _from_end),
    (_DATES, _from_dates),
    (_LASTS, _lasting),
    (_YEARS, _from_years),
    (_OPEN, _open),
    (_ONE, _one),
)
