"""The parties somebody belongs to, and what they may open there."""

from __future__ import annotations

from dataclasses import dataclass

from medborgarlofte.places.gates import Access, may
from medborgarlofte.places.models import Organisation

from .members import names_of


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party, one's own roles there in words, and which of its pages to offer."""

    party: Organisation
    roles: tuple[str, ...]
    sees_members: bool
    decides_alone: bool


def parties_told(access: Access) -> list[PartyRow]:
    """The parties that somebody belongs to, by municipality. No query."""

    def place(party: Organisation) -> tuple[str, str, str]:
        return str(party.municipality), party.kind, party.name

    return [
        PartyRow(
            party,
            names_of(access.roles[party.pk]),
            may(access, "member.see", party.thing()),
            party.pk in access.parties_with("party.alone"),
        )
        for party in sorted(access.organisations.values(), key=place)
    ]
