"""The form for logging what was done: every mistake is told where it was made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from medborgarlofte.accounts.models import AuditEntry, User
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.targets import CountTarget, Per, TimeUnit, WithinTimeTarget
from medborgarlofte.promises.models import ActivityRecord, Promise
from tests.building import (
    a_commitment,
    a_content,
    a_municipality,
    a_promise,
    an_unpublished_promise,
    parties_of,
    the_next,
)
from tests.people import a_member

pytestmark = pytest.mark.django_db
FORM = "/logga/granvik/2024/1/"
CHECKS = CountTarget(104, Per.YEAR, "trafikkontroller")


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with time_machine.travel("2024-06-30T10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def promise() -> Promise:
    """A promise with a yearly count by the police, one by both, and a time limit."""
    return a_promise(
        a_commitment("Polisen kontrollerar.", CHECKS),
        a_commitment("Båda kontrollerar.", CHECKS, by="both"),
        a_commitment("Klotter tas bort.", WithinTimeTarget(2, TimeUnit.DAY, "klotter")),
    )


def entry(promise: Promise, **changed: Any) -> dict[str, Any]:
    """What somebody fills in, with something changed."""
    party = promise.commitments.get(number=1).parties.get()
    filled = {"day": "2024-06-30", "count": "3", "parties": [party.pk], "key": "en-nyckel", **changed}
    return {name: value for name, value in filled.items() if value is not None}


def test_the_form_starts_with_today_one_and_the_only_party(client: Client, promise: Promise) -> None:
    page = client.get(FORM).content.decode()
    assert 'value="2024-06-30"' in page
    assert 'name="count" value="1"' in page
    assert page.count("checked") == 1


def test_saving_says_what_was_saved_and_the_commitment_has_the_new_count(
    client: Client, member: User, promise: Promise
) -> None:
    answer = client.post(FORM, entry(promise))
    saved = f"/logga/sparad/{ActivityRecord.objects.get().pk}/?sparat"
    assert (answer.status_code, answer["Location"]) == (302, saved)
    assert "Uppgiften är sparad" in client.get(answer["Location"]).content.decode()
    assert "Gjort: 3 till och med 30 juni" in client.get("/granvik/2024/1/").content.decode()
    assert AuditEntry.objects.filter(actor=member.actor().name, action="log_activity").count() == 1


def test_the_same_form_sent_twice_counts_once(client: Client, promise: Promise) -> None:
    for _ in range(2):
        assert client.post(FORM, entry(promise)).status_code == 302
    assert ActivityRecord.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"day": "2024-07-01"}, "Dagen har inte varit än."),
        ({"day": "i går"}, "Skriv dagen som år, månad och dag"),
        ({"day": ""}, "Skriv vilken dag det gjordes."),
        ({"day": "2023-12-31"}, "Löftet började gälla 1 januari 2024."),
        ({"count": ""}, "Skriv hur många."),
        ({"count": "-1"}, "Antalet kan inte vara mindre än 0."),
        ({"count": "tre"}, "Skriv antalet med siffror"),
        ({"count": "9" * 30}, "Antalet är orimligt stort."),
        ({"parties": []}, "Välj vem som gjorde det."),
        ({"key": ""}, "Formuläret gick inte att känna igen."),
    ],
)
def test_a_mistake_is_told_on_top_and_nothing_is_saved(
    client: Client, promise: Promise, changed: dict[str, Any], error: str
) -> None:
    answer = client.post(FORM, entry(promise, **changed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.index("Uppgiften är inte sparad än") < page.index(error) < page.index("<h1>")
    assert not ActivityRecord.objects.exists()


def test_a_mistake_is_told_at_its_field_and_what_was_written_stays(client: Client, promise: Promise) -> None:
    page = client.post(FORM, entry(promise, day="2024-07-01", count="17")).content.decode()
    assert '<a href="#id_day">Dagen har inte varit än.' in page
    assert page.count("Dagen har inte varit än.") == 2
    assert 'value="17"' in page


def test_nought_can_be_logged_so_that_silence_and_nothing_differ(client: Client, promise: Promise) -> None:
    assert client.post(FORM, entry(promise, count="0")).status_code == 302
    assert ActivityRecord.objects.get().count == 0


def test_a_party_of_another_commitment_is_refused(client: Client, promise: Promise) -> None:
    town = promise.commitments.get(number=2).parties.order_by("pk")[1]
    assert client.post(FORM, entry(promise, parties=[town.pk])).status_code == 422
    assert not ActivityRecord.objects.exists()


def test_both_parties_can_have_done_it(client: Client, promise: Promise) -> None:
    both = [party.pk for party in promise.commitments.get(number=2).parties.all()]
    client.post("/logga/granvik/2024/2/", entry(promise, parties=both))
    assert ActivityRecord.objects.get().parties.count() == 2


def test_a_time_limit_asks_how_long_it_took(client: Client, promise: Promise) -> None:
    address = "/logga/granvik/2024/3/"
    assert "Hur många timmar tog det?" in client.get(address).content.decode()
    assert "Hur många timmar tog det?" not in client.get(FORM).content.decode()
    assert client.post(address, entry(promise, count="1", hours_taken="12,5")).status_code == 302
    assert float(ActivityRecord.objects.get().hours_taken or 0) == 12.5


def test_the_way_there_lists_promises_and_commitments(client: Client, promise: Promise) -> None:
    assert f'href="{FORM}"' in client.get("/logga/").content.decode()
    assert f'href="{FORM}"' in client.get("/logga/granvik/2024/").content.decode()


def test_the_commitment_offers_the_form_to_whoever_may_log(client: Client, promise: Promise) -> None:
    assert f'href="{FORM}"' in client.get("/granvik/2024/1/").content.decode()
    assert "/logga/" not in Client().get("/granvik/2024/1/").content.decode()
    elsewhere = Client()
    elsewhere.force_login(a_member(parties_of(a_municipality("Almvik"))[0], Role.DOER))
    assert FORM not in elsewhere.get("/granvik/2024/1/").content.decode()


def test_a_doer_of_one_party_reports_for_the_other_and_it_is_marked_so(promise: Promise) -> None:
    police, town = parties_of(promise.municipality)
    doer = Client()
    doer.force_login(a_member(town, Role.DOER))
    assert doer.post(FORM, entry(promise)).status_code == 302
    record = ActivityRecord.objects.get()
    assert (list(record.parties.all()), record.reported_by) == ([police], town)
    assert "rapporterat av" in Client().get("/granvik/2024/1/").content.decode()


def test_whoever_belongs_elsewhere_logs_nothing(promise: Promise) -> None:
    elsewhere = Client()
    elsewhere.force_login(a_member(parties_of(a_municipality("Almvik"))[0], Role.DOER))
    assert elsewhere.post(FORM, entry(promise)).status_code == 403
    assert not ActivityRecord.objects.exists()


@pytest.mark.parametrize("address", ["/logga/granvik/2024/9/", "/logga/granvik/1999/", "/logga/x/2024/1/"])
def test_unknown_addresses_are_not_found(client: Client, promise: Promise, address: str) -> None:
    assert client.get(address).status_code == 404


def test_what_a_later_version_dropped_is_not_offered(client: Client, promise: Promise) -> None:
    the_next(promise, a_content(a_commitment("Polisen kontrollerar.", CHECKS)))
    page = client.get("/logga/granvik/2024/").content.decode()
    assert f'href="{FORM}"' in page
    assert "/logga/granvik/2024/2/" not in page


def test_what_is_not_published_cannot_be_logged(client: Client) -> None:
    hidden = an_unpublished_promise(a_commitment("Polisen kontrollerar.", CHECKS))
    assert client.post(FORM, entry(hidden)).status_code == 404


def test_the_form_needs_its_token(promise: Promise) -> None:
    assert Client(enforce_csrf_checks=True).post(FORM, entry(promise)).status_code == 403


def test_in_english(client: Client, promise: Promise) -> None:
    page = client.post(f"/en{FORM}", entry(promise, day=date(2025, 1, 1))).content.decode()
    assert "That day has not come yet." in page
    assert client.post(f"/en{FORM}", entry(promise))["Location"].startswith("/en/logga/sparad/")


def test_the_number_of_queries_stays_the_same(
    client: Client, promise: Promise, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        client.get(FORM)
    with django_assert_max_num_queries(8):
        client.get("/logga/granvik/2024/")
    with django_assert_max_num_queries(12):
        client.get("/logga/")
