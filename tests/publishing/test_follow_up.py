"""What everybody sees of follow-ups: missing ones with the days, approved ones as they were approved."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from medborgarlofte.domain.canonical import digest
from medborgarlofte.followup import actions
from medborgarlofte.followup.models import FollowUp
from medborgarlofte.promises.actions import correct_activity
from medborgarlofte.promises.drafts import Activity
from tests.building import ACTOR, a_commitment, a_promise
from tests.following import TODAY, WORDS, Followed, a_target, answered, approved, followed

pytestmark = pytest.mark.django_db


@pytest.fixture
def found() -> Followed:
    with time_machine.travel("2024-05-20 12:00+02:00"):
        made = answered(followed())
        approved(made)
    return made


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2024-05-10", "Parterna ska godkänna den senast den 30 maj 2024."),
        ("2024-05-31", "Saknas sedan 1 dag."),
        ("2024-08-15", "Saknas sedan 77 dagar."),
    ],
)
def test_what_nobody_has_approved_is_shown_as_missing(client: Client, day: str, told: str) -> None:
    promise = a_promise(followup_words=WORDS)
    with time_machine.travel(f"{day} 12:00+02:00"):
        page = text(client, promise.address())
    assert "Tertialet 1 januari–30 april 2024" in page
    assert told in page


def test_a_promise_that_names_no_follow_up_has_none_that_is_missing(client: Client) -> None:
    with time_machine.travel("2024-12-01 12:00+01:00"):
        assert 'id="uppfoljningar"' not in text(client, a_promise().address())


def test_what_is_approved_leads_to_its_page(client: Client, found: Followed) -> None:
    with time_machine.travel("2024-06-20 12:00+02:00"):
        page = text(client, found.promise.address())
    assert f'href="{found.follow_up.address()}"' in page
    assert "Godkänd av båda parterna den 20 maj 2024." in page
    assert "för sent" not in page


def test_the_page_has_deviations_first_and_each_partys_answers(client: Client, found: Followed) -> None:
    page = text(client, found.follow_up.address())
    assert page.index("Det som inte gick som det var lovat") < page.index("Övriga åtaganden")
    assert page.index('id="atagande-2"') < page.index('id="atagande-1"')
    assert "minst 104 trafikkontroller per år; gjort: 35, och i jämn takt hade det varit 34" in page
    assert "Om det går som hittills är chansen ungefär" in page
    assert "Uppfyllt så här långt" in page
    assert page.count("Ingen förändring går att se") == 2
    assert "Mötena hölls som det var sagt" in page


def test_the_file_is_the_very_bytes_of_the_hash(client: Client, found: Followed) -> None:
    version = found.follow_up.versions.get()
    answer = client.get(f"{found.follow_up.address()}version/1.json")
    assert digest(answer.content.decode()) == version.sha256
    assert version.sha256 in text(client, f"{found.follow_up.address()}version/1/")


def test_a_record_corrected_since_is_told_beside_the_approved_number(client: Client, found: Followed) -> None:
    record = found.commitment(1).records.get(day=date(2024, 4, 30))
    better = Activity((found.commitment(1),), (found.police,), record.day, 4)
    correct_activity(ACTOR, record, better, reason="Räknat fel.", today=TODAY)
    page = text(client, found.follow_up.address())
    assert "Rättat sedan uppföljningen godkändes: nu är 38 räknade." in page
    assert "gjort: 35" in page


def test_a_corrected_follow_up_keeps_both_versions(client: Client, found: Followed) -> None:
    actions.correct_followup(found.officer, found.follow_up, reason="Fel antal i april.")
    approved(found)
    assert "Fel antal i april." in text(client, found.follow_up.address())
    old = text(client, f"{found.follow_up.address()}version/1/")
    assert "Den har rättats sedan dess." in old


@pytest.mark.parametrize("rest", ["", "version/1/", "version/1.json"])
def test_what_is_not_approved_is_not_there(client: Client, rest: str) -> None:
    open_one = answered(followed()).follow_up
    assert client.get(open_one.address() + rest).status_code == 404


@pytest.mark.parametrize("rest", ["version/0/", "version/2/", "version/2.json"])
def test_other_numbers_are_not_there(client: Client, found: Followed, rest: str) -> None:
    assert client.get(found.follow_up.address() + rest).status_code == 404


@pytest.mark.parametrize("more", [0, 30])
def test_the_number_of_queries_does_not_grow(
    client: Client, more: int, django_assert_max_num_queries: Any
) -> None:
    others = [a_commitment(f"Kommunen gör nummer {number}.", a_target(20)) for number in range(more)]
    made = answered(followed(*others))
    judged = actions.Judged("fulfilled", "Gjort.")
    for number in range(5, 5 + more):
        actions.assess_in(
            made.officer, made.follow_up, made.commitment(number), made.police, judged, today=TODAY
        )
    approved(made)
    assert FollowUp.objects.approved().exists()
    with django_assert_max_num_queries(12):
        text(client, made.follow_up.address())
