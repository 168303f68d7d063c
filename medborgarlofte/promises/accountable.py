"""What functions answer for among commitments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils import timezone

from medborgarlofte.places.models import Function
from medborgarlofte.places.names import same_name
from medborgarlofte.places.work import Work

from .models import Accountability, Commitment, Promise


def commitments_of(functions: Sequence[Function]) -> dict[int, list[Work]]:
    """The commitments of promises in force that name a function, for each of the functions. One query.

    A promise names a function as it was called when it was published, which may be by a former name, or
    before it was registered here.
    """
    by_name = {
        (function.organisation_id, same_name(name)): function.pk
        for function in functions
        for name in (*function.former_names, function.name)
    }
    found: dict[int, list[Work]] = {}
    for tie in _named({party for party, _name in by_name}):
        key = by_name.get((tie.organisation_id, same_name(tie.function_name)))
        if key is not None:
            found.setdefault(key, []).append(_work(tie.commitment))
    return found


def _named(parties: set[int]) -> Iterator[Accountability]:
    ties = Accountability.objects.filter(
        organisation__in=parties,
        commitment__dropped_in=None,
        commitment__promise__in=Promise.objects.in_force(timezone.localdate()),
    ).select_related("commitment__promise__municipality")
    return ties.order_by("commitment__promise", "commitment__position").iterator()


def _work(one: Commitment) -> Work:
    told = f"{one.promise.told()}, {one.number}: {one.text}"
    return Work("commitment", told, f"{one.promise.address()}{one.number}/")
