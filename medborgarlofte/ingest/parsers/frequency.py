"""How often: "per termin", "i veckan", "varannan månad", "var 14:e dag", "4 ggr/år", "under 2018".

A rate is one of four sorts. EACH is a frequency by itself and means once when no number stands by
it ("varje tertial"). PER wants a number but may stand alone after a noun ("hundsök per termin"). IN
always needs its number close before it ("i veckan", "om året"). DURING only says for which time a
number holds ("under året").
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from medborgarlofte.domain.targets import Per
from medborgarlofte.ingest.parsers.numbers import word_value


class Sort(Enum):
    """What a rate needs in order to be a target."""

    EACH = "each"
    PER = "per"
    IN = "in"
    DURING = "during"


class Rate(NamedTuple):
    """A stretch of time named in a text. `times` is above 1 for "varje fredag och lördag"."""

    start: int
    end: int
    per: Per
    sort: Sort
    every: int = 1
    times: int = 1
    condition: str = ""
    adjective: bool = False  # "årliga": belongs to the noun that follows, not to a number far before


_WEEKDAY = r"(?:mån|tis|ons|tors|fre|lör|sön)dag"
_PART = r"(?:s?(?:förmiddag|eftermiddag|morgon|kväll|natt))"
# The nouns of time, as word beginnings, and the stretch each one is.
UNITS: tuple[tuple[str, Per], ...] = (
    (r"arbetsvecka|skolvecka|veckoslut|vecka|helgkväll|helgdag|helg|v(?=\.|\b)", Per.WEEK),
    (rf"{_WEEKDAY}(?:s?{_PART})?", Per.WEEK),
    (r"dygn|vardagskväll|vardag|arbetsdag|skoldag|dag|kväll|natt|eftermiddag|förmiddag|morgon", Per.DAY),
    (r"kalendermånad|månad|mån\b|mån(?=\.)", Per.MONTH),
    (r"kvartal|kv\b", Per.QUARTER),
    (r"tertial", Per.TERTIAL),
    (r"halvår|halvt år", Per.HALF_YEAR),
    (r"skoltermin|vårtermin|hösttermin|termin", Per.SCHOOL_TERM),
    (r"läsår|skolår", Per.SCHOOL_YEAR),
    (r"kalenderår|verksamhetsår|avtalsår|löftesår|år\b|år(?=et|s\b)", Per.YEAR),
    (r"sommar|vinter|höst|vår\b|säsong", Per.YEAR),
    (r"avtalsperiod|löftesperiod|period|mandatperiod", Per.PERIOD),
)
_UNIT = "|".join(f"(?:{pattern})" for pattern, _ in UNITS)
_UNIT_ROWS = tuple((re.compile(pattern), per) for pattern, per in UNITS)
_DEFINITE = (
    r"(?:dygnet|dagen|natten|kvällen|veckan|helgen|månaden|kvartalet|tertialet|halvåret|terminen"
    r"|läsåret|skolåret|året|sommaren|säsongen|perioden)"
)
_ORDINALS = {
    "annan": 2, "annat": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "sjunde": 7, "åttonde": 8,
    "nionde": 9, "tionde": 10, "tolfte": 12, "fjortonde": 14, "tjugonde": 20, "trettionde": 30,
}  # fmt: skip
_ORDINAL = "|".join(_ORDINALS)
_ADVERBS: tuple[tuple[str, Per], ...] = (
    (r"dagligen|dygnsvis", Per.DAY),
    # "Det dagliga arbetet" is a manner of speaking, and "daglig verksamhet" a kind of care.
    (
        r"(?<!det )(?<!den )(?<!vår )(?<!vårt )(?<!sitt )(?<!sin )(?<!ens )dagliga?(?= \w)(?! verksamhet)",
        Per.DAY,
    ),
    (r"veckovis\w*|veckoligen|veckovisa", Per.WEEK),
    (r"månadsvis\w*|månatlig\w*", Per.MONTH),
    (r"kvartalsvis\w*", Per.QUARTER),
    (r"tertialvis\w*", Per.TERTIAL),
    (r"terminsvis\w*", Per.SCHOOL_TERM),
    (r"halvårsvis\w*|halvårlig\w*", Per.HALF_YEAR),
    (r"årlig(?:en|a|t)?|årsvis\w*", Per.YEAR),
    (r"(?:vid )?(?:vår|höst)-? ?(?:och|samt|respektive) ?(?:vår|höst)termin(?:en|erna)?", Per.SCHOOL_TERM),
)
_ADVERB = "|".join(f"(?:{pattern})" for pattern, _ in _ADVERBS)
_ADVERB_ROWS = tuple((re.compile(pattern), per) for pattern, per in _ADVERBS)
_YEAR = r"(?:19|20)\d\d"
# "Alla vardagar", "alla kvällar": each of them.
_ALL_DAYS = rf"(?:(?:arbets|var|skol|helg)?dagar|(?:vardags|helg)?kvällar|helger|{_WEEKDAY}(?:skväll)?ar)"
_TIME_NAMES = r"(?:år(?:et|en)?\s)?"

# The letters that a rate's words may begin with come first: most words of a text are passed by quickly.
_IN_WORDS = (
    rf"\b(?=[abdfhikmoprtuvàåö12])(?:"
    rf"(?:i början av |i slutet av |vid |inför |under |på )?(?:varje|varenda|varj|vart"
    rf"|var)\s(?:ny\s)?(?P<each>{_UNIT})(?P<list>\w*"
    rf"(?:(?:-,?|,)?\s(?:(?:och|samt|till)\s)?{_WEEKDAY}\w*)*)(?:s?start(?:en)?)?(?!\w)"
    rf"|alla\s(?P<all>{_ALL_DAYS})"
    rf"(?P<more>(?:(?:,|\soch|\ssamt)\s{_WEEKDAY}ar)*)(?:\si\sveckan)?(?!\w)"
    rf"|(?:var|vart)\s?(?:(?P<ordinal>{_ORDINAL})|(?P<nth>\d{{1,2}})(?::?[ea]))\s?-?(?P<everyunit>{_UNIT})\w*"
    rf"|(?P<adverb>{_ADVERB})(?!\w)"
    rf"|(?P<season>(?:(?:både|på|under|varje)\s(?:våren|vår)\s(?:och|samt|som)\s(?:på\s"
    rf"|under\s)?(?:hösten|höst)"
    rf"|(?:både|på|under|varje)\s(?:hösten|höst)\s(?:och|samt|som)\s(?:på\s|under\s)?(?:våren|vår)"
    rf"|vår och höst|höst och vår))(?!\w)"
    rf"|(?:per|à|pr)\s(?P<per>{_UNIT})(?:en|et|n)?(?:-\w+)?(?!\w)"
    rf"|(?:i|om)\s(?P<in>{_DEFINITE})(?!\w)"
    rf"|respektive\s(?P<respective>{_UNIT})(?!\w)"
    rf"|(?:på|under|inom|över|av)\s(?:ett|en)\s(?P<one>{_UNIT})(?!\w)"
    rf"|(?P<whole>(?:under|för|över|inom|på|av|i)\s(?:(?:hela|det|den|detta|innevarande|kommande"
    rf"|nästa|varje|respektive)\s)*"
    rf"(?:löftets?\s|avtals?\s|överenskommelsens\s)?(?:år|året|kalenderåret|verksamhetsåret"
    rf"|löftesåret|avtalsåret|årets lopp))(?!\w)"
    rf"|(?P<span>under\s(?:(?:hela|den|denna|innevarande)\s)*(?:\w*perioden|\w*tiden|löftets\s\w+"
    rf"|perioden)|under löftet)(?!\w)"
    rf"|(?P<years>(?:(?:under|för|i)\s)?{_TIME_NAMES}{_YEAR}\s?(?:-+|–+|—|/|och|t\.?o\.?m\.?"
    rf"|till)\s?(?:med\s)?(?:{_YEAR}|\d\d(?!\d)))(?!\w)"
    rf"|(?P<inyear>(?:under|för|i)\s{_TIME_NAMES}{_YEAR})(?!\w)"
    rf"|under\s(?P<term>\w*terminen|läsåret|skolåret|halvåret|kvartalet|månaden|veckan|dygnet"
    rf"|tertialet)(?!\w)"
    rf"|under\s(?P<partyear>sommaren|vintern|hösten|våren|sommarhalvåret|vinterhalvåret"
    rf"|sommarmånaderna|vintermånaderna)(?P<dated>\s{_YEAR})?(?!\w)"
    r")"
)
_RATE = re.compile(_IN_WORDS)
_TIMES = re.compile(r"(?:minst )?(?:(?:en|två|tre|fyra|fem|sex|\d{1,2}) (?:gång|gånger|ggr) )?")
_LONGEST_HEADING = 40
_RATE_OR_SLASH = re.compile(
    rf"{_IN_WORDS}|\s?/\s?(?:(?P<slash>{_UNIT})(?:en|et)?(?!\w)|(?P<slashyear>å)(?!\w))"
)


def find_rates(text: str) -> list[Rate]:
    """Every rate of a cleaned lower-case text, in order."""
    pattern = _RATE_OR_SLASH if "/" in text else _RATE
    return [_rate(match) for match in pattern.finditer(text)]


@lru_cache(maxsize=512)
def says_only_how_often(heading: str) -> bool:
    """True for a heading like "Varje vecka", "En gång om året", "Vid behov": it holds for all acts below."""
    words = heading.lower().strip(" :.")
    if len(words) > _LONGEST_HEADING:
        return False
    rates = [rate for rate in find_rates(words) if rate.sort is not Sort.DURING]
    return words == "vid behov" or any(
        rate.end == len(words) and _TIMES.fullmatch(words, 0, rate.start) for rate in rates
    )


@lru_cache(maxsize=512)
def unit_of(word: str) -> Per | None:
    """The stretch of time that a noun names ("kvällar" → day), None for other nouns."""
    for pattern, per in _UNIT_ROWS:
        if pattern.match(word):
            return per
    return None


def _rate(match: re.Match[str]) -> Rate:
    """The rate of one match, by the last named group that took part in it."""
    at = (match.start(), match.end())
    name = match.lastgroup or ""
    if name in ("each", "list"):
        return _each(match, match["each"], match["list"])
    if name == "more":
        return _each(match, match["all"].removesuffix("ar"), match["more"])
    if name == "everyunit":
        return _every(match)
    if name == "adverb":
        per = next(per for pattern, per in _ADVERB_ROWS if pattern.match(match.string, match.start(name)))
        return Rate(*at, per, Sort.EACH, adjective=match[name].endswith(("lig", "liga", "ligt", "visa")))
    if name == "season":
        return Rate(*at, Per.YEAR, Sort.EACH, times=2)
    if name in ("per", "slash"):
        return Rate(*at, _per(match[name]), Sort.PER)
    if name in ("in", "respective"):
        return Rate(*at, _per(match[name]), Sort.IN)
    if name in ("one", "term"):
        return Rate(*at, _per(match[name]), Sort.DURING)
    if name in ("span", "years", "dated"):
        return Rate(*at, Per.PERIOD, Sort.DURING)
    return Rate(*at, Per.YEAR, Sort.PER if name == "slashyear" else Sort.DURING)


def _per(word: str) -> Per:
    return unit_of(word) or Per.PERIOD


def _each(match: re.Match[str], unit: str, more: str) -> Rate:
    """ "varje fredag och lördag" is twice a week; "varje vardag" each day that is a weekday."""
    days = 1 + len(re.findall(_WEEKDAY, more)) if re.match(_WEEKDAY, unit) else 1
    condition = "vardagar" if unit in ("vardag", "arbetsdag", "vardagskväll") else ""
    return Rate(match.start(), match.end(), _per(unit), Sort.EACH, times=days, condition=condition)


def _every(match: re.Match[str]) -> Rate:
    """ "var fjärde vecka" is every 4 weeks; fourteen days are two weeks."""
    every = _ORDINALS.get(match["ordinal"] or "") or word_value(match["nth"]) or 1
    per = _per(match["everyunit"])
    if per is Per.DAY and every % 7 == 0:
        per, every = Per.WEEK, every // 7
    return Rate(match.start(), match.end(), per, Sort.EACH, every=every)
