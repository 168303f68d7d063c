"""Each promise on the page as a whole: its period, kind, problem, aim, focus areas and extension."""

from __future__ import annotations

import re

from medborgarlofte.ingest.parsers import leads
from medborgarlofte.ingest.parsers.areas import read_areas
from medborgarlofte.ingest.parsers.extension import read_extension
from medborgarlofte.ingest.parsers.leads import Kind
from medborgarlofte.ingest.parsers.parts import Part, Role
from medborgarlofte.ingest.parsers.reading import Evidence, Extension, FocusArea, ReadPeriod
from medborgarlofte.ingest.parsers.stated_periods import StatedPeriod, find_periods

# "Gäller till dess nya löften finns" says how long a promise holds, not that an earlier one goes on.
_UNTIL_NEXT = re.compile(r"\btill(?:s| dess)\b[^.]{0,30}\b(?:nytt|nya)\b", re.I)
_INTRODUCTORY = frozenset(
    {Role.UNKNOWN, Role.ABOUT, Role.PROBLEM, Role.AIM, Role.LEAD, Role.HEADING, Role.FOLLOWUP}
)


def read_periods(parts: list[Part], *, follow_up: bool) -> tuple[ReadPeriod, ...]:
    """The promises in page order. `follow_up`: the page reports on its promise.

    A period without commitments is left out where another has some, and a promise that is only announced
    never counts.
    """
    groups: dict[str | None, list[Part]] = {}
    for part in parts:
        groups.setdefault(part.period.label if part.period else None, []).append(part)
    groups = {label: group for label, group in groups.items() if follow_up or not _only_reports(group)}
    binding = [label for label, group in groups.items() if any(p.role is Role.COMMITMENT for p in group)]
    labels = binding or [
        label for label, group in groups.items() if label and any(p.role is not Role.NEXT for p in group)
    ]
    extending = [part for label in labels for part in groups[label] if _may_extend(part)]
    stated = {label: groups[label][0].period for label in labels}
    told = {label: [part for part in extending if _owner(part, stated) == label] for label in labels}
    return tuple(_read_period(groups[label], told[label]) for label in labels)


def _only_reports(group: list[Part]) -> bool:
    """A report on an earlier promise that repeats none of its commitments is no promise on this page."""
    return all(part.reports for part in group) and not any(p.role is Role.COMMITMENT for p in group)


def _may_extend(part: Part) -> bool:
    return part.role in _INTRODUCTORY and _UNTIL_NEXT.search(part.text) is None


def _owner(part: Part, stated: dict[str | None, StatedPeriod | None]) -> str | None:
    """The label of the promise that a paragraph tells of: the one whose days hold the years it ends with.

    "The promise of 2016 goes on 2017–2018" may stand above the next promise's heading.
    """
    own = part.period.label if part.period else None
    named = find_periods(part.text) if len(stated) > 1 else ()
    if not named or _holds(stated.get(own), named[-1]):
        return own
    return next((label for label, period in stated.items() if _holds(period, named[-1])), own)


def _holds(whole: StatedPeriod | None, part: StatedPeriod) -> bool:
    if whole is None or part.end is None:
        return False
    return whole.start <= part.start and (whole.end is None or part.end <= whole.end)


def _read_period(group: list[Part], introduction: list[Part]) -> ReadPeriod:
    stated = group[0].period
    extension, words = _extension(introduction)
    reports = all(part.reports for part in group)
    kind = "extension" if extension and not reports else "follow-up" if reports else "new"
    return ReadPeriod(
        label=stated.label if stated else None,
        start=stated.start if stated else None,
        end=stated.end if stated else None,
        kind=kind,
        problem=_text(group, Role.PROBLEM),
        aim=_text(group, Role.AIM),
        focus_areas=_focus_areas(group),
        extension=extension,
        evidence=_evidence(stated, group, extension, words),
    )


def _extension(introduction: list[Part]) -> tuple[Extension | None, str]:
    """What the introductory paragraphs say of an earlier promise going on."""
    told = [part.text for part in introduction]
    for index, words in enumerate(told):
        if read_extension(words):  # read from there on, so that no heading's years come before the sentence's
            return read_extension("\n".join(told[index:])), words
    return None, ""


def _text(group: list[Part], role: Role) -> str:
    """All that has the role; that an earlier promise goes on is neither problem nor aim."""
    told = dict.fromkeys(part.text for part in group if part.role is role and not read_extension(part.text))
    return "\n".join(told)


def _focus_areas(group: list[Part]) -> tuple[FocusArea, ...]:
    """Headings that commitments stand under, and lists of areas."""
    named: dict[str, None] = {}
    for part in group:
        if part.role is Role.AREAS:
            named[part.text] = None
        elif part.role is Role.COMMITMENT:
            heading = part.focus or (part.row.area if part.row else "")
            if heading and leads.heading_kind(heading) is not Kind.PERIOD:
                named[heading] = None
    return tuple(FocusArea(heading, tuple(read_areas(heading))) for heading in named)


def _evidence(
    stated: StatedPeriod | None, group: list[Part], extension: Extension | None, words: str
) -> tuple[Evidence, ...]:
    found = []
    block = group[0].block
    if stated:
        source = next(
            (part.block for part in group if stated.words and stated.words in part.block.text), block
        )
        found.append(Evidence("period", stated.words, source.line, source.page))
    for name, role in (("problem", Role.PROBLEM), ("aim", Role.AIM)):
        found += [Evidence(name, p.text, p.block.line, p.block.page) for p in group if p.role is role][:1]
    if extension:
        source = next((part.block for part in group if part.text == words), block)
        found.append(Evidence("extension", words, source.line, source.page))
    return tuple(found)
