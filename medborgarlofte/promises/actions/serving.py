"""Which commitments a measure in the street serves."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.incidents.models import Measure
from medborgarlofte.places.access import check
from medborgarlofte.promises.models import Commitment, Promise, Serving


@transaction.atomic
def set_served(actor: Actor, measure: Measure, commitments: Iterable[Commitment]) -> Measure:
    """Say which commitments a measure serves: all of them.

    Refuses commitments of another municipality or of no published promise, and a measure that is completed
    or dropped.
    """
    measure = locked(Measure.objects.filter(pk=measure.pk)).get()
    check(actor, "measure.change", measure.thing())
    wanted = list(dict.fromkeys(commitments))
    known = Commitment.objects.filter(
        pk__in=[one.pk for one in wanted],
        promise__in=Promise.objects.published(),
        promise__municipality=measure.municipality_id,
    )
    if known.count() != len(wanted):
        raise Refusal(_("Välj åtaganden i kommunens publicerade löften."))
    Serving.objects.filter(measure=measure).exclude(commitment__in=wanted).delete()
    before = set(Serving.objects.filter(measure=measure).values_list("commitment", flat=True))
    added = [Serving(measure=measure, commitment=one) for one in wanted if one.pk not in before]
    Serving.objects.bulk_create(added)
    record_write(actor, "set_served", measure, commitments=sorted(one.pk for one in wanted))
    return measure
