"""Everybody who may ask for a page: each role, and those whom other rules than roles keep out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from allauth.mfa.models import Authenticator
from django.test import Client

from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.permissions import Permission
from tests.attacks.clients import an_outsider, client_of
from tests.attacks.world import World
from tests.people import a_member, a_user


@dataclass(frozen=True)
class Viewer:
    """Somebody, what they hold in which party, and their browser."""

    name: str
    client: Client
    roles: Mapping[int, frozenset[Role]] = field(default_factory=dict)
    is_administrator: bool = False
    second_factor: bool = True
    signed_in: bool = True

    def parties_with(self, permission: Permission) -> set[int]:
        """The parties in which they hold a role that gives it, as the table says."""
        if permission.second_factor and not self.second_factor:
            return set()
        return {party for party, held in self.roles.items() if held & permission.roles}

    def is_enough(self, permission: Permission) -> bool:
        """Whether it is theirs wherever it is asked, as the installation's administrator."""
        return permission.administrator and self.is_administrator


def viewers(world: World) -> list[Viewer]:
    """One for each role of the municipality, and seven others."""
    people, every = world.people, frozenset(Role)
    town, police, company = people.town.pk, people.police.pk, people.company.pk
    each = [_member(world, role.value, {town: frozenset({role})}) for role in Role]
    bare = {town: frozenset({Role.SIGNATORY, Role.PUBLISHER})}
    outsider = an_outsider()
    elsewhere = dict.fromkeys(outsider.memberships.values_list("organisation", flat=True), every)
    administrator = a_user(is_administrator=True)
    return [
        *each,
        _member(world, "every role in the police, which it is shared with", {police: every}),
        _member(world, "every role in a company, which nothing is shared with", {company: every}),
        _member(world, "a signatory without a second factor", bare, second_factor=False),
        Viewer("an outsider", client_of(outsider), elsewhere),
        Viewer("an administrator", client_of(administrator), is_administrator=True, second_factor=False),
        Viewer("somebody without any role", client_of(a_user()), second_factor=False),
        Viewer("a visitor", Client(), signed_in=False),
    ]


def _member(
    world: World, name: str, roles: Mapping[int, frozenset[Role]], *, second_factor: bool = True
) -> Viewer:
    user = a_user()
    for party in (world.people.town, world.people.police, world.people.company):
        a_member(party, *roles.get(party.pk, ()), user=user)
    _with_factor(user, second_factor=second_factor)
    return Viewer(name, client_of(user), roles, second_factor=second_factor)


def _with_factor(user: User, *, second_factor: bool) -> None:
    Authenticator.objects.filter(user=user).delete()
    if second_factor:
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
