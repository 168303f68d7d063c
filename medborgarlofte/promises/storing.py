"""Between what a promise says and its rows, many at a time: a few queries however long it is."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import fields
from typing import Any

from django.utils.translation import gettext as _

from medborgarlofte.domain import content
from medborgarlofte.domain import targets as rules
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.models import LocalPoliceArea, Municipality, Organisation

from .models import Accountability, Commitment, FocusArea, Promise, Source, Target

_MOST = 1_000_000  # no promise counts further; more is a misreading
_OF_EACH = ("parties", "targets", "accountabilities")  # the rows under each commitment
_TEXTS = ("times", "goal_kind", "goal")
_LISTS = ("areas", "target_groups", "places", "co_actors")

Parties = dict[content.Party, Organisation]


def fill(promise: Promise, said: content.Promise, area: LocalPoliceArea | None) -> None:
    """The promise's own fields; not yet saved."""
    promise.police_area = area
    for name in PROMISE_FIELDS:
        setattr(promise, name, getattr(said, name))
    promise.links = [{"text": link.text, "address": link.address} for link in said.links]


PROMISE_FIELDS = (
    "label",
    "start",
    "end",
    "kind",
    "problem",
    "aim",
    "followup_words",
    "followups_per_year",
    "extension_of",
    "extension_reason",
    "extension_lessons",
)


def store(
    promise: Promise,
    said: content.Promise,
    parties: Parties,
    sources: Iterable[Source],
    weakened: Container[int] = (),
) -> None:
    """Bring focus areas, commitments, their parties and their targets in line with what is said.

    A commitment that is no longer said stays, marked with the version that dropped it. `weakened` are
    the numbers of those whose target this version makes weaker, which is marked too.
    """
    held = promise.commitments.prefetch_related(*_OF_EACH) if promise.version else ()
    known = {row.number: row for row in held}
    areas = _store_areas(promise, said)
    documents = _documents(said, sources)
    rows = []
    for position, one in enumerate(said.commitments, start=1):
        row = known.get(one.number) or Commitment(promise=promise, number=one.number)
        _fill_commitment(row, one, position, areas.get(one.focus_area), documents.get(one.source))
        if one.number in weakened:
            row.weakened_in = promise.version + 1
        rows.append(row)
    _save(rows)
    _drop(promise, [row for number, row in known.items() if said.commitment(number) is None])
    pairs = list(zip(rows, said.commitments, strict=True))
    _store_parties(pairs, parties)
    _store_targets(pairs)
    _store_functions(pairs, parties)
    _remove_empty(promise, areas)


def _documents(said: content.Promise, sources: Iterable[Source]) -> dict[str, Source]:
    """The sources that commitments were read from, by their hashes: these, and earlier ones still cited."""
    found = {source.sha256: source for source in sources}
    earlier = {one.source for one in said.commitments if one.source} - found.keys()
    if earlier:
        found |= {source.sha256: source for source in Source.objects.filter(sha256__in=earlier)}
    return found


def _store_areas(promise: Promise, said: content.Promise) -> dict[str, FocusArea]:
    """The headings by their words: those that are listed, then any that only a commitment names."""
    codes = {area.heading: area.areas for area in said.focus_areas}
    for one in said.commitments:
        codes.setdefault(one.focus_area, ())
    codes.pop("", None)
    known = {area.heading: area for area in promise.focus_areas.all()} if promise.version else {}
    rows = []
    for number, (heading, areas) in enumerate(codes.items(), start=1):
        row = known.get(heading) or FocusArea(promise=promise, heading=heading)
        row.areas, row.number = list(areas), number
        rows.append(row)
    FocusArea.objects.bulk_create(row for row in rows if row.pk is None)
    FocusArea.objects.bulk_update([row for row in rows if row.heading in known], ["areas", "number"])
    return {row.heading: row for row in rows}


def _remove_empty(promise: Promise, areas: dict[str, FocusArea]) -> None:
    """A heading that is said no longer stays only while a dropped commitment stands under it."""
    if promise.version:
        promise.focus_areas.exclude(heading__in=areas).filter(commitments=None).delete()


def _fill_commitment(
    row: Commitment, one: content.Commitment, position: int, area: FocusArea | None, source: Source | None
) -> None:
    row.position, row.dropped_in, row.focus_area = position, None, area
    row.text, row.as_needed, row.sensitive = one.text, one.as_needed, one.sensitive
    for name in _LISTS:
        setattr(row, name, list(getattr(one, name)))
    for name in _TEXTS:
        setattr(row, name, getattr(one, name))
    row.plans = [{"text": plan.text, "address": plan.address} for plan in one.plans]
    row.published_result = one.result
    row.source = source
    row.page, row.line = one.page, one.line
    row.evidence = [
        {field.name: getattr(words, field.name) for field in fields(words)} for words in one.evidence
    ]


_COMMITMENT_FIELDS = (
    *("position", "dropped_in", "weakened_in", "focus_area", "text", "as_needed", "sensitive"),
    *(*_LISTS, *_TEXTS, "published_result", "source", "page", "line", "evidence", "plans"),
)


def _save(rows: list[Commitment]) -> None:
    new = [row for row in rows if row.pk is None]
    Commitment.objects.bulk_update([row for row in rows if row.pk is not None], _COMMITMENT_FIELDS)
    Commitment.objects.bulk_create(new)


