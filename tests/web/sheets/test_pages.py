"""A file on its way through the pages: upload, columns, review, receipt. Nothing is saved before the last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from medborgarlofte.accounts.models import AuditEntry, User
from medborgarlofte.domain.roles import Role
from medborgarlofte.ingest.models import SheetUpload
from medborgarlofte.promises.models import ActivityRecord, Promise
from tests.building import a_commitment, a_municipality, a_promise, an_unpublished_promise, parties_of
from tests.ingest.sheets.making import HEADINGS, csv_of, xlsx_sheets
from tests.people import a_member

pytestmark = pytest.mark.django_db
UPLOAD = "/logga/granvik/2024/fil/"
ROW = ("2024-05-17", "3", "1", "polisen", "Torget", "Lugnt")
BAD = ("i går", "3", "1", "polisen", "Torget", "Lugnt")


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with time_machine.travel("2024-06-30T10:00:00+02:00", tick=False):
        yield


@pytest.fixture(autouse=True)
def promise() -> Promise:
    """One commitment of the police, one of both."""
    return a_promise(a_commitment(), a_commitment("Båda ska vandra i centrum.", by="both"))


def send(client: Client, content: bytes, name: str = "insatser.csv") -> Any:
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, content)})


def choose(client: Client, address: str, **changed: str) -> Any:
    columns = {
        "day": "0",
        "count": "1",
        "commitment": "2",
        "party": "3",
        "place": "4",
        "note": "5",
        **changed,
    }
    return client.post(address, columns)


def reviewed(client: Client, content: bytes) -> tuple[str, str]:
    """The address of the page that is looked through, and what stands there."""
    columns = send(client, content)["Location"]
    address = choose(client, columns)["Location"]
    return address, text(client.get(address))


def text(answer: Any) -> str:
    return " ".join(str(answer.content.decode()).split())


def seen(page: str) -> str:
    return page.split('name="seen" value="')[1].split('"')[0]


def test_the_whole_way(client: Client, member: User) -> None:
    assert f'href="{UPLOAD}"' in text(client.get("/logga/granvik/2024/"))
    columns = send(client, csv_of(ROW))["Location"]
    assert columns.endswith("/kolumner/")
    page = text(client.get(columns))
    assert '<option value="0" selected>A: Datum (till exempel 2024-05-17)</option>' in page
    assert "gissade från rubrikerna" in page

    address = choose(client, columns)["Location"]
    page = text(client.get(address))
    assert "17 maj 2024" in page
    assert "Spara 1 uppgift<" in page
    assert not ActivityRecord.objects.exists()

    answer = client.post(address, {"seen": seen(page)})
    assert (answer.status_code, answer["Location"].endswith("/kvitto/")) == (302, True)
    receipt = text(client.get(answer["Location"]))
    assert "1 uppgift är sparad" in receipt
    assert 'href="/granvik/2024/1/"' in receipt
    assert ActivityRecord.objects.get().count == 3
    assert AuditEntry.objects.filter(actor=member.actor().name, action="import_sheet").count() == 1


def test_pressing_save_twice_saves_once_and_shows_the_same_receipt(client: Client) -> None:
    address, page = reviewed(client, csv_of(ROW))
    first, second = (client.post(address, {"seen": seen(page)}) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert ActivityRecord.objects.count() == 1


def test_the_same_file_again_shows_the_receipt_and_says_so(client: Client) -> None:
    address, page = reviewed(client, csv_of(ROW))
    client.post(address, {"seen": seen(page)})
    answer = client.post(UPLOAD, {"file": SimpleUploadedFile("a.csv", csv_of(ROW))}, follow=True)
    assert "Inget lades in en gång till." in text(answer)


def test_every_error_is_in_a_table_with_file_sheet_row_and_reason_and_nothing_can_be_saved(
    client: Client,
) -> None:
    content = xlsx_sheets({"Januari": [HEADINGS, ROW, BAD], "Mars": [HEADINGS, BAD]})
    address, page = reviewed(client, content)

    for sheet, row in (("Januari", 3), ("Mars", 2)):
        assert f'data-name="Fil">insatser.csv</td><td data-name="Blad">{sheet}</td>' in page
        assert f'data-name="Rad">{row}</td><td data-name="Vad som är fel">”i går” går inte att läsa' in page
    assert "Rätta i filen och ladda upp den igen." in page
    assert "Spara 1" not in page
    assert client.post(address, {"seen": "gissat"}).status_code == 422
    assert not ActivityRecord.objects.exists()


def test_a_text_that_may_tell_of_a_person_must_be_confirmed(client: Client) -> None:
    address, page = reviewed(client, csv_of((*ROW[:5], "Ring 070-174 06 05")))
    assert "telefonnummer" in page
    assert client.post(address, {"seen": seen(page)}).status_code == 422
    assert not ActivityRecord.objects.exists()
    assert client.post(address, {"seen": seen(page), "confirmed": "on"}).status_code == 302
    assert ActivityRecord.objects.count() == 1


def test_what_was_not_seen_is_not_saved(client: Client) -> None:
    address, page = reviewed(client, csv_of(ROW))
    choose(client, address.replace("granska", "kolumner"), count="")
    answer = client.post(address, {"seen": seen(page)})
    assert answer.status_code == 422
    assert "har ändrats sedan du granskade den" in text(answer)
    assert not ActivityRecord.objects.exists()


def test_the_choice_of_columns_is_remembered(client: Client) -> None:
    content = csv_of(ROW).replace(b"Antal", b"Bock")
    columns = send(client, content)["Location"]
    assert "Ingen kolumn: varje rad räknas som 1" in text(client.get(columns))
    choose(client, columns)
    again = text(client.get(send(client, content + b"\r\n2024-05-18;1;1;polisen")["Location"]))
    assert "valda som förra gången" in again
    assert '<option value="1" selected>B: Bock' in again


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"day": ""}, "Välj kolumnen som säger vilken dag"),
        ({"commitment": ""}, "Välj kolumnen som säger vilket åtagande"),
        ({"count": "99"}, "99"),
        ({"commitment": "alla:9"}, "alla:9"),
    ],
)
def test_a_wrong_choice_is_told_on_top(client: Client, changed: dict[str, str], error: str) -> None:
    columns = send(client, csv_of(ROW))["Location"]
    answer = choose(client, columns, **changed)
    assert answer.status_code == 422
    assert text(answer).index(error) < text(answer).index("<h1>")


def test_a_work_begun_can_be_taken_up_another_day(client: Client) -> None:
    address, _page = reviewed(client, csv_of(ROW))
    page = text(client.get(UPLOAD))
    assert f'<a href="{address}">insatser.csv</a>' in page
    assert "uppladdad 30 juni 2024" in page


def test_a_file_can_be_taken_away(client: Client) -> None:
    address, _page = reviewed(client, csv_of(ROW))
    answer = client.post(address.replace("granska", "ta-bort"))
    assert answer["Location"] == UPLOAD
    assert client.get(address)["Location"] == UPLOAD
    assert "insatser.csv" not in text(client.get(UPLOAD))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", "Filen är tom."),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "äldre Excel-fil"),
        (b"\x89PNG\r\n", "varken Excel"),
        (b"a;b\n" * 5_125_000, "gränsen är 20 MB"),
        (b"Datum\n" + b"2024-05-17\n" * 20_001, "längre ner än rad"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_of_kindly(client: Client, content: bytes, error: str) -> None:
    answer = send(client, content)
    assert answer.status_code == 422
    assert error in text(answer)
    assert not SheetUpload.objects.exists()


def test_no_file_at_all_is_told_of(client: Client) -> None:
    answer = client.post(UPLOAD, {})
    assert answer.status_code == 422
    assert '<a href="#id_file">Välj en fil.</a>' in text(answer)


def test_what_stands_in_a_file_is_never_markup(client: Client) -> None:
    script = "<script>alert(1)</script>"
    content = csv_of(("2024-05-17", "1", "1", "polisen", script, script), (script, "1", "1", "polisen"))
    content = content.replace(b"Plats", b"<b>Plats</b>")
    columns = send(client, content, f"{script.replace('/', '')}.csv")["Location"]
    page = choose(client, columns)["Location"]
    for address in (columns, page, UPLOAD):
        shown = client.get(address).content.decode()
        assert "<script" not in shown
        assert "<b>Plats" not in shown
    assert escape(script)[:20] in client.get(page).content.decode()


def test_rows_already_logged_are_named(client: Client) -> None:
    address, page = reviewed(client, csv_of(ROW))
    client.post(address, {"seen": seen(page)})
    columns = send(client, csv_of(ROW, ("2024-05-18", "1", "1", "polisen")))["Location"]
    page = text(client.get(choose(client, columns)["Location"]))
    assert "1 rad är redan inlagd och hoppas över (rad 2)" in page
    assert "Spara 1 uppgift<" in page


def test_an_empty_file_to_begin_with_is_read_back(client: Client, promise: Promise) -> None:
    answer = client.get(f"{UPLOAD}mall.csv")
    assert answer["Content-Type"].startswith("text/csv")
    assert answer.content.decode() == "\ufeffDatum;Antal;Åtagande;Vem;Plats;Anteckning\r\n"

    filled = client.get(f"{UPLOAD}mall-med-ataganden.csv").content.decode()
    filled = filled.replace(";;1;", "2024-05-17;2;1;")
    columns = send(client, filled.encode())["Location"]
    initial = client.get(columns).context["form"].initial
    assert initial == {"day": "0", "count": "1", "commitment": "2", "party": "3", "place": "4", "note": "5"}
    page = text(client.get(choose(client, columns)["Location"]))
    assert "1 rad saknar både dag och antal och hoppas över (rad 3)" in page
    assert "Spara 1 uppgift<" in page


def test_a_formula_in_a_commitment_is_harmless_in_the_empty_file(client: Client) -> None:
    a_promise(a_commitment("=HYPERLINK(1)", municipality="Ekhamn"), municipality="Ekhamn")
    page = client.get("/logga/ekhamn/2024/fil/mall-med-ataganden.csv").content.decode()
    assert ";'=HYPERLINK(1)\r\n" in page


def test_another_party_sees_no_file_of_ours(client: Client) -> None:
    address, _page = reviewed(client, csv_of(ROW))
    theirs = Client()
    theirs.force_login(a_member(parties_of(a_municipality("Almvik"))[0], *Role))
    for one in (address, address.replace("granska", "kolumner")):
        assert theirs.get(one).status_code == theirs.post(one).status_code == 404
    for page in ("", "mall.csv", "mall-med-ataganden.csv"):
        assert theirs.get(f"{UPLOAD}{page}").status_code == 403


def test_what_is_not_published_takes_no_file(client: Client) -> None:
    an_unpublished_promise(a_commitment(municipality="Ekhamn"), municipality="Ekhamn")
    assert client.get("/logga/ekhamn/2024/fil/").status_code == 404


@pytest.mark.parametrize(
    "address", ["/logga/granvik/1999/fil/", "/logga/fil/99/granska/", "/logga/fil/99/kvitto/"]
)
def test_unknown_addresses_are_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_pages_need_their_token() -> None:
    assert send(Client(enforce_csrf_checks=True), csv_of(ROW)).status_code == 403


def test_the_number_of_queries_stays_the_same(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [(f"2024-05-{1 + n % 28:02}", str(n), "1", "polisen") for n in range(300)]
    address, _page = reviewed(client, csv_of(*rows))
    with django_assert_max_num_queries(12):
        client.get(address)
    with django_assert_max_num_queries(10):
        client.get(address.replace("granska", "kolumner"))
    with django_assert_max_num_queries(8):
        client.get(UPLOAD)
