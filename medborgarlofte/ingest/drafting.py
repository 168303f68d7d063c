"""From what was read in a document to what its promises say: one content for each of its periods."""

from __future__ import annotations

from collections.abc import Iterable

from medborgarlofte.domain import content
from medborgarlofte.places.names import POLICE_NAME, party_name

from .parsers.reading import Extension, ReadCommitment, Reading, ReadPeriod


def contents_of(reading: Reading, municipality: str = "") -> list[content.Promise]:
    """One content for each period with commitments, in the order of the page.

    `municipality` is what the one who gave the document said, for a page that does not say it.
    Commitments whose period the page does not describe make a promise without a known period.
    """
    place = (reading.municipality or "").strip() or municipality
    periods = {period.label: period for period in reading.periods}
    labels = [period.label for period in reading.periods]
    labels += [one.period for one in reading.commitments if one.period not in periods]
    contents = []
    for label in dict.fromkeys(labels):
        commitments = [one for one in reading.commitments if one.period == label]
        if commitments:
            period = periods.get(label) or ReadPeriod(label, None, None, "new")
            contents.append(_content(reading, period, commitments, place))
    return contents


def _content(
    reading: Reading, period: ReadPeriod, commitments: Iterable[ReadCommitment], place: str
) -> content.Promise:
    extension = period.extension or Extension("")
    said = content.Promise(
        municipality=place,
        police_area=reading.police_area or "",
        label=(period.label or "")[:50],
        start=period.start,
        end=period.end if period.start else None,
        kind=period.kind,
        problem=period.problem,
        aim=period.aim,
        followup_words=reading.followup.words,
        followups_per_year=reading.followup.times_per_year,
        extension_of=extension.of[:50],
        extension_reason=extension.reason,
        extension_lessons=extension.lessons,
        links=_links(reading, period.label),
        focus_areas=tuple(content.FocusArea(one.heading, one.areas) for one in period.focus_areas),
        commitments=tuple(
            _commitment(reading, number, one, place) for number, one in enumerate(commitments, start=1)
        ),
    )
    return content.settled(said)


def _links(reading: Reading, label: str | None) -> tuple[content.Link, ...]:
    """The links that name no other period: an attachment belongs to the period that its name points to."""
    return tuple(
        content.Link(link.text, link.address)
        for link in reading.links
        if link.period is None or link.period == label
    )


def _commitment(reading: Reading, number: int, one: ReadCommitment, place: str) -> content.Commitment:
    return content.Commitment(
        number=number,
        text=one.text,
        parties=tuple(_party(responsible, place) for responsible in one.responsible),
        targets=one.targets,
        as_needed=one.as_needed,
        focus_area=one.focus_area,
        areas=one.areas,
        target_groups=one.target_groups,
        places=one.places,
        co_actors=one.co_actors,
        result=one.result,
        source=reading.sha256,
        page=one.page,
        line=one.line,
        evidence=tuple(
            content.Evidence(words.field, words.words, words.line, words.page) for words in one.evidence
        ),
    )


def _party(responsible: str, place: str) -> content.Party:
    """The party that "police", "municipality" or "other:<name>" stands for."""
    kind, _, name = responsible.partition(":")
    if kind == "police":
        return content.Party(kind, POLICE_NAME)
    if kind == "municipality":
        return content.Party(kind, party_name(place) if place else "")
    return content.Party("other", name[:200].strip())
