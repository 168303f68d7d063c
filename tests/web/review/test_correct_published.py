"""The way from a published promise to a review that corrects it."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from medborgarlofte.ingest.models import Review
from medborgarlofte.promises.models import Promise
from tests.building import a_promise
from tests.ingest.importing import PAGE, take_and_publish

from .at import at, page, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/granska/ratta/ekhamn/2022-2023/"


@pytest.fixture
def promise() -> Promise:
    take_and_publish(PAGE)
    return Promise.objects.get()


def test_the_promise_leads_to_it_in_demo_mode(client: Client, promise: Promise) -> None:
    assert ADDRESS in page(client, promise.address())
    assert "Version 1 ligger kvar" in text_of(page(client, ADDRESS))


def test_a_button_opens_the_review(client: Client, promise: Promise) -> None:
    answer = client.post(ADDRESS)
    review = Review.objects.get(state=Review.State.OPEN)
    assert (answer.status_code, answer["Location"]) == (302, at(review))
    assert "Ett förslag till ny version" in page(client, at(review))


def test_a_promise_without_its_document_says_so(client: Client) -> None:
    promise = a_promise()
    answer = client.post(f"/granska/ratta{promise.address()}")
    assert answer.status_code == 422
    assert "Lägg in det igen" in answer.content.decode()


def test_an_unknown_promise_is_not_found(client: Client) -> None:
    assert client.get("/granska/ratta/ingen/stans/").status_code == 404


def test_outside_demo_mode_there_is_no_such_page(
    client: Client, promise: Promise, settings: Settings
) -> None:
    settings.DEMO = False
    assert client.get(ADDRESS).status_code == 404
    assert ADDRESS not in page(client, promise.address())
