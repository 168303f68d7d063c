"""A country's data in a database: the rows of `statuses`, stored as promises with all that was done.

Rows go straight into their tables, many at a time, and not through the doors: to check and log a million
records would take hours, and what is measured afterwards only reads. One audit entry tells of it all.
The same seed always gives the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from random import Random

from django.db import connection, models, transaction
from django.utils.text import slugify

from medborgarlofte.accounts.actions import record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.status import Act
from medborgarlofte.domain.targets import CountTarget, Per, WithinTimeTarget
from medborgarlofte.followup.models import Assessment, NeedAnswer
from medborgarlofte.places.models import Municipality, Organisation
from medborgarlofte.promises.models import (
    ActivityRecord,
    Commitment,
    FocusArea,
    Promise,
    Source,
    Target,
    Version,
)
from medborgarlofte.promises.storing import target_row

from .pages import BACKGROUND, act, town
from .statuses import COMMITMENTS, MUNICIPALITIES, PERIODS, RECORDS, SEED, TODAY, Row, generate

AREAS = ("Trafik", "Otrygga platser", "Ungdomar", "Skadegörelse", "Samverkan")
BUSIEST_START, BUSIEST_END = date(2022, 8, 9), date(2027, 1, 1)  # 1,422 days of it are over
BUSIEST_RECORDS, BUSIEST_DAILY = 20_000, 4_000
_ENTERED = datetime.combine(TODAY, time(8), UTC)
_BATCH = 20_000


def store(seed: int = SEED, municipalities: int = MUNICIPALITIES, records: int = RECORDS) -> None:
    """Fill an empty, migrated SQLite database with a country: a million records in a few minutes."""
    rows = generate(seed, municipalities, records - BUSIEST_RECORDS)
    rng = Random(seed)  # noqa: S311 - invented data, nothing to guess
    _make_busiest(rng, rows[(PERIODS - 1) * COMMITMENTS : PERIODS * COMMITMENTS])
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    with transaction.atomic():
        _store_places(municipalities)
        _store_promises(rows)
        _store_commitments(rng, rows)
        _store_said(rows)
        _store_acts(rows)
        _publish(len(rows) // COMMITMENTS)
        record_write(
            Actor("mätningen"), "store_country", Municipality.objects.earliest("pk"), records=records
        )


def _make_busiest(rng: Random, rows: list[Row]) -> None:
    """Make one promise far busier than any drawn one: years of days to count, many thousand records."""
    rows[0].target = CountTarget(1, Per.DAY)
    for row in rows:
        row.start, row.end, row.entered_on = BUSIEST_START, BUSIEST_END, BUSIEST_START
        row.acts.clear()
    for number in range(BUSIEST_RECORDS):
        day = BUSIEST_START + timedelta(days=rng.randrange((TODAY - BUSIEST_START).days))
        place = 0 if number < BUSIEST_DAILY else number % len(rows)
        rows[place].acts.append(Act(day, 1))


def _insert(kind: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Insert rows a batch at a time, so that a million never stand in memory at once."""
    remaining = iter(rows)
    while batch := list(islice(remaining, _BATCH)):
        kind._default_manager.bulk_create(batch)


# Keys count from 1 in the order of the rows, so that each table finds the others without asking.


def _promise_key(commitment: int) -> int:
    return (commitment - 1) // COMMITMENTS + 1


def _place_key(promise: int) -> int:
    return (promise - 1) // PERIODS + 1


def _parties(commitment: int) -> tuple[int, ...]:
    """The police, the municipality or both."""
    place = _place_key(_promise_key(commitment))
    police, municipality = 2 * place - 1, 2 * place
    return ((police,), (police,), (municipality,), (police, municipality))[commitment % 4]


def _store_places(count: int) -> None:
    names = [town(Random(place), place) for place in range(count)]  # noqa: S311
    _insert(
        Municipality,
        (
            Municipality(pk=place, name=name, slug=slugify(name), example=True)
            for place, name in enumerate(names, start=1)
        ),
    )
    for kind, name, first in (("police", "Polisen", 1), ("municipality", "Kommunen", 2)):
        _insert(
            Organisation,
            (
                Organisation(pk=2 * place + first, kind=kind, name=name, municipality_id=place + 1)
                for place in range(count)
            ),
        )


def _store_promises(rows: list[Row]) -> None:
    heads = list(enumerate(rows[::COMMITMENTS], start=1))
    _insert(Source, (_source(number) for number, _row in heads))
    _insert(Promise, (_promise(number, row) for number, row in heads))
    link = Promise.sources.through
    _insert(link, (link(promise_id=number, source_id=number) for number, _row in heads))
    _insert(
        FocusArea,
        (
            FocusArea(pk=(number - 1) * len(AREAS) + place, promise_id=number, heading=heading, number=place)
            for number, _row in heads
            for place, heading in enumerate(AREAS, start=1)
        ),
    )


