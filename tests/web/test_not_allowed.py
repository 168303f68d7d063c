"""Whoever is refused reads why, and where to go when a second step of signing in is all that is missing."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from medborgarlofte.domain.roles import Role
from tests.building import a_municipality, parties_of
from tests.people import a_member

pytestmark = pytest.mark.django_db
SECOND_STEP = 'href="/konto/tvasteg/"'


def _refused(role: Role, *, second_factor: bool) -> str:
    user = a_member(parties_of(a_municipality())[1], role)
    if not second_factor:
        Authenticator.objects.filter(user=user).delete()
    client = Client()
    client.force_login(user)
    answer = client.get("/utkast/nytt/" if second_factor else "/utkast/1/publicera/")
    assert answer.status_code == 403
    return answer.content.decode()


def test_a_publisher_without_a_second_step_is_led_to_it() -> None:
    assert SECOND_STEP in _refused(Role.PUBLISHER, second_factor=False)


@pytest.mark.parametrize(("role", "has_one"), [(Role.PUBLISHER, True), (Role.DOER, False)])
def test_others_are_not(role: Role, has_one: bool) -> None:
    assert SECOND_STEP not in _refused(role, second_factor=has_one)
