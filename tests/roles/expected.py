"""What the table of permissions says of an address and a viewer, worked out apart from the gates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from medborgarlofte.places.permissions import TABLE, Permission, Scope
from tests.attacks.addresses import Address
from tests.attacks.world import World

from .viewers import Viewer

READ_BY = {  # what the names of addresses of a record begin with, and the permission that shows the record
    "web:draft_correct": None,
    "web:draft": "draft.read",
    "web:signing:": "draft.read",
    "web:renewal:compare": "draft.read",
    "web:document": "document.read",
    "web:original": "document.read",
    "web:agreements:": "agreement.read",
    "web:meetings:": "occasion.read",
    "web:measures:": "measure.read",
    "web:indicators:": "indicator.write",
    "web:sessions:": "occasion.read",
    "web:walks:": "occasion.read",
    "web:sheets:": "sheet.import",
    "web:correct": "activity.correct",
    "web:logged": "activity.correct",
    "web:proof": "activity.correct",
}
OF_A_PARTY = ("web:work:", "web:reminders:")  # to whoever does not belong to it, it is not there
OF_ONE_PARTY = {
    "web:meetings:",
    "web:sessions:",
    "web:sheets:",
    "web:correct",
    "web:logged",
    "web:proof",
    "web:indicators:",
}  # whatever is shared
OF_A_PLACE = {"web:indicators:"}  # to every party of the municipality
TO_WRITE = {"web:inbox": "document.give"}  # where it takes another permission than to read the page
FOR_OWN_FUNCTION = {
    "web:signing:sign",
    "web:signing:upload",
    "web:agreements:registry_number",
    "web:walks:point_done",
}


class Answer(StrEnum):
    """What becomes of it."""

    ALLOWED = "allowed"
    REFUSED = "refused"  # 403
    NOT_THERE = "not there"  # 404
    SIGN_IN = "led to sign in"
    OVER = "led away or refused, since it is ended"


@dataclass(frozen=True)
class Asked:
    """An address, in a state of what it is about."""

    address: Address
    state: str
    world: World

    writing: bool = False

    @property
    def permission(self) -> Permission:
        asked = self.address.permission
        assert asked, f"{self.address.name} asks for no permission"
        return TABLE[TO_WRITE.get(self.address.name, asked) if self.writing else asked]

    @property
    def is_of_record(self) -> bool:
        """Whether it is about something that not everybody sees, and has states."""
        return "pk" in self.address.parts and not self.address.name.startswith("web:work:")

    @property
    def has_states(self) -> bool:
        return self.is_of_record and not self._begins(OF_ONE_PARTY)

    def answer(self, viewer: Viewer, *, writing: bool = False) -> Answer:
        """What the table says; to one who sends the form of the page when they are `writing`."""
        return replace(self, writing=writing)._answer(viewer)

    def _answer(self, viewer: Viewer) -> Answer:
        if not viewer.signed_in:
            return Answer.SIGN_IN
        if self.address.name.startswith(OF_A_PARTY) and "party" in self.address.parts:
            return self._of_party(viewer)
        mine = viewer.parties_with(self.permission)
        if not mine and not viewer.is_enough(self.permission):
            return Answer.REFUSED
        if self.is_of_record and not self._sees(viewer):
            return Answer.NOT_THERE
        if self.address.parts and not mine & self._asked_parties():
            return Answer.REFUSED
        is_over = self.permission.while_open and self.has_states and self.state == "ended"
        return Answer.OVER if is_over else Answer.ALLOWED

    def _of_party(self, viewer: Viewer) -> Answer:
        """To whoever does not belong to it, a party is not there."""
        town = self.world.people.town.pk
        if viewer.is_enough(self.permission) or town in viewer.parties_with(self.permission):
            return Answer.ALLOWED
        return Answer.REFUSED if town in viewer.roles else Answer.NOT_THERE

    def _sees(self, viewer: Viewer) -> bool:
        name = next(read for beginning, read in READ_BY.items() if self.address.name.startswith(beginning))
        return bool(viewer.parties_with(TABLE[name or ""]) & self._parties())

    def _parties(self) -> set[int]:
        """The party of the record, and the one that it is shared with."""
        people = self.world.people
        if self._begins(OF_A_PLACE):
            return {people.town.pk, people.police.pk, people.company.pk}
        shared = self.state != "private" and self.has_states
        return {people.town.pk, people.police.pk} if shared else {people.town.pk}

    def _asked_parties(self) -> set[int]:
        """Those in one of which the permission must be held."""
        people = self.world.people
        either = self.permission.scope is Scope.EITHER
        if not self.is_of_record:  # a promise that is published is of its two parties; its place has others
            return {people.town.pk, people.police.pk} | (set() if either else {people.company.pk})
        if self.address.name in FOR_OWN_FUNCTION or not either:
            return {people.town.pk}
        return self._parties()

    def _begins(self, beginnings: set[str]) -> bool:
        return self.address.name.startswith(tuple(beginnings))
