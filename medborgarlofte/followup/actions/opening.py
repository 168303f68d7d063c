"""The door through which a follow-up is opened, and the daily job that opens those that are due."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import COMMAND_LINE, Actor
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.followups import FollowUpPeriod
from medborgarlofte.followup.followups import periods_of, stands_of
from medborgarlofte.followup.models import FollowUp
from medborgarlofte.places.access import check
from medborgarlofte.promises.models import Promise

AT_ONCE = 200  # promises looked at in one go


@transaction.atomic
def open_followup(actor: Actor, promise: Promise, period: FollowUpPeriod, *, today: date) -> FollowUp:
    """Open the follow-up of a period that is over; opening it twice gives the same.

    Refuses an unpublished promise, a period that the promise does not name, and one that is not over.
    """
    check(actor, "followup.open", promise.thing())
    promise = locked(Promise.objects.filter(pk=promise.pk)).get()
    if promise.published_at is None or period not in periods_of(promise, today):
        raise Refusal(_("Löftet följs inte upp för den perioden."))
    if not period.is_open(today):
        raise Refusal(_("Perioden är inte slut än, så den går inte att följa upp."))
    stretch = {"start": period.start, "end": period.end, "due": period.due}
    found = promise.follow_ups.filter(per=period.per or "", start=period.start).first()
    if found:
        return found
    made = FollowUp(promise=promise, per=period.per or "", opened_at=timezone.now(), **stretch)
    made.save()
    told = {name: day.isoformat() for name, day in stretch.items()}
    record_write(actor, "open_followup", made, promise=str(promise), per=made.per, **told)
    return made


def open_due() -> int:
    """The daily job: open what is due of every published promise; how many were opened.

    What was due before a promise was entered here is left to those who want to. Doing it again opens nothing.
    """
    today, opened = localdate(), 0
    promises = Promise.objects.published().filter(start__lte=today).select_related("municipality")
    keys = list(promises.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(keys), AT_ONCE):
        each = promises.filter(pk__in=keys[first : first + AT_ONCE])
        each = each.prefetch_related("municipality__organisations", "municipality__school_terms")
        found = {one.pk: one for one in each}
        for key, stands in stands_of(found.values(), today).items():
            for one in stands:
                if one.follow_up is None and one.period.due >= found[key].entered_on:
                    open_followup(COMMAND_LINE, found[key], one.period, today=today)
                    opened += 1
    return opened
