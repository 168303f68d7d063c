"""Occasions that count: which commitments one fulfils, and what happens there when it is held or moved."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.dialogue.models import Occasion
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.access import access_of, check, own_party
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord, Commitment, Fulfilment, Promise

from .activity import correct_activity, log_activity


@transaction.atomic
def set_fulfilled(actor: Actor, occasion: Occasion, commitments: Iterable[Commitment]) -> Occasion:
    """Say which commitments an occasion is an activity of when it is held: all of them.

    Refuses commitments of another municipality or of no published promise, and an occasion that is not
    planned any more.
    """
    occasion = locked(Occasion.objects.filter(pk=occasion.pk)).get()
    check(actor, "occasion.change", occasion.thing())
    wanted = list(dict.fromkeys(commitments))
    known = Commitment.objects.filter(
        pk__in=[one.pk for one in wanted],
        promise__in=Promise.objects.published(),
        promise__municipality=occasion.municipality_id,
    )
    if known.count() != len(wanted):
        raise Refusal(_("Välj åtaganden i kommunens publicerade löften."))
    Fulfilment.objects.filter(occasion=occasion).exclude(commitment__in=wanted).delete()
    before = set(Fulfilment.objects.filter(occasion=occasion).values_list("commitment", flat=True))
    added = [Fulfilment(occasion=occasion, commitment=one) for one in wanted if one.pk not in before]
    Fulfilment.objects.bulk_create(added)
    record_write(actor, "set_fulfilled", occasion, commitments=sorted(one.pk for one in wanted))
    return occasion


def count_held(
    sender: object,
    *,
    actor: Actor,
    occasion: Occasion,
    parties: list[Organisation],
    today: date,
    **_more: Any,
) -> None:
    """Log an occasion that has been held, once for each commitment that it fulfils.

    For those of its parties that took part; a commitment of which none did is left out.
    """
    reporter = own_party(access_of(actor), "activity.log", occasion.municipality)
    ties = Fulfilment.objects.filter(occasion=occasion).select_related("commitment__promise")
    for one in ties.prefetch_related("commitment__parties", "commitment__targets"):
        accountable = set(one.commitment.parties.all())
        did = tuple(party for party in parties if party in accountable or not accountable)
        if did:
            activity = Activity((one.commitment,), did, occasion.day, occasion=occasion)
            log_activity(actor, activity.entered_by(reporter), today=today, confirmed=True)


def recount(
    sender: object, *, actor: Actor, occasion: Occasion, reason: str, today: date, **_more: Any
) -> None:
    """Correct what was counted of an occasion that was held: its new day, or nothing when it was not."""
    count = 1 if occasion.state == Occasion.State.HELD else 0
    records = ActivityRecord.objects.filter(occasion=occasion, corrected_by=None, count__gt=0)
    for record in records.select_related("reported_by").prefetch_related(
        "commitments__promise", "commitments__parties", "commitments__targets", "parties"
    ):
        activity = Activity(
            tuple(record.commitments.all()),
            tuple(record.parties.all()),
            occasion.day if count else record.day,
            count,
            reported_by=record.reported_by,
            occasion=occasion,
        )
        correct_activity(actor, record, activity, reason=reason, today=today, confirmed=True)
