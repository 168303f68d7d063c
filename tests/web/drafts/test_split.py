"""Parting a commitment: a blank line is where the next one begins."""

from __future__ import annotations

import pytest
from django.test import Client

from medborgarlofte.domain.targets import UncountableTarget
from medborgarlofte.ingest.models import Review
from tests.ingest.importing import PAGE
from tests.ingest.reviewing import dropped, fresh, published, reworded, texts

from .at import at, errors, filled, page, text_of

pytestmark = pytest.mark.django_db
WALKS = "Polisen och kommunen ska gå en trygghetsvandring per termin."
PARTED = "Polisen ska gå\r\n\r\n  kommunen ska\r\ngå\r\n\r\n\r\nen trygghetsvandring per termin."


def test_a_commitment_becomes_as_many_as_there_are_parts(client: Client, review: Review) -> None:
    answer = client.post(at(review, "3/dela/"), {"revision": "0", "text": PARTED})
    assert (answer.status_code, answer["Location"]) == (302, f"{at(review)}#atagande-3")
    assert texts(review)[2:] == ["Polisen ska gå", "kommunen ska gå", "en trygghetsvandring per termin."]
    parts = fresh(review).content().commitments[2:]
    assert [one.number for one in parts] == [3, 4, 5]
    assert len({one.parties for one in parts}) == 1
    assert [bool(one.targets) for one in parts] == [True, False, False]


def test_the_parts_without_a_target_are_told_as_such_when_they_are_published(
    client: Client, review: Review
) -> None:
    client.post(at(review, "3/dela/"), {"revision": "0", "text": PARTED})
    version = published(review)
    assert [one.targets == (UncountableTarget(),) for one in version.content().commitments[2:]] == [
        False,
        True,
        True,
    ]
    assert PAGE.count("•") + 2 == len(version.content().commitments)


@pytest.mark.parametrize("text", [WALKS, "", "\r\n\r\n", f"{WALKS}\r\nkvar på samma stycke"])
def test_fewer_than_two_parts_are_refused_at_the_field(client: Client, review: Review, text: str) -> None:
    answer = client.post(at(review, "3/dela/"), {"revision": "0", "text": text})
    written = answer.content.decode()
    assert answer.status_code == 422
    assert [where for where, _told in errors(written)] == ["#id_text"]
    assert filled(written)["text"] == [text]
    assert texts(review)[2] == WALKS


def test_who_comes_second_sees_what_the_other_did_and_chooses(client: Client, review: Review) -> None:
    sent = {"revision": "0", "text": "Polisen vandrar.\r\n\r\nKommunen vandrar."}
    reworded(review, 3, "Den andras lydelse.")
    written = client.post(at(review, "3/dela/"), sent).content.decode()
    assert "Den andras lydelse." in text_of(written)
    assert filled(written)["text"] == [sent["text"]]
    assert client.post(at(review, "3/dela/"), filled(written)).status_code == 302
    assert texts(review)[2:] == ["Polisen vandrar.", "Kommunen vandrar."]


def test_one_that_another_dropped_can_still_be_parted(client: Client, review: Review) -> None:
    sent = {"revision": "0", "text": "Polisen vandrar.\r\n\r\nKommunen vandrar."}
    dropped(review, 3)
    written = client.post(at(review, "3/dela/"), sent).content.decode()
    assert "Den andra har tagit bort åtagandet." in text_of(written)
    assert client.post(at(review, "3/dela/"), filled(written)).status_code == 302
    assert texts(review)[2:] == ["Polisen vandrar.", "Kommunen vandrar."]


def test_the_form_shows_the_words(client: Client, review: Review) -> None:
    assert filled(page(client, at(review, "3/dela/")))["text"] == [WALKS]
