"""What phones send when the net is back: each entry is answered, and counts once however often it is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from medborgarlofte.domain.roles import Role
from medborgarlofte.promises.models import ActivityRecord, Promise
from tests.building import a_commitment, a_content, a_municipality, a_promise, parties_of, the_next
from tests.people import a_member

pytestmark = pytest.mark.django_db
SEND = "/logga/utan-nat/skicka/"


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with time_machine.travel("2024-06-30T10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def promise() -> Promise:
    return a_promise(a_commitment("Polisen kontrollerar."), a_commitment("Remitterar.", sensitive=True))


def entry(promise: Promise, number: int = 1, **changed: Any) -> dict[str, Any]:
    which = promise.commitments.get(number=number).pk
    return {"key": "en-nyckel", "commitment": which, "day": "2024-06-30", "count": "2", **changed}


def post(client: Client, body: Any, **more: Any) -> Any:
    return client.post(SEND, json.dumps(body), content_type="application/json", **more)


def told(client: Client, *entries: Any) -> list[tuple[str, str]]:
    answer: HttpResponse = post(client, {"entries": entries})
    return [(one["state"], one["sentence"]) for one in json.loads(answer.content)["answers"]]


def test_an_entry_is_saved_and_the_same_again_is_there_already(client: Client, promise: Promise) -> None:
    sent = entry(promise, place="Torget", dress="uniform")
    assert told(client, sent) == [("saved", "Den är sparad.")]
    assert told(client, sent, sent) == [("there", "Den är redan sparad.")] * 2
    record = ActivityRecord.objects.get()
    assert (record.count, record.place, record.dress) == (2, "Torget", "uniform")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"day": "2025-06-30"}, "Dagen har inte varit än."),
        ({"day": "2023-06-30"}, "Löftet började gälla 1 januari 2024."),
        ({"day": ""}, "Skriv vilken dag det gjordes."),
        ({"count": "tre"}, "Skriv antalet med siffror"),
        ({"commitment": 10**30}, "Åtagandet finns inte längre."),
        ({"commitment": "1; DROP"}, "Åtagandet finns inte längre."),
        ({"key": ""}, "Detta fält måste fyllas i."),
        ({"note": "Ring 070-123 45 67"}, "telefonnummer"),
        ({"dress": "dräkt"}, "dräkt"),
        ({"parties": [999]}, "999"),
    ],
)
def test_an_entry_that_is_refused_says_why_and_stops_no_other(
    client: Client, promise: Promise, changed: dict[str, Any], said: str
) -> None:
    first, second = told(client, entry(promise, **changed), entry(promise, key="en till"))
    assert first[0] == "refused"
    assert said in first[1]
    assert second[0] == "saved"
    assert ActivityRecord.objects.get().key == "en till"


def test_a_commitment_that_was_dropped_meanwhile_is_told(client: Client, promise: Promise) -> None:
    sent = entry(promise, number=2)
    the_next(promise, a_content(a_commitment("Polisen kontrollerar.")))
    ((state, sentence),) = told(client, sent)
    assert state == "refused"
    assert "Åtagande 2 togs bort i version 2." in sentence


def test_what_was_corrected_since_is_there_and_stays_corrected(client: Client, promise: Promise) -> None:
    told(client, entry(promise))
    record = ActivityRecord.objects.get()
    parties = [one.pk for one in record.parties.all()]
    changed = {"day": "2024-06-30", "count": "0", "parties": parties, "key": "ny", "reason": "Fel."}
    client.post(f"/logga/rattelse/{record.pk}/", changed)
    assert told(client, entry(promise)) == [("there", "Den är redan sparad, och har rättats sedan dess.")]


@pytest.mark.parametrize("name", ["place", "note", "dress", "co_actors", "together_with"])
def test_of_what_is_sensitive_words_are_refused(client: Client, promise: Promise, name: str) -> None:
    ((state, sentence),) = told(client, entry(promise, number=2, **{name: ["1"] if name[0] == "t" else "x"}))
    assert (state, "känsligt" in sentence) == ("refused", True)
    assert told(client, entry(promise, number=2))[0][0] == "saved"


def test_whoever_is_signed_out_or_lost_the_role_sends_nothing(promise: Promise) -> None:
    assert post(Client(), {"entries": [entry(promise)]}).status_code == 302
    reader, elsewhere = Client(), Client()
    reader.force_login(a_member(parties_of(promise.municipality)[0], Role.READER))
    assert post(reader, {"entries": [entry(promise)]}).status_code == 403
    elsewhere.force_login(a_member(parties_of(a_municipality("Almvik"))[0], Role.DOER))
    ((state, sentence),) = told(elsewhere, entry(promise))
    assert (state, "inte längre rätt" in sentence) == ("refused", True)
    assert not ActivityRecord.objects.exists()


@pytest.mark.parametrize("body", [[], {}, {"entries": 1}, {"entries": [0] * 51}, "[" * 2000])
def test_what_no_phone_sends_is_refused(client: Client, body: Any) -> None:
    assert post(client, body).status_code == 400


def test_an_entry_that_is_no_entry_is_refused(client: Client, promise: Promise) -> None:
    assert [state for state, _said in told(client, None, 1, [], {"commitment": []})] == ["refused"] * 4


def test_the_token_is_needed_and_handed_out_with_the_choices(member: Any, promise: Promise) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member)
    assert post(strict, {"entries": [entry(promise)]}).status_code == 403
    found = strict.get("/logga/utan-nat/val/").json()
    assert [one["numbers_only"] for one in found["commitments"]] == [False, True]
    assert (
        post(strict, {"entries": [entry(promise)]}, headers={"X-CSRFToken": found["token"]}).status_code
        == 200
    )


def test_the_choices_are_for_whoever_has_signed_in_and_kept_nowhere(client: Client, promise: Promise) -> None:
    assert Client().get("/logga/utan-nat/val/").status_code == 302
    assert "no-store" in client.get("/logga/utan-nat/val/")["Cache-Control"]


def test_the_page_that_is_kept_tells_of_nobody(client: Client, member: Any, promise: Promise) -> None:
    page = client.get("/logga/utan-nat/").content.decode()
    assert page == Client().get("/logga/utan-nat/").content.decode()
    assert str(member) not in page


def test_the_app_can_be_installed(client: Client) -> None:
    manifest = client.get("/logga.webmanifest").json()
    assert manifest["start_url"] == "/logga/utan-nat/"
    worker = client.get("/logga-worker.js")
    assert worker["Content-Type"].startswith("text/javascript")
