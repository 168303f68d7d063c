"""Giving documents: several at once, each read by a job, each refusal told in a sentence."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.ingest import actions
from medborgarlofte.ingest.models import Document, Review
from medborgarlofte.ingest.reading_jobs import key_of, read_given
from medborgarlofte.ingest.sources.limits import MAX_BYTES
from medborgarlofte.jobs.models import Job
from medborgarlofte.promises import actions as promises
from tests.building import ACTOR
from tests.ingest.importing import PAGE
from tests.ingest.reviewing import opened, published, received
from tests.web.drafts.at import errors, filled, page, text_of

pytestmark = pytest.mark.django_db
INBOX = "/granska/"


def file(name: str = "ekhamn.txt", text: str = PAGE) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def give(client: Client, *files: SimpleUploadedFile, address: str = "", municipality: str = "") -> Any:
    sent = {"documents": list(files), "address": address, "municipality": municipality}
    return client.post(INBOX, sent)


def test_several_files_wait_each_with_a_job_of_its_own(client: Client) -> None:
    answer = give(client, file(), file("tolv.txt", PAGE.replace("åtta", "tolv")))
    assert (answer.status_code, answer["Location"]) == (302, INBOX)
    assert [one.name for one in Document.objects.order_by("pk")] == ["ekhamn.txt", "tolv.txt"]
    assert {job.key for job in Job.objects.all()} == {key_of(one) for one in Document.objects.all()}
    told = text_of(page(client, INBOX))
    assert "Läses just nu" in told
    assert told.count("väntar på sin tur") == 2


def test_when_its_job_is_done_the_review_waits(client: Client) -> None:
    give(client, file())
    read_given(ACTOR.name, Document.objects.get().pk)
    written = page(client, INBOX)
    assert f'href="/utkast/{Review.objects.get().pk}/"' in written
    assert "3 åtaganden. Läst ur ekhamn.txt" in text_of(written)
    assert "Läses just nu" not in written


def test_the_municipality_that_is_said_is_used_where_the_page_says_none(client: Client) -> None:
    text = "Medborgarlöfte 2022\n\nPolisen lovar att:\n\n • Polisen ska synas på torget.\n"
    give(client, file("torget.txt", text), municipality="Ekhamn")
    read_given(ACTOR.name, Document.objects.get().pk)
    assert Review.objects.get().content().municipality == "Ekhamn"


def test_the_same_file_twice_is_one_document(client: Client) -> None:
    give(client, file(), file("samma.txt"))
    give(client, file())
    assert Document.objects.count() == 1


def test_nothing_chosen_is_told_at_the_field(client: Client) -> None:
    answer = give(client)
    written = answer.content.decode()
    assert answer.status_code == 422
    assert errors(written) == [("#id_documents", "Välj ett dokument, eller skriv en adress.")]
    assert written.count("Välj ett dokument, eller skriv en adress.") == 2
    assert "<title>Fel:" in written


def test_too_many_files_are_refused_together(client: Client) -> None:
    files = [file(f"{number}.txt", f"{PAGE}{number}") for number in range(21)]
    answer = give(client, *files)
    assert "Välj högst 20 filer åt gången." in answer.content.decode()
    assert not Document.objects.exists()


def test_a_file_that_is_too_large_is_refused(client: Client) -> None:
    answer = give(client, SimpleUploadedFile("stor.pdf", b"0" * (MAX_BYTES + 1)), file())
    assert "högst 20 MB" in answer.content.decode()
    assert not Document.objects.exists()


def test_an_empty_file_is_told_of_in_the_list(client: Client) -> None:
    assert give(client, file("tom.txt", "")).status_code == 302
    read_given(ACTOR.name, Document.objects.get().pk)
    assert "tom.txt Filen är tom." in text_of(page(client, INBOX))


def test_an_identity_number_in_a_name_is_refused_and_the_other_files_come_in(client: Client) -> None:
    answer = give(client, file("811218-9876.txt"), file("tolv.txt", PAGE.replace("åtta", "tolv")))
    assert answer.status_code == 422
    assert "personnummer" in answer.content.decode()
    assert [one.name for one in Document.objects.all()] == ["tolv.txt"]


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/lofte", "http://169.254.169.254/", "http://[::1]/", "file:///etc/passwd", "löfte"],
)
def test_an_address_to_the_own_network_or_to_no_page_is_refused_with_a_sentence(
    client: Client, address: str
) -> None:
    answer = give(client, address=address)
    ((_field, sentence),) = errors(answer.content.decode())
    assert answer.status_code == 422
    assert sentence.startswith(f"{address}: ")
    assert filled(answer.content.decode())["address"] == [address]
    assert not Document.objects.exists()


def test_a_reading_that_failed_for_good_says_why_and_can_be_given_again(client: Client) -> None:
    give(client, file())
    Job.objects.update(failed_at="2026-01-01T00:00:00Z", error="Det tog för lång tid och avbröts.")
    assert "ekhamn.txt Det tog för lång tid och avbröts." in text_of(page(client, INBOX))
    give(client, file())
    assert "väntar på sin tur" in page(client, INBOX)


def test_what_is_ended_is_told_apart(client: Client) -> None:
    version = published(opened())
    opened(PAGE.replace("Ekhamn – medborgarlöften", "Ekhamn – våra löften"), "igen.txt")
    promises.set_aside(ACTOR, opened(PAGE.replace("åtta", "tolv"), "tolv.txt"))
    told = text_of(page(client, INBOX))
    assert f"publicerad som version {version.number}" in told
    assert "sa samma sak som det publicerade" in told
    assert "lagd åt sidan" in told


def test_a_proposed_version_says_that_it_changes_a_promise(client: Client) -> None:
    published(opened())
    opened(PAGE.replace("åtta", "tolv"), "tolv.txt")
    assert "Ändrar ett publicerat löfte." in text_of(page(client, INBOX))


def test_all_that_waits_to_be_read_is_shown_however_much_was_refused_since(client: Client) -> None:
    give(client, file())
    for number in range(60):
        actions.read(ACTOR, received(f"Ingenting {number}", f"{number}.txt"))
    assert "väntar på sin tur" in page(client, INBOX)


def test_the_number_of_queries_stays_the_same(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        opened(PAGE.replace("Ekhamn", f"Ekhamn{chr(97 + number)}"), f"{number}.txt")
        received(f"{PAGE}{number}")
    with django_assert_max_num_queries(12):
        client.get(INBOX)


def test_a_fault_in_taking_in_leaves_neither_document_nor_job(client: Client) -> None:
    with pytest.raises(Refusal):
        received(PAGE, "811218-9876.txt")
    assert (Document.objects.count(), Job.objects.count()) == (0, 0)


def test_a_name_that_may_tell_of_a_person_asks_for_a_decision_and_the_other_files_come_in(
    client: Client,
) -> None:
    asking = file("svar 070-123 45 67.txt")
    answer = give(client, asking, file("tolv.txt", PAGE.replace("åtta", "tolv")))
    written = answer.content.decode()
    assert answer.status_code == 422
    assert "telefonnummer" in text_of(written)
    assert 'type="checkbox" name="confirmed"' in written
    assert [one.name for one in Document.objects.all()] == ["tolv.txt"]
    asking.seek(0)
    sent = {"documents": [asking], "address": "", "municipality": "", "confirmed": "on"}
    assert client.post(INBOX, sent).status_code == 302
    assert Document.objects.filter(name="svar 070-123 45 67.txt").exists()
