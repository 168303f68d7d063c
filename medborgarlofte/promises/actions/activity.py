"""The doors through which what was done is written, one record or many at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import record_writes
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.accounts.scope import Scope, scope_of
from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.domain.personal_data import Concern
from medborgarlofte.places.access import access_of
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.gates import Access
from medborgarlofte.promises.checks import LetIn, checked, concerns_in, let_in, refuse_own_reason
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord
from medborgarlofte.promises.proofs import keep_proofs

BATCH = 500  # rows in one statement


def log_activity(
    actor: Actor,
    activity: Activity,
    *,
    today: date,
    key: str | None = None,
    confirmed: bool = False,
    access: Access | None = None,
) -> ActivityRecord:
    """Record what was done. The same `key` sent again gives the record that it made the first time.

    `confirmed`: a person has read the texts and decided that they tell of nobody; the audit trail keeps it.
    `access` is what the actor is, where the request has just fetched it.
    Refuses what `checks.checked` refuses, and whoever belongs to neither the party that did it nor the one
    that reports it; raises NeedsDecision where such a decision is missing.
    """
    _check_reporters(access or access_of(actor), actor, "activity.log", [activity])
    try:
        return _log(actor, activity, today, key, confirmed=confirmed)
    except (IntegrityError, Refusal):  # a key that is taken; or one whose commitment has ended since it was
        known = _sent_before(key)
        if not known:
            raise
        return known


def _log(
    actor: Actor, activity: Activity, today: date, key: str | None, *, confirmed: bool
) -> ActivityRecord:
    found = let_in(activity, today)
    decision = decision_about(found.concerns, confirmed=confirmed)
    with transaction.atomic():
        record = _write_record(actor, found.activity, key)
        told = _told(record, activity) | decision
        record_writes(actor, "log_activity", [record], [told], [_scope(activity)])
    return record


def correct_activity(
    actor: Actor,
    record: ActivityRecord,
    activity: Activity,
    *,
    reason: str,
    today: date,
    key: str | None = None,
    confirmed: bool = False,
) -> ActivityRecord:
    """Record what should have been written instead of `record`, which stays and counts no longer.

    A record that should not be there at all is corrected with the count 0. Refuses a record that is
    corrected already (correct its correction), one of another municipality, a missing reason, and what
    `checks.checked` refuses; raises NeedsDecision as `log_activity` does, for texts that are new.
    The same `key` sent again gives the correction that it made the first time.
    """
    _check_reporters(access_of(actor), actor, "activity.correct", [activity, _as_entered(record)])
    known = _sent_before(key)
    if known:
        return known
    _check_correctable(record, activity)
    said = checked(activity, today)
    reason = _reason_given(reason, said)
    concerns = (*concerns_about(reason, _("Skälet"), "reason"), *concerns_in(said, besides=record))
    told = {"corrects": record.pk, "reason": reason, **decision_about(concerns, confirmed=confirmed)}
    try:
        with transaction.atomic():
            correction = _write_record(actor, said, key, corrects=record, reason=reason)
            told |= _told(correction, activity)
            record_writes(actor, "correct_activity", [correction], [told], [_scope(said)])
    except IntegrityError:  # another correction at the same moment
        raise _already_corrected() from None
    return correction


def _check_reporters(access: Access, actor: Actor, name: str, activities: Iterable[Activity]) -> None:
    """Whoever enters what was done belongs to the party that did it, or to the one that reports it."""
    if access.actor != actor:
        raise ValueError("what somebody else is")
    own = access.parties_with(name)
    for activity in activities:
        reporters = [activity.reported_by] if activity.reported_by else activity.parties
        if not access.actor.is_system and not own.issuperset(party.pk for party in reporters):
            raise NotAllowed(
                _("Du kan bara skriva in för din egen part, eller att din part rapporterar för en annan.")
            )


def _as_entered(record: ActivityRecord) -> Activity:
    """A record as far as it tells who entered it."""
    return Activity((), tuple(record.parties.all()), record.day, reported_by=record.reported_by)


def _reason_given(reason: str, activity: Activity) -> str:
    """Why a record is corrected, tidied. Of an occasion that was moved it is the reason of its own page."""
    reason = tidy(reason, _("Skälet"), 500)
    if not reason:
        raise Refusal(_("En rättelse behöver ett skäl."))
    if not activity.occasion:
        refuse_own_reason(activity, reason)
    return reason


def _check_correctable(record: ActivityRecord, activity: Activity) -> None:
    if ActivityRecord.objects.filter(corrects=record).exists():
        raise _already_corrected()
    here = set(record.commitments.values_list("promise__municipality", flat=True))
    if not here >= {one.promise.municipality_id for one in activity.commitments}:
        raise Refusal(_("Posten hör till en annan kommun."))


def _already_corrected() -> Refusal:
    return Refusal(_("Posten är redan rättad. Rätta rättelsen i stället."))


def _sent_before(key: str | None) -> ActivityRecord | None:
    return ActivityRecord.objects.filter(key=key).first() if key else None


@transaction.atomic
def log_activities(
    actor: Actor,
    activities: Iterable[Activity | LetIn],
    *,
    today: date,
    entered_that_day: bool = False,
    confirmed: bool = False,
    keys: Sequence[str] = (),
) -> list[ActivityRecord]:
    """Record many activities at once, all of them or none, in a few statements for each hundred.

    Commitments whose parties, targets and promises are fetched before need no queries of their own.
    `entered_that_day` makes them look entered on the day they were done: for invented municipalities
    alone. `keys`, as many as the activities, are those of `log_activity`; one that is taken stops all of
    them with an IntegrityError. Refuses what `checks.checked` refuses; raises NeedsDecision as
    `log_activity` does, with the row of each concern, counted from 1. What was let in already (LetIn)
    is not checked once more.
    """
    found = [one if isinstance(one, LetIn) else let_in(one, today) for one in activities]
    each_done = [one.activity for one in found]
    _check_reporters(access_of(actor), actor, "activity.log", each_done)
    decision_about(_in_rows(found), confirmed=confirmed)
    each: list[str | None] = [*keys] or [None] * len(found)
    records = [_record(actor, done, key) for done, key in zip(each_done, each, strict=True)]
    if entered_that_day:
        _enter_that_day(records, each_done)
    ActivityRecord.objects.bulk_create(records, batch_size=BATCH)
    _tie(records, each_done)
    told = [
        _told(record, one.activity) | decision_about(one.concerns, confirmed=confirmed)
        for record, one in zip(records, found, strict=True)
    ]
    record_writes(actor, "log_activity", records, told, map(_scope, each_done))
    return records


def _in_rows(found: Iterable[LetIn]) -> list[Concern]:
    """All that a person must decide about, each with its row."""
    said = _("Rad %(row)d. %(sentence)s")
    return [
        replace(one, row=row, sentence=said % {"row": row, "sentence": one.sentence})
        for row, entry in enumerate(found, 1)
        for one in entry.concerns
    ]


def _enter_that_day(records: Iterable[ActivityRecord], activities: Iterable[Activity]) -> None:
    if not all(_is_example(activity) for activity in activities):
        raise Refusal(_("Bara påhittade kommuner kan få uppgifter som ser ut att vara inskrivna tidigare."))
    for record in records:
        record.entered_at = datetime.combine(record.day, time(16), timezone.get_current_timezone())


def _scope(activity: Activity) -> Scope:
    """Its day, count and function are public where it was promised; a record does not hold where."""
    return scope_of(activity.commitments[0].promise)


def _is_example(activity: Activity) -> bool:
    return all(one.promise.municipality.example for one in activity.commitments)


def _tie(records: list[ActivityRecord], activities: list[Activity]) -> None:
    """Tie records to their commitments and parties."""
    pairs = list(zip(records, activities, strict=True))
    commitments = [(record.pk, one.pk) for record, done in pairs for one in done.commitments]
    parties = [(record.pk, party.pk) for record, done in pairs for party in done.parties]
    _insert(ActivityRecord.commitments.through, "commitment_id", commitments)
    _insert(ActivityRecord.parties.through, "organisation_id", parties)


def _insert(through: type[Model], other: str, keys: list[tuple[int, int]]) -> None:
    """Past the models: making a row of its own of each of 20,000 ties takes three times as long."""
    table = through._meta.db_table
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} (activityrecord_id, {other}) VALUES (%s, %s)", keys)  # noqa: S608


def _write_record(
    actor: Actor,
    activity: Activity,
    key: str | None,
    *,
    corrects: ActivityRecord | None = None,
    reason: str = "",
) -> ActivityRecord:
    record = _record(actor, activity, key, corrects=corrects, reason=reason)
    record.save()
    _tie([record], [activity])
    if activity.together_with:
        record.together_with.set(activity.together_with)
    keep_proofs(record, activity.proofs, corrects)
    return record


def _record(
    actor: Actor,
    activity: Activity,
    key: str | None = None,
    *,
    corrects: ActivityRecord | None = None,
    reason: str = "",
) -> ActivityRecord:
    return ActivityRecord(
        reported_by=activity.reported_by,
        day=activity.day,
        count=activity.count,
        hours=activity.hours,
        hours_taken=activity.hours_taken,
        place=activity.place,
        note=activity.note,
        making_up_for=activity.making_up_for,
        occasion=activity.occasion,
        dress=activity.dress,
        co_actors=activity.co_actors,
        corrects=corrects,
        reason=reason,
        entered_at=timezone.now(),
        entered_by_id=actor.user_id,
        key=key,
    )


def _told(record: ActivityRecord, activity: Activity) -> dict[str, Any]:
    """What the audit trail keeps: day, count and commitments. The free texts stay in the record alone."""
    commitments = sorted(one.pk for one in activity.commitments)
    told = {"day": record.day.isoformat(), "count": record.count, "commitments": commitments}
    files = [hashlib.sha256(one.content).hexdigest() for one in activity.proofs]
    return told | {"files": files} if files else told
