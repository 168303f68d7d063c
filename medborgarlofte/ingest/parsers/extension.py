"""That a promise prolongs an earlier one: which, why, and what was learnt."""

from __future__ import annotations

import re

from medborgarlofte.ingest.parsers.reading import Extension
from medborgarlofte.ingest.parsers.sentences import clean, has_any, sentences
from medborgarlofte.ingest.parsers.stated_periods import StatedPeriod, find_periods

_PROLONGS = re.compile(
    r"\bförläng(?:a|er|s|t|ts|d|des|de|as|er|ning\w*)\b|\b(?:fortsätt\w*|fortsatt) (?:att )?(?:gälla|löpa)"
    r"|\bgäll(?:a|er) (?:även|också|fortsatt|fortfarande)\b|\b(?:ska|skall|kommer att) (?:även "
    r"|också )(?:gälla|fortsätta)"
    r"|\bgälla \w+ (?:också|även)\b|\b(?:gälla|gäller) för \d{4} också|\bprolonger\w+"
    r"|\bgälla till och med\b.{0,20}\bistället|\bgälla ytterligare|\bgälla i ytterligare|\blever vidare",
    re.I,
)
# One of these is in the words of every prolonging.
_CUES = ("förläng", "fortsätt", "fortsatt", "gäll", "prolonger", "lever vidare")
_NOT_YET = re.compile(
    r"\b(?:kan|kunna|möjlighet|möjligheten|eventuell\w*|om parterna|såvida|om inte|önskar"
    r"|kan komma att) (?:\w+ ){0,4}?(?:förläng|fortsätt|att förläng)",
    re.I,
)
_ABOUT_PROMISE = re.compile(r"löfte|löften|överenskommelse|avtal", re.I)
_REASON = re.compile(
    r"\b(?:anledning\w*|skäl\w*|orsak\w*|motiv\w*|bakgrund\w* till (?:förläng|detta)|eftersom"
    r"|därför att|på grund av|med anledning av|i och med att|då (?:det|vi|arbetet|problem|båda"
    r"|parterna|insats\w*|läget)"
    r"|utifrån att|behöver (?:mer|längre) tid|behov av (?:mer|längre) tid)",
    re.I,
)
_OPINION = re.compile(
    r"^(?:vi|parterna|båda parter|polisen och \S+ ?\w*) (?:tycker|anser|bedömer"
    r"|ser|menar|vill)\b",
    re.I,
)
_LESSONS = re.compile(
    r"\blärdom\w*|\blärt (?:oss|sig)|\berfarenhet\w* (?:av|från)|\bdragit lärdom"
    r"|\bslutsats\w*",
    re.I,
)
_CLAUSE = re.compile(
    r",?\s*\b(?:eftersom|därför att|på grund av|med anledning av|i och med att|utifrån att"
    r"|då (?=det|vi|arbetet|problem|båda|parterna|insats|läget))",
    re.I,
)


def read_extension(text: str) -> Extension | None:
    """The extension that some introductory paragraphs tell of, None when they tell of none.

    `of` is the label of the earlier promise's period ("" when no year is said); reason and lessons
    are sentences of the text, word for word.
    """
    words = clean(text)
    if not has_any(words.lower(), _CUES):
        return None
    told = sentences(words)
    index = next((i for i, sentence in enumerate(told) if _prolongs(sentence)), None)
    if index is None:
        return None
    periods = find_periods(told[index])
    of = periods[0].label if len(periods) > 1 or _earlier(told[index], periods) else ""
    return Extension(of, _reason(told, index), _lessons(told[index:]))


def read_extended_period(text: str) -> StatedPeriod | None:
    """The whole period of a prolonged promise, from the earlier one's first day to the last day said.

    A promise for 2021 that is prolonged to 2022 is 2021–2022. None when the text does not say both.
    """
    for sentence in sentences(clean(text)):
        periods = find_periods(sentence) if _prolongs(sentence) else ()
        if len(periods) > 1:
            return _joined(periods[0], periods[-1])
    return None


def _prolongs(sentence: str) -> bool:
    return (
        _PROLONGS.search(sentence) is not None
        and _NOT_YET.search(sentence) is None
        and _ABOUT_PROMISE.search(sentence) is not None
    )


def _earlier(sentence: str, periods: tuple[StatedPeriod, ...]) -> bool:
    """Whether the only period named is the earlier promise's: "löftet från 2021 förlängs"."""
    if not periods:
        return False
    before, after = sentence[: periods[0].offset], sentence[periods[0].offset + len(periods[0].words) :]
    return after.startswith(" års") or re.search(r"löfte\w* (?:från|för) $", before) is not None


def _reason(told: list[str], index: int) -> str:
    """A reason in the same sentence, else the following sentences' first that gives one."""
    if match := _CLAUSE.search(told[index]):
        return told[index][match.start() :].lstrip(", ").strip()
    for sentence in told[index + 1 : index + 4]:
        if _REASON.search(sentence) or _OPINION.search(sentence):
            return sentence
    return ""


def _lessons(told: list[str]) -> str:
    return " ".join(sentence for sentence in told if _LESSONS.search(sentence))


def _joined(first: StatedPeriod, last: StatedPeriod) -> StatedPeriod:
    end = last.end
    final = str(end.year - 1 if end and (end.month, end.day) == (1, 1) else end.year) if end else ""
    label = str(first.start.year) if final == str(first.start.year) else f"{first.start.year}-{final}"
    return StatedPeriod(label, first.start, end, f"{first.words} … {last.words}", first.offset)
