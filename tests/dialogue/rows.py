"""Functions and groups of an invented municipality, for tests of meetings."""

from __future__ import annotations

from datetime import date

from medborgarlofte.dialogue.actions import form_group
from medborgarlofte.dialogue.drafts import GroupDraft
from medborgarlofte.dialogue.models import Group, GroupMember
from medborgarlofte.places.actions import add_function
from medborgarlofte.places.models import Function, Organisation
from tests.building import ACTOR, a_municipality, parties_of

TODAY = date(2026, 5, 20)
CHAIR, MEMBER = GroupMember.Position.CHAIR, GroupMember.Position.MEMBER


def two_parties(name: str = "Ekhamn") -> tuple[Organisation, Organisation]:
    """The police and the municipality of a place."""
    police, town = parties_of(a_municipality(name))
    return police, town


def a_function(party: Organisation, name: str) -> Function:
    """One that is registered and held by nobody."""
    return add_function(ACTOR, party, name)


def a_group(town: Organisation, *members: Function) -> Group:
    """The steering group of the municipality; the first of its members has the chair."""
    seats = {one: MEMBER if place else CHAIR for place, one in enumerate(members)}
    return form_group(ACTOR, town, GroupDraft("steering_group", "Styrgruppen", seats))
