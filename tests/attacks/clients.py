"""Who asks: the browsers of a visitor, of those who work here, and of those who work elsewhere."""

from __future__ import annotations

import time

from django.test import Client
from pytest_django import Settings

from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from tests.building import a_municipality, parties_of
from tests.people import a_member, a_user, let_in

from .world import World

PROVED = "account_authentication_methods"  # in a session: how somebody proved who they are, and when
PROVED_BY = f"{PROVED}_user"


def client_as(who: str, world: World, settings: Settings) -> Client:
    """The client of "a visitor", of "a member" with every role here, or of "an outsider", who has every
    role in the parties of another municipality. The one place that says who is who.
    """
    settings.DEMO = False
    if who == "a visitor":
        return Client()
    return client_of({"a member": world.people.member, "an outsider": an_outsider()}[who])


def an_outsider() -> User:
    """Somebody with every role in another municipality."""
    user = a_user()
    for party in parties_of(a_municipality("Almvik")):
        a_member(party, *Role, user=user)
    return user


def client_of(user: User, *, checks: bool = False) -> Client:
    """A browser in which they have just proved who they are; `checks` with the tokens of forms asked for."""
    client = Client(enforce_csrf_checks=checks)
    let_in(client, user)
    session = client.session
    session[PROVED] = [{"method": "password", "at": time.time()}]
    session[PROVED_BY] = str(user.pk)
    session.save()
    return client
