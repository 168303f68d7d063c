"""From a draft to rows, many at a time: a promise is stored in a few queries however long it is."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from medborgarlofte.domain import targets as rules
from medborgarlofte.domain.errors import Refusal

from .drafts import CommitmentDraft, PromiseDraft
from .models import Commitment, FocusArea, Promise, Source, Target

_MOST = 1_000_000  # no promise counts further; more is a misreading


def promise_row(draft: PromiseDraft, slug: str, entered_on: date) -> Promise:
    """The promise itself, not yet saved."""
    return Promise(
        municipality=draft.municipality,
        police_area=draft.police_area,
        label=draft.label[:50],
        slug=slug,
        start=draft.start,
        end=draft.end,
        kind=Promise.Kind(draft.kind),
        problem=draft.problem,
        aim=draft.aim,
        followup_words=draft.followup_words,
        followups_per_year=draft.followups_per_year,
        extension_of=draft.extension_of[:50],
        extension_reason=draft.extension_reason,
        extension_lessons=draft.extension_lessons,
        links=list(draft.links),
        entered_on=entered_on,
    )


def store_commitments(promise: Promise, draft: PromiseDraft, source: Source) -> None:
    """Focus areas, commitments, their parties and their targets, in the order of the page."""
    areas = _store_areas(promise, draft)
    rows = Commitment.objects.bulk_create(
        _commitment(promise, number, one, areas.get(one.focus_area), source)
        for number, one in enumerate(draft.commitments, start=1)
    )
    _link_parties(rows, draft)
    Target.objects.bulk_create(
        target_row(row, order, target)
        for row, one in zip(rows, draft.commitments, strict=True)
        for order, target in enumerate(one.targets or (_without_target(one),), start=1)
    )


def _store_areas(promise: Promise, draft: PromiseDraft) -> dict[str, FocusArea]:
    """The headings by their words: those the draft lists, then any that only a commitment names."""
    codes = {area.heading: area.areas for area in draft.focus_areas}
    for one in draft.commitments:
        codes.setdefault(one.focus_area, ())
    codes.pop("", None)
    rows = FocusArea.objects.bulk_create(
        FocusArea(promise=promise, heading=heading, areas=list(areas), number=number)
        for number, (heading, areas) in enumerate(codes.items(), start=1)
    )
    return {row.heading: row for row in rows}


def _commitment(
    promise: Promise, number: int, one: CommitmentDraft, area: FocusArea | None, source: Source
) -> Commitment:
    return Commitment(
        promise=promise,
        number=number,
        focus_area=area,
        text=one.text,
        as_needed=one.as_needed,
        areas=list(one.areas),
        target_groups=list(one.target_groups),
        places=list(one.places),
        co_actors=list(one.co_actors),
        published_result=one.result,
        source=source,
        page=one.page,
        line=one.line,
        evidence=list(one.evidence),
    )


def _link_parties(rows: list[Commitment], draft: PromiseDraft) -> None:
    link = Commitment.parties.through
    link.objects.bulk_create(
        link(commitment=row, organisation=party)
        for row, one in zip(rows, draft.commitments, strict=True)
        for party in dict.fromkeys(one.parties)
    )


def _without_target(one: CommitmentDraft) -> rules.Target:
    return rules.WhenNeededTarget() if one.as_needed else rules.UncountableTarget()


def target_row(commitment: Commitment, order: int, target: rules.Target) -> Target:
    """The row of a target, not yet saved; `Target.rule` gives the target back.

    Refuses a number so large that it can only have been misread.
    """
    row = Target(commitment=commitment, order=order, unit=target.unit[:200], per=target.per.value)
    for name, value in _fields(target).items():
        setattr(row, name, value)
    if max(row.number or 0, row.limit or 0, row.every, row.whole or 0) > _MOST:
        raise Refusal(
            _("Ett tal i åtagande %(number)d är orimligt stort. Kontrollera texten.")
            % {"number": commitment.number}
        )
    return row


def _fields(target: rules.Target) -> dict[str, Any]:
    if isinstance(target, rules.WithinTimeTarget):
        return {
            "kind": Target.Kind.WITHIN_TIME,
            "limit": target.limit,
            "limit_unit": target.limit_unit.value,
        }
    if isinstance(target, rules.WhenNeededTarget):
        return {"kind": Target.Kind.WHEN_NEEDED}
    if isinstance(target, rules.UncountableTarget):
        return {"kind": Target.Kind.UNCOUNTABLE}
    season = target.season or rules.Season()
    return {
        "kind": Target.Kind.COUNT,
        "operator": target.operator.value,
        "number": target.number,
        "every": target.every,
        "season_months": sorted(season.months),
        "season_school_year": season.school_year,
        "on_average": target.on_average,
        "by": target.by,
        "whole": target.whole,
        "conditions": list(target.conditions),
        "unless_no_need": target.unless_no_need,
        "each_party": target.each_party,
    }
