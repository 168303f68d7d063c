"""The page that settles a wording, and what it leaves on the draft: a hash and a day."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from medborgarlofte.ingest.models import Review
from medborgarlofte.promises.models import Settled, Version
from tests.ingest.importing import PAGE
from tests.ingest.reviewing import opened, published, reworded

from .at import at, errors, filled, page, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def later() -> Review:
    """A proposed second version."""
    published(opened())
    return opened(PAGE.replace("åtta", "sex"), "sex.txt")


def sent(client: Client, review: Review, more: str = "faststall/", **changed: str) -> Any:
    return client.post(at(review, more), {**filled(page(client, at(review, more))), **changed})


def test_a_button_settles_the_wording_and_the_draft_shows_its_hash(client: Client, review: Review) -> None:
    assert "Lydelsen är fastställd" not in text_of(page(client, at(review)))
    answer = sent(client, review)
    assert (answer.status_code, answer["Location"]) == (302, f"{at(review)}#lydelsen")
    told = text_of(page(client, at(review)))
    assert "Lydelsen är fastställd" in told
    assert Settled.objects.get().sha256 in told
    assert not Version.objects.exists()


def test_the_settled_wording_is_what_is_published(client: Client, review: Review) -> None:
    sent(client, review)
    told = text_of(page(client, at(review, "publicera/")))
    assert Settled.objects.get().sha256 in told
    assert sent(client, review, "publicera/").status_code == 302
    assert Version.objects.get().sha256 == Settled.objects.get().sha256


def test_a_change_asks_for_its_reason_when_it_is_settled_and_not_again(client: Client, later: Review) -> None:
    answer = sent(client, later)
    assert errors(answer.content.decode()) == [("#id_reason", "Skriv varför löftet ändras.")]
    sent(client, later, reason="Färre poliser i år.")
    assert 'name="reason"' not in page(client, at(later, "publicera/"))
    assert sent(client, later, "publicera/").status_code == 302
    assert Version.objects.get(number=2).reason == "Färre poliser i år."


def test_a_draft_changed_since_says_that_it_must_be_settled_again(client: Client, review: Review) -> None:
    sent(client, review)
    reworded(review, 1, "Polisen ska göra tio kontroller per år.")
    assert "Lydelsen behöver fastställas igen" in text_of(page(client, at(review)))
    answer = sent(client, review, "publicera/")
    assert answer.status_code == 422
    assert "Fastställ lydelsen igen." in text_of(answer.content.decode())
    assert sent(client, review).status_code == 302
    assert sent(client, review, "publicera/").status_code == 302


def test_a_text_that_may_tell_of_a_person_asks_for_a_decision(client: Client, review: Review) -> None:
    reworded(review, 1, "Polisen ska svara på 070-123 45 67 varje vardag.")
    answer = sent(client, review)
    assert answer.status_code == 422
    assert errors(answer.content.decode())[0][0] == "#id_confirmed"
    again = {**filled(answer.content.decode()), "confirmed": "on"}
    assert client.post(at(review, "faststall/"), again).status_code == 302


def test_one_that_is_published_leads_to_its_page(client: Client, review: Review) -> None:
    published(review)
    answer = client.get(at(review, "faststall/"))
    assert (answer.status_code, answer["Location"]) == (302, "/ekhamn/2022-2023/")
