"""Until there is sign-in nobody reviews but in demo mode, and no other site posts in anybody's name."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from medborgarlofte.ingest.models import Review
from tests.ingest.importing import PAGE, rows
from tests.ingest.reviewing import dropped, opened, published

from .at import at, tree

pytestmark = pytest.mark.django_db
UNDER = ("", "lofte/", "nytt/", "1/", "1/dela/", "publicera/")
POSTED = ("gor/", "lofte/", "nytt/", "1/", "1/dela/", "publicera/")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_outside_demo_mode_no_address_exists(
    client: Client, review: Review, settings: Settings, prefix: str
) -> None:
    settings.DEMO = False
    before = rows()
    document = f"/granska/{review.document_id}/"
    addresses = ["/granska/", document, f"{document}fil/", *(at(review, more) for more in UNDER)]
    for address in addresses:
        assert client.get(f"{prefix}{address}").status_code == 404, address
    for more in POSTED:
        assert client.post(f"{prefix}{at(review, more)}", {"revision": "0"}).status_code == 404, more
    assert rows() == before


def test_every_post_needs_its_token(review: Review) -> None:
    before = rows()
    strict = Client(enforce_csrf_checks=True)
    for address in ("/granska/", *(at(review, more) for more in POSTED)):
        assert strict.post(address, {"revision": "0", "act": "set_aside"}).status_code == 403, address
    assert rows() == before


@pytest.mark.parametrize("more", ["9/", "x/", "1/x/", "../"])
def test_what_is_not_there_is_not_found(client: Client, review: Review, more: str) -> None:
    assert client.get(f"/granska/{review.document_id}/9/{more}").status_code == 404


def test_every_form_of_every_page_holds_its_token(client: Client, review: Review) -> None:
    dropped(review, 3)
    for address in ("/granska/", *(at(review, more) for more in UNDER)):
        forms = tree(client.get(address).content).xpath("//form[@method='post']")
        assert forms, address
        for form in forms:
            assert form.xpath(".//input[@name='csrfmiddlewaretoken' and @value]"), address


def test_a_button_of_an_outdated_review_holds_its_token_too(client: Client) -> None:
    published(opened())
    review = opened(PAGE.replace("åtta", "tolv"), "tolv.txt")
    published(opened(PAGE.replace("två dygn", "fem dygn"), "fem.txt"), "Svårt.")
    forms = tree(client.get(at(review)).content).xpath("//form[.//input[@value='compare']]")
    assert forms[0].xpath(".//input[@name='csrfmiddlewaretoken' and @value]")
