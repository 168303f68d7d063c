"""Whoever reads the public pages has no session, gets no cookie, and shares pages with everybody."""

from __future__ import annotations

import pytest
from django.test import Client

from medborgarlofte.publishing.caching import PAGES
from tests.building import a_municipality, a_promise

PUBLIC = ("/", "/granvik/", "/granvik/2024/", "/granvik/2024/1/", "/om/", "/tillganglighet/", "/en/granvik/")


@pytest.mark.django_db
@pytest.mark.parametrize("address", PUBLIC)
def test_reading_sets_no_cookie_and_depends_on_none(client: Client, address: str) -> None:
    a_municipality()
    a_promise()
    first, second = client.get(address), client.get(address)

    assert first.status_code == 200
    assert "Cookie" not in first.headers.get("Vary", "")
    assert not first.cookies
    assert len(PAGES) == 1
    assert second.content == first.content
    assert 'href="/konto/logga-in/"' in first.content.decode() or address.startswith("/en/")


@pytest.mark.django_db
def test_search_engines_are_asked_to_stay_out(client: Client) -> None:
    assert "Disallow: /konto/" in client.get("/robots.txt").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/konto/logga-in/", "/konto/inbjudan/x/", "/konto/tvasteg/"])
def test_nothing_of_accounts_is_kept_by_anybody(client: Client, address: str) -> None:
    told = client.get(address).headers.get("Cache-Control", "")
    assert "no-store" in told or client.get(address).status_code == 302
