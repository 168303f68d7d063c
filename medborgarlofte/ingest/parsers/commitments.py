"""From a part that binds to a commitment with who, how much, how often, what and where."""

from __future__ import annotations

from medborgarlofte.domain.targets import CountTarget, Target, UncountableTarget
from medborgarlofte.ingest.parsers import actors, areas, circumstances
from medborgarlofte.ingest.parsers.actors import Names
from medborgarlofte.ingest.parsers.parts import Part, RowFields
from medborgarlofte.ingest.parsers.party_words import begins_with_infinitive
from medborgarlofte.ingest.parsers.reading import Evidence, ReadCommitment
from medborgarlofte.ingest.parsers.targets import TargetReading, read_targets

BOTH = ("police", "municipality")
_SUBJECT = {"police": "Polisen", "municipality": "Kommunen"}


def read_commitment(part: Part, names: Names) -> ReadCommitment:
    """The commitment that `part` states, each field with the words it was read from."""
    parties, who, co_actors = _responsible(part, names)
    reading = _targets(part)
    labels, area_words = _areas(part)
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
        implicit=reading.implicit,
        evidence=_evidence(part, who, reading, area_words),
    )


def _responsible(part: Part, names: Names) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Who, the words that say so, and who else takes part."""
    read = actors.read_responsible(part.text, names)
    if part.row and part.row.responsible:
        cell = actors.cell_responsible(part.row.responsible, names)
        if cell:
            return tuple(cell), part.row.responsible, read.co_actors
    if read.parties:
        return read.parties, read.words, read.co_actors
    if part.parties:
        return _inherited(part, names), part.parties_from, read.co_actors
    return BOTH, "", read.co_actors


def _inherited(part: Part, names: Names) -> tuple[str, ...]:
    """The heading's parties, and those that the act is said to be done together with.

    "Polisen kommer att: • arbeta tillsammans med kommunen" is read as the sentence it is.
    """
    if len(part.parties) != 1 or not begins_with_infinitive(part.text):
        return part.parties
    subject = _SUBJECT.get(part.parties[0], part.parties[0].removeprefix("other:"))
    act = part.text[:1].lower() + part.text[1:]
    whole = actors.read_responsible(f"{subject} ska {act}", names).parties
    return whole if part.parties[0] in whole else part.parties


def _targets(part: Part) -> TargetReading:
    """The targets in the part's own words, in its table row, or else in the items that detail it."""
    told = part.text
    if part.row and part.row.extent:
        told = f"{told.rstrip('.')}. {part.row.extent}"
    reading = read_targets(told)
    if part.details and not _counts(reading.targets):
        detailed = read_targets(f"{told.rstrip(':')} {'; '.join(part.details)}")
        if _counts(detailed.targets):
            return detailed
    return reading


def _counts(targets: tuple[Target, ...]) -> bool:
    return any(isinstance(target, CountTarget) for target in targets)


def _areas(part: Part) -> tuple[tuple[str, ...], str]:
    """What the words mention; else the area column, the focus heading, the nearest heading."""
    row = part.row or RowFields()
    for words in (part.text, row.area, part.focus, part.above, part.parties_from):
        labels = areas.read_areas(words) if words else ()
        if labels:
            return tuple(labels), words
    return ("other",), ""


def _evidence(part: Part, who: str, reading: TargetReading, area_words: str) -> tuple[Evidence, ...]:
    found = [("responsible", who), *reading.evidence, ("areas", area_words)]
    if part.period:
        found.append(("period", part.period.words))
    return tuple(Evidence(name, words, part.block.line, part.block.page) for name, words in found if words)
