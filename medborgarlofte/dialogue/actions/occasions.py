"""The doors that every kind of occasion shares: who is invited, moving, holding and cancelling it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.dialogue import signals
from medborgarlofte.dialogue.letters import tell
from medborgarlofte.dialogue.models import Occasion
from medborgarlofte.dialogue.times import checked_times
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.access import check
from medborgarlofte.places.actions import share
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.models import Function, Organisation

MOST_INVITED = 100
Row = TypeVar("Row", bound=Occasion)


@transaction.atomic
def invite(
    actor: Actor, occasion: Row, functions: Iterable[Function], *, note: str, confirmed: bool = False
) -> Row:
    """Say which functions are invited: all of them. Other parties among theirs can read it from now on.

    Whoever holds them is told by mail, and whoever is not called any more. `note` is what the secrecy
    review found, needed when a party is new; what was received there stays.
    Refuses functions that are ended or of another municipality, and more than MOST_INVITED.
    """
    occasion = _held(occasion)
    check(actor, "occasion.change", occasion.thing())
    wanted = list(dict.fromkeys(functions))
    if len(wanted) > MOST_INVITED:
        raise Refusal(_("Högst %(most)d funktioner kan bjudas in.") % {"most": MOST_INVITED})
    check_functions(occasion.municipality_id, wanted)
    for party in _new_parties(occasion, wanted):
        share(actor, occasion, party, ground=occasion.secrecy, note=note, confirmed=confirmed)
    _set_invited(occasion, wanted)
    record_write(actor, "invite_functions", occasion, functions=sorted(one.pk for one in wanted))
    return occasion


@transaction.atomic
def move_occasion(
    actor: Actor,
    occasion: Row,
    starts_at: datetime,
    ends_at: datetime,
    *,
    reason: str,
    today: date,
    confirmed: bool = False,
) -> Row:
    """Give an occasion other times; what was counted of one that was held follows it.

    Refuses one that is cancelled, one that was held and would be so on a day to come, a missing reason,
    and what `checked_times` refuses.
    """
    occasion = _held(occasion)
    check(actor, "occasion.move", occasion.thing())
    if occasion.state == Occasion.State.CANCELLED:
        raise Refusal(_("Det är inställt. Kalla till ett nytt i stället."))
    reason, decision = reason_given(reason, confirmed=confirmed)
    occasion.starts_at, occasion.ends_at = checked_times(starts_at, ends_at)
    if not occasion.is_planned and occasion.day > today:
        raise Refusal(_("Det är redan hållet och kan inte flyttas till en dag som inte har varit."))
    _save(occasion)
    if occasion.is_planned:
        tell(occasion, occasion.invited.all())
    else:
        _tell_changed(actor, occasion, reason=reason, today=today)
    told = {"starts_at": occasion.starts_at.isoformat(), "reason": reason, **decision}
    record_write(actor, "move_occasion", occasion, **told)
    return occasion


@transaction.atomic
def hold(actor: Actor, occasion: Row, parties: Iterable[Organisation], *, today: date) -> Row:
    """Say that an occasion has been held and which parties took part, so that it counts where it should.

    Refuses one that is not planned any more, one whose day has not come, and one without any party.
    """
    occasion = _held(occasion)
    check(actor, "occasion.hold", occasion.thing())
    took_part = list(dict.fromkeys(parties))
    if occasion.day > today:
        raise Refusal(_("Dagen har inte varit än. Skriv in det när det är gjort."))
    if not took_part or any(one.municipality_id != occasion.municipality_id for one in took_part):
        raise Refusal(_("Ange vilka av kommunens parter som var med."))
    occasion.state = Occasion.State.HELD
    _save(occasion)
    signals.held.send(Occasion, actor=actor, occasion=occasion, parties=took_part, reason="", today=today)
    record_write(actor, "hold_occasion", occasion, parties=sorted(one.pk for one in took_part))
    return occasion


@transaction.atomic
def take_back(actor: Actor, occasion: Row, *, reason: str, today: date, confirmed: bool = False) -> Row:
    """Say that an occasion was not held after all. It is planned again, and counts nowhere.

    Refuses one that has not been held, and a missing reason.
    """
    occasion = _held(occasion)
    check(actor, "occasion.move", occasion.thing())
    if occasion.state != Occasion.State.HELD:
        raise Refusal(_("Det är inte hållet."))
    reason, decision = reason_given(reason, confirmed=confirmed)
    occasion.state = Occasion.State.PLANNED
    _save(occasion)
    _tell_changed(actor, occasion, reason=reason, today=today)
    record_write(actor, "take_back_occasion", occasion, reason=reason, **decision)
    return occasion


@transaction.atomic
def cancel_occasion(actor: Actor, occasion: Row, *, reason: str, confirmed: bool = False) -> Row:
    """Say that a planned occasion will not be held, and why. Refuses one that is held or cancelled."""
    occasion = _held(occasion)
    check(actor, "occasion.change", occasion.thing())
    occasion.reason, decision = reason_given(reason, confirmed=confirmed)
    occasion.state = Occasion.State.CANCELLED
    _save(occasion)
    tell(occasion, occasion.invited.all())
    record_write(actor, "cancel_occasion", occasion, **decision)
    return occasion


def reason_given(reason: str, *, confirmed: bool) -> tuple[str, dict[str, object]]:
    """The reason, tidied, and what the audit trail keeps of the decision about it. Refuses a missing one."""
    reason = tidy(reason, _("Skälet"), 500)
    if not reason:
        raise Refusal(_("Skriv varför."))
    return reason, decision_about(concerns_about(reason, _("Skälet"), "reason"), confirmed=confirmed)


def check_functions(municipality: int, functions: Iterable[Function]) -> None:
    """Refuse functions that are ended, or not of this municipality."""
    for one in functions:
        if one.ended or one.organisation.municipality_id != municipality:
            raise Refusal(_("%(function)s går inte att bjuda in.") % {"function": one})


def _held(occasion: Row) -> Row:
    """It as it is now; nobody else changes it until the door is closed."""
    locked(Occasion.objects.filter(pk=occasion.pk)).get()
    occasion.refresh_from_db()
    return occasion


def _set_invited(occasion: Occasion, wanted: list[Function]) -> None:
    """Call these; tell those who are new, and those who are not called any more, as a change to them."""
    before = set(occasion.invited.all())
    occasion.invited.set(wanted)
    gone = before.difference(wanted)
    if gone:
        _save(occasion)
    tell(occasion, gone)
    tell(occasion, [one for one in wanted if one not in before], first=True)


def _save(occasion: Occasion) -> None:
    occasion.sequence += 1
    occasion.changed_at = timezone.now()
    occasion.save()


def _tell_changed(actor: Actor, occasion: Occasion, *, reason: str, today: date) -> None:
    signals.changed.send(Occasion, actor=actor, occasion=occasion, parties=[], reason=reason, today=today)


def _new_parties(occasion: Occasion, functions: list[Function]) -> list[Organisation]:
    reached = occasion.thing().parties
    return list({one.organisation for one in functions if one.organisation_id not in reached})
