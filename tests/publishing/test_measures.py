"""Measures in the street as everybody reads them: on their own page, at a point, and at a commitment."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from medborgarlofte.dialogue.actions import publish_walk
from medborgarlofte.incidents.actions import complete_measure, drop_measure, publish_measure
from medborgarlofte.incidents.models import Measure
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.actions import set_served
from medborgarlofte.publishing.caching import PAGES
from tests.building import ACTOR, a_commitment, a_municipality, a_promise, parties_of
from tests.measuring import NOW, a_measure
from tests.publishing.made import text_of
from tests.walking import a_point, a_walk

pytestmark = pytest.mark.django_db
MEASURES = "/granvik/atgarder/"


@pytest.fixture
def town() -> Organisation:
    return parties_of(a_municipality())[1]


def published(measure: Measure) -> Measure:
    return publish_measure(ACTOR, measure)


def test_what_is_not_published_is_not_there(client: Client, town: Organisation) -> None:
    a_measure(town)
    assert "Två farthinder" not in text_of(client, MEASURES)
    assert MEASURES not in client.get("/granvik/").content.decode()
    assert client.get("/ingenstans/atgarder/").status_code == 404


def test_what_was_decided_and_how_it_is_going(client: Client, town: Organisation) -> None:
    planned = date(2024, 5, 20)
    published(a_measure(town, planned_by=planned))
    page = text_of(client, MEASURES)
    late = (localdate() - planned).days
    for words in ("Två farthinder", "Skolvägen", "TN 2024/12 § 4", "den 2 maj 2024", f"gått {late} dagar"):
        assert words in page
    assert MEASURES in client.get("/granvik/").content.decode()


def test_a_day_to_come_is_told(client: Client, town: Organisation) -> None:
    published(a_measure(town, planned_by=localdate() + timedelta(days=30)))
    assert "Det ska vara klart den" in text_of(client, MEASURES)


def test_when_it_is_completed_is_public_at_once(client: Client, town: Organisation) -> None:
    measure = published(a_measure(town))
    complete_measure(ACTOR, measure, NOW, today=NOW)
    assert "Det blev klart den 1 juni 2024." in text_of(client, MEASURES)


def test_why_it_was_dropped_waits_for_a_second_person(client: Client, town: Organisation) -> None:
    measure = drop_measure(ACTOR, published(a_measure(town)), reason="Vägen byggs om.")
    page = text_of(client, MEASURES)
    assert "Blir inte av" in page
    assert "Skälet är skrivet men inte publicerat än." in page
    assert "Vägen byggs om." not in page
    published(measure)
    assert "Vägen byggs om." in text_of(client, MEASURES)


def test_it_stands_at_the_point_that_it_answers(client: Client, town: Organisation) -> None:
    walk = a_walk(town)
    point = a_point(walk)
    publish_walk(ACTOR, walk)
    measure = a_measure(town, point=point)
    address = f"/granvik/trygghetsvandringar/{walk.pk}/"
    assert "Två farthinder" not in text_of(client, address)
    published(measure)
    assert "Två farthinder" in text_of(client, address)


def test_it_stands_at_the_commitment_that_it_serves(client: Client, town: Organisation) -> None:
    promise = a_promise(a_commitment("Ett."), a_commitment("Två."))
    measure = set_served(ACTOR, a_measure(town), promise.commitments.filter(number=1))
    assert "Två farthinder" not in text_of(client, "/granvik/2024/1/")
    published(measure)
    assert "Två farthinder" in text_of(client, "/granvik/2024/1/")
    assert "Två farthinder" not in text_of(client, "/granvik/2024/2/")
    assert 'href="/granvik/2024/1/"' in client.get(MEASURES).content.decode()


def test_a_page_asks_as_often_for_twenty_measures_as_for_one(client: Client, town: Organisation) -> None:
    promise = a_promise(a_commitment("Ett."))
    counts: list[int] = []
    for _round in range(2):
        for _number in range(1 if not counts else 20):
            published(set_served(ACTOR, a_measure(town), promise.commitments.all()))
        PAGES.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(MEASURES).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 8
