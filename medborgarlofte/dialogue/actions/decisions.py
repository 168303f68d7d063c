"""The doors of decisions: what a meeting decided, by whom it is done, and that it is done."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.dialogue.drafts import DecisionDraft
from medborgarlofte.dialogue.models import Decision, Meeting, Occasion
from medborgarlofte.dialogue.texts import Texts
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.access import check
from medborgarlofte.places.models import Function

from .meetings import as_it_is


@transaction.atomic
def decide(actor: Actor, meeting: Meeting, said: DecisionDraft, *, confirmed: bool = False) -> Decision:
    """Write down what a meeting decided that a function is to do, at the latest on `due`.

    Refuses a meeting that has not been held, a function of a party that cannot read of the meeting or that
    is ended, and a day before the meeting's.
    """
    meeting = as_it_is(meeting)
    check(actor, "meeting.minute", meeting.thing())
    if meeting.state != Occasion.State.HELD:
        raise Refusal(_("Mötet är inte hållet. Skriv in det som hållet först."))
    texts = Texts()
    text = texts.line(said.text, _("Beslutet"), "text", 1000)
    decision = texts.decision(confirmed=confirmed)
    _check_owner(meeting, said.owner)
    if said.due < meeting.day:
        raise Refusal(_("Sista dagen kan inte vara före mötets dag."))
    made = Decision.objects.create(meeting=meeting, text=text, owner=said.owner, due=said.due)
    told = {"number": made.pk, "owner": made.owner_id, "due": made.due.isoformat()}
    record_write(actor, "decide", meeting, **told, **decision)
    return made


@transaction.atomic
def change_decision(actor: Actor, decision: Decision, owner: Function, due: date) -> Decision:
    """Let another function do what was decided, or by another day. Refuses as `decide`, and what is done."""
    decision = _held(decision)
    meeting = decision.meeting
    check(actor, "meeting.settle", decision.thing())
    if decision.done_on:
        raise Refusal(_("Det är redan gjort."))
    if owner.pk != decision.owner_id:
        _check_owner(meeting, owner)
    if due < meeting.day:
        raise Refusal(_("Sista dagen kan inte vara före mötets dag."))
    decision.owner, decision.due = owner, due
    decision.save(update_fields=["owner", "due"])
    told = {"number": decision.pk, "owner": owner.pk, "due": due.isoformat()}
    record_write(actor, "change_decision", meeting, **told)
    return decision


@transaction.atomic
def settle_decision(actor: Actor, decision: Decision, done_on: date | None, *, today: date) -> Decision:
    """Say on which day what was decided was done; None takes it back, when it was not.

    The party that called to the meeting may, and the owner's. Refuses a day to come and one before the
    meeting's.
    """
    decision = _held(decision)
    check(actor, "meeting.settle", decision.thing())
    if done_on and done_on > today:
        raise Refusal(_("Dagen har inte varit än. Skriv in det när det är gjort."))
    if done_on and done_on < decision.meeting.day:
        raise Refusal(_("Dagen kan inte vara före mötets dag."))
    decision.done_on = done_on
    decision.save(update_fields=["done_on"])
    told = {"number": decision.pk, "done_on": done_on.isoformat() if done_on else None}
    record_write(actor, "settle_decision", decision.meeting, **told)
    return decision


def _held(decision: Decision) -> Decision:
    """The decision as it is now, of a meeting that nobody else changes until the door is closed."""
    as_it_is(decision.meeting)
    return Decision.objects.select_related("owner", "meeting").get(pk=decision.pk)


def _check_owner(meeting: Meeting, owner: Function) -> None:
    if owner.ended or owner.organisation_id not in meeting.thing().parties:
        raise Refusal(_("Välj en funktion hos en av de parter som mötet är delat med."))
