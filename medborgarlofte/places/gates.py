"""Who may do what: one table, in code. Printed by `medborgarlofte permissions`.

Each permission names the roles that give it, and where the role must be held: in the party that the thing
belongs to, or in any party that it is shared with. A check costs no query: `access.access_of` has fetched
what somebody is before. A door asks `require`; a list of rows asks `parties_with`, through the `visible_to`
of its QuerySet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from rules.predicates import Predicate, predicate
from rules.rulesets import RuleSet

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import NotAllowed
from medborgarlofte.domain.roles import Role

from .permissions import TABLE, Permission, Scope
from .things import Thing

if TYPE_CHECKING:
    from .models.organisations import Organisation  # shared rows beside it ask these gates


@dataclass(frozen=True, slots=True)
class Access:
    """What somebody is, fetched once: the roles they hold in each party, by the party's key.

    `organisations` are these parties themselves, with their municipalities.
    """

    actor: Actor
    roles: Mapping[int, frozenset[Role]] = field(default_factory=dict)
    is_administrator: bool = False
    second_factor: bool = False
    organisations: Mapping[int, Organisation] = field(default_factory=dict, compare=False)

    def parties_with(self, name: str) -> frozenset[int]:
        """The parties in which they hold a role that gives this permission."""
        wanted = TABLE[name].roles
        return frozenset(party for party, held in self.roles.items() if not held.isdisjoint(wanted))

    @property
    def parties(self) -> frozenset[int]:
        """The parties in which they hold any role."""
        return frozenset(self.roles)


def may(access: Access, name: str, thing: Thing | None = None) -> bool:
    """Whether somebody may do it to the thing; without a thing, whether their role allows it anywhere."""
    return bool(_RULES.test_rule(name, access, thing))


def require(access: Access, name: str, thing: Thing | None = None) -> None:
    """Refuse with a sentence unless somebody may do it."""
    if not may(access, name, thing):
        raise NotAllowed(_why_not(access, TABLE[name], thing))


def needs_second_factor(access: Access) -> bool:
    """Whether a role that somebody holds lets them do what takes two factors: to publish or to sign."""
    asking = (permission.name for permission in TABLE.values() if permission.second_factor)
    return any(access.parties_with(name) for name in asking)


def _why_not(access: Access, permission: Permission, thing: Thing | None) -> str:
    if _holds_role(permission)(access, thing):
        if permission.second_factor and not access.second_factor:
            return _("Du behöver logga in i två steg för att göra det här. Ställ in det under ditt konto.")
        return _("Det är avslutat och går inte att ändra.")
    return _("Din roll ger dig inte rätt att göra det här. Fråga den som samordnar hos er.")


def _holds_role(permission: Permission) -> Predicate:
    """They hold one of the roles: in the party itself, or in one that it is shared with."""

    def held(access: Access, thing: Thing | None) -> bool:
        parties = access.parties_with(permission.name)
        if permission.administrator and access.is_administrator:
            return True
        if thing is None:
            return bool(parties)
        asked = thing.parties if permission.scope is Scope.EITHER else {thing.workspace}
        return not parties.isdisjoint(asked)

    return predicate(held, name=f"{permission.name}:role")


def _is_system(access: Access) -> bool:
    return access.actor.is_system


def _has_second_factor(access: Access) -> bool:
    return access.second_factor


def _is_open(access: Access, thing: Thing | None) -> bool:
    return thing is None or thing.is_open


_SYSTEM = predicate(_is_system)
_SECOND_FACTOR = predicate(_has_second_factor)
_OPEN = predicate(_is_open)


def _predicate(permission: Permission) -> Predicate:
    wanted = _holds_role(permission)
    if permission.second_factor:
        wanted &= _SECOND_FACTOR
    if permission.while_open:
        wanted &= _OPEN
    return _SYSTEM | wanted


_RULES = RuleSet()
for _permission in TABLE.values():
    _RULES.add_rule(_permission.name, _predicate(_permission))
