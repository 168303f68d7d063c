"""Planning a walk, and what becomes of it, page by page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, localtime

from medborgarlofte.dialogue.actions import publish_walk
from medborgarlofte.dialogue.models import Occasion, SafetyWalk
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import ActivityRecord
from tests.building import ACTOR, a_commitment, a_municipality, a_promise, parties_of
from tests.people import a_member, signed_in
from tests.walking import a_function, a_point, a_walk

pytestmark = pytest.mark.django_db
WALKS = "/arbete/vandringar/"


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
        "title": "Vandring i centrum",
        "day": "2024-04-10",
        "begins": "18:00",
        "ends": "20:00",
        "place": "Stora torget",
        "route": "Torget, tunneln",
    }
    return fields | more


def test_whoever_has_not_signed_in_does_so_first(client: Client) -> None:
    assert "next=/arbete/vandringar/" in client.get(WALKS)["Location"]


def test_a_walk_is_planned_with_those_who_are_invited(police: Organisation, town: Organisation) -> None:
    officer = a_function(police, "kommunpolisen")
    note = {"invited": [officer.pk], "note": "Inget är hemligt."}
    answer = of(town, Role.DOER).post(f"{WALKS}ny/", said(**note))
    walk = SafetyWalk.objects.get()
    assert answer["Location"] == f"{WALKS}{walk.pk}/?sparat"
    assert (localtime(walk.starts_at).hour, localtime(walk.ends_at).hour, walk.day) == (
        18,
        20,
        date(2024, 4, 10),
    )
    page = of(police, Role.LIAISON_OFFICER).get(f"{WALKS}{walk.pk}/").content.decode()
    assert "Vandring i centrum" in page
    assert "kommunpolisen" in page


def test_another_party_is_invited_with_a_secrecy_review_or_nothing_is_saved(
    police: Organisation, town: Organisation
) -> None:
    officer = a_function(police, "kommunpolisen")
    answer = of(town, Role.DOER).post(f"{WALKS}ny/", said(invited=[officer.pk]))
    assert answer.status_code == 422
    assert "Skriv vad sekretessprövningen kom fram till." in answer.content.decode()
    assert not SafetyWalk.objects.exists()


def test_what_is_missing_is_told_where_it_is_missing(town: Organisation) -> None:
    answer = of(town, Role.DOER).post(f"{WALKS}ny/", said(title="", day="i morgon", ends="sent"))
    page = answer.content.decode()
    assert answer.status_code == 422
    for sentence in ("Skriv vad vandringen ska heta.", "Skriv dagen som år", "Skriv klockslaget som timmar"):
        assert sentence in page
    assert "Stora torget" in page


def test_an_end_past_midnight_is_the_next_day(town: Organisation) -> None:
    of(town, Role.DOER).post(f"{WALKS}ny/", said(begins="22:00", ends="00:30"))
    walk = SafetyWalk.objects.get()
    assert walk.ends_at - walk.starts_at == timedelta(hours=2, minutes=30)


def test_what_may_tell_of_a_person_is_asked_about(town: Organisation) -> None:
    client, telling = of(town, Role.DOER), said(route="Ring 070-174 06 05.")
    answer = client.post(f"{WALKS}ny/", telling)
    assert answer.status_code == 422
    assert "pekar inte ut någon enskild person" in answer.content.decode()
    assert client.post(f"{WALKS}ny/", telling | {"confirmed": "on"}).status_code == 302


def test_a_held_walk_counts_for_its_commitments(town: Organisation) -> None:
    day = localdate() - timedelta(days=1)
    walks = a_commitment("Kommunen ordnar två vandringar.", by="municipality")
    promise = a_promise(walks, start=day, end=day + timedelta(days=30), entered_on=day)
    commitment, client = promise.commitments.get(), of(town, Role.DOER)
    client.post(f"{WALKS}ny/", said(day=day.isoformat(), commitments=[commitment.pk]))
    walk = SafetyWalk.objects.get()
    assert "Räknas på" in client.get(f"{WALKS}{walk.pk}/").content.decode()
    assert client.post(f"{WALKS}{walk.pk}/hallen/", {"parties": [town.pk]}).status_code == 302
    assert ActivityRecord.objects.get().day == day
    assert "Ta tillbaka att den är hållen" in client.get(f"{WALKS}{walk.pk}/").content.decode()
    client.post(f"{WALKS}{walk.pk}/inte-hallen/", {"reason": "Det var en annan kväll."})
    walk.refresh_from_db()
    assert walk.is_planned


def test_a_walk_is_changed_moved_and_cancelled(town: Organisation) -> None:
    walk, client = a_walk(town), of(town, Role.COORDINATOR)
    client.post(f"{WALKS}{walk.pk}/andra/", {"title": "Vid ån", "place": "Bron", "route": ""})
    client.post(f"{WALKS}{walk.pk}/flytta/", said(day="2024-04-12", reason="Regn."))
    walk.refresh_from_db()
    assert (walk.title, walk.place, walk.day) == ("Vid ån", "Bron", date(2024, 4, 12))
    client.post(f"{WALKS}{walk.pk}/stall-in/", {"reason": "Ingen kan."})
    walk.refresh_from_db()
    assert walk.state == Occasion.State.CANCELLED
    page = client.get(f"{WALKS}{walk.pk}/").content.decode()
    assert "Inställd: " in page
    assert "Ingen kan." in page
    assert "Lägg till en punkt" not in page


def test_two_persons_publish_it_and_then_nothing_is_left_to_ask(town: Organisation) -> None:
    walk = a_walk(town)
    a_point(walk)
    coordinator, publisher = of(town, Role.COORDINATOR), of(town, Role.PUBLISHER)
    page = f"{WALKS}{walk.pk}/"
    assert "Läs igenom och publicera" not in publisher.get(page).content.decode()
    assert coordinator.post(f"{page}be-om-publicering/", {"note": "Inget är hemligt."}).status_code == 302
    assert "Läs igenom och publicera" in publisher.get(page).content.decode()
    read = publisher.get(f"{page}publicera/").content.decode()
    assert "Gångtunneln" in read
    assert publisher.post(f"{page}publicera/").status_code == 302
    assert "Be om publicering" not in coordinator.get(page).content.decode()


def test_what_is_not_shared_does_not_exist_for_the_other_party(
    police: Organisation, town: Organisation
) -> None:
    walk = a_walk(town)
    point, client = a_point(walk), of(police, *Role)
    for step in ("", "andra/", "kalla/", "flytta/", "hallen/", "ny-punkt/", "publicera/"):
        assert client.get(f"{WALKS}{walk.pk}/{step}").status_code == 404
    for step in ("", "svar/", "klar/", "foto/"):
        assert client.get(f"{WALKS}punkt/{point.pk}/{step}").status_code == 404
    assert "Vandring i centrum" not in client.get(WALKS).content.decode()


def test_as_many_queries_however_many_walks_and_points(town: Organisation) -> None:
    client, walk = of(town, *Role), a_walk(town)
    for number in range(12):
        a_point(a_walk(town) if number % 2 else walk, f"Plats {number}")
    publish_walk(ACTOR, walk)
    client.get(WALKS)
    for address, most in ((WALKS, 6), (f"{WALKS}{walk.pk}/", 12)):
        with CaptureQueriesContext(
            connection,
        ) as made:
            assert client.get(address).status_code == 200
        assert len(made) <= most, [one["sql"] for one in made]
