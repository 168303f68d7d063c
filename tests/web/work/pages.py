"""Asking for pages of the workspace as somebody."""

from __future__ import annotations

from django.test import Client
from lxml import html

from medborgarlofte.accounts.models import User
from tests.people import let_in


def as_(user: User, *, checks: bool = False) -> Client:
    """A browser in which they have signed in; `checks` with the tokens of forms asked for."""
    client = Client(enforce_csrf_checks=checks)
    let_in(client, user)
    return client


def text_of(client: Client, address: str, status: int = 200) -> str:
    """The words of a page's main part."""
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return words(answer.content.decode())


def words(page: str) -> str:
    """The words of the main part of some HTML."""
    found = html.fromstring(page).find(".//main")
    assert found is not None
    return " ".join("".join(map(str, found.itertext())).split())