def _source(number: int) -> Source:
    return Source(
        pk=number,
        sha256=f"{number:064x}",
        name=f"{number}.txt",
        media_type="text/plain",
        entered_at=_ENTERED,
    )


def _promise(number: int, row: Row) -> Promise:
    label = f"{row.start.year}-{row.end.year - 1}"
    return Promise(
        pk=number,
        municipality_id=_place_key(number),
        label=label,
        slug=label,
        start=row.start,
        end=row.end,
        problem="\n\n".join(BACKGROUND),
        followups_per_year=row.followups,
        entered_on=row.entered_on,
    )


def _publish(promises: int) -> None:
    """Last of all: what is published is not changed any more."""
    _insert(Version, (_version(number) for number in range(1, promises + 1)))
    Promise.objects.update(version=1, published_at=_ENTERED)


def _version(number: int) -> Version:
    digest = f"{number:064x}"
    return Version(promise_id=number, number=1, canonical="{}", sha256=digest, published_at=_ENTERED)


def _store_commitments(rng: Random, rows: list[Row]) -> None:
    every = list(enumerate(rows, start=1))
    _insert(Commitment, (_commitment(rng, key) for key, _row in every))
    _insert(
        Target,
        (target_row(Commitment(pk=key), 1, row.target) for key, row in every),
    )
    link = Commitment.parties.through
    _insert(
        link,
        (link(commitment_id=key, organisation_id=party) for key, _row in every for party in _parties(key)),
    )


def _commitment(rng: Random, key: int) -> Commitment:
    number, promise = (key - 1) % COMMITMENTS + 1, _promise_key(key)
    return Commitment(
        pk=key,
        promise_id=promise,
        number=number,
        position=number,
        focus_area_id=(promise - 1) * len(AREAS) + (number - 1) // len(AREAS) + 1,
        text=act(rng),
        source_id=promise,
    )


def _store_said(rows: list[Row]) -> None:
    every = list(enumerate(rows, start=1))
    _insert(NeedAnswer, (one for key, row in every for one in _needs(key, row)))
    _insert(Assessment, (one for key, row in every for one in _assessments(key, row)))


def _needs(key: int, row: Row) -> Iterator[NeedAnswer]:
    for need in row.needs:
        yield NeedAnswer(
            commitment_id=key,
            party_id=_parties(key)[0],
            window_start=need.window_start,
            window_end=need.window_end or row.end,
            arose=need.arose,
            reason="Ingen har bett om det.",
            answered_on=row.end,
            entered_at=_ENTERED,
        )


def _assessments(key: int, row: Row) -> Iterator[Assessment]:
    for judged in row.judgements:
        yield Assessment(
            commitment_id=key,
            party_id=_parties(key)[0],
            window_start=judged.window_start,
            window_end=judged.window_end or row.end,
            verdict=judged.verdict.value,
            reason="Vi hann med ungefär hälften av det vi hade tänkt.",
            assessed_on=row.end,
            entered_at=_ENTERED,
        )


def _done(rows: list[Row]) -> Iterator[tuple[int, int, Act]]:
    """Every act with its own key and its commitment's."""
    pairs = ((key, one) for key, row in enumerate(rows, start=1) for one in row.acts)
    for record, (key, one) in enumerate(pairs, start=1):
        yield record, key, one


def _hours(rows: list[Row], key: int, done: Act) -> Decimal | None:
    """How long a case took, which is asked for only where the target says within what time."""
    if done.hours_taken is None or not isinstance(rows[key - 1].target, WithinTimeTarget):
        return None
    return Decimal(f"{done.hours_taken:.2f}")


def _store_acts(rows: list[Row]) -> None:
    to_commitment, to_party = ActivityRecord.commitments.through, ActivityRecord.parties.through
    records = (_record(record, one, _hours(rows, key, one)) for record, key, one in _done(rows))
    _insert(ActivityRecord, records)
    _insert(
        to_commitment,
        (to_commitment(activityrecord_id=record, commitment_id=key) for record, key, _one in _done(rows)),
    )
    _insert(
        to_party,
        (
            to_party(activityrecord_id=record, organisation_id=party)
            for record, key, _one in _done(rows)
            for party in _parties(key)
        ),
    )


def _record(key: int, done: Act, hours_taken: Decimal | None) -> ActivityRecord:
    making_up_for = done.making_up_for if done.making_up_for != done.day else None
    return ActivityRecord(
        pk=key,
        day=done.day,
        count=done.count,
        hours_taken=hours_taken,
        making_up_for=making_up_for,
        entered_at=_ENTERED,
    )