def _drop(promise: Promise, rows: list[Commitment]) -> None:
    dropped = [row.pk for row in rows if row.dropped_in is None]
    if dropped:
        Commitment.objects.filter(pk__in=dropped).update(dropped_in=promise.version + 1)


Pairs = list[tuple[Commitment, content.Commitment]]


def _store_parties(pairs: Pairs, parties: Parties) -> None:
    link = Commitment.parties.through
    wanted = {row.pk: {parties[party].pk for party in one.parties} for row, one in pairs}
    known = {row.pk: {party.pk for party in _fetched(row, "parties")} for row, _one in pairs}
    changed = [pk for pk in wanted if wanted[pk] != known[pk]]
    if any(known.values()):
        link.objects.filter(commitment__in=changed).delete()
    link.objects.bulk_create(
        link(commitment_id=pk, organisation_id=party) for pk in changed for party in sorted(wanted[pk])
    )


def _store_targets(pairs: Pairs) -> None:
    changed = [
        (row, one)
        for row, one in pairs
        if [target.rule() for target in _fetched(row, "targets")] != list(one.targets)
    ]
    old = [row.pk for row, _one in changed if _fetched(row, "targets")]
    if old:
        Target.objects.filter(commitment__in=old).delete()
    Target.objects.bulk_create(
        target_row(row, order, target)
        for row, one in changed
        for order, target in enumerate(one.targets, start=1)
    )


def _store_functions(pairs: Pairs, parties: Parties) -> None:
    wanted = {
        row.pk: {parties[function.party].pk: function.name for function in one.functions}
        for row, one in pairs
    }
    known = {
        row.pk: {old.organisation_id: old.function_name for old in _fetched(row, "accountabilities")}
        for row, _one in pairs
    }
    changed = [pk for pk in wanted if wanted[pk] != known[pk]]
    if any(known[pk] for pk in changed):
        Accountability.objects.filter(commitment__in=changed).delete()
    Accountability.objects.bulk_create(
        Accountability(commitment_id=pk, organisation_id=party, function_name=name)
        for pk in changed
        for party, name in wanted[pk].items()
    )


def _fetched(row: Commitment, name: str) -> list[Any]:
    """What was fetched with a row that stood before; nothing for one that was stored just now."""
    prefetched: dict[str, Any] = getattr(row, "_prefetched_objects_cache", {})
    return list(prefetched.get(name, ()))


def target_row(commitment: Commitment, order: int, target: rules.Target) -> Target:
    """The row of a target, not yet saved; `Target.rule` gives the target back.

    Refuses a number so large that it can only have been misread.
    """
    row = Target(commitment=commitment, order=order)
    said = content.target_as_json(target)
    season = said.pop("season", None) or {"months": [], "school_year": False}
    for name, value in said.items():
        setattr(row, name, value)
    row.unit = target.unit[:200]
    row.by = target.by if isinstance(target, rules.CountTarget) else None
    row.season_months, row.season_school_year = season["months"], season["school_year"]
    if max(row.number or 0, row.limit or 0, row.every, row.whole or 0) > _MOST:
        raise Refusal(
            _("Ett tal i åtagande %(number)d är orimligt stort. Kontrollera texten.")
            % {"number": commitment.number}
        )
    return row


def content_of(promise: Promise) -> content.Promise:
    """What the rows of a promise say now: the same as its newest version, unless somebody changed them."""
    commitments = (
        promise.commitments.current().select_related("focus_area", "source").prefetch_related(*_OF_EACH)
    )
    municipality: Municipality = promise.municipality
    return content.Promise(
        municipality=municipality.name,
        municipality_code=municipality.code,
        police_area=promise.police_area.name if promise.police_area else "",
        **{name: getattr(promise, name) for name in PROMISE_FIELDS},
        links=tuple(content.Link(**link) for link in promise.links),
        focus_areas=_said_areas(promise),
        commitments=tuple(_said(row) for row in commitments),
    )


def _said_areas(promise: Promise) -> tuple[content.FocusArea, ...]:
    held = promise.focus_areas.filter(commitments__in=promise.commitments.current()).distinct()
    return tuple(content.FocusArea(area.heading, tuple(area.areas)) for area in held)


def _said(row: Commitment) -> content.Commitment:
    parties = {party.pk: content.Party(party.kind, party.name) for party in row.parties.all()}
    return content.Commitment(
        number=row.number,
        text=row.text,
        parties=content.in_order(parties.values()),
        targets=tuple(target.rule() for target in row.targets.all()),
        as_needed=row.as_needed,
        focus_area=row.focus_area.heading if row.focus_area else "",
        **{name: tuple(getattr(row, name)) for name in _LISTS},
        result=row.published_result,
        sensitive=row.sensitive,
        source=row.source.sha256 if row.source else "",
        page=row.page,
        line=row.line,
        evidence=tuple(content.Evidence(**words) for words in row.evidence),
        functions=content.functions_in_order(
            content.Function(parties[one.organisation_id], one.function_name)
            for one in row.accountabilities.all()
        ),
        plans=tuple(content.Link(**plan) for plan in row.plans),
        times=row.times,
        goal_kind=row.goal_kind,
        goal=row.goal,
    )
