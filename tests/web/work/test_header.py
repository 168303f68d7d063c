"""The top of every page for whoever has signed in, which costs others nothing."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from medborgarlofte.domain.roles import Role
from medborgarlofte.publishing.caching import PAGES
from tests.building import a_municipality, parties_of
from tests.people import a_member, a_user

from .pages import as_

pytestmark = pytest.mark.django_db


def links(client: Client, address: str = "/") -> str:
    page = client.get(address).content.decode()
    return page[page.index('<header class="top">') : page.index("</header>")]


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (Role.READER, {"Min vecka", "Granska"}),
        (Role.DOER, {"Min vecka", "Logga"}),
        (Role.REPORTER, {"Min vecka"}),
        (Role.COORDINATOR, {"Min vecka", "Logga", "Granska"}),
    ],
)
def test_it_shows_what_ones_role_opens(role: Role, shown: set[str]) -> None:
    client = as_(a_member(parties_of(a_municipality())[1], role, user=a_user(name="Prov Provsson")))
    top = links(client)
    assert {name for name in ("Min vecka", "Logga", "Granska", "Parter") if f">{name}</a>" in top} == shown
    assert "Prov Provsson" in top
    assert "Logga ut" in top


def test_an_administrator_goes_to_the_parties() -> None:
    top = links(as_(a_user(is_administrator=True)))
    assert 'href="/arbete/parter/"' in top
    assert 'href="/arbete/"' not in top


def test_others_see_nothing_of_it_and_their_pages_are_kept() -> None:
    client = Client()
    with CaptureQueriesContext(connection) as captured:
        top = links(client, "/om/")
    assert "Logga ut" not in top
    assert len(captured) == 1  # the newest audit entry, which kept pages are found by
    assert len(PAGES) == 1
    assert not client.cookies


def test_a_page_of_somebody_who_has_signed_in_is_not_kept() -> None:
    client = as_(a_member(parties_of(a_municipality())[1], Role.READER))
    assert "Logga ut" in links(client, "/om/")
    assert len(PAGES) == 0
    assert "Logga ut" not in links(Client(), "/om/")


def test_a_cookie_of_no_session_is_nobody() -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "hittepa"
    assert "Logga ut" not in links(client, "/om/")


def test_signing_out_is_a_form_with_a_token() -> None:
    user = a_member(parties_of(a_municipality())[1], Role.READER)
    client = as_(user, checks=True)
    assert client.post("/konto/logga-ut/").status_code == 403
    assert "csrfmiddlewaretoken" in links(client, "/om/")
