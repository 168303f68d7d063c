"""A session is planned, held, counted, moved and taken back, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from medborgarlofte.dialogue.actions import hold_session, plan_session
from medborgarlofte.dialogue.drafts import SessionPlan
from medborgarlofte.dialogue.models import Session
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import ActivityRecord
from tests.building import ACTOR, a_commitment, a_promise, parties_of
from tests.occasions import at
from tests.people import a_member, signed_in

pytestmark = pytest.mark.django_db
LIST = "/arbete/utbildningar/"
DAY = date(2024, 4, 10)


@pytest.fixture(autouse=True)
def _in_spring() -> Iterator[None]:
    with time_machine.travel("2024-04-20T10:00:00+02:00", tick=True):
        yield


@pytest.fixture
def town() -> Organisation:
    promise = a_promise(a_commitment("Kommunen besöker skolorna.", by="municipality"))
    return parties_of(promise.municipality)[1]


@pytest.fixture
def client(town: Organisation) -> Client:
    return signed_in(a_member(town, Role.COORDINATOR))


def said(**more: Any) -> dict[str, Any]:
    fields = {
        "form": "school_visit",
        "title": "Om näthat",
        "audience": "pupils",
        "whom": "Årskurs 7",
        "day": "2024-04-10",
        "begins": "09:00",
        "ends": "10:00",
        "place": "Norra skolan",
    }
    return fields | more


def planned(town: Organisation, day: date = DAY) -> Session:
    plan = SessionPlan("Om näthat", "training", "staff", at(day), at(day) + timedelta(hours=1))
    return plan_session(ACTOR, town, plan)


def text(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_it_is_planned_held_and_counted(client: Client, town: Organisation) -> None:
    commitment = town.commitments.get()
    answer = client.post(f"{LIST}ny/", said(commitments=[commitment.pk]))
    session = Session.objects.get()
    assert answer["Location"] == f"{LIST}{session.pk}/?sparat"
    page = text(client, answer["Location"])
    assert "Skolbesök" in page
    assert "Elever: <span" in page
    assert "Skriv in att det är hållet" in page
    client.post(f"{LIST}{session.pk}/hallen/", {"parties": [town.pk], "took_part": "48"})
    page = text(client, f"{LIST}{session.pk}/")
    assert "Hållet" in page
    assert "<dd>48</dd>" in page
    assert ActivityRecord.objects.get().commitments.get() == commitment


def test_this_years_sums_stand_on_the_list(client: Client, town: Organisation) -> None:
    today = localdate()
    for came in (20, 12):
        hold_session(ACTOR, planned(town, today), [town], took_part=came, today=today)
    planned(town, today + timedelta(days=2))
    page = text(client, LIST)
    assert '<th scope="row">Personal</th><td class="figure" data-name="Tillfällen">2</td>' in page
    assert ">32</td>" in page
    assert page.count("Om näthat") == 3


def test_it_is_moved_taken_back_changed_and_cancelled(client: Client, town: Organisation) -> None:
    session = planned(town)
    times = {"day": "2024-04-11", "begins": "09:00", "ends": "10:00", "reason": "Läraren var sjuk."}
    client.post(f"{LIST}{session.pk}/hallen/", {"parties": [town.pk]})
    client.post(f"{LIST}{session.pk}/flytta/", times)
    client.post(f"{LIST}{session.pk}/antal/", {"took_part": "7"})
    session.refresh_from_db()
    assert (session.day, session.state, session.took_part) == (date(2024, 4, 11), "held", 7)
    client.post(f"{LIST}{session.pk}/ta-tillbaka/", {"reason": "Fel tillfälle."})
    client.post(f"{LIST}{session.pk}/andra/", said(title="Om droger"))
    client.post(f"{LIST}{session.pk}/stall-in/", {"reason": "Skolan är stängd."})
    session.refresh_from_db()
    assert (session.title, session.state, session.reason) == ("Om droger", "cancelled", "Skolan är stängd.")


def test_what_is_lacking_is_said_at_the_field_and_what_was_written_stands(client: Client) -> None:
    answer = client.post(f"{LIST}ny/", said(title="", form="", whom="Klass 7B"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Skriv vad det handlar om." in page
    assert "Välj vad det är." in page
    assert 'value="Klass 7B"' in page
    assert not Session.objects.exists()


def test_a_text_that_may_tell_of_somebody_must_be_confirmed(client: Client) -> None:
    wrong = said(whom="Ring 070-174 06 05")
    assert client.post(f"{LIST}ny/", wrong).status_code == 422
    assert client.post(f"{LIST}ny/", wrong | {"confirmed": "on"}).status_code == 302


def test_nobody_else_finds_it_until_they_are_called(town: Organisation) -> None:
    session = planned(town)
    police = parties_of(town.municipality)[0]
    other = signed_in(a_member(police, Role.LIAISON_OFFICER))
    assert other.get(f"{LIST}{session.pk}/").status_code == 404
    assert "Om näthat" not in text(other, LIST)


def test_as_many_queries_however_many_there_are(client: Client, town: Organisation) -> None:
    counts = []
    for number in (1, 6):
        for _one in range(number):
            hold_session(ACTOR, planned(town), [town], took_part=1, today=DAY)
            planned(town)
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12
