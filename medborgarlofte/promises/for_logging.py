"""What somebody may log: first what their own functions answer for, then the rest of their parties'."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, When

from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Function, held_by

from .accountable import commitments_of
from .models import Commitment, Promise

MOST_OFFLINE = 300  # commitments that a phone keeps


def own_commitments(access: Access, today: date) -> list[Commitment]:
    """The commitments in force of the functions that whoever asks holds, over all municipalities."""
    parties = access.parties_with("activity.log")
    held = Function.objects.current().filter(pk__in=held_by(access.actor.user_id))
    functions = list(held.filter(organisation__in=parties))
    addresses = {one.address for found in commitments_of(functions).values() for one in found}
    keys = [
        one for one in _of_parties(parties, today) if f"{one.promise.address()}{one.number}/" in addresses
    ]
    return keys if functions else []


def other_commitments(
    access: Access, today: date, besides: Collection[int], words: str
) -> QuerySet[Commitment]:
    """The others of the municipalities of one's parties, those in force first; `words` are all looked for."""
    parties = access.parties_with("activity.log")
    found = (
        Commitment.objects.filter(
            promise__in=Promise.objects.published(),
            promise__municipality__organisations__in=parties,
            dropped_in=None,
        )
        .exclude(pk__in=besides)
        .select_related("promise__municipality")
        .distinct()
    )
    for word in words.split()[:8]:
        found = found.filter(
            Q(text__icontains=word)
            | Q(promise__municipality__name__icontains=word)
            | Q(focus_area__heading__icontains=word)
        )
    in_force = When(promise__in=Promise.objects.in_force(today), then=0)
    return found.annotate(later=Case(in_force, default=1, output_field=IntegerField())).order_by(
        "later", "promise__municipality__name", "-promise__start", "promise", "position"
    )


def _of_parties(parties: Collection[int], today: date) -> QuerySet[Commitment]:
    return (
        Commitment.objects.filter(
            parties__in=parties, dropped_in=None, promise__in=Promise.objects.in_force(today)
        )
        .select_related("promise__municipality")
        .distinct()
        .order_by("promise__municipality__name", "promise", "position")
    )


def offline_choices(access: Access, today: date) -> list[Commitment]:
    """What a phone keeps to choose from: one's own first, then those in force of one's parties."""
    mine = own_commitments(access, today)
    known = {one.pk for one in mine}
    theirs = _of_parties(access.parties_with("activity.log"), today)[:MOST_OFFLINE]
    return [*mine, *(one for one in theirs if one.pk not in known)][:MOST_OFFLINE]
