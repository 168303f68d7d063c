"""The list of what somebody's parties have to answer for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from medborgarlofte.web.followup import views
from tests.building import a_commitment, a_municipality, a_promise, parties_of
from tests.people import a_member, let_in
from tests.web.drafts.at import page, text_of, tree

pytestmark = pytest.mark.django_db
AT = "/arbete/uppfoljning/"
MOST = 12


@pytest.fixture(autouse=True)
def _in_february() -> Any:
    with time_machine.travel(date(2025, 2, 10), tick=False):
        yield


def an_officer(*places: str, size: int = 2) -> User:
    """The liaison officer of the police in these towns, each with a promise that nobody has answered for."""
    user = None
    for place in places:
        each = [a_commitment(f"Sak {n}.", municipality=place) for n in range(size)]
        promise = a_promise(*each, municipality=place)
        user = a_member(parties_of(promise.municipality)[0], Role.LIAISON_OFFICER, user=user)
    assert user
    return user


def test_it_lists_the_promises_of_all_my_towns_and_of_no_other(client: Client) -> None:
    an_officer("Ekskog")
    let_in(client, an_officer("Granvik", "Almvik"))
    written = page(client, AT)

    assert tree(written).xpath("//main//li//a/@href") == [
        "/arbete/uppfoljning/almvik/2024/",
        "/arbete/uppfoljning/granvik/2024/",
    ]
    told = text_of(written)
    assert "Polisen har 2 åtaganden att svara på, det första sedan den 1 januari 2025." in told
    assert "Ekskog" not in told


def test_with_nothing_to_answer_it_says_when_something_comes_here(client: Client) -> None:
    let_in(client, a_member(parties_of(a_municipality())[0], Role.COORDINATOR))
    assert "Allt som har gått ut är besvarat." in text_of(page(client, AT))


def test_it_goes_on_page_by_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "ON_A_PAGE", 2)
    let_in(client, an_officer("Almvik", "Ekskog", "Granvik"))
    first, second = page(client, AT), page(client, f"{AT}?sida=2")

    assert [len(tree(one).xpath("//main//li")) for one in (first, second)] == [2, 1]
    assert "Sida 1 av 2" in text_of(first)
    assert [page(client, f"{AT}?sida={odd}") for odd in ("0", "99", "x")]


def test_it_asks_as_often_for_many(client: Client) -> None:
    few_user = an_officer("Granvik")
    many_user = an_officer(*(f"Ort {chr(97 + n)}" for n in range(15)), size=20)

    def asked(user: User) -> int:
        let_in(client, user)
        page(client, AT)  # the session notes that it is used
        with CaptureQueriesContext(connection) as captured:
            page(client, AT)
        return len(captured)

    few = asked(few_user)
    assert asked(many_user) == few <= MOST
