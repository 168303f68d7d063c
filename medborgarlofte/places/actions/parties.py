"""The doors through which parties come, and decide how they publish."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.access import check
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.models import Municipality, Organisation

from .places import party

MOST_DAYS = 365  # before what is late is lifted


@transaction.atomic
def add_party(
    actor: Actor, kind: str, municipality: Municipality, name: str = "", *, confirmed: bool = False
) -> Organisation:
    """The party of that kind in a municipality, for an installation administrator; as `party`."""
    check(actor, "party.add")
    return party(actor, kind, municipality, name, confirmed=confirmed)


@transaction.atomic
def decide_alone(
    actor: Actor, organisation: Organisation, *, alone: bool, reason: str, confirmed: bool = False
) -> Organisation:
    """Decide whether one person of a party may publish alone. Everybody reads the reason.

    `confirmed`: a person has decided that the reason tells of nobody. Refuses a missing reason; to decide
    what holds already changes nothing.
    """
    organisation = locked(Organisation.objects.all()).get(pk=organisation.pk)
    check(actor, "party.alone", organisation.thing())
    if organisation.publishes_alone is alone:
        return organisation
    reason = tidy(reason, _("Skälet"), 500)
    if not reason:
        raise Refusal(_("Skriv varför."))
    decision = decision_about(concerns_about(reason, _("Skälet"), "reason"), confirmed=confirmed)
    organisation.publishes_alone, organisation.alone_reason = alone, reason
    organisation.save(update_fields=["publishes_alone", "alone_reason"])
    record_write(actor, "decide_alone", organisation, alone=alone, **decision)
    return organisation


@transaction.atomic
def set_escalation(actor: Actor, organisation: Organisation, days: int) -> Organisation:
    """Say after how many days what is still late is lifted to the manager of the function that answers.

    Refuses fewer than 1 and more than MOST_DAYS.
    """
    organisation = locked(Organisation.objects.all()).get(pk=organisation.pk)
    check(actor, "function.change", organisation.thing())
    if not 1 <= days <= MOST_DAYS:
        raise Refusal(_("Skriv ett antal dagar mellan 1 och %(most)d.") % {"most": MOST_DAYS})
    if organisation.escalates_after != days:
        organisation.escalates_after = days
        organisation.save(update_fields=["escalates_after"])
        record_write(actor, "set_escalation", organisation, days=days)
    return organisation
