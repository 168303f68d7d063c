"""Measures page by page: entered, changed, completed or dropped, shared and published."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from medborgarlofte.domain.roles import Role
from medborgarlofte.incidents.models import Measure
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.actions import set_served
from medborgarlofte.promises.models import Serving
from tests.building import ACTOR, a_commitment, a_municipality, a_promise, parties_of
from tests.measuring import a_measure
from tests.people import a_member, signed_in
from tests.walking import a_point, a_walk

pytestmark = pytest.mark.django_db
MEASURES = "/arbete/atgarder/"


@pytest.fixture
def police() -> Organisation:
    return parties_of(a_municipality())[0]


@pytest.fixture
def town() -> Organisation:
    return parties_of(a_municipality())[1]


def of(party: Organisation, *roles: Role) -> Client:
    return signed_in(a_member(party, *roles))


def said(**more: Any) -> dict[str, Any]:
    fields = {
        "sort": "lighting",
        "what": "Nya lampor",
        "where": "Gångtunneln",
        "decision": "TN 2024/3 § 9",
        "decided_on": "2024-05-02",
        "planned_by": "2024-09-30",
    }
    return fields | more


def test_whoever_has_not_signed_in_does_so_first(client: Client) -> None:
    assert "next=/arbete/atgarder/" in client.get(MEASURES)["Location"]


def test_one_is_entered_from_the_point_that_it_answers(town: Organisation) -> None:
    point, client = a_point(a_walk(town)), of(town, Role.COORDINATOR)
    promise = a_promise(a_commitment("Ett."), start=date(2024, 1, 1), end=None)
    asked = client.get(f"{MEASURES}ny/?punkt={point.pk}").content.decode()
    assert f'<option value="{point.pk}" selected>' in asked
    serves = promise.commitments.values_list("pk", flat=True)
    answer = client.post(f"{MEASURES}ny/", said(point=point.pk, serves=list(serves)))
    measure = Measure.objects.get()
    assert answer["Location"] == f"{MEASURES}{measure.pk}/?sparat"
    assert (measure.kind, measure.physical, measure.point) == ("situational", "lighting", point)
    assert Serving.objects.get().measure == measure
    page = client.get(f"{MEASURES}{measure.pk}/").content.decode()
    for words in ("Nya lampor", "TN 2024/3 § 9", "Svarar på punkt 1 i Vandring i centrum", "Försenad"):
        assert words in page


def test_what_is_missing_is_told_where_it_is_missing(town: Organisation) -> None:
    wrong = said(sort="", what="", decision="", decided_on="i går", planned_by="snart")
    answer = of(town, Role.COORDINATOR).post(f"{MEASURES}ny/", wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    for sentence in ("Välj vilken sorts", "Skriv vad som ska", "Skriv vilket beslut", "Skriv dagen som år"):
        assert sentence in page
    assert "Gångtunneln" in page


def test_what_may_tell_of_a_person_is_asked_about(town: Organisation) -> None:
    client, telling = of(town, Role.COORDINATOR), said(where="Ring 070-174 06 05")
    answer = client.post(f"{MEASURES}ny/", telling)
    assert (answer.status_code, "pekar inte ut" in answer.content.decode()) == (422, True)
    assert client.post(f"{MEASURES}ny/", telling | {"confirmed": "on"}).status_code == 302


def test_it_is_changed_and_completed(town: Organisation) -> None:
    measure, client = a_measure(town), of(town, Role.COORDINATOR)
    page = f"{MEASURES}{measure.pk}/"
    first = client.get(f"{page}andra/").content.decode()
    assert "Skolvägen vid Björkskolan" in first
    client.post(f"{page}andra/", said(ongoing="on", sort="social"))
    measure.refresh_from_db()
    assert (measure.state, measure.kind, measure.physical) == ("ongoing", "social", "")
    client.post(f"{page}klar/", {"completed_on": localdate().isoformat()})
    measure.refresh_from_db()
    assert measure.completed_on == localdate()
    assert "Skriv in att den är klar" not in client.get(page).content.decode()


def test_it_is_dropped_with_a_reason(town: Organisation) -> None:
    measure, client = a_measure(town), of(town, Role.COORDINATOR)
    page = f"{MEASURES}{measure.pk}/"
    assert "Skriv varför" in client.post(f"{page}blir-inte-av/", {"reason": ""}).content.decode()
    client.post(f"{page}blir-inte-av/", {"reason": "Vägen byggs om."})
    assert "Vägen byggs om." in client.get(page).content.decode()


def test_two_persons_publish_it(town: Organisation) -> None:
    measure = a_measure(town)
    page = f"{MEASURES}{measure.pk}/"
    coordinator, publisher = of(town, Role.COORDINATOR), of(town, Role.PUBLISHER)
    assert coordinator.post(f"{page}be-om-publicering/", {"note": "Inget är hemligt."}).status_code == 302
    assert "Två farthinder" in publisher.get(f"{page}publicera/").content.decode()
    assert publisher.post(f"{page}publicera/").status_code == 302
    measure.refresh_from_db()
    assert measure.published is not None


def test_what_is_not_shared_does_not_exist_for_the_other_party(
    police: Organisation, town: Organisation
) -> None:
    measure, client = a_measure(town), of(police, *Role)
    for step in ("", "andra/", "klar/", "blir-inte-av/", "dela/", "publicera/"):
        assert client.get(f"{MEASURES}{measure.pk}/{step}").status_code == 404
    assert "Två farthinder" not in client.get(MEASURES).content.decode()


def test_as_many_queries_however_many_measures(town: Organisation) -> None:
    promise = a_promise(a_commitment("Ett."), a_commitment("Två."))
    client = of(town, *Role)
    for number in range(8):
        measure = a_measure(town, what=f"Farthinder {number}")
        set_served(ACTOR, measure, promise.commitments.all())
    client.get(MEASURES)
    for address in (MEASURES, f"{MEASURES}{measure.pk}/"):
        with CaptureQueriesContext(connection) as made:
            assert client.get(address).status_code == 200
        assert len(made) <= 12, [one["sql"] for one in made]
