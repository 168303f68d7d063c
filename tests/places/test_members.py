"""Roles in a party: who gives them, who takes them away, and who may not."""

from __future__ import annotations

import pytest

from medborgarlofte.accounts.actors import COMMAND_LINE, Actor
from medborgarlofte.accounts.letters import factors_gone_letter
from medborgarlofte.accounts.models import AuditEntry, User
from medborgarlofte.accounts.second_factor import has_second_factor
from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.access import access_of
from medborgarlofte.places.actions import (
    end_membership,
    end_role,
    give_roles,
    invite_member,
    take_away_factors,
)
from medborgarlofte.places.models import Membership, Organisation
from tests.building import a_municipality, parties_of
from tests.people import a_member, a_user, actor_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Organisation:
    return parties_of(a_municipality())[1]


def roles_of(user: User, party: Organisation) -> frozenset[Role]:
    return access_of(user.actor()).roles.get(party.pk, frozenset())


def administrator() -> Actor:
    return a_user(is_administrator=True).actor()


def test_a_coordinator_gives_roles_and_the_trail_names_people_by_number_alone(town: Organisation) -> None:
    user = a_user("ny@exempel.se", name="Prov Provsson")
    given = give_roles(actor_with(town, Role.COORDINATOR), user, town, [Role.DOER, Role.READER])
    assert roles_of(user, town) == {Role.DOER, Role.READER}
    entry = AuditEntry.objects.get(action="give_role", key=str(given[0].pk))
    assert entry.detail == {"user": user.pk, "party": town.pk, "role": "doer"}


def test_a_role_that_is_held_is_not_given_twice(town: Organisation) -> None:
    user = a_member(town, Role.DOER)
    assert give_roles(COMMAND_LINE, user, town, [Role.DOER, Role.DOER]) == []
    assert Membership.objects.count() == 1
    assert not AuditEntry.objects.filter(action="give_role").exists()


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in {Role.COORDINATOR, Role.LIAISON_OFFICER}]
)
def test_no_other_role_lets_anybody_give_or_take_roles(town: Organisation, role: Role) -> None:
    actor, user = actor_with(town, role), a_member(town, Role.READER)
    for attempt in (
        lambda: give_roles(actor, user, town, [Role.DOER]),
        lambda: end_role(actor, user.memberships.get()),
        lambda: end_membership(actor, user, town),
        lambda: invite_member(actor, "ny@exempel.se", [town], [Role.READER]),
    ):
        with pytest.raises(NotAllowed, match="Din roll"):
            attempt()
    assert roles_of(user, town) == {Role.READER}
    assert not User.objects.filter(email="ny@exempel.se").exists()


def test_a_role_in_one_party_gives_nothing_in_another(town: Organisation) -> None:
    police = parties_of(a_municipality())[0]
    with pytest.raises(NotAllowed):
        give_roles(actor_with(police, Role.LIAISON_OFFICER), a_user(), town, [Role.READER])


def test_a_role_that_is_none_is_no_role(town: Organisation) -> None:
    with pytest.raises(ValueError, match="chef"):
        give_roles(COMMAND_LINE, a_user(), town, ["chef"])  # type: ignore[list-item]
    with pytest.raises(Refusal, match="minst en roll"):
        give_roles(COMMAND_LINE, a_user(), town, [])
    with pytest.raises(Refusal, match="avstängt"):
        give_roles(COMMAND_LINE, a_user(is_active=False), town, [Role.READER])


def test_an_administrator_gives_the_first_roles_and_no_more(town: Organisation) -> None:
    first, second = a_user(), a_user()
    give_roles(administrator(), first, town, [Role.COORDINATOR, Role.PUBLISHER])
    assert roles_of(first, town) == {Role.COORDINATOR, Role.PUBLISHER}
    with pytest.raises(NotAllowed, match="har redan någon"):
        give_roles(administrator(), second, town, [Role.READER])
    end_membership(administrator(), first, town)
    give_roles(administrator(), second, town, [Role.COORDINATOR])
    assert roles_of(second, town) == {Role.COORDINATOR}


def test_an_administrator_gives_themselves_nothing(town: Organisation) -> None:
    user = a_user(is_administrator=True)
    with pytest.raises(NotAllowed, match="sig själv"):
        give_roles(user.actor(), user, town, [Role.READER])


