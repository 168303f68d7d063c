"""How often a promise says that it is followed up: "två gånger per år", "efter varje tertial"."""

from __future__ import annotations

import re

from medborgarlofte.domain.targets import Per
from medborgarlofte.ingest.parsers.counts import find_counts
from medborgarlofte.ingest.parsers.seasons import MONTHS
from medborgarlofte.ingest.parsers.sentences import clean, sentences

_PER_YEAR = {
    Per.DAY: 365, Per.WEEK: 52, Per.MONTH: 12, Per.QUARTER: 4, Per.TERTIAL: 3, Per.HALF_YEAR: 2,
    Per.SCHOOL_TERM: 2, Per.SCHOOL_YEAR: 1, Per.YEAR: 1,
}  # fmt: skip
_SPEAKS = re.compile(
    r"följ\w* upp|följs\b.{0,60}\bupp\b|uppfölj|redovis|redogör|rapporter|utvärder|stäm\w* av"
    r"|stämts av|avstäm|återrapport|avrapport|återkoppl|presenter"
    r"|sammanställ|utfall|resultat|publicer|rapport|hur det (?:har |gick|går|gått)|går? igenom|gås igenom"
    r"|(?:stäm\w*|följ\w*)\b.{0,40}\b(?:av|upp)\b|uppf\wl\w*ning",
    re.I,
)
_MONTH_LIST = re.compile(
    rf"\b(?:{'|'.join(MONTHS)})(?:(?:\s?,\s?|\s(?:och|samt)\s|,\s(?:och"
    rf"|samt)\s)(?:{'|'.join(MONTHS)}))+",
    re.I,
)
_ONE_MONTH = re.compile(
    rf"\b(?:i|under|senast i"
    rf"|varje)\s(?P<month>{'|'.join(MONTHS)})\b(?!\s\d)(?! (?:19|20)\d\d)",
    re.I,
)
_COMPOUND: tuple[tuple[str, int], ...] = (
    (r"tertial(?:s|vis|rapport|uppfölj|redovis|avstäm)\w*|(?:per|varje|efter|vid) (?:varje )?tertial\w*", 3),
    (r"kvartals(?:rapport|uppfölj|redovis|avstäm|vis)\w*|efter varje kvartal", 4),
    (
        r"halvårs(?:rapport|uppfölj|redovis|avstäm|vis|utvärd)\w*|halvårsskifte och årsskifte"
        r"|delår(?:et)? och (?:hel|bok)\w*|(?:vid |i samband med )?delårs?\w* och (?:års|hel)\w*",
        2,
    ),
    (r"månads(?:rapport|uppfölj|redovis|avstäm|vis)\w*", 12),
    (
        r"års(?:rapport|uppfölj|redovis|vis|berättelse)\w*|(?:vid|i slutet av"
        r"|efter) (?:varje )?års?(?:skifte|slut|ets slut)\w*",
        1,
    ),
)
_COMPOUND_ROWS = tuple((re.compile(pattern, re.I), times) for pattern, times in _COMPOUND)


def read_followup(text: str) -> tuple[float | None, str]:
    """How many times a year a text says that the promise is followed up, and the words.

    (None, "") when it does not speak of following up or says no number: "löpande", "under perioden".
    """
    for sentence in sentences(clean(text)):
        if _SPEAKS.search(sentence) and (found := _times(sentence)):
            return found, sentence
    return None, ""


def _times(sentence: str) -> float | None:
    months = _MONTH_LIST.search(sentence)
    if months and _named(sentence[: months.start()]) is None:  # "tertialvis, i maj och september" is three
        return float(len(re.findall(r"[a-zåäö]+", re.sub(r"\b(?:och|samt)\b", " ", months[0].lower()))))
    for count in find_counts(sentence.lower()):
        factor = _PER_YEAR.get(count.rate.per) if count.rate else None
        if count.rate and factor and not count.weak and not count.implicit:
            times = count.value * factor / count.rate.every
            return round(times, 2)
    return _named(sentence)


def _named(words: str) -> float | None:
    return next((float(times) for row, times in _COMPOUND_ROWS if row.search(words)), None)
