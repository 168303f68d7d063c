"""Numbers that are no target: ages, school years, roads, clock times, dates, money and their like.

One row each, so that a wrong reading is mended by adding or changing one row. `hide` blots out what
the rows find, letter for letter, so that places in the text stay the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = (
    r"(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton"
    r"|nitton|tjugo\w*|trettio\w*|fyrtio\w*|femtio\w*|sextio\w*|sjuttio\w*)"
)
# The letters that a number may begin with come first, so that all others are passed by quickly.
_N = rf"(?=[\daefnstå])(?:(?<!\d)\d{{1,9}}(?!\d)|\b{_WORD}\b)"
_TO = r"\s?(?:-|–|—|/|,|till|och|eller|samt|respektive|t\.o\.m\.?)\s?"
_NS = rf"{_N}(?:{_TO}{_N}){{0,9}}"  # bounded, so that no text takes long
_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mars|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)

# (what it is, how one of its words is known, how it is recognised) in a cleaned lower-case text. The middle
# column only saves time: a row is left out where it is found in no word. "" is found in every word.
NO_TARGET: tuple[tuple[str, str, str], ...] = (
    ("list number", r"\d[.):]", r"^\(?\d{1,2}[.):]\s+(?=\D)"),
    ("date in digits", r"[-/]",
     r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}(?:[-/ ]\d{2,4})?\b(?!\s*(?:av|gång|ggr))"),
    ("date", r"jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec",
     rf"(?:\bden\s+)?\b\d{{1,2}}(?::?e|:a)?(?:\s?[-–]\s?\d{{1,2}})?\s{_MONTH}\b(?:\s(?:19|20)\d\d)?"),
    ("year", r"19|20",
     r"(?<!minst )\b(?:19|20)\d\d(?:\s?[-–—/]+\s?(?:(?:19|20)\d\d|\d\d\b))?(?:-tal\w*)?\b"
     r"(?!\s(?:\w*(?:kontroller|prov|besök|insatser)|gånger|ggr|st|tillfällen|timmar|stycken)\b)"),
    ("telephone", r"0|114|tel|ring|nummer|larm|sos",
     r"\b0\d{1,3}\s?-\s?\d[\d ]{4,}|\b114 ?14\b|\b(?:tel|telefon|ring|nummer|larm"
     r"|sos)\w*[.:]?\s[\d -]{3,}"),
    ("clock time", "kl",
     rf"\b(?:kl|klockan|klocka)\b\.?\s?{_N}(?:[.:]\d\d)?(?:{_TO}{_N}(?:[.:]\d\d)?)*"),
    ("clock time", r"\d[.:]\d", r"\b\d{1,2}[.:]\d\d\b(?:\s?(?:-|–|—|till|och)\s?\d{1,2}[.:]\d\d\b)?"),
    ("clock time", r"[-–]", r"\b(?:[01]\d|2[0-4])\s?[-–]\s?0\d\b"),
    ("round the clock", r"24/7|dygnet", r"\b24/7\b|\b(?:24|tjugofyra) timmar om dygnet"),
    ("school year", r"årskurs|åk|skolår|klass|gymnasi",
     rf"\b(?:årskurs\w*|åk|skolår|klass(?:erna)?|gymnasiets år|gymnasieår)\.?[\s-]?{_NS}"),
    ("school year", r"[-–]|år",
     r"\bf\s?[-–]\s?\d\b|\b\d\s?[-–]\s?\d-?skol\w*|\bår \d(?:\s?(?:-|–|och)\s?\d)?\b"),
    ("age", r"ålder|åldrar|födda",
     rf"\b(?:ålder|åldrar|åldrarna|åldern|årsåldern|födda)\s(?:mellan\s|från\s)?{_NS}(?:\s?år)?"),
    ("age", "mellan", rf"\bmellan\s{_N}\s?(?:-|–|och)\s?{_N}\sår\b"),
    ("age", "år",
     rf"\b(?:under|över|äldre än|yngre än|fyllt|från|upp till"
     rf"|minst)\s{_N}\sår\b(?!\s?(?:efter|innan|före))"),
    ("age or span of years", "år", rf"{_NS}\s?-?(?:år|års|åring\w*|årig\w*|årsåldern|årsgräns\w*)\b"),
    ("young or old", r"äldre|yngre", rf"\b(?:äldre|yngre)\sän\s{_N}"),
    ("road", r"väg|rv|lv",
     r"\b(?:riksväg|länsväg|europaväg|väg|vägarna|vägen|rv|lv)\.?\s(?:nr\s)?e?\d+(?:\s?(?:/"
     r"|,|och)\s?e?\d+)*"),
    ("road", r"e-?\d|e$|e-$", r"\be\s?-?\d{1,2}(?:an|:an|:an)?\b"),
    ("street number", r"gata|väg|torget|gränd|stigen|allén|backen|plan",
     r"\b\w+(?:gatan|vägen|torget|gränd|stigen|allén|backen|plan|gata|väg)\s\(?\d+"
     r"(?:\s?[a-h]\b(?:-[a-h]\b)?)?\)?(?=\s?(?:[,.;:)]|$"
     r"|(?:och|varje|på|i|som|mellan|öpp\w+|under|ska|skall|till|kl|dagligen|med)\b))"),
    ("paragraph", r"§|kap", rf"§+\s?{_NS}|{_NS}\s?(?:§|kap\b\.?|kapitlet\b)"),
    ("statute", r"\d:\d", r"\b\d{4}:\d+\b"),
    ("share", r"%|procent|promille", rf"{_NS}\s?(?:%|procent\w*|promille)"),
    ("share", r"av$|tredjedel|fjärdedel|halv",
     rf"{_N}\sav\s{_N}\b|\b(?:en|två) tredjedel\w*|\ben (?:fjärdedel|halv)\b"),
    ("money", r"kr|miljon|miljard|:-",
     rf"{_NS}(?:[ ,.]\d+)*\s?(?:kr\b|kronor|tkr|mkr|kkr|mnkr|miljon\w*|miljard\w*|:-)"),
    ("measure",
     r"km|kilometer|mil|meter|(?:^|[^a-zåäö])(?:m|cm|ha|kb|mb|kw)(?:$|[^a-zåäö])|kvm|hektar|grader",
     rf"{_NS}(?:,\d+)?\s?(?:km/h|km/tim\w*|km|kilometer|mil|meter|m|cm|kvm|hektar|ha"
     rf"|grader|kb|mb|kw)\b"),
    ("length", r"dagars|veckors|månaders", rf"{_N}\s(?:dagars|veckors|månaders)\b"),
    ("minutes", r"min(?!st)|sekund", rf"{_NS}\s?-?(?:minut\w*|min\b|sekund\w*)"),
    ("what a number is raised from", "från",
     rf"\bfrån\s(?:dagens\s)?{_N}(?=\still\s(?:minst\s)?{_N}\s(?:per|i|om)\s)"),
    ("change", "från",
     rf"\bfrån\s(?:\w+\s)?{_N}\s(?:\w+\s)?till\s(?:\w+\s)?{_N}(?!\s(?:gång|ggr|till))"),
    ("decimal", r"\d,\d", r"\b\d+,\d+\b"),
    ("name with a number", r"[-:]", r"\b(?!\d+-tal)\d+\s?-\s?[a-zåäö]\w+|\b\d+:(?:an|orna)\b"),
    ("name with a number", r"[a-zåäö]-?\d", r"\b(?!minst)[a-zåäö]+-?\d+\b"),
    ("reference",
     r"punkt|steg|fas|etapp|kapitel|bilaga|nr|nummer|sid|mål|prio|del|zon|nivå|version|tabell|figur|område"
     r"|tertial|kvartal|veck|v\.?(?:$|\d)|grupp|agenda|q|box",
     r"\b(?:punkt|steg|fas|etapp|kapitel|bilaga|nr|nummer|sida|sid|mål|prio|del|zon"
     r"|nivå|version|tabell"
     r"|figur|område|tertial|kvartal|vecka|veckorna|v|grupp|agenda|q|box)\.?\s\d+"
     r"(?:\s?(?:-|–|,|och)\s?\d+)*(?!\d|\s?(?:st|gång|ggr|per|/|till))"),
    ("at once", "gång", r"\bmed en gång\b|\bpå en gång\b|\ben gång för alla\b|\bännu en gång\b"),
    ("no number", r"e(?:tt|n)$",
     r"\b(?:ett|en) (?:antal|flertal|fler|led i|del av|del i|av|sätt|annan|annat|viss|visst)\b"),
    ("ahead", r"förväg|innan|före|efter|rad|senare|framåt|bakåt|tidigare",
     rf"{_NS}\s(?:dagar|dygn|veckor|vecka|månader|månad|arbetsdagar|timmar)\s"
     r"(?:i förväg|innan|före|efter|i rad|senare|framåt|bakåt|tidigare)\b"),
    ("span", r"dag|dygn|veck|månad|timm",
     rf"\b(?:de senaste|de kommande|kommande|senaste|närmaste|efter|i|under|för|på)\s{_NS}\s"
     r"(?:dagar|dygn|veckor|månader|månaders|veckors|dagars|timmar|vecka(?!\w)|månad(?!\w))"
     r"(?!\s(?:per|i|om|varje|under)\b|\s?/)"),
    ("one for each", r"e(?:n|tt)$", r"\b(?:en|ett) (?:och|i) (?:en|ett|samma)\b"),
)  # fmt: skip

# Rows that know no number words are left out where there is no digit: most sentences have none.
_ROWS = tuple(
    (re.compile(pattern), re.compile(cue), "\\d" in pattern and _WORD not in pattern)
    for _, cue, pattern in NO_TARGET
)
_DIGIT = re.compile(r"\d")
_ANY_NUMBER = re.compile(rf"\d|\b{_WORD}\b")
BLOT = "\x00"


def hide(text: str) -> str:
    """A cleaned lower-case text of the same length, in which numbers that are no target are blotted out."""
    told = [_told(word) for word in text.split()]
    kind = max((kind for kind, _ in told), default=_NO_NUMBER)
    if kind == _NO_NUMBER:
        return text
    wanted = frozenset[int]().union(*(rows for _, rows in told))
    for index in sorted(wanted):
        row, _, needs_digit = _ROWS[index]
        if kind == _DIGITS or not needs_digit:
            text = row.sub(_blot, text)
    return text


_NO_NUMBER, _NUMBER_WORD, _DIGITS = range(3)


@lru_cache(maxsize=4096)
def _told(word: str) -> tuple[int, frozenset[int]]:
    """Whether one word of a text is a number, and the rows that may find something where it stands.

    Promises share their words, so nearly every word has been seen before.
    """
    number = _NUMBER_WORD if _ANY_NUMBER.search(word) else _NO_NUMBER
    rows = frozenset(index for index, (_, cue, _) in enumerate(_ROWS) if cue.search(word))
    return _DIGITS if _DIGIT.search(word) else number, rows


def _blot(match: re.Match[str]) -> str:
    return BLOT * len(match[0])
