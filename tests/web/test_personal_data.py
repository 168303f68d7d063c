"""The form asks for a decision where a text may tell of a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.promises.models import ActivityRecord
from tests.building import a_promise

pytestmark = pytest.mark.django_db
BOX = 'type="checkbox" name="confirmed"'
REASON = "Ring 070-123 45 67 <nu>"


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with time_machine.travel("2024-06-30T10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def correction(client: Client) -> tuple[str, dict[str, Any]]:
    """The address of a correction and what somebody fills in there."""
    party = a_promise().commitments.get().parties.get()
    filled = {"day": "2024-06-30", "count": "3", "parties": [party.pk], "key": "nyckel"}
    client.post("/logga/granvik/2024/1/", filled)
    record = ActivityRecord.objects.get()
    return f"/logga/rattelse/{record.pk}/", {**filled, "key": "ny", "reason": REASON}


def test_the_box_is_not_there_before_it_is_needed(
    client: Client, correction: tuple[str, dict[str, Any]]
) -> None:
    address, _filled = correction
    assert BOX not in client.get(address).content.decode()


def test_the_field_says_what_it_is_about_and_a_box_asks(
    client: Client, correction: tuple[str, dict[str, Any]]
) -> None:
    answer = client.post(*correction)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert '<a href="#id_reason">Skälet har vid tecken 6 något som ser ut som ett telefonnummer.' in page
    assert "”070-123 45 67”" in page
    assert "Ring 070-123 45 67 &lt;nu&gt;</textarea>" in page
    assert page.count(BOX) == 1
    assert "Jag har läst igenom texten." in page
    assert ActivityRecord.objects.count() == 1


def test_with_the_box_ticked_it_is_saved_and_the_decision_kept(
    client: Client, correction: tuple[str, dict[str, Any]]
) -> None:
    address, filled = correction
    assert client.post(address, {**filled, "confirmed": "on"}).status_code == 302
    detail = AuditEntry.objects.get(action="correct_activity").detail
    assert detail["personal_data"] == [{"field": "reason", "kind": "telephone", "at": 6}]
    assert detail["decision"] == "kept"


def test_a_rewritten_text_needs_no_box(client: Client, correction: tuple[str, dict[str, Any]]) -> None:
    address, filled = correction
    client.post(address, filled)
    assert client.post(address, {**filled, "reason": "Fel siffra."}).status_code == 302
    assert "decision" not in AuditEntry.objects.get(action="correct_activity").detail


def test_the_tick_stays_when_something_else_is_wrong(
    client: Client, correction: tuple[str, dict[str, Any]]
) -> None:
    address, filled = correction
    page = client.post(address, {**filled, "count": "", "confirmed": "on"}).content.decode()
    assert page.count(BOX) == 1
    assert page.count(" checked") == 2  # the party and the decision


def test_an_identity_number_is_refused_whatever_is_ticked(
    client: Client, correction: tuple[str, dict[str, Any]]
) -> None:
    address, filled = correction
    page = client.post(address, {**filled, "reason": "811218-9876", "confirmed": "on"}).content.decode()
    assert "tecken 1 något som ser ut som ett personnummer" in page
    assert ActivityRecord.objects.count() == 1
