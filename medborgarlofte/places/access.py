"""What somebody is: fetched once for a request or a door, with a constant number of queries."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.accounts.models import AuditEntry, AuditQuerySet, User
from medborgarlofte.accounts.second_factor import with_second_factor
from medborgarlofte.domain.errors import NotAllowed
from medborgarlofte.domain.roles import Role

from .gates import Access, require
from .models import Membership, Municipality, Organisation
from .things import Thing


def access_of(actor: Actor) -> Access:
    """What this actor is now. One who has been shut out, or holds no role, may nothing. Two queries."""
    if actor.user_id is None:
        return Access(actor)
    user = User.objects.filter(pk=actor.user_id, is_active=True).first()
    return access_of_user(user) if user else Access(actor)


_HELD: Any = (  # put together once, since that takes longer than asking
    Membership.objects.current()
    .select_related("organisation__municipality")
    .annotate(factor=with_second_factor("user"))
)


def access_of_user(user: User) -> Access:
    """What a user who was just fetched is. One query."""
    rows = list(_HELD.filter(user=user))
    roles: dict[int, set[Role]] = {}
    for one in rows:
        roles.setdefault(one.organisation_id, set()).add(Role(one.role))
    return Access(
        user.actor(),
        {party: frozenset(some) for party, some in roles.items()},
        user.is_administrator,
        any(one.factor for one in rows),
        {one.organisation_id: one.organisation for one in rows},
    )


def own_parties(access: Access, name: str, municipality: Municipality) -> list[Organisation]:
    """The parties of a municipality in which somebody holds a role that gives this permission. No query."""
    theirs = (access.organisations.get(key) for key in sorted(access.parties_with(name)))
    return [one for one in theirs if one and one.municipality_id == municipality.pk]


def own_party(access: Access, name: str, municipality: Municipality) -> Organisation | None:
    """The first of these; None where they have none."""
    return next(iter(own_parties(access, name, municipality)), None)


def visible_entries(access: Access) -> AuditQuerySet:
    """The entries of the audit trail that an auditor may read: of their parties, and of what all parties
    of their municipalities share."""
    parties = access.parties_with("audit.read")
    places = Organisation.objects.filter(pk__in=parties).values_list("municipality", flat=True)
    return AuditEntry.objects.visible_to(parties, places)


def check(actor: Actor, name: str, thing: Thing | None = None) -> None:
    """Refuse unless this actor may do it now: what every door asks first, in its transaction."""
    if not actor.is_system:
        require(access_of(actor), name, thing)


def check_system(actor: Actor) -> None:
    """Refuse all but the command line: whoever runs the installation."""
    if not actor.is_system:
        raise NotAllowed(_("Det här görs bara från kommandoraden, av den som driver installationen."))
