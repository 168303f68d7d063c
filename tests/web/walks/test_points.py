"""The protocol page by page: points on a phone, answers, and what was done."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate
from PIL import Image

from medborgarlofte.dialogue.actions import accept_point, refuse_point
from medborgarlofte.dialogue.models import SafetyWalk, WalkPhoto, WalkPoint
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.models import Function, Organisation
from tests.building import ACTOR, a_municipality, parties_of
from tests.people import a_member, signed_in
from tests.walking import WALKED, a_function, a_point, a_walk

pytestmark = pytest.mark.django_db
WALKS = "/arbete/vandringar/"


@pytest.fixture
def town() -> Organisation:
    return parties_of(a_municipality())[1]


@pytest.fixture
def walk(town: Organisation) -> SafetyWalk:
    return a_walk(town)


@pytest.fixture
def owner(town: Organisation) -> Function:
    return a_function(town)


def of(party: Organisation, *roles: Role) -> Client:
    return signed_in(a_member(party, *roles))


def said(**more: Any) -> dict[str, Any]:
    return {
        "category": "unsafe_dark",
        "where": "Gångtunneln",
        "description": "Två lampor är trasiga.",
        **more,
    }


def a_photo() -> SimpleUploadedFile:
    kept = BytesIO()
    Image.new("RGB", (20, 20), "green").save(kept, "JPEG")
    return SimpleUploadedFile("foto.jpg", kept.getvalue(), "image/jpeg")


def test_after_a_point_the_form_is_ready_for_the_next(walk: SafetyWalk, town: Organisation) -> None:
    client, address = of(town, Role.DOER), f"{WALKS}{walk.pk}/ny-punkt/"
    answer = client.post(address, said(key="a", latitude="59.1234567", longitude="15.2"))
    assert answer["Location"] == f"{address}?sparad=1"
    assert "Punkt 1 är sparad" in client.get(answer["Location"]).content.decode()
    client.post(address, said(key="a"))
    point = WalkPoint.objects.get()
    assert (point.number, point.latitude, point.longitude) == (1, 59.12346, 15.2)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"category": ""}, "Välj vad punkten gäller."),
        ({"where": " "}, "Skriv var det är"),
        ({"latitude": "59.1"}, "gick inte att läsa"),
        ({"latitude": "norr", "longitude": "öster"}, "gick inte att läsa"),
        ({"latitude": "nan", "longitude": "nan"}, "gick inte att läsa"),
        ({"latitude": "40.4", "longitude": "-3.7"}, "utanför Sverige"),
        ({"photo": SimpleUploadedFile("a.txt", b"hej")}, "går inte att läsa"),
        ({"description": "Ring 811218-9876"}, "personnummer"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_written_stands(
    walk: SafetyWalk, town: Organisation, more: dict[str, Any], sentence: str
) -> None:
    answer = of(town, Role.DOER).post(f"{WALKS}{walk.pk}/ny-punkt/", said(**more))
    page = answer.content.decode()
    assert (answer.status_code, sentence in page) == (422, True)
    assert "lampor" in page or "description" in more
    assert not WalkPoint.objects.exists()


def test_only_the_page_of_a_point_may_ask_where_somebody_is(walk: SafetyWalk, town: Organisation) -> None:
    client = of(town, Role.DOER)
    assert "geolocation=(self)" in client.get(f"{WALKS}{walk.pk}/ny-punkt/")["Permissions-Policy"]
    assert "geolocation=()" in client.get(f"{WALKS}{walk.pk}/")["Permissions-Policy"]


def test_a_photograph_is_for_those_who_read_the_walk_to_save(walk: SafetyWalk, town: Organisation) -> None:
    client = of(town, Role.DOER)
    client.post(f"{WALKS}{walk.pk}/ny-punkt/", said(photo=a_photo()))
    point = WalkPoint.objects.get()
    answer = client.get(f"{WALKS}punkt/{point.pk}/foto/")
    assert answer.content == bytes(WalkPhoto.objects.get().content)
    assert "attachment" in answer["Content-Disposition"]
    assert client.get(f"{WALKS}punkt/{a_point(walk).pk}/foto/").status_code == 404


def test_a_point_is_written_anew_until_it_is_answered(walk: SafetyWalk, town: Organisation) -> None:
    point, client = a_point(walk), of(town, Role.DOER)
    assert client.post(f"{WALKS}punkt/{point.pk}/", said(where="Bron")).status_code == 302
    point.refresh_from_db()
    assert point.where == "Bron"
    refuse_point(ACTOR, point, reason="Nej.", today=WALKED)
    answer = client.post(f"{WALKS}punkt/{point.pk}/", said(where="Torget"))
    assert (answer.status_code, "besvarad" in answer.content.decode()) == (422, True)


def test_yes_takes_an_owner_and_a_day(walk: SafetyWalk, town: Organisation, owner: Function) -> None:
    point, client = a_point(walk), of(town, Role.COORDINATOR)
    due = localdate() + timedelta(days=30)
    answer = client.post(f"{WALKS}punkt/{point.pk}/svar/", {"answer": "accepted"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Välj vilken funktion som ansvarar." in page
    assert "Skriv senast vilken dag" in page
    yes = {"answer": "accepted", "owner": owner.pk, "due": due.isoformat()}
    assert client.post(f"{WALKS}punkt/{point.pk}/svar/", yes).status_code == 302
    point.refresh_from_db()
    assert (point.answer, point.owner, point.due) == ("accepted", owner, due)


def test_no_takes_a_reason_which_the_list_shows(walk: SafetyWalk, town: Organisation) -> None:
    point, client = a_point(walk), of(town, Role.COORDINATOR)
    answer = client.post(f"{WALKS}punkt/{point.pk}/svar/", {"answer": "refused"})
    assert "Skriv varför ni säger nej." in answer.content.decode()
    client.post(f"{WALKS}punkt/{point.pk}/svar/", {"answer": "refused", "reason": "Marken är inte vår."})
    assert "Marken är inte vår." in client.get(f"{WALKS}{walk.pk}/").content.decode()


def test_functions_of_another_party_are_not_offered(walk: SafetyWalk, town: Organisation) -> None:
    a_function(parties_of(walk.municipality)[0], "kommunpolisen")
    page = of(town, Role.COORDINATOR).get(f"{WALKS}punkt/{a_point(walk).pk}/svar/").content.decode()
    assert "kommunpolisen" not in page


def test_who_does_the_work_says_that_it_is_done(
    walk: SafetyWalk, town: Organisation, owner: Function
) -> None:
    today = localdate()
    point = accept_point(ACTOR, a_point(walk), owner, today, today=today)
    done = {"outcome": "remedied", "done_on": today.isoformat(), "note": "Nya lampor."}
    client = of(town, Role.DOER)
    assert client.post(f"{WALKS}punkt/{point.pk}/klar/", done).status_code == 302
    page = client.get(f"{WALKS}{walk.pk}/").content.decode()
    assert "Åtgärdad" in page
    assert "Nya lampor." in page
    assert "Svara" not in page


def test_silence_is_told_in_days(walk: SafetyWalk, town: Organisation) -> None:
    a_point(walk)
    days = (localdate() - WALKED).days
    page = of(town, Role.READER).get(f"{WALKS}{walk.pk}/").content.decode()
    assert f"Ingen har svarat på punkt 1. Det har gått {days} dagar sedan vandringen." in page
