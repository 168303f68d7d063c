"""What the pages of a party's members show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from medborgarlofte.accounts.invitations import is_waiting
from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Membership, Organisation, RoleAssignment
from medborgarlofte.places.permission_table import role_name


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with roles in a party: their names in words, and the functions that they hold there."""

    user: User
    roles: tuple[str, ...]
    functions: tuple[str, ...]

    @property
    def is_waiting(self) -> bool:
        """Whether they are invited and have not got in yet."""
        return is_waiting(self.user)


def users_of(party: Organisation) -> QuerySet[User]:
    """Those who have any role in the party, by name."""
    roles = Membership.objects.current().filter(organisation=party)
    return User.objects.filter(pk__in=roles.values("user")).order_by("name", "email")


def members(party: Organisation, users: Sequence[User]) -> list[Member]:
    """These people as members of the party. Two queries."""
    roles: dict[int, set[Role]] = {}
    for user, role in _roles(party, users):
        roles.setdefault(user, set()).add(Role(role))
    functions: dict[int, list[str]] = {}
    held = RoleAssignment.objects.holding().filter(function__organisation=party, user__in=users)
    for user, name in held.order_by("function__name").values_list("user", "function__name"):
        functions.setdefault(user, []).append(name)
    return [
        Member(user, names_of(roles.get(user.pk, ())), tuple(functions.get(user.pk, ()))) for user in users
    ]


def roles_of(party: Organisation, user: User) -> dict[Role, Membership]:
    """The roles that somebody has in the party."""
    held = Membership.objects.current().filter(organisation=party, user=user)
    return {Role(one.role): one for one in held}


def names_of(roles: Iterable[Role]) -> tuple[str, ...]:
    """Roles in words, in the order of the table of permissions."""
    chosen = set(roles)
    return tuple(role_name(role) for role in Role if role in chosen)


def beside(party: Organisation, asking: Access) -> QuerySet[Organisation]:
    """The police parties of the same police area where somebody may invite as well, the party included."""
    if party.kind != Organisation.Kind.POLICE:
        return Organisation.objects.filter(pk=party.pk)
    area = Q(municipality__police_areas__municipalities=party.municipality_id)
    found = Organisation.objects.filter(area | Q(pk=party.pk), kind=Organisation.Kind.POLICE)
    if not asking.is_administrator:
        found = found.filter(pk__in=asking.parties_with("member.change"))
    return found.select_related("municipality").order_by("municipality__name").distinct()


def _roles(party: Organisation, users: Sequence[User]) -> Iterable[tuple[int, str]]:
    held = Membership.objects.current().filter(organisation=party, user__in=users)
    return held.values_list("user", "role")
