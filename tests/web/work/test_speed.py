"""Lists of the workspace ask the database as often for ten thousand rows as for a few."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.models import Function, Membership, Municipality, Organisation, RoleAssignment
from tests.building import a_municipality, parties_of
from tests.people import a_member, a_user

from .pages import as_

pytestmark = pytest.mark.django_db
MOST = 12
MANY = 10_000


def asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200, address
    return len(captured)


def fill(party: Organisation, number: int) -> None:
    """So many members, each with a function of the party, every other one empty."""
    first = User.objects.count()
    users = User.objects.bulk_create(
        User(email=f"rad{n}@exempel.se", password="!") for n in range(first, first + number)
    )
    Membership.objects.bulk_create(
        Membership(user=user, organisation=party, role=role.value)
        for user in users
        for role in (Role.DOER, Role.READER)
    )
    functions = Function.objects.bulk_create(
        Function(organisation=party, name=f"Enhet {user.pk}") for user in users
    )
    pairs = list(zip(functions, users, strict=True))[::2]
    RoleAssignment.objects.bulk_create(RoleAssignment(function=one, user=user) for one, user in pairs)


def test_members_functions_and_the_start_page() -> None:
    town = parties_of(a_municipality())[1]
    client = as_(a_member(town, Role.COORDINATOR))
    fill(town, 3)
    addresses = ("/arbete/", f"/arbete/{town.pk}/medlemmar/", f"/arbete/{town.pk}/funktioner/")
    few = {address: asked(client, address) for address in addresses}
    fill(town, MANY)
    many = {address: asked(client, address) for address in addresses}
    assert many == few
    assert max(few.values()) <= MOST
    last = {address: client.get(f"{address}?sida=100").status_code for address in addresses}
    assert set(last.values()) == {200}


def test_an_officer_with_five_municipalities_asks_as_often_as_one_with_one() -> None:
    officer, numbers = a_user(), []
    for name in ("Granvik", "Almvik", "Stenhult", "Norrfors", "Vintermark"):
        police = parties_of(a_municipality(name))[0]
        a_member(police, Role.LIAISON_OFFICER, user=officer)
        fill(police, 2)
        numbers.append(asked(as_(officer), "/arbete/"))
    assert len(set(numbers)) == 1


def test_parties() -> None:
    parties_of(a_municipality())
    client = as_(a_user(is_administrator=True))
    few = asked(client, "/arbete/parter/")
    towns = Municipality.objects.bulk_create(
        Municipality(name=f"Ort {n}", slug=f"ort-{n}") for n in range(MANY)
    )
    Organisation.objects.bulk_create(
        Organisation(kind="police", name="Polisen", municipality=town) for town in towns
    )
    assert asked(client, "/arbete/parter/") == few <= MOST
    assert asked(client, "/arbete/parter/?kommun=ort&sida=3") == few
