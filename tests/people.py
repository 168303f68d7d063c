"""Invented users, and the roles they have in invented parties."""

from __future__ import annotations

from itertools import count

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.utils import timezone

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.models import Membership, Organisation

PASSWORD = "ett-långt-lösenord-för-prov"
_numbers = count(1)


def a_user(email: str = "", **more: object) -> User:
    """Somebody who can sign in with PASSWORD."""
    return User.objects.create_user(email or f"prov{next(_numbers)}@exempel.se", PASSWORD, **more)


def a_member(party: Organisation, *roles: Role, user: User | None = None) -> User:
    """A user with these roles in a party; with a second factor where they ask for one."""
    user = user or a_user()
    for role in roles:
        Membership.objects.create(user=user, organisation=party, role=role.value)
    if not {Role.PUBLISHER, Role.SIGNATORY}.isdisjoint(roles):
        Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {}})
    return user


def actor_with(party: Organisation, *roles: Role) -> Actor:
    """The actor that a new member of the party is."""
    return a_member(party, *roles).actor()


def signed_in(user: User) -> Client:
    """A browser in which somebody has just signed in."""
    client = Client()
    let_in(client, user)
    return client


def let_in(client: Client, user: User, *, just_now: bool = True) -> None:
    """Let a test's browser be signed in as somebody; how people sign in is tried elsewhere.

    `just_now`: so that they need not prove who they are once more before they sign.
    """
    client.cookies.pop(settings.SESSION_COOKIE_NAME, None)
    session = client.session
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    at = timezone.now().timestamp() - (0 if just_now else 3600)
    proof = {"method": "password", "at": at, "email": user.email}
    session["account_authentication_methods"] = [proof]
    session["account_authentication_methods_user"] = str(user.pk)
    session["seen"] = timezone.now().timestamp()
    session.save()
