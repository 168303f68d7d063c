"""From the words of a commitment to its targets: counts, time limits, when needed, or none to count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Target,
    UncountableTarget,
    WhenNeededTarget,
    WithinTimeTarget,
)
from medborgarlofte.ingest.parsers.counts import Count, find_counts
from medborgarlofte.ingest.parsers.limits import Limit, find_limits
from medborgarlofte.ingest.parsers.need import Need, read_need
from medborgarlofte.ingest.parsers.seasons import read_last_day, read_season
from medborgarlofte.ingest.parsers.sentences import clean, has_any, sentence_spans
from medborgarlofte.ingest.parsers.units import OCCASION

_ON_AVERAGE = re.compile(r"\bi (?:snitt|genomsnitt|medeltal)\b|\bgenomsnittlig\w*\b|\bsnitt\b")
_EACH_PARTY = re.compile(
    r"\b(?:av|från) (?:båda|respektive|vardera|varje) (?:parter|parten"
    r"|part)\w*|\bvar för sig\b"
)
_CONDITIONS = re.compile(
    r"\b(?P<with>(?:ihop med|tillsammans med|i samverkan med|inklusive|med) (?:personal som har )?"
    r"bilinspektör\w*(?: kompetens| behörighet)?)"
    r"|\b(?P<all>(?:samtliga|alla) (?:\w+ )?\w+(?:ar|er|or|en|ställen|områden|områdena|orna|erna|arna))\b"
)
# One of these is in all words of its kind.
_AVERAGE_CUES = ("snitt", "medeltal")
_EACH_CUES = ("part", "var för sig")
_CONDITION_CUES = ("bilinspektör", "samtliga ", "alla ")
MOST_TARGETS = 12  # of each kind in one commitment; a text with more is a table run together, or worse
_EFFORT = ("upp till", "upp emot", "uppemot")


@dataclass(frozen=True, slots=True)
class TargetReading:
    """What a commitment aims at. `implicit`: its only number is a plain article ("en vandring").

    `evidence` pairs a field with the words it was read from. `upper_bound` is the stretch of time
    of a mere upper bound ("upp till fem per år"), which cannot be counted.
    """

    targets: tuple[Target, ...]
    as_needed: bool
    implicit: bool
    evidence: tuple[tuple[str, str], ...]
    upper_bound: Per | None = None


def read_targets(text: str) -> TargetReading:
    """The targets of one commitment; the first number of a deed comes first.

    `text` is the commitment word for word, in a table the action and the extent joined by ". ".
    """
    words = clean(text)
    low = _lower(words)
    need = read_need(low)
    counted = [(span, count) for span in sentence_spans(low) for count in find_counts(low[slice(*span)])]
    counted = _clearest(counted, need)[:MOST_TARGETS]
    limits = find_limits(low)[:MOST_TARGETS]
    targets = [
        *(_target(count, low[slice(*span)], need) for span, count in counted),
        *(WithinTimeTarget(limit.number, limit.unit) for limit in limits),
    ]
    if not targets:
        targets = [WhenNeededTarget() if need else UncountableTarget()]
    return TargetReading(
        targets=tuple(targets),
        as_needed=need is not None,
        implicit=bool(counted) and all(count.implicit for _, count in counted),
        evidence=_evidence(words, counted, limits, need, low),
        upper_bound=_upper_bound(counted, low),
    )


def _lower(text: str) -> str:
    """Lower case, letter for letter, so that places in the text stay the same."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _clearest(
    counted: list[tuple[tuple[int, int], Count]], need: Need | None
) -> list[tuple[tuple[int, int], Count]]:
    """Counts of deeds when there are any, else counts of places, else a plain article's one."""
    for keep in (
        [pair for pair in counted if not pair[1].weak and not pair[1].implicit],
        [pair for pair in counted if pair[1].weak],
        [pair for pair in counted if need is None][:1],
    ):
        if keep:
            return keep
    return []


def _target(count: Count, sentence: str, need: Need | None) -> Target:
    rate = count.rate
    season = read_season(sentence)
    last_day = read_last_day(sentence) if rate is None or rate.per is Per.PERIOD else None
    per = Per.BY_DATE if last_day else rate.per if rate else Per.PERIOD
    if count.operator is Operator.AT_MOST and _is_effort(count, sentence):
        return UncountableTarget(unit=count.unit)
    return CountTarget(
        number=count.value,
        per=per,
        unit="" if OCCASION.match(count.unit) else count.unit,  # a time is not what is done
        operator=count.operator,
        every=rate.every if rate else 1,
        season=season,
        on_average=has_any(sentence, _AVERAGE_CUES) and _ON_AVERAGE.search(sentence) is not None,
        by=last_day[0] if last_day and per is Per.BY_DATE else None,
        whole=count.value if count.whole else None,
        conditions=_conditions(sentence, count),
        unless_no_need=need is not None and need.alternative,
        each_party=has_any(sentence, _EACH_CUES) and _EACH_PARTY.search(sentence) is not None,
    )


def _is_effort(count: Count, sentence: str) -> bool:
    """ "Upp till fem" of an effort has no minimum; "högst fem" sets a limit that can be counted."""
    return sentence[count.start : count.end].startswith(_EFFORT)


def _conditions(sentence: str, count: Count) -> tuple[str, ...]:
    told = _CONDITIONS.finditer(sentence) if has_any(sentence, _CONDITION_CUES) else ()
    found = tuple((m["with"] or m["all"]).strip() for m in told)
    extra = (count.rate.condition,) if count.rate and count.rate.condition else ()
    return (*found, *extra)


def _upper_bound(counted: list[tuple[tuple[int, int], Count]], low: str) -> Per | None:
    for span, count in counted[:1]:
        if count.operator is Operator.AT_MOST and _is_effort(count, low[slice(*span)]):
            return count.rate.per if count.rate else Per.PERIOD
    return None


def _evidence(
    words: str,
    counted: list[tuple[tuple[int, int], Count]],
    limits: list[Limit],
    need: Need | None,
    low: str,
) -> tuple[tuple[str, str], ...]:
    found = [("targets", _words(words, span[0], count)) for span, count in counted]
    found += [("targets", words[limit.start : limit.end]) for limit in limits]
    if need:
        place = low.find(need.words)
        found.append(("as_needed", words[place : place + len(need.words)]))
    return tuple(found)


def _words(words: str, offset: int, count: Count) -> str:
    """From the number to its rate when they stand close together, else both with dots between."""
    number = words[offset + count.start : offset + count.end]
    if count.rate is None or count.rate.start == count.start:
        return f"{number} {count.unit}".strip()
    rate = words[offset + count.rate.start : offset + count.rate.end].strip()
    if count.rate.start >= count.end:
        return words[offset + count.start : offset + count.rate.end]
    return f"{rate} … {number}"
