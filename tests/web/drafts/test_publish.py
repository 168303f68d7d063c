"""The last look: a reason for a change, a decision about persons, one version however often one presses."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from medborgarlofte.ingest.models import Review
from medborgarlofte.promises.models import Promise, Version
from tests.ingest.importing import PAGE, rows
from tests.ingest.reviewing import dropped, fresh, opened, published, reworded

from .at import at, errors, filled, page, text_of

pytestmark = pytest.mark.django_db
BOX = 'type="checkbox" name="confirmed"'


@pytest.fixture
def later() -> Review:
    """A proposed second version, with a lower number."""
    published(opened())
    return opened(PAGE.replace("åtta", "sex"), "sex.txt")


def sent(client: Client, review: Review, **changed: str) -> Any:
    form = filled(page(client, at(review, "publicera/")))
    return client.post(at(review, "publicera/"), {**form, **changed})


def test_a_new_promise_is_published_and_leads_to_its_page(client: Client, review: Review) -> None:
    told = text_of(page(client, at(review, "publicera/")))
    assert "3 åtaganden för 2022–2023 blir offentliga." in told
    answer = sent(client, review)
    assert (answer.status_code, answer["Location"]) == (302, "/ekhamn/2022-2023/?publicerat")
    assert client.get(answer["Location"]).status_code == 200


def test_pressing_twice_gives_one_version_and_the_same_page(client: Client, review: Review) -> None:
    form = filled(page(client, at(review, "publicera/")))
    for _ in range(2):
        answer = client.post(at(review, "publicera/"), form)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/ekhamn/2022-2023/")
    assert Version.objects.count() == 1
    assert client.get(at(review, "publicera/")).status_code == 302


def test_a_new_promise_asks_for_no_reason(client: Client, review: Review) -> None:
    assert 'name="reason"' not in page(client, at(review, "publicera/"))


def test_a_new_version_shows_what_changes_and_demands_a_reason(client: Client, later: Review) -> None:
    told = text_of(page(client, at(later, "publicera/")))
    assert "sänktes" in told
    assert "Svagare än förut" in told
    answer = sent(client, later)
    assert answer.status_code == 422
    assert errors(answer.content.decode()) == [("#id_reason", "Skriv varför löftet ändras.")]
    assert Version.objects.count() == 1


def test_with_its_reason_the_new_version_is_published(client: Client, later: Review) -> None:
    assert sent(client, later, reason="Färre poliser i år.").status_code == 302
    assert Version.objects.get(number=2).reason == "Färre poliser i år."
    assert Promise.objects.get().version == 2


def test_a_reason_with_an_identity_number_is_refused_and_stays(client: Client, later: Review) -> None:
    before = rows()
    answer = sent(client, later, reason="Enligt 811218-9876.")
    assert answer.status_code == 422
    assert "personnummer" in text_of(answer.content.decode())
    assert filled(answer.content.decode())["reason"] == ["Enligt 811218-9876."]
    assert rows() == before


def test_what_may_tell_of_a_person_asks_for_a_decision(client: Client, review: Review) -> None:
    reworded(review, 1, "Polisen ska svara på 070-123 45 67 varje vardag.")
    assert BOX not in page(client, at(review, "publicera/"))
    answer = sent(client, review)
    written = answer.content.decode()
    assert answer.status_code == 422
    assert written.count(BOX) == 1
    assert errors(written)[0][0] == "#id_confirmed"
    assert "telefonnummer" in errors(written)[0][1]
    assert client.post(at(review, "publicera/"), filled(written)).status_code == 422  # not ticked
    assert client.post(at(review, "publicera/"), {**filled(written), "confirmed": "on"}).status_code == 302
    assert Version.objects.get().says()["decision"]["decision"] == "kept"


def test_a_tick_and_a_reason_stay_when_something_else_is_wrong(client: Client, later: Review) -> None:
    written = sent(client, later, reason="", confirmed="on").content.decode()
    assert written.count(BOX) == 1
    assert filled(written)["confirmed"] == ["on"]


def test_remarks_are_shown_and_kept_with_the_version(client: Client, review: Review) -> None:
    told = text_of(page(client, at(review, "publicera/")))
    assert "Påpekandena sparas då med versionen." in told
    assert "Åtagande 2: 1 sak" in told
    sent(client, review)
    assert {one["number"] for one in Version.objects.get().says()["remarks"]} == {2}


def test_a_review_that_others_changed_is_read_again_and_then_published(
    client: Client, review: Review
) -> None:
    form = filled(page(client, at(review, "publicera/")))
    reworded(review, 1, "Polisen ska göra tio kontroller per år.")
    answer = client.post(at(review, "publicera/"), form)
    assert answer.status_code == 422
    assert "Läs igenom det en gång till." in text_of(answer.content.decode())
    assert client.post(at(review, "publicera/"), filled(answer.content.decode())).status_code == 302


def test_what_was_published_meanwhile_must_be_compared_first(client: Client, later: Review) -> None:
    published(opened(PAGE.replace("två dygn", "fem dygn"), "fem.txt"), "Svårt.")
    answer = sent(client, later, reason="Färre poliser i år.")
    told = text_of(answer.content.decode())
    assert answer.status_code == 422
    assert "Version 2 har publicerats under tiden." in told
    assert "Jämför med den nya versionen" in told
    assert filled(answer.content.decode())["reason"] == ["Färre poliser i år."]
    assert Version.objects.count() == 2


def test_nothing_to_publish_is_told(client: Client, review: Review) -> None:
    for number in (1, 2, 3):
        dropped(review, number)
    answer = sent(client, review)
    assert answer.status_code == 422
    assert "Det finns inget åtagande att publicera." in text_of(answer.content.decode())
    assert fresh(review).state == Review.State.OPEN


def test_a_promise_without_a_period_says_what_that_means(client: Client) -> None:
    review = opened(PAGE.replace("Medborgarlöfte 2022-2023", "Medborgarlöfte"), "utan.txt")
    assert "Perioden är inte känd." in text_of(page(client, at(review, "publicera/")))
    assert sent(client, review).status_code == 302
