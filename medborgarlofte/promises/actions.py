"""The doors through which sources, promises and activity records are written.

Each takes the actor, writes, and logs to the audit trail, all in one transaction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import record_write, record_writes
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.free_text import tidy

from . import storing
from .checks import checked
from .drafts import Activity, CommitmentDraft, PromiseDraft, SourceDraft
from .models import ActivityRecord, Commitment, Promise, Source, SourceContent
from .sameness import earlier_promise, free_slug, own_stretch, period_slug

BATCH = 500  # rows in one statement


@transaction.atomic
def enter_source(actor: str, draft: SourceDraft) -> Source:
    """Store a published document with its bytes. Refuses a content that is stored already."""
    digest = hashlib.sha256(draft.content).hexdigest()
    if Source.objects.filter(sha256=digest).exists():
        raise Refusal(_("%(name)s är redan inläst.") % {"name": draft.name})
    source = Source.objects.create(
        sha256=digest,
        name=tidy(draft.name[-300:], _("Filens namn"), 300),
        address=draft.address[:1000],
        media_type=draft.media_type,
        reading=draft.reading,
        entered_at=timezone.now(),
    )
    SourceContent.objects.create(source=source, content=draft.content)
    record_write(actor, "enter_source", source, name=source.name, sha256=digest)
    return source


@transaction.atomic
def enter_promise(actor: str, draft: PromiseDraft, source: Source, *, entered_on: date) -> Promise:
    """Store a promise with its commitments and targets, not yet published.

    `entered_on` is the local day it is entered: windows due before it are "before this record".
    An extension of a stored promise counts from that promise's end. Refuses a promise without
    commitments and a period that ends before it begins.
    """
    if not draft.commitments:
        raise Refusal(_("Det finns inget åtagande att lägga in."))
    if draft.end and (not draft.start or draft.end <= draft.start):
        raise Refusal(_("Löftets sista dag ligger före den första."))
    others = list(draft.municipality.promises.order_by("pk"))
    earlier = earlier_promise(draft, others)
    draft = own_stretch(draft, earlier)
    promise = storing.promise_row(draft, free_slug(draft, others), entered_on)
    promise.extends = earlier
    promise.save()
    promise.sources.add(source)
    storing.store_commitments(promise, draft, source)
    _link_later(promise, others)
    record_write(
        actor,
        "enter_promise",
        promise,
        municipality=draft.municipality.name,
        period=draft.label,
        commitments=len(draft.commitments),
        source=source.sha256,
    )
    return promise


def _link_later(promise: Promise, others: Iterable[Promise]) -> None:
    """A promise that was stored before the one it extends finds it now."""
    for other in others:
        if (
            other.extends_id is None
            and other.extension_of
            and period_slug(other.extension_of) == promise.slug
        ):
            other.extends = promise
            other.save(update_fields=["extends"])


@transaction.atomic
def add_publication(actor: str, promise: Promise, source: Source) -> None:
    """Keep a further source of a promise. What is stored of the promise stays as it is."""
    promise.sources.add(source)
    record_write(actor, "add_publication", promise, source=source.sha256)


@transaction.atomic
def add_results(
    actor: str, promise: Promise, results: Iterable[tuple[Commitment, CommitmentDraft]], source: Source
) -> int:
    """Add the outcomes that a published page reports, after those that earlier pages reported.

    An outcome that stands there already is not added again. How many commitments got one.
    """
    changed = []
    for commitment, draft in results:
        if draft.result and draft.result not in commitment.published_result:
            commitment.published_result = f"{commitment.published_result}\n\n{draft.result}".strip()
            changed.append(commitment)
    Commitment.objects.bulk_update(changed, ["published_result"])
    if changed:
        numbers = [commitment.number for commitment in changed]
        record_write(actor, "add_results", promise, commitments=numbers, source=source.sha256)
    return len(changed)


@transaction.atomic
def publish(actor: str, promise: Promise) -> Promise:
    """Make a promise public. Refuses one that is public already."""
    promise = Promise.objects.select_for_update(of=("self",)).get(pk=promise.pk)
    if promise.published_at:
        raise Refusal(_("Löftet är redan publicerat."))
    promise.published_at = timezone.now()
    promise.save(update_fields=["published_at"])
    record_write(actor, "publish", promise)
    return promise


def log_activity(actor: str, activity: Activity, *, today: date, key: str | None = None) -> ActivityRecord:
    """Record what was done. The same `key` sent again gives the record that it made the first time.

    Refuses what `checks.checked` refuses.
    """
    known = _sent_before(key)
    if known:
        return known
    try:
        with transaction.atomic():
            record = _write_record(checked(activity, today), key)
            record_write(actor, "log_activity", record, **_told(record, activity))
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
) -> ActivityRecord:
    """Record what should have been written instead of `record`, which stays and counts no longer.

    A record that should not be there at all is corrected with the count 0. Refuses a record that is
    corrected already (correct its correction), one of another municipality, a missing reason, and what
    `checks.checked` refuses.
    The same `key` sent again gives the correction that it made the first time.
    """
    known = _sent_before(key)
    if known:
        return known
    reason = tidy(reason, _("Skälet"), 500)
    if not reason:
        raise Refusal(_("En rättelse behöver ett skäl."))
    _check_correctable(record, activity)
    try:
        with transaction.atomic():
            correction = _write_record(checked(activity, today), key, corrects=record, reason=reason)
            told = _told(correction, activity) | {"corrects": record.pk, "reason": reason}
            record_write(actor, "correct_activity", correction, **told)
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
    actor: str, activities: Iterable[Activity], *, today: date, entered_that_day: bool = False
) -> list[ActivityRecord]:
    """Record many activities at once, all of them or none, in a few statements for each hundred.

    Commitments whose parties, targets and promises are fetched before need no queries of their own.
    `entered_that_day` makes them look entered on the day they were done: for invented municipalities
    alone. Refuses what `checks.checked` refuses.
    """
    let_in = [checked(activity, today) for activity in activities]
    if entered_that_day and not all(_is_example(activity) for activity in let_in):
        raise Refusal(_("Bara påhittade kommuner kan få uppgifter som ser ut att vara inskrivna tidigare."))
    records = [_record(activity) for activity in let_in]
    if entered_that_day:
        for record in records:
            record.entered_at = datetime.combine(record.day, time(16), timezone.get_current_timezone())
    ActivityRecord.objects.bulk_create(records, batch_size=BATCH)
    _tie(records, let_in)
    record_writes(
        actor, "log_activity", records, [_told(*pair) for pair in zip(records, let_in, strict=True)]
    )
    return records


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
