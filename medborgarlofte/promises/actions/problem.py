"""The door through which an indicator is said to tell of the problem of a promise."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.incidents.models import Indicator
from medborgarlofte.places.access import check
from medborgarlofte.promises.models import ProblemIndicator, Promise

MOST = 30  # indicators of one promise


@transaction.atomic
def follow_problem(actor: Actor, promise: Promise, indicator: Indicator) -> ProblemIndicator:
    """Say that an indicator tells of the problem of a published promise; saying it twice gives the same.

    Refuses a promise that is not published and an indicator of another municipality.
    """
    promise = locked(Promise.objects.filter(pk=promise.pk)).get()
    check(actor, "indicator.write", promise.thing())
    if promise.published_at is None or indicator.municipality_id != promise.municipality_id:
        raise Refusal(_("Välj en av kommunens mätningar, och ett löfte som är publicerat."))
    found = promise.problem_indicators.filter(indicator=indicator).first()
    if found:
        return found
    if promise.problem_indicators.count() >= MOST:
        raise Refusal(_("Ett löfte kan ha högst %(most)d mätningar.") % {"most": MOST})
    made = ProblemIndicator.objects.create(promise=promise, indicator=indicator)
    record_write(actor, "follow_problem", made, promise=str(promise))
    return made
