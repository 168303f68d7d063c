"""Correcting a record: the old one stays and no longer counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from medborgarlofte.accounts.models import AuditEntry, User
from medborgarlofte.domain.roles import Role
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord, Promise
from tests.building import ACTOR, a_commitment, a_promise, an_unpublished_promise, parties_of
from tests.people import a_member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with time_machine.travel("2024-06-30T10:00:00+02:00", tick=False):
        yield


def a_record(promise: Promise) -> ActivityRecord:
    """Seven checks on 1 March, with a note."""
    which = promise.commitments.get()
    act = Activity(
        (which,), tuple(which.parties.all()), date(2024, 3, 1), 7, note="Vid skolan", place="Torget"
    )
    return actions.log_activity(ACTOR, act, today=date(2024, 6, 30))


@pytest.fixture
def record() -> ActivityRecord:
    return a_record(a_promise(a_commitment("Polisen kontrollerar.")))


def entry(record: ActivityRecord, **changed: Any) -> dict[str, Any]:
    parties = [party.pk for party in record.parties.all()]
    filled = {"day": "2024-03-01", "count": "3", "parties": parties, "key": "ny", "reason": "Fel siffra."}
    filled |= {"note": record.note, "place": record.place}
    return {**filled, **changed}


def test_the_form_shows_what_was_written(client: Client, record: ActivityRecord) -> None:
    page = client.get(f"/logga/rattelse/{record.pk}/").content.decode()
    assert 'value="2024-03-01"' in page
    assert 'name="count" value="7"' in page


def test_a_correction_replaces_the_record_and_keeps_what_was_filled_in(
    client: Client, member: User, record: ActivityRecord
) -> None:
    answer = client.post(f"/logga/rattelse/{record.pk}/", entry(record))
    assert answer["Location"].startswith("/logga/sparad/")
    page = client.get("/granvik/2024/1/").content.decode()
    assert "<s>7</s>" in page
    assert "Fel siffra." in page
    correction = ActivityRecord.objects.get(corrects=record)
    assert (correction.count, correction.note, correction.place) == (3, "Vid skolan", "Torget")
    assert AuditEntry.objects.filter(actor=member.actor().name, action="correct_activity").exists()


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"reason": ""}, "Skriv varför uppgiften rättas."),
        ({"reason": "x" * 501}, "Skälet får vara högst 500 tecken."),
        ({"reason": "Gällde 811218-9876."}, "personnummer"),
        ({"count": ""}, "Skriv hur många."),
    ],
)
def test_a_mistake_changes_nothing(
    client: Client, record: ActivityRecord, changed: dict[str, Any], error: str
) -> None:
    answer = client.post(f"/logga/rattelse/{record.pk}/", entry(record, **changed))
    assert answer.status_code == 422
    assert error in answer.content.decode()
    assert ActivityRecord.objects.count() == 1


def test_what_is_corrected_already_is_refused(client: Client, record: ActivityRecord) -> None:
    client.post(f"/logga/rattelse/{record.pk}/", entry(record))
    answer = client.post(f"/logga/rattelse/{record.pk}/", entry(record, key="en till"))
    assert answer.status_code == 422
    assert "redan rättad" in answer.content.decode()
    assert ActivityRecord.objects.count() == 2


def test_another_party_corrects_nothing_of_ours(record: ActivityRecord) -> None:
    _police, town = parties_of(record.commitments.get().promise.municipality)
    theirs = Client()
    theirs.force_login(a_member(town, Role.DOER))
    assert theirs.get(f"/logga/rattelse/{record.pk}/").status_code == 404
    assert theirs.post(f"/logga/rattelse/{record.pk}/", entry(record)).status_code == 404
    assert ActivityRecord.objects.count() == 1


def test_the_page_of_a_commitment_leads_to_what_one_may_correct_and_to_nothing_else() -> None:
    promise = a_promise(a_commitment("Båda kontrollerar.", by="both"))
    police, town = parties_of(promise.municipality)
    records = {}
    for party in (police, town):
        act = Activity((promise.commitments.get(),), (party,), date(2024, 3, 1))
        records[party] = actions.log_activity(ACTOR, act, today=date(2024, 6, 30))
    for party, record in records.items():
        theirs = Client()
        theirs.force_login(a_member(party, Role.DOER))
        page = theirs.get(f"{promise.address()}1/").content.decode()
        assert re.findall(r"/logga/rattelse/\d+/", page) == [f"/logga/rattelse/{record.pk}/"]
        assert theirs.get(f"/logga/rattelse/{record.pk}/").status_code == 200
    anybody = Client().get(f"{promise.address()}1/").content.decode()
    assert "rattelse" not in anybody
    assert "Rättelser" not in anybody


def test_records_of_what_is_not_published_are_not_found(client: Client) -> None:
    record = a_record(an_unpublished_promise(a_commitment("Polisen kontrollerar.")))
    assert client.get(f"/logga/rattelse/{record.pk}/").status_code == 404
    assert client.get("/logga/rattelse/999999/").status_code == 404
