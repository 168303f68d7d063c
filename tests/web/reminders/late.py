"""A municipality in which something has been late for some time, and who answers for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.actions import set_manager
from medborgarlofte.places.models import Function, Organisation
from medborgarlofte.promises.models import Promise
from tests.building import a_municipality, a_promise, parties_of
from tests.people import a_user
from tests.weekly import held_by, named

LATE_DAY = "2024-06-17T10:00:00+02:00"  # a Monday; the first tertial was due on 30 April


@dataclass
class Late:
    """Fritid promised four walks a tertial, and walked none; its manager is the head."""

    town: Organisation
    promise: Promise
    doer: User
    head: User
    function: Function
    manager: Function


def something_late(place: str = "Granvik", *, held: bool = True, year: int = 2024) -> Late:
    """In that year; for the doer, and for nobody when the function stands empty."""
    town = parties_of(a_municipality(place))[1]
    doer, head = a_user(f"fritid@{place.lower()}.example"), a_user(f"chef@{place.lower()}.example")
    function = held_by(town, "Fritid", doer if held else None, Role.COORDINATOR)
    manager = held_by(town, "Fritidschefen", head, Role.DOER)
    set_manager(COMMAND_LINE, function, manager)
    promise = a_promise(
        named("Fritid ska vandra.", "Fritid", place=place),
        municipality=place,
        label=str(year),
        start=date(year, 1, 1),
        end=date(year + 1, 1, 1),
        entered_on=date(year, 1, 2),
    )
    return Late(town, promise, doer, head, function, manager)
