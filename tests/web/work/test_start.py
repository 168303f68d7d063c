"""The start page of staff: what waits, on top, and one's parties."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.actions import add_function
from medborgarlofte.places.gates import Access
from medborgarlofte.web.work import waiting
from medborgarlofte.web.work.waiting import Waiting
from tests.building import a_municipality, parties_of
from tests.people import a_member, a_user

from .pages import as_, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with time_machine.travel("2024-06-30T10:00:00+02:00", tick=False):
        yield


def test_the_page_lists_ones_parties_with_ones_roles() -> None:
    user = a_user()
    for name in ("Granvik", "Almvik"):
        a_member(parties_of(a_municipality(name))[0], Role.LIAISON_OFFICER, user=user)
    town = parties_of(a_municipality("Stenhult"))[1]
    a_member(town, Role.DOER, user=user)
    text = text_of(as_(user), "/arbete/")
    assert text.index("Polisen i Almvik") < text.index("Polisen i Granvik") < text.index("Stenhults kommun")
    assert (
        "Din roll: kommunpolis Planerat mot gjort – Polisen i Almvik Funktioner – Polisen i Almvik Medlemmar"
        in text
    )
    assert "Medlemmar – Stenhults kommun" not in text
    assert "Inget väntar på dig just nu." in text


def test_an_empty_function_waits_for_those_who_can_hand_it_over() -> None:
    town = parties_of(a_municipality())[1]
    function = add_function(COMMAND_LINE, town, "Gatuenheten")
    add_function(COMMAND_LINE, parties_of(a_municipality("Almvik"))[1], "Fritid")
    client = as_(a_member(town, Role.COORDINATOR))
    answer = client.get("/arbete/").content.decode()
    assert "Ingen har funktionen Gatuenheten" in answer
    assert f'href="/arbete/{town.pk}/funktioner/{function.pk}/lamna-over/"' in answer
    assert "Fritid" not in answer
    assert "Gatuenheten" not in text_of(as_(a_member(town, Role.READER)), "/arbete/")


def test_what_cannot_wait_longest_stands_first(monkeypatch: pytest.MonkeyPatch) -> None:
    def later(access: Access, today: date) -> Iterator[Waiting]:
        for days in (20, -5):
            day = date.fromordinal(today.toordinal() + days)
            yield Waiting(f"Svara inom {days}", "Granviks kommun", "Svara", "/svara/", day)

    monkeypatch.setattr(waiting, "_declared", list(waiting._declared))
    waiting.declare(later)
    waiting.declare(later)
    town = parties_of(a_municipality())[1]
    add_function(COMMAND_LINE, town, "Gatuenheten")
    text = text_of(as_(a_member(town, Role.COORDINATOR)), "/arbete/")
    assert text.index("Svara inom -5") < text.index("Gatuenheten") < text.index("Svara inom 20")
    assert "skulle ha varit klart den 25 juni 2024" in text
    assert "senast den 20 juli 2024" in text
    assert text.count("Svara inom 20") == 2  # the title, and once more for those who hear the link


def test_who_has_not_signed_in_does_so_first() -> None:
    from django.test import Client

    answer = Client().get("/arbete/")
    assert answer.status_code == 302
    assert answer["Location"].endswith("?next=/arbete/")


@pytest.mark.parametrize("question", ["?sida=2", "?sida=0", "?sida=x", "?sida=99999999999999999999999"])
def test_a_page_that_is_none_is_not_found(question: str) -> None:
    client = as_(a_member(parties_of(a_municipality())[1], Role.READER))
    assert client.get(f"/arbete/{question}").status_code == 404
