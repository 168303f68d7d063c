"""The doors through which people get and lose their roles in a party."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.accounts.invitations import invite
from medborgarlofte.accounts.letters import factors_gone_letter
from medborgarlofte.accounts.models import User
from medborgarlofte.accounts.second_factor import forget_factors, has_second_factor
from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.jobs import mail
from medborgarlofte.places.access import access_of, check
from medborgarlofte.places.models import Membership, Organisation
from medborgarlofte.places.permissions import TABLE

GIVING = TABLE["member.change"].roles  # the roles that let somebody give roles


@transaction.atomic
def invite_member(
    actor: Actor, email: str, parties: Sequence[Organisation], roles: Iterable[Role], *, name: str = ""
) -> User:
    """Send an invitation to that address, with these roles in each of the parties.

    Whoever has an account already gets the roles alone. Refuses where `give_roles` does, for any party.
    """
    if not parties:
        raise Refusal(_("Välj minst en kommun."))
    for party in parties:
        check(actor, "member.change", party.thing())
    user = invite(actor, email, name=name)
    roles = list(roles)
    for party in parties:
        give_roles(actor, user, party, roles)
    return user


@transaction.atomic
def give_roles(
    actor: Actor, user: User, organisation: Organisation, roles: Iterable[Role]
) -> list[Membership]:
    """Give somebody roles in a party; the memberships that are new. Roles that they hold change nothing.

    An installation administrator gives the first roles alone: nobody else in the party can, and never
    themselves. Refuses no role at all, and a user who is shut out.
    """
    organisation = locked(Organisation.objects.all()).get(pk=organisation.pk)
    check(actor, "member.change", organisation.thing())
    _check_first(actor, user, organisation)
    if not user.is_active:
        raise Refusal(_("Kontot är avstängt och kan inte få roller."))
    wanted = [Role(role) for role in roles]
    if not wanted:
        raise Refusal(_("Välj minst en roll."))
    mine = Membership.objects.current().filter(user=user, organisation=organisation)
    held = set(mine.values_list("role", flat=True))
    return [_give(actor, user, organisation, role) for role in dict.fromkeys(wanted) if role not in held]


@transaction.atomic
def end_role(actor: Actor, membership: Membership) -> Membership:
    """Take a role away; nothing happens when it is ended already.

    Refuses the last one who can give roles in the party to give up their own. The functions that somebody
    holds stand empty when it was their last role.
    """
    party = locked(Organisation.objects.all()).get(pk=membership.organisation_id)  # one at a time in each
    membership = Membership.objects.get(pk=membership.pk)
    check(actor, "member.change", party.thing())
    if membership.until is None:
        _end(actor, party, [membership])
    return membership


@transaction.atomic
def end_membership(actor: Actor, user: User, organisation: Organisation) -> list[Membership]:
    """Take all roles in a party away from somebody; the functions that they hold then stand empty.

    Refuses somebody without any role there, and where `end_role` does.
    """
    party = locked(Organisation.objects.all()).get(pk=organisation.pk)
    check(actor, "member.change", party.thing())
    held = list(Membership.objects.current().filter(user=user, organisation=party))
    if not held:
        raise Refusal(_("Personen har ingen roll hos %(party)s.") % {"party": party})
    _end(actor, party, held)
    return held


@transaction.atomic
def take_away_factors(actor: Actor, user: User) -> User:
    """Take away the second step of somebody who has lost it. They get in with their password, and set up a
    new one; all their sessions end, and they are told by mail.

    For an installation administrator, who sees no content. Refuses somebody to do it to themselves, and
    one who has no second step.
    """
    check(actor, "member.factor")
    user = locked(User.objects.all()).get(pk=user.pk)
    if user.pk == actor.user_id:
        raise NotAllowed(_("Ta bort ditt eget andra steg under ditt konto."))
    if not has_second_factor(user):
        raise Refusal(_("Personen har inget andra steg."))
    forget_factors(user)
    record_write(actor, "take_away_factors", user)
    if mail.can_send():
        mail.send_later(factors_gone_letter, user.pk, key=f"andra steget {user.pk}")
    return user


def _check_first(actor: Actor, user: User, party: Organisation) -> None:
    """An administrator who has no role in the party brings the first one in, and no more."""
    if actor.is_system or party.pk in access_of(actor).parties_with("member.change"):
        return
    if user.pk == actor.user_id:
        raise NotAllowed(_("En administratör kan inte ge sig själv roller."))
    if _giving(party).exists():
        raise NotAllowed(
            _("%(party)s har redan någon som kan ge roller. Be den personen.") % {"party": party}
        )


def _giving(party: Organisation) -> QuerySet[Membership]:
    """The roles that let people who are not shut out give roles in the party."""
    return Membership.objects.current().filter(organisation=party, role__in=GIVING, user__is_active=True)


def _end(actor: Actor, party: Organisation, memberships: Sequence[Membership]) -> None:
    """End these roles of one person, unless they did it themselves as the last who could give roles."""
    own = any(one.user_id == actor.user_id for one in memberships)
    ended = [one.pk for one in memberships]
    if own and _giving(party).filter(pk__in=ended).exists() and not _giving(party).exclude(pk__in=ended):
        raise Refusal(
            _("Du är den enda som kan ge roller hos %(party)s. Ge någon annan den rollen först.")
            % {"party": party}
        )
    for one in memberships:
        one.until = timezone.now()
        one.save(update_fields=["until"])
        record_write(actor, "end_role", one, **_of(one))


def _give(actor: Actor, user: User, party: Organisation, role: Role) -> Membership:
    one = Membership.objects.create(user=user, organisation=party, role=role.value)
    record_write(actor, "give_role", one, **_of(one))
    return one


def _of(one: Membership) -> dict[str, object]:
    return {"user": one.user_id, "party": one.organisation_id, "role": one.role}
