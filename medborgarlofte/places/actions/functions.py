"""The doors through which functions come, are handed over, and end."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.accounts.models import User
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places import signals
from medborgarlofte.places.access import check
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.models import Function, HandOver, Membership, Organisation, RoleAssignment
from medborgarlofte.places.names import same_name
from medborgarlofte.places.work import work_of


@transaction.atomic
def add_function(actor: Actor, organisation: Organisation, name: str, *, confirmed: bool = False) -> Function:
    """Add an accountable function to a party; nobody holds it yet.

    `confirmed`: a person has decided that the name tells of nobody. Refuses an empty name and one that the
    party has had already.
    """
    organisation = locked(Organisation.objects.all()).get(pk=organisation.pk)
    check(actor, "function.change", organisation.thing())
    name, decision = _name(organisation, name, confirmed)
    function = Function.objects.create(organisation=organisation, name=name)
    record_write(actor, "add_function", function, party=organisation.pk, **decision)
    return function


@transaction.atomic
def rename_function(actor: Actor, function: Function, name: str, *, confirmed: bool = False) -> Function:
    """Call a function something else; what it answers for stays. As `add_function`."""
    function = _changed(actor, function)
    name, decision = _name(function.organisation, name, confirmed, apart_from=function)
    if name != function.name:
        function.former_names, function.name = [*function.former_names, function.name], name
        function.save(update_fields=["name", "former_names"])
        record_write(actor, "rename_function", function, **decision)
    return function


@transaction.atomic
def set_manager(actor: Actor, function: Function, manager: Function | None) -> Function:
    """Say which function hears of what is late in this one; None for nobody.

    Refuses one of another party or that is ended, itself, and one that answers to it already.
    """
    function = _changed(actor, function)
    if manager is not None:
        _check_manager(function, manager)
    if function.manager_id != (manager.pk if manager else None):
        function.manager = manager
        function.save(update_fields=["manager"])
        record_write(actor, "set_manager", function, manager=function.manager_id)
    return function


@transaction.atomic
def end_function(actor: Actor, function: Function, *, today: date) -> Function:
    """End a function, so that it takes no more work; nothing happens when it is ended already.

    Refuses one that answers for anything still.
    """
    function = _held(function)
    check(actor, "function.change", function.organisation.thing())
    if function.ended:
        return function
    work = work_of([function])[function.pk]
    if work:
        raise Refusal(
            _("%(function)s har arbete kvar, som ”%(work)s”. Flytta det till en annan funktion först.")
            % {"function": function, "work": work[0].told}
        )
    function.ended = today
    function.save(update_fields=["ended"])
    function.assignments.filter(until=None).update(until=timezone.now())
    record_write(actor, "end_function", function)
    return function


@transaction.atomic
def hand_over(
    actor: Actor, function: Function, to: User | None, *, note: str = "", confirmed: bool = False
) -> HandOver:
    """Let somebody else hold a function, or nobody for now; all that it answers for goes along.

    Keeps the list of it as it is at this moment, with a note for the one who takes over. `confirmed`: a
    person has decided that the note tells of nobody. Refuses somebody who has no role in the party, and
    the one who holds it already.
    """
    function = _changed(actor, function)
    note = tidy(note, _("Anteckningen"), 2000)
    decision = decision_about(concerns_about(note, _("Anteckningen"), "note"), confirmed=confirmed)
    before = function.assignments.filter(until=None).first()
    _check_receiver(function, before, to)
    at = timezone.now()
    function.assignments.filter(until=None).update(until=at)
    if to is not None:
        RoleAssignment.objects.create(function=function, user=to, since=at)
    lines = [asdict(work) for work in work_of([function])[function.pk]]
    handed = HandOver.objects.create(
        function=function, earlier=before.user if before else None, later=to, at=at, note=note, lines=lines
    )
    told = {"function": function.pk, "earlier": handed.earlier_id, "later": handed.later_id}
    record_write(actor, "hand_over", handed, **told, count=len(lines), **decision)
    signals.handed_over.send(Function, function=function, earlier=handed.earlier)
    return handed


def _held(function: Function) -> Function:
    """The function as it is, locked until the transaction ends."""
    return locked(Function.objects.select_related("organisation")).get(pk=function.pk)


def _changed(actor: Actor, function: Function) -> Function:
    """The same, for somebody who may change it, while it is not ended."""
    function = _held(function)
    check(actor, "function.change", function.organisation.thing())
    if function.ended:
        raise Refusal(_("%(function)s är avslutad.") % {"function": function})
    return function


def _name(
    organisation: Organisation, name: str, confirmed: bool, apart_from: Function | None = None
) -> tuple[str, dict[str, Any]]:
    """The name tidied, and what the audit trail keeps of the decision about it."""
    name = " ".join(tidy(name, _("Funktionens namn"), 200).split())
    if not name:
        raise Refusal(_("Funktionen behöver ett namn."))
    others = (one for one in organisation.functions.all() if one != apart_from)
    known = next((one for one in others if same_name(one.name) == same_name(name)), None)
    if known is not None and known.ended:
        raise Refusal(_("%(name)s har funnits och är avslutad. Välj ett annat namn.") % {"name": known})
    if known is not None:
        raise Refusal(_("%(name)s finns redan.") % {"name": known})
    return name, decision_about(concerns_about(name, _("Funktionens namn"), "name"), confirmed=confirmed)


def _check_manager(function: Function, manager: Function) -> None:
    managers = dict(function.organisation.functions.current().values_list("pk", "manager"))
    if manager.pk not in managers:
        raise Refusal(_("Välj en funktion hos samma part."))
    above: int | None = manager.pk
    while above is not None:
        if above == function.pk:
            raise Refusal(
                _("%(manager)s svarar redan till %(function)s.") % {"manager": manager, "function": function}
            )
        above = managers.get(above)


def _check_receiver(function: Function, before: RoleAssignment | None, to: User | None) -> None:
    if (before.user_id if before else None) == (to.pk if to else None):
        raise Refusal(_("Det är ingen ändring: funktionen har redan den innehavaren."))
    roles = Membership.objects.current().filter(organisation=function.organisation, user__is_active=True)
    if to is not None and not roles.filter(user=to).exists():
        raise Refusal(
            _("Den som ska ha funktionen behöver en roll hos %(party)s först.")
            % {"party": function.organisation}
        )
