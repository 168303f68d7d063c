"""The page of one document, and the document itself as it was given."""

from __future__ import annotations

import pytest
from django.test import Client

from medborgarlofte.ingest import actions
from medborgarlofte.ingest.gathering import Given
from medborgarlofte.ingest.models import Document, Review
from medborgarlofte.ingest.reading_jobs import read_later
from medborgarlofte.jobs.models import Job
from tests.building import ACTOR
from tests.ingest.importing import PAGE
from tests.ingest.reviewing import opened, published, received
from tests.web.drafts.at import page

pytestmark = pytest.mark.django_db
EARLIER = "\nMedborgarlöfte 2020-2021\n\nPolisen lovar att:\n\n • Polisen ska synas i hamnen.\n"


def test_a_document_of_one_promise_leads_to_its_review(client: Client) -> None:
    review = opened()
    answer = client.get(f"/granska/{review.document_id}/")
    assert (answer.status_code, answer["Location"]) == (302, f"/utkast/{review.pk}/")


def test_a_document_of_several_promises_lists_them(client: Client) -> None:
    review = opened(PAGE + EARLIER)
    written = page(client, f"/granska/{review.document_id}/")
    assert "Ekhamn 2022–2023" in written
    assert f'href="/utkast/{review.pk + 1}/">Ekhamn 2020–2021' in written


def test_one_that_is_read_says_so_and_asks_nobody_to_wait(client: Client) -> None:
    document = received()
    written = page(client, f"/granska/{document.pk}/")
    assert "Du kan stänga sidan" in written
    assert 'http-equiv="refresh"' not in written  # nobody is interrupted in what they read


def test_one_that_could_not_be_read_says_why(client: Client) -> None:
    document = actions.read(ACTOR, received("", "tom.txt"))
    assert "Filen är tom." in page(client, f"/granska/{document.pk}/")


def test_one_whose_reading_failed_for_good_says_why(client: Client) -> None:
    document = received()
    read_later(ACTOR, document)
    why = "Det tog för lång tid och avbröts."
    Job.objects.update(failed_at="2026-01-01T00:00:00Z", error=why)
    assert why in page(client, f"/granska/{document.pk}/")


@pytest.mark.parametrize(
    "address", ["/granska/9/", "/granska/9/fil/", "/granska/9/1/", f"/granska/{'9' * 30}/"]
)
def test_unknown_documents_are_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_original_is_always_a_download_and_exactly_what_was_given(client: Client) -> None:
    text = "<script>alert(1)</script>\n" + PAGE
    document = received(text, "löfte.html")
    answer = client.get(f"/granska/{document.pk}/fil/")
    assert answer.content == text.encode()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''l%C3%B6fte.html"


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ('a "b".txt', 'attachment; filename="a \\"b\\".txt"'),
        ("a\r\nSet-Cookie: x=1.txt", 'attachment; filename="a Set-Cookie: x=1.txt"'),
        ("a\\b.txt", 'attachment; filename="a\\\\b.txt"'),
        ("åäö;.txt", "attachment; filename*=utf-8''%C3%A5%C3%A4%C3%B6%3B.txt"),
        ("../../x.txt", 'attachment; filename="../../x.txt"'),
    ],
)
def test_any_file_name_is_a_safe_header(client: Client, name: str, header: str) -> None:
    document = actions.receive(ACTOR, Given(name, b"x")).document
    assert client.get(f"/granska/{document.pk}/fil/")["Content-Disposition"] == header


def test_the_original_stays_after_it_is_published_and_is_gone_when_refused(client: Client) -> None:
    review = opened()
    published(review)
    assert client.get(f"/granska/{review.document_id}/fil/").content == PAGE.encode()
    refused = actions.read(ACTOR, received("Ingenting."))
    assert client.get(f"/granska/{refused.pk}/fil/").status_code == 404
    assert Document.objects.count() == 2
    assert Review.objects.count() == 1
