"""Invented commitments that name a function, and who holds it, for tests of the week and the cycle."""

from __future__ import annotations

from datetime import date
from typing import Any

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.accounts.models import User
from medborgarlofte.domain import content
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.targets import CountTarget, Operator, Per, Target
from medborgarlofte.places.actions import add_function, hand_over
from medborgarlofte.places.models import Function, Organisation
from medborgarlofte.places.names import party_name
from medborgarlofte.promises.actions import log_activity
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import Commitment
from tests.building import ACTOR, a_commitment
from tests.people import a_member

TERTIAL = CountTarget(4, Per.TERTIAL, "vandringar", Operator.AT_LEAST)
MONTHLY = CountTarget(1, Per.MONTH, "besök", Operator.AT_LEAST)


def named(
    text: str, function: str, *targets: Target, place: str = "Granvik", **more: Any
) -> content.Commitment:
    """A commitment of the municipality that names a function; of four walks a tertial without targets."""
    party = content.Party("municipality", party_name(place))
    ties = (content.Function(party, function),)
    each = targets or (TERTIAL,)
    return a_commitment(text, *each, by="municipality", municipality=place, functions=ties, **more)


def held_by(party: Organisation, name: str, user: User | None, *roles: Role) -> Function:
    """A function of the party, held by somebody with these roles there, or by nobody."""
    function = add_function(COMMAND_LINE, party, name)
    if user is not None:
        a_member(party, *roles, user=user)
        hand_over(COMMAND_LINE, function, user)
    return function


def did(
    commitment: Commitment, party: Organisation, day: date, count: int = 1, today: date | None = None
) -> None:
    """Something done that is logged."""
    activity = Activity((commitment,), (party,), day, count)
    log_activity(ACTOR, activity, today=today or day)
