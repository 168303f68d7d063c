"""From a part that binds to a commitment with who, how much, how often, what and where."""

from __future__ import annotations

from dataclasses import replace

from medborgarlofte.domain.targets import CountTarget, Target, UncountableTarget
from medborgarlofte.ingest.parsers import actors, areas, circumstances
from medborgarlofte.ingest.parsers.actor_lists import merged
from medborgarlofte.ingest.parsers.actors import Names
from medborgarlofte.ingest.parsers.frequency import says_only_how_often
from medborgarlofte.ingest.parsers.labels import read_labels, without_labels
from medborgarlofte.ingest.parsers.parts import Part, RowFields
from medborgarlofte.ingest.parsers.reading import Evidence, ReadCommitment
from medborgarlofte.ingest.parsers.targets import TargetReading, read_targets

BOTH = ("police", "municipality")


def read_commitment(part: Part, names: Names) -> ReadCommitment:
    """The commitment that `part` states, each field with the words it was read from."""
    lines = None if part.row else read_labels(part.text)
    part = replace(part, row=lines) if lines and not part.row else part
    parties, who, co_actors = _responsible(part, names, subject_first=lines is not None)
    reading = _targets(part)
    labels, area_words = _areas(part, parties)
    return ReadCommitment(
        text=part.text,
        line=part.block.line,
        page=part.block.page,
        period=part.period.label if part.period else None,
        responsible=parties,
        targets=reading.targets or (UncountableTarget(),),
        as_needed=reading.as_needed,
        areas=labels,
        focus_area=part.focus or (part.row.area if part.row else ""),
        target_groups=circumstances.read_target_groups(part.text),
        places=circumstances.read_places(part.text),
        co_actors=co_actors,
        result=part.row.result if part.row else "",
        upper_bound=reading.upper_bound,
        implicit=reading.implicit,
        evidence=_evidence(part, who, reading, area_words),
    )


def _responsible(
    part: Part, names: Names, *, subject_first: bool
) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Who, the words that say so, and who else takes part.

    A table's column answers first, a line below the act only when it names all whom the act itself names. Who
    joins ("tillsammans med polisen") joins the heading's parties when the act names nobody else.
    """
    read = actors.read_responsible(without_labels(part.text), names)
    if part.row and part.row.responsible:
        cell = actors.cell_responsible(part.row.responsible, names)
        names_more = set(read.parties) <= set(cell)
        if cell and (not subject_first or names_more):
            return tuple(cell), part.row.responsible, read.co_actors
    if read.parties:
        return read.parties, read.words, read.co_actors
    return merged(part.parties or BOTH, read.added), part.parties_from, read.co_actors


def _targets(part: Part) -> TargetReading:
    """The targets in the part's own words, in its table row, or else in the heading or the items below it."""
    told = without_labels(part.text)
    if part.row and part.row.extent:
        told = f"{told.rstrip('.')}. {part.row.extent}"
    reading = read_targets(told)
    if says_only_how_often(part.above) and not _counts(reading.targets) and not reading.as_needed:
        return read_targets(f"{told.rstrip('.')}. {part.above}")
    if part.details and not _counts(reading.targets):
        detailed = read_targets(f"{told.rstrip(':')} {'; '.join(part.details)}")
        if _counts(detailed.targets):
            return detailed
    return reading


def _counts(targets: tuple[Target, ...]) -> bool:
    return any(isinstance(target, CountTarget) for target in targets)


def _areas(part: Part, parties: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """What the words mention; else the area column, the focus heading, the nearest heading.

    What one party does without a word of any area is most often presence or care of places; what both do
    is most often forms of working together.
    """
    row = part.row or RowFields()
    for words in (part.text, row.area, part.focus, part.above, part.parties_from):
        labels = areas.read_areas(words) if words else ()
        if labels:
            return tuple(labels), words
    return (("other",) if set(BOTH) <= set(parties) else ("safety",)), ""


def _evidence(part: Part, who: str, reading: TargetReading, area_words: str) -> tuple[Evidence, ...]:
    found = [("responsible", who), *reading.evidence, ("areas", area_words)]
    if part.period:
        found.append(("period", part.period.words))
    return tuple(Evidence(name, words, part.block.line, part.block.page) for name, words in found if words)
