"""The list of meetings."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from medborgarlofte.dialogue.actions import cancel_occasion, hold_meeting
from medborgarlofte.domain.roles import Role
from tests.building import ACTOR
from tests.dialogue.rows import TODAY, two_parties
from tests.occasions import a_meeting
from tests.people import a_member
from tests.web.work.pages import as_, text_of

from .conftest import HOME, Place

pytestmark = pytest.mark.django_db


def test_whoever_has_not_signed_in_does_so_first() -> None:
    assert Client().get(HOME).headers["Location"].startswith("/konto/logga-in/")


def test_those_that_nobody_has_said_anything_of_come_first(place: Place) -> None:
    a_meeting(place.town, TODAY - timedelta(days=2), title="Den förra")
    a_meeting(place.town, TODAY + timedelta(days=2), title="Den nästa")
    cancel_occasion(ACTOR, a_meeting(place.town, TODAY, title="Den inställda"), reason="Ingen kan.")
    hold_meeting(ACTOR, place.meeting(title="Den hållna"), [place.chair], today=TODAY)
    text = text_of(place.client, HOME)
    order = ["Hölls de?", "Den förra", "ingen har skrivit in", "Kommande", "Den nästa"]
    order += ["22 maj 2026 kl. 13.00–15.00", "Tidigare", "Den hållna", "Hållet", "Den inställda", "Inställt"]
    places = [text.index(one) for one in order]
    assert places == sorted(places)


def test_another_municipality_sees_nothing_of_it(place: Place) -> None:
    a_meeting(place.town, TODAY, title="Hemligt möte")
    stranger = as_(a_member(two_parties("Granvik")[1], Role.COORDINATOR))
    assert "Hemligt möte" not in text_of(stranger, HOME)


@pytest.mark.parametrize(
    ("role", "calls"), [(Role.READER, False), (Role.DOER, True), (Role.SIGNATORY, False)]
)
def test_who_may_call_is_offered_it(place: Place, role: Role, calls: bool) -> None:
    text = text_of(as_(a_member(place.town, role)), HOME)
    assert ("Kalla till möte" in text) is calls


def test_it_asks_as_little_of_many_as_of_one(place: Place, django_assert_max_num_queries: Any) -> None:
    client = place.client
    for days in range(-20, 20):
        a_meeting(place.town, TODAY + timedelta(days=days))
    with django_assert_max_num_queries(11):
        client.get(HOME)
