"""From what was read in a document to promises that can be stored: one for each of its periods."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from medborgarlofte.places.models import LocalPoliceArea, Municipality, Organisation
from medborgarlofte.promises.drafts import CommitmentDraft, FocusAreaDraft, PromiseDraft

from .parsers.reading import Extension, ReadCommitment, Reading, ReadPeriod

PartyOf = Callable[[str, str], Organisation]  # kind and name → party


def drafts_of(
    reading: Reading, municipality: Municipality, area: LocalPoliceArea | None, party_of: PartyOf
) -> list[PromiseDraft]:
    """One draft for each period with commitments, in the order of the page.

    Commitments whose period the page does not describe make a promise without a known period.
    """
    periods = {period.label: period for period in reading.periods}
    labels = [period.label for period in reading.periods]
    labels += [one.period for one in reading.commitments if one.period not in periods]
    drafts = []
    for label in dict.fromkeys(labels):
        commitments = [one for one in reading.commitments if one.period == label]
        if commitments:
            period = periods.get(label) or ReadPeriod(label, None, None, "new")
            drafts.append(_draft(reading, period, commitments, municipality, area, party_of))
    return drafts


def _draft(
    reading: Reading,
    period: ReadPeriod,
    commitments: Iterable[ReadCommitment],
    municipality: Municipality,
    area: LocalPoliceArea | None,
    party_of: PartyOf,
) -> PromiseDraft:
    extension = period.extension or Extension("")
    return PromiseDraft(
        municipality=municipality,
        police_area=area,
        commitments=tuple(_commitment(one, party_of) for one in commitments),
        label=period.label or "",
        start=period.start,
        end=period.end if period.start else None,
        kind=period.kind,
        problem=period.problem,
        aim=period.aim,
        followup_words=reading.followup.words,
        followups_per_year=reading.followup.times_per_year,
        extension_of=extension.of,
        extension_reason=extension.reason,
        extension_lessons=extension.lessons,
        links=_links(reading, period.label),
        focus_areas=tuple(FocusAreaDraft(one.heading, one.areas) for one in period.focus_areas),
    )


def _links(reading: Reading, label: str | None) -> tuple[dict[str, str], ...]:
    """The links that name no other period: an attachment belongs to the period that its name points to."""
    return tuple(
        {"text": link.text, "address": link.address}
        for link in reading.links
        if link.period is None or link.period == label
    )


def _commitment(one: ReadCommitment, party_of: PartyOf) -> CommitmentDraft:
    return CommitmentDraft(
        text=one.text,
        parties=tuple(dict.fromkeys(_party(responsible, party_of) for responsible in one.responsible)),
        targets=one.targets,
        as_needed=one.as_needed,
        focus_area=one.focus_area,
        areas=one.areas,
        target_groups=one.target_groups,
        places=one.places,
        co_actors=one.co_actors,
        result=one.result,
        page=one.page,
        line=one.line,
        evidence=tuple(
            {"field": words.field, "words": words.words, "line": words.line, "page": words.page}
            for words in one.evidence
        ),
    )


def _party(responsible: str, party_of: PartyOf) -> Organisation:
    """The party that "police", "municipality" or "other:<name>" stands for."""
    kind, _, name = responsible.partition(":")
    return party_of(kind, name[:200].strip())
