"""Who may read and change a draft, and that no other site posts in anybody's name."""

from __future__ import annotations

import pytest
from django.test import Client

from medborgarlofte.domain.roles import Role
from medborgarlofte.ingest.models import Review
from tests.building import a_municipality, parties_of
from tests.ingest.importing import PAGE, rows
from tests.ingest.reviewing import dropped, opened, published
from tests.people import a_member

from .at import at, tree

pytestmark = pytest.mark.django_db
UNDER = ("", "lofte/", "nytt/", "1/", "1/dela/", "faststall/", "publicera/")
POSTED = ("gor/", "lofte/", "nytt/", "1/", "1/dela/", "faststall/", "publicera/")


def _addresses(review: Review) -> list[str]:
    document = f"/granska/{review.document_id}/"
    return [document, f"{document}fil/", *(at(review, more) for more in UNDER)]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_whoever_has_not_signed_in_signs_in_first(review: Review, prefix: str) -> None:
    before, anybody = rows(), Client()
    for address in ("/granska/", "/utkast/", *_addresses(review)):
        answer = anybody.get(f"{prefix}{address}")
        assert (answer.status_code, "/konto/logga-in/" in answer["Location"]) == (302, True), address
    for more in POSTED:
        answer = anybody.post(f"{prefix}{at(review, more)}", {"revision": "0"})
        assert (answer.status_code, "/konto/logga-in/" in answer["Location"]) == (302, True), more
    assert rows() == before


def test_what_belongs_to_another_party_does_not_exist_for_ours(client: Client, review: Review) -> None:
    theirs = Client()
    theirs.force_login(a_member(parties_of(a_municipality("Almvik"))[1], *Role))
    before = rows()
    for address in _addresses(review):
        assert theirs.get(address).status_code == 404, address
    for more in POSTED:
        assert theirs.post(at(review, more), {"revision": "0"}).status_code == 404, more
    for shown in ("/granska/", "/utkast/"):
        assert "ekhamn" not in theirs.get(shown).content.decode().lower()
    assert rows() == before


def test_a_reader_reads_and_changes_nothing(client: Client, review: Review) -> None:
    reader, home = Client(), review.workspace
    assert home
    reader.force_login(a_member(home, Role.READER))
    assert reader.get(at(review)).status_code == 200
    before = rows()
    for more in UNDER[1:]:
        assert reader.get(at(review, more)).status_code == 403, more
    for more in POSTED:
        assert reader.post(at(review, more), {"act": "drop", "number": "1", "revision": "0"}).status_code in (
            403,
            422,
        ), more
    assert rows() == before


def test_every_post_needs_its_token(review: Review) -> None:
    before = rows()
    strict = Client(enforce_csrf_checks=True)
    for address in ("/granska/", *(at(review, more) for more in POSTED)):
        assert strict.post(address, {"revision": "0", "act": "set_aside"}).status_code == 403, address
    assert rows() == before


@pytest.mark.parametrize("more", ["9/", "x/", "1/x/"])
def test_what_is_not_there_is_not_found(client: Client, review: Review, more: str) -> None:
    for address in (at(review, more), f"/utkast/{review.pk + 1}/{more}"):
        assert client.get(address).status_code == 404, address


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
