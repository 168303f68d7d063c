"""Lifting what is still late to the manager of the function that answers for it, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.week import Urgency
from medborgarlofte.jobs.queue import later
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Function, Organisation, RoleAssignment
from medborgarlofte.publishing.formats import day
from medborgarlofte.web.models import Escalation, Thing
from medborgarlofte.web.work.waiting import Waiting, waiting_for

LONGEST = 500  # characters of what a late thing is called
REMINDER = Actor("påminnelserna")
_NOBODY = Actor("påminnelserna", 0)  # whose week is that of a whole party, and who holds no function


@dataclass(frozen=True, slots=True)
class Late:
    """One late thing of a party, and the function that answers for it."""

    row: Waiting
    due: date
    function: Function

    def thing(self) -> Thing:
        """Which late thing it is."""
        return thing_of(self.row, self.function.pk)

    def days(self, today: date) -> int:
        """For how many days it has been late."""
        return (today - self.due).days


def ask_to_escalate() -> int:
    """Ask for each party that has managers, or things that were lifted, to be looked at; how many."""
    ties = Function.objects.current().filter(manager__isnull=False)
    lifted = Escalation.objects.filter(ended=None)
    parties = Organisation.objects.filter(
        Q(pk__in=ties.values("organisation")) | Q(pk__in=lifted.values("function__organisation"))
    )
    keys = list(parties.values_list("pk", flat=True))
    for key in keys:
        later(escalate, key, key=f"escalate {key}")
    return len(keys)


@transaction.atomic
def escalate(party_id: int) -> int:
    """Lift what has been late long enough in a party, and end what is late no longer; how many steps it took.

    Of a function that nobody holds it is lifted at once, otherwise after the party's own number of days;
    after as many more it goes one manager higher. A chain of managers that leads back ends. Each step is
    written once, however often this is done.
    """
    party = Organisation.objects.select_related("municipality").get(pk=party_id)
    today = localdate()
    late = late_of(party, today)
    open_ones = list(Escalation.objects.filter(ended=None, function__organisation=party))
    _end_others(open_ones, late, today)
    steps = [step for one in late for step in _steps(party, one, open_ones, today)]
    return sum(_take(step, today) for step in steps)


def late_of(party: Organisation, today: date) -> list[Late]:
    """What is late in a party, of functions that answer for it; as many queries as somebody's week."""
    whole = Access(
        _NOBODY,
        {party.pk: frozenset({Role.COORDINATOR, Role.LIAISON_OFFICER})},
        organisations={party.pk: party},
    )
    functions = {one.pk: one for one in party.functions.with_holder().select_related("manager")}
    return [
        Late(row, row.day, functions[row.function])
        for row in waiting_for(whole, today)
        if row.day and row.day < today and row.function in functions
    ]


def _take(step: Escalation, today: date) -> bool:
    """Whether it is taken now: another may have, on another node."""
    made, first = Escalation.objects.get_or_create(
        function=step.function,
        manager=step.manager,
        title=step.title,
        where=step.where,
        due=step.due,
        defaults={"address": step.address, "day": today},
    )
    if first:
        record_write(REMINDER, "escalate", made, function=made.function_id, manager=made.manager_id)
    return first


def _end_others(open_ones: list[Escalation], late: list[Late], today: date) -> None:
    still = {one.thing() for one in late}
    done = [one.pk for one in open_ones if one.thing() not in still]
    Escalation.objects.filter(pk__in=done).update(ended=today)


def _steps(party: Organisation, late: Late, open_ones: list[Escalation], today: date) -> Iterator[Escalation]:
    """The next step of one late thing, when its time has come."""
    taken = [one for one in open_ones if one.thing() == late.thing()]
    held = late.function.holder_id is not None
    waits = party.escalates_after * (len(taken) + 1) if held or taken else 1
    last = Function.objects.select_related("manager").get(pk=taken[-1].manager_id) if taken else late.function
    known = {late.function.pk, *(one.manager_id for one in taken)}
    if late.days(today) >= waits and last.manager and last.manager_id not in known:
        yield Escalation(
            function=late.function,
            manager=last.manager,
            address=late.row.address,
            due=late.due,
            title=late.row.title[:LONGEST],
            where=late.row.where[:LONGEST],
        )


@dataclass(frozen=True, slots=True)
class Lifted:
    """What has been lifted in somebody's parties, as it stood when it was last looked at."""

    rows: tuple[Waiting, ...]  # to functions that they hold themselves
    told: Mapping[Thing, str]  # of each thing, to whom it was lifted


_HOLDERS = RoleAssignment.objects.filter(function=OuterRef("manager"), until=None)
_LIFTED = (  # put together once, since that takes longer than asking
    Escalation.objects.filter(ended=None)
    .annotate(holder=Subquery(_HOLDERS.values("user")[:1]))
    .select_related("function__organisation__municipality", "manager")
    .order_by("pk")
)


def lifted_of(access: Access) -> Lifted:
    """What has been lifted in the parties of the one who asks. One query."""
    every = list(_LIFTED.filter(function__organisation__in=access.parties))
    mine = tuple(_waiting(one) for one in every if one.holder == access.actor.user_id)
    told = _("Lyft till %(manager)s den %(day)s.")
    return Lifted(mine, {one.thing(): told % {"manager": one.manager, "day": day(one.day)} for one in every})


def _waiting(one: Escalation) -> Waiting:
    return Waiting(
        title=one.title,
        where=one.where,
        action=_("Läs"),
        address=one.address,
        day=one.due,
        function=one.manager_id,
        urgency=Urgency.LATE,
        place=str(one.function.organisation.municipality),
        function_name=str(one.manager),
        note=_("Lyft till dig från %(function)s den %(day)s. Försenat sedan den %(due)s.")
        % {"function": one.function, "day": day(one.day), "due": day(one.due)},
    )


def thing_of(row: Waiting, function: int) -> Thing:
    """Which thing a row of a week is, whoever sees it."""
    return function, row.title[:LONGEST], row.where[:LONGEST], row.day or date.max
