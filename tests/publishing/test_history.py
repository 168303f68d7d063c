"""What a promise's page tells of its versions, and of commitments that a version dropped."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.pages.history import TOLD
from tests.building import a_commitment, a_content, a_promise, the_next

from .made import commitment, logged, text_of

pytestmark = pytest.mark.django_db
MANY, FEW = CountTarget(104, Per.YEAR, "kontroller"), CountTarget(60, Per.YEAR, "kontroller")


@pytest.fixture
def promise() -> Promise:
    """Something was done under the second commitment before it was dropped on 1 May."""
    with time_machine.travel("2024-02-01T10:00:00+01:00", tick=False):
        promise = a_promise(a_commitment("Kontroller.", MANY), a_commitment("Möten i Granvik.", MANY))
        logged(commitment(promise, 2), date(2024, 1, 20), 7)
    with time_machine.travel("2024-05-01T10:00:00+02:00", tick=False):
        said = a_content(a_commitment("Kontroller.", FEW, number=1, places=("Torget",)))
        return the_next(promise, said, "Ingen kom på mötena.")


def test_versions_are_told_the_newest_first_with_reason_and_what_got_weaker(
    client: Client, promise: Promise
) -> None:
    page = text_of(client, "/granvik/2024/")
    history = page[page.index('id="versioner"') :]
    for words in (
        '<a href="/granvik/2024/version/2/">Version 2</a>, publicerad 1 maj 2024',
        "Ingen kom på mötena.",
        "Svagare än förut:",
        "Åtagande 1 sänktes: från minst 104",
        "1 ändring som inte gör löftet svagare.",
        '<a href="/granvik/2024/version/1/">Version 1</a>, publicerad 1 februari 2024',
        f"<code>{promise.versions.get(number=2).sha256}</code>",
        'href="/versioner.txt"',
    ):
        assert words in history
    assert history.index("Version 2</a>") < history.index("Version 1</a>")


def test_older_versions_than_are_told_are_linked(client: Client) -> None:
    promise = a_promise(a_commitment("Nummer 1."))
    for number in range(2, TOLD + 4):
        promise = the_next(promise, a_content(a_commitment(f"Nummer {number}.", number=1)))
    page = text_of(client, "/granvik/2024/")
    assert page.count(", publicerad ") == TOLD
    assert "Äldre versioner:" in page
    for number in range(1, TOLD + 4):
        assert f'href="/granvik/2024/version/{number}/"' in page


def test_a_promise_with_one_version_says_nothing_of_changes(client: Client) -> None:
    a_promise()
    page = text_of(client, "/granvik/2024/")
    assert "Version 1</a>, publicerad 30 juni 2024" in page
    assert "Svagare än förut" not in page
    assert "Borttaget" not in page


def test_a_dropped_commitment_is_told_apart_and_not_counted(client: Client, promise: Promise) -> None:
    page = text_of(client, "/granvik/2024/")
    assert "har lovat 1 sak " in page
    assert 'id="atagande-2"' not in page
    dropped = page[page.index("Borttaget") : page.index('id="versioner"')]
    assert '<a href="/granvik/2024/2/">Åtagande 2</a>: <span lang="sv">Möten i Granvik.</span>' in dropped
    assert 'Togs bort i <a href="/granvik/2024/version/2/">version 2</a>, 1 maj 2024.' in dropped
    assert "Ingen kom på mötena." in dropped


def test_its_own_page_says_so_and_shows_how_it_stood_that_day(client: Client, promise: Promise) -> None:
    page = text_of(client, "/granvik/2024/2/")
    assert 'Åtagandet togs bort i <a href="/granvik/2024/version/2/">version 2</a>, 1 maj 2024.' in page
    assert "Ingen kom på mötena." in page
    assert "7 till och med 1 maj." in page
    assert "20 januari 2024" in page


def test_one_that_holds_says_nothing_of_being_dropped(client: Client, promise: Promise) -> None:
    assert "togs bort" not in text_of(client, "/granvik/2024/1/")


def test_hostile_words_are_words(client: Client) -> None:
    hostile = "<script>alert(1)</script>"
    promise = a_promise(a_commitment(hostile), a_commitment(f"Två {hostile}"))
    the_next(promise, a_content(a_commitment(hostile, number=1)), f"Skäl {hostile}")
    for address in ("/granvik/2024/", "/granvik/2024/2/"):
        page = text_of(client, address)
        assert "<script" not in page
        assert "Skäl &lt;script&gt;" in page


def test_in_english(client: Client, promise: Promise) -> None:
    for address in ("/en/granvik/2024/", "/en/granvik/2024/2/"):
        page = text_of(client, address)
        assert 'href="/en/granvik/2024/version/2/"' in page
        assert '<span lang="sv">Ingen kom på mötena.</span>' in page


@pytest.mark.parametrize("page", ["", "2/"])
def test_the_number_of_queries_does_not_grow_with_the_versions(
    client: Client, promise: Promise, page: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(8) as few:
        client.get(f"/granvik/2024/{page}")
    for number in range(3, 20):
        the_next(Promise.objects.get(), a_content(a_commitment(f"Nummer {number}.", MANY, number=1)))
    with django_assert_max_num_queries(8) as many:
        client.get(f"/granvik/2024/{page}")
    assert len(few) == len(many)
