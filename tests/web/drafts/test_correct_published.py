"""The way from a published promise to a draft that corrects it."""

from __future__ import annotations

import pytest
from django.test import Client

from medborgarlofte.domain.roles import Role
from medborgarlofte.promises.models import Draft, Promise
from tests.building import a_promise, parties_of
from tests.ingest.importing import PAGE, take_and_publish
from tests.people import a_member

from .at import page, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/utkast/ratta/ekhamn/2022-2023/"


@pytest.fixture
def promise() -> Promise:
    take_and_publish(PAGE)
    return Promise.objects.get()


def test_the_promise_leads_whoever_may_to_it(client: Client, promise: Promise) -> None:
    assert ADDRESS in page(client, promise.address())
    assert "Version 1 ligger kvar" in text_of(page(client, ADDRESS))
    doer = Client()
    doer.force_login(a_member(parties_of(promise.municipality)[0], Role.DOER))
    assert ADDRESS not in page(doer, promise.address())
    assert doer.get(ADDRESS).status_code == doer.post(ADDRESS).status_code == 403
    assert not Draft.objects.filter(state=Draft.State.OPEN).exists()


def test_a_button_opens_the_review(client: Client, promise: Promise) -> None:
    answer = client.post(ADDRESS)
    draft = Draft.objects.get(state=Draft.State.OPEN)
    assert (answer.status_code, answer["Location"]) == (302, f"/utkast/{draft.pk}/")
    assert "Ett förslag till ny version" in page(client, answer["Location"])


def test_a_promise_without_its_document_is_corrected_all_the_same(client: Client) -> None:
    promise = a_promise()
    answer = client.post(f"/utkast/ratta{promise.address()}")
    assert answer.status_code == 302
    told = text_of(page(client, answer["Location"]))
    assert "Ett förslag till ny version" in told
    assert "Dokumentet" not in told
    assert "Det som inte förstods" not in told


def test_an_unknown_promise_is_not_found(client: Client) -> None:
    assert client.get("/utkast/ratta/ingen/stans/").status_code == 404
