"""What everybody reads of safety walks: yes and no side by side, silence in days, and a map with its list."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from medborgarlofte.dialogue.actions import (
    accept_point,
    cancel_occasion,
    complete_point,
    publish_walk,
    refuse_point,
)
from medborgarlofte.dialogue.models import SafetyWalk, WalkPoint
from medborgarlofte.domain.position import Position
from medborgarlofte.domain.walk_points import Outcome
from medborgarlofte.places.models import Function, Organisation
from medborgarlofte.publishing.caching import PAGES
from tests.building import ACTOR, a_commitment, a_municipality, a_promise, parties_of
from tests.publishing.made import text_of
from tests.walking import WALKED, a_function, a_point, a_walk

pytestmark = pytest.mark.django_db
WALKS = "/granvik/trygghetsvandringar/"
DUE = WALKED + timedelta(days=60)


@pytest.fixture
def town() -> Organisation:
    return parties_of(a_municipality())[1]


@pytest.fixture
def owner(town: Organisation) -> Function:
    return a_function(town)


def page_of(client: Client, walk: SafetyWalk) -> str:
    return text_of(client, f"{WALKS}{walk.pk}/")


def accepted(point: WalkPoint, owner: Function) -> WalkPoint:
    return accept_point(ACTOR, point, owner, DUE, today=WALKED)


def test_what_is_not_published_is_not_there(client: Client, town: Organisation) -> None:
    walk = a_walk(town)
    a_point(walk)
    assert client.get(f"{WALKS}{walk.pk}/").status_code == 404
    assert "Vandring i centrum" not in text_of(client, WALKS)
    assert "Trygghetsvandringar" not in text_of(client, "/granvik/")
    assert client.get("/ingenstans/trygghetsvandringar/").status_code == 404


def test_a_no_stands_beside_a_yes_with_its_reason(
    client: Client, town: Organisation, owner: Function
) -> None:
    walk = a_walk(town)
    refuse_point(ACTOR, a_point(walk), reason="Marken är inte vår.", today=WALKED)
    done = accepted(a_point(walk, "Bron"), owner)
    complete_point(ACTOR, done, Outcome.REMEDIED, WALKED, today=WALKED, note="Nya lampor.")
    publish_walk(ACTOR, walk)
    page = page_of(client, walk)
    for words in ("Nej", "Marken är inte vår.", "Åtgärdad", "Nya lampor.", "Granviks kommun (gatuchefen)"):
        assert words in page
    assert "Av 2 punkter har 1 fått ja, 1 nej och 0 inget svar." in page


def test_silence_is_told_on_both_pages(client: Client, town: Organisation, owner: Function) -> None:
    walk = a_walk(town)
    a_point(walk)
    accepted(a_point(walk, "Bron"), owner)
    publish_walk(ACTOR, walk)
    today = localdate()
    for page in (page_of(client, walk), text_of(client, WALKS)):
        assert f"Ingen har svarat på punkt 1. Det har gått {(today - WALKED).days} dagar" in page
        assert f"Det har gått {(today - DUE).days} dagar." in page
        assert "1 är försenad." in page


def test_an_answer_is_public_at_once_and_its_words_when_they_are_published(
    client: Client, town: Organisation
) -> None:
    walk = a_walk(town)
    point = a_point(walk)
    publish_walk(ACTOR, walk)
    refuse_point(ACTOR, point, reason="Marken är inte vår.", today=WALKED)
    a_point(walk, "Parken")
    page = page_of(client, walk)
    assert "Skälet är skrivet men inte publicerat än." in page
    assert "Marken är inte vår." not in page
    assert "Parken" not in page
    publish_walk(ACTOR, walk)
    page = page_of(client, walk)
    assert "Marken är inte vår." in page
    assert "Parken" in page


def test_an_earlier_reason_does_not_stand_for_a_later_no(
    client: Client, town: Organisation, owner: Function
) -> None:
    walk = a_walk(town)
    point = refuse_point(ACTOR, a_point(walk), reason="Marken är inte vår.", today=WALKED)
    publish_walk(ACTOR, walk)
    refuse_point(ACTOR, accepted(point, owner), reason="Den rivs i höst.", today=WALKED)
    page = page_of(client, walk)
    assert "Skälet är skrivet men inte publicerat än." in page
    assert "Marken" not in page


def test_each_mark_has_its_number_in_the_list(client: Client, town: Organisation) -> None:
    walk = a_walk(town)
    a_point(walk, position=Position(59.1, 15.2))
    a_point(walk, "Bron")
    a_point(walk, "Parken", position=Position(59.102, 15.203))
    publish_walk(ACTOR, walk)
    page = client.get(f"{WALKS}{walk.pk}/").content.decode()
    assert page.count('class="mark"') == 2
    assert "Karta med 2 numrerade punkter" in page
    assert "Punkt 2 har ingen plats på kartan, bara i listan." in page
    assert "59.1" not in page


def test_without_positions_there_is_no_map(client: Client, town: Organisation) -> None:
    walk = a_walk(town)
    a_point(walk)
    publish_walk(ACTOR, walk)
    assert "<figure" not in client.get(f"{WALKS}{walk.pk}/").content.decode()


def test_a_coming_walk_and_a_cancelled_one_say_so(client: Client, town: Organisation) -> None:
    coming = a_walk(town, localdate() + timedelta(days=7))
    publish_walk(ACTOR, coming)
    assert "klockan 18.00–20.00" in page_of(client, coming)
    cancel_occasion(ACTOR, coming, reason="Ingen kan.")
    page = page_of(client, coming)
    assert "Vandringen är inställd." in page
    assert "Ingen kan." not in page


def test_the_page_of_the_municipality_leads_there(client: Client, town: Organisation) -> None:
    publish_walk(ACTOR, a_walk(town))
    assert WALKS in client.get("/granvik/").content.decode()
    a_promise(a_commitment())
    assert WALKS in client.get("/granvik/").content.decode()


def test_a_page_asks_as_often_for_a_protocol_twenty_times_larger(client: Client, town: Organisation) -> None:
    small, large = a_walk(town), a_walk(town)
    for number in range(20):
        a_point(large, f"Plats {number}", position=Position(59.1 + number / 1000, 15.2))
    a_point(small, position=Position(59.1, 15.2))
    for walk in (small, large):
        publish_walk(ACTOR, walk)
    made = {}
    for address in (f"{WALKS}{small.pk}/", f"{WALKS}{large.pk}/", WALKS):
        PAGES.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        made[address] = len(captured)
    assert made[f"{WALKS}{small.pk}/"] == made[f"{WALKS}{large.pk}/"] <= 8
    assert made[WALKS] <= 8
