"""The doors through which what was done is written, one record or many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import record_write, record_writes
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.personal_data import Concern
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.promises.checks import checked, concerns_in, refuse_dropped
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord

BATCH = 500  # rows in one statement


def log_activity(
    actor: str, activity: Activity, *, today: date, key: str | None = None, confirmed: bool = False
) -> ActivityRecord:
    """Record what was done. The same `key` sent again gives the record that it made the first time.

    `confirmed`: a person has read the texts and decided that they tell of nobody; the audit trail keeps it.
    Refuses what `checks.checked` refuses; raises NeedsDecision where such a decision is missing.
    """
    known = _sent_before(key)
    if known:
        return known
    let_in = checked(activity, today)
    refuse_dropped(let_in)
    decision = decision_about(concerns_in(let_in), confirmed=confirmed)
    try:
        with transaction.atomic():
            record = _write_record(let_in, key)
            record_write(actor, "log_activity", record, **_told(record, activity), **decision)
    except IntegrityError:  # the same key at the same moment
        known = _sent_before(key)
        if not known:
            raise
        return known
    return record


def correct_activity(
    actor: str,
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
    known = _sent_before(key)
    if known:
        return known
    reason = tidy(reason, _("Skälet"), 500)
    if not reason:
        raise Refusal(_("En rättelse behöver ett skäl."))
    _check_correctable(record, activity)
    let_in = checked(activity, today)
    concerns = (*concerns_about(reason, _("Skälet"), "reason"), *concerns_in(let_in, besides=record))
    told = {"corrects": record.pk, "reason": reason, **decision_about(concerns, confirmed=confirmed)}
    try:
        with transaction.atomic():
            correction = _write_record(let_in, key, corrects=record, reason=reason)
            record_write(actor, "correct_activity", correction, **_told(correction, activity), **told)
    except IntegrityError:  # another correction at the same moment
        raise _already_corrected() from None
    return correction


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
    actor: str,
    activities: Iterable[Activity],
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
    `log_activity` does, with the row of each concern, counted from 1.
    """
    let_in = [checked(activity, today) for activity in activities]
    for activity in let_in:
        refuse_dropped(activity)
    concerns = [_in_row(row, concerns_in(activity)) for row, activity in enumerate(let_in, 1)]
    decision_about([one for row in concerns for one in row], confirmed=confirmed)
    if entered_that_day and not all(_is_example(activity) for activity in let_in):
        raise Refusal(_("Bara påhittade kommuner kan få uppgifter som ser ut att vara inskrivna tidigare."))
    each: list[str | None] = [*keys] or [None] * len(let_in)
    records = [_record(activity, key) for activity, key in zip(let_in, each, strict=True)]
    if entered_that_day:
        for record in records:
            record.entered_at = datetime.combine(record.day, time(16), timezone.get_current_timezone())
    ActivityRecord.objects.bulk_create(records, batch_size=BATCH)
    _tie(records, let_in)
    told = [
        _told(record, activity) | decision_about(found, confirmed=confirmed)
        for record, activity, found in zip(records, let_in, concerns, strict=True)
    ]
    record_writes(actor, "log_activity", records, told)
    return records


def _in_row(row: int, concerns: Iterable[Concern]) -> tuple[Concern, ...]:
    said = _("Rad %(row)d. %(sentence)s")
    return tuple(
        replace(one, row=row, sentence=said % {"row": row, "sentence": one.sentence}) for one in concerns
    )


def _is_example(activity: Activity) -> bool:
    return all(one.promise.municipality.example for one in activity.commitments)


def _tie(records: list[ActivityRecord], activities: list[Activity]) -> None:
    """Tie records to their commitments and parties."""
    to_commitments, to_parties = ActivityRecord.commitments.through, ActivityRecord.parties.through
    pairs = list(zip(records, activities, strict=True))
    to_commitments.objects.bulk_create(
        [
            to_commitments(activityrecord_id=record.pk, commitment_id=one.pk)
            for record, activity in pairs
            for one in activity.commitments
        ],
        batch_size=BATCH,
    )
    to_parties.objects.bulk_create(
        [
            to_parties(activityrecord_id=record.pk, organisation_id=party.pk)
            for record, activity in pairs
            for party in activity.parties
        ],
        batch_size=BATCH,
    )


def _write_record(
    activity: Activity, key: str | None, *, corrects: ActivityRecord | None = None, reason: str = ""
) -> ActivityRecord:
    record = _record(activity, key, corrects=corrects, reason=reason)
    record.save()
    record.commitments.set(activity.commitments)
    record.parties.set(activity.parties)
    return record


def _record(
    activity: Activity, key: str | None = None, *, corrects: ActivityRecord | None = None, reason: str = ""
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
        corrects=corrects,
        reason=reason,
        entered_at=timezone.now(),
        key=key,
    )


def _told(record: ActivityRecord, activity: Activity) -> dict[str, Any]:
    """What the audit trail keeps: day, count and commitments. The free texts stay in the record alone."""
    commitments = sorted(one.pk for one in activity.commitments)
    return {"day": record.day.isoformat(), "count": record.count, "commitments": commitments}
