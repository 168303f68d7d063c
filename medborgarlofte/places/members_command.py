"""Setting up parties and their people from the command line, where nobody can sign in yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.accounts.invitations import add_user, is_waiting
from medborgarlofte.accounts.models import User
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.roles import Role

from .actions import end_membership, end_role, give_roles, party
from .finding import municipality_or_refuse
from .models import Membership, Organisation
from .names import party_name, same_name
from .permission_table import role_name

_IN = re.compile(r"(?P<name>.+?) i (?P<place>.+)", re.IGNORECASE)
_POLICE = "polisen"


@transaction.atomic
def add(actor: Actor, email: str, typed: str, roles: Sequence[str]) -> list[str]:
    """Give the user with that address roles in a party, both made where they are new; what was done."""
    wanted = [_role(one) for one in roles]
    organisation = _party(typed) or _new_party(actor, typed)
    user = add_user(actor, email)
    give_roles(actor, user, organisation, wanted)
    told = [_told(organisation, user)]
    if is_waiting(user):
        sentence = _("%(email)s kan inte logga in än. Kör medborgarlofte invite %(email)s.")
        told.append(sentence % {"email": user.email})
    return told


def end(actor: Actor, email: str, typed: str, roles: Sequence[str]) -> str:
    """Take roles in a party away from somebody, all of them when none is named; what they have left."""
    organisation, user = _party_or_refuse(typed), _user(email)
    if not roles:
        end_membership(actor, user, organisation)
        return _told(organisation, user)
    held = {Role(one.role): one for one in _current(organisation).filter(user=user)}
    wanted = [_role(one) for one in roles]
    for role in wanted:
        if role not in held:
            raise Refusal(
                _("%(email)s är inte %(role)s hos %(party)s.")
                % {"email": user.email, "role": role_name(role), "party": organisation.told()}
            )
    for role in wanted:
        end_role(actor, held[role])
    return _told(organisation, user)


def listing(typed: str) -> Iterator[str]:
    """Everybody with a role in a party, or in any."""
    memberships = Membership.objects.current().select_related("user", "organisation__municipality")
    rows = memberships.filter(organisation=_party_or_refuse(typed)) if typed else memberships
    held: dict[tuple[str, str], list[Role]] = {}
    for one in rows.order_by("organisation__municipality__name", "organisation", "user__email"):
        held.setdefault((one.organisation.told(), one.user.email), []).append(Role(one.role))
    for (party_told, email), some in held.items():
        yield f"{party_told}: {email}, {_names(some)}"
    if not held:
        yield _("Ingen har någon roll.")


def _told(organisation: Organisation, user: User) -> str:
    roles = [Role(one.role) for one in _current(organisation).filter(user=user)]
    told = {"email": user.email, "party": organisation.told(), "roles": _names(roles)}
    if not roles:
        return _("%(email)s har ingen roll hos %(party)s.") % told
    return _("%(email)s hos %(party)s: %(roles)s.") % told


def _names(roles: Iterable[Role]) -> str:
    chosen = set(roles)
    return ", ".join(role_name(role) for role in Role if role in chosen)


def _current(organisation: Organisation) -> QuerySet[Membership]:
    return Membership.objects.current().filter(organisation=organisation)


def _role(typed: str) -> Role:
    for role in Role:
        if same_name(typed) == role_name(role):
            return role
    raise Refusal(
        _("Rollen ”%(typed)s” finns inte. Skriv någon av %(roles)s.")
        % {"typed": typed, "roles": _names(Role)}
    )


def _user(email: str) -> User:
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        raise Refusal(_("Ingen användare har adressen ”%(email)s”.") % {"email": email.strip()})
    return user


def _party(typed: str) -> Organisation | None:
    """The party that is meant: "polisen i Almvik", "Almviks kommun", "Almviks Bostäder i Almvik"."""
    found = _IN.fullmatch(typed.strip())
    place = municipality_or_refuse(found["place"] if found else typed)
    name = same_name(found["name"] if found else party_name(place.name))
    return next((one for one in place.organisations.all() if same_name(one.name) == name), None)


def _new_party(actor: Actor, typed: str) -> Organisation:
    """The police or the municipality, which every municipality has; others are added on purpose."""
    found = _IN.fullmatch(typed.strip())
    place = municipality_or_refuse(found["place"] if found else typed)
    if found is None:
        return party(actor, Organisation.Kind.MUNICIPALITY.value, place)
    if same_name(found["name"]) == _POLICE:
        return party(actor, Organisation.Kind.POLICE.value, place)
    raise _no_party(typed)


def _party_or_refuse(typed: str) -> Organisation:
    organisation = _party(typed)
    if organisation is None:
        raise _no_party(typed)
    return organisation


def _no_party(typed: str) -> Refusal:
    return Refusal(
        _("Parten ”%(typed)s” finns inte här. Skriv som ”polisen i Almvik” eller ”Almviks kommun”.")
        % {"typed": typed.strip()}
    )
