"""What somebody is, as their memberships say at the moment."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from medborgarlofte.accounts.actors import COMMAND_LINE, actor_of
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.access import access_of
from medborgarlofte.places.models import Membership
from tests.building import a_municipality, parties_of
from tests.people import a_member, a_user

pytestmark = pytest.mark.django_db


def test_roles_are_held_party_by_party(django_assert_num_queries: Any) -> None:
    police, town = parties_of(a_municipality())
    user = a_member(police, Role.DOER, Role.LIAISON_OFFICER)
    a_member(town, Role.READER, user=user)
    a_member(town, Role.COORDINATOR)
    with django_assert_num_queries(2):
        access = access_of(user.actor())
    assert access.roles == {
        police.pk: {Role.DOER, Role.LIAISON_OFFICER},
        town.pk: {Role.READER},
    }


def test_an_officer_may_serve_five_municipalities_at_the_same_number_of_queries(
    django_assert_num_queries: Any,
) -> None:
    user = a_user()
    for name in ("Granvik", "Almvik", "Stenhult", "Norrfors", "Vintermark"):
        a_member(parties_of(a_municipality(name))[0], Role.LIAISON_OFFICER, user=user)
    with django_assert_num_queries(2):
        assert len(access_of(user.actor()).parties_with("draft.edit")) == 5


def test_a_membership_that_is_ended_gives_nothing() -> None:
    police, _town = parties_of(a_municipality())
    user = a_member(police, Role.PUBLISHER)
    Membership.objects.update(until=timezone.now())
    assert access_of(user.actor()).roles == {}


def test_who_is_shut_out_or_unknown_may_nothing() -> None:
    police, _town = parties_of(a_municipality())
    user = a_member(police, Role.PUBLISHER)
    user.is_active = False
    user.save()
    assert access_of(user.actor()).roles == access_of(actor_of(0)).roles == {}


def test_the_command_line_is_asked_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert access_of(COMMAND_LINE).actor.is_system