def test_an_ended_role_can_be_given_anew(town: Organisation) -> None:
    user = a_member(town, Role.READER)
    end_role(COMMAND_LINE, user.memberships.get())
    assert roles_of(user, town) == frozenset()
    end_role(COMMAND_LINE, user.memberships.get())
    assert AuditEntry.objects.filter(action="end_role").count() == 1
    give_roles(COMMAND_LINE, user, town, [Role.READER])
    assert roles_of(user, town) == {Role.READER}
    assert user.memberships.count() == 2


def test_the_last_who_can_give_roles_stays(town: Organisation) -> None:
    user = a_member(town, Role.COORDINATOR, Role.DOER)
    with pytest.raises(Refusal, match="den enda"):
        end_role(user.actor(), user.memberships.get(role="coordinator"))
    with pytest.raises(Refusal, match="den enda"):
        end_membership(user.actor(), user, town)
    end_role(user.actor(), user.memberships.get(role="doer"))
    other = a_member(town, Role.LIAISON_OFFICER)
    end_membership(user.actor(), user, town)
    assert roles_of(user, town) == frozenset()
    with pytest.raises(Refusal, match="den enda"):
        end_membership(other.actor(), other, town)


def test_one_who_is_shut_out_is_no_other(town: Organisation) -> None:
    user = a_member(town, Role.COORDINATOR)
    a_member(town, Role.COORDINATOR, user=a_user(is_active=False))
    with pytest.raises(Refusal, match="den enda"):
        end_membership(user.actor(), user, town)


def test_one_role_of_two_that_give_roles_may_go(town: Organisation) -> None:
    user = a_member(town, Role.COORDINATOR, Role.LIAISON_OFFICER)
    end_role(user.actor(), user.memberships.get(role="coordinator"))
    assert roles_of(user, town) == {Role.LIAISON_OFFICER}


def test_who_has_no_role_cannot_lose_any(town: Organisation) -> None:
    with pytest.raises(Refusal, match="ingen roll hos Granviks kommun"):
        end_membership(COMMAND_LINE, a_user(), town)


def test_an_officer_is_invited_to_five_municipalities_at_once() -> None:
    names = ("Granvik", "Almvik", "Stenhult", "Norrfors", "Vintermark")
    police = [parties_of(a_municipality(name))[0] for name in names]
    inviter = a_user()
    for party in police:
        a_member(party, Role.LIAISON_OFFICER, user=inviter)
    user = invite_member(inviter.actor(), "Omrade@exempel.se", police, [Role.DOER], name="Prov")
    assert access_of(user.actor()).parties == {party.pk for party in police}
    assert (user.email, user.name, user.has_usable_password()) == ("omrade@exempel.se", "Prov", False)


def test_an_invitation_to_a_party_of_others_invites_nobody(town: Organisation) -> None:
    own = parties_of(a_municipality("Almvik"))[1]
    actor = actor_with(own, Role.COORDINATOR)
    with pytest.raises(NotAllowed):
        invite_member(actor, "ny@exempel.se", [own, town], [Role.READER])
    with pytest.raises(Refusal, match="minst en kommun"):
        invite_member(actor, "ny@exempel.se", [], [Role.READER])
    with pytest.raises(Refusal, match="ingen e-postadress"):
        invite_member(actor, "ny", [own], [Role.READER])
    assert not User.objects.filter(email="ny@exempel.se").exists()


def test_an_administrator_takes_away_a_second_step_that_is_lost(town: Organisation) -> None:
    user = a_member(town, Role.PUBLISHER)
    assert has_second_factor(user)
    take_away_factors(administrator(), user)
    assert not has_second_factor(user)
    assert AuditEntry.objects.get(action="take_away_factors").key == str(user.pk)
    letter = factors_gone_letter(user.pk)
    assert letter.to == user.email
    assert "/konto/tvasteg/" in letter.text
    assert letter.html.count("<p>") == 5


def test_nobody_else_takes_it_away_and_nobody_their_own(town: Organisation) -> None:
    user = a_member(town, Role.PUBLISHER)
    for role in Role:
        with pytest.raises(NotAllowed, match="Din roll"):
            take_away_factors(actor_with(town, role), user)
    own = a_member(town, Role.SIGNATORY, user=a_user(is_administrator=True))
    with pytest.raises(NotAllowed, match="under ditt konto"):
        take_away_factors(own.actor(), own)
    with pytest.raises(Refusal, match="inget andra steg"):
        take_away_factors(administrator(), a_member(town, Role.READER))
    assert has_second_factor(user)
