"""The page of a version: what was said then and what changed, from the version alone, and how to check it."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from medborgarlofte.accounts.database_rules import take_away
from medborgarlofte.domain.content import FocusArea
from medborgarlofte.domain.targets import CountTarget, Per, UncountableTarget
from medborgarlofte.promises.models import Commitment, Promise
from tests.building import a_commitment, a_content, a_promise, an_unpublished_promise, the_next

from .made import text_of

pytestmark = pytest.mark.django_db
MANY, FEW = CountTarget(104, Per.YEAR, "kontroller"), CountTarget(60, Per.YEAR, "kontroller")
FIRST, SECOND = "/granvik/2024/version/1/", "/granvik/2024/version/2/"


@pytest.fixture
def promise() -> Promise:
    """Version 1 has three commitments; version 2 lowers the first, drops the second, rewords the third."""
    promise = a_promise(
        a_commitment("Polisen kontrollerar.", MANY, focus_area="Trafik"),
        a_commitment("Kommunen röjer sly.", by="municipality"),
        a_commitment("Polisen besöker fem skolor.", UncountableTarget(), by="both"),
        problem="Det körs för fort.",
        focus_areas=(FocusArea("Trafik"),),
    )
    said = a_content(
        a_commitment("Polisen kontrollerar.", FEW, number=1, focus_area="Trafik"),
        a_commitment("Polisen besöker tre skolor.", UncountableTarget(), by="both", number=3),
        problem="Det körs för fort.",
    )
    return the_next(promise, said, "Budgeten räcker inte.")


def test_it_shows_what_was_said_then_and_by_whom(client: Client, promise: Promise) -> None:
    page = text_of(client, FIRST)
    for words in (
        "Löftet i Granvik 2024, version 1",
        "Publicerad 30 juni 2024.",
        "Det körs för fort.",
        "Trafik</span></h3>",
        "Kommunen röjer sly.",
        "minst 104 kontroller per år",
        "Polisen, Granviks kommun",
        "1 januari 2024 till och med 31 december 2024",
    ):
        assert words in page
    assert "Vad som ändrades" not in page
    assert 'href="/granvik/2024/version/2/">Läs version 2, som gäller nu</a>' in page


def test_it_says_why_and_what_changed_what_weakens_first_and_marked(client: Client, promise: Promise) -> None:
    page = text_of(client, SECOND)
    assert "Budgeten räcker inte." in page
    assert "Vad som ändrades sedan version 1" in page
    lowered = "Åtagande 1 sänktes: från minst 104 kontroller per år till minst 60 kontroller per år."
    places = [page.index(words) for words in (lowered, "Åtagande 2 togs bort", "Ordalydelsen i åtagande 3")]
    assert places == sorted(places)
    assert page.count("Svagare än förut:") == 2
    assert "Det här är vad löftet säger nu." in page
    assert "Kommunen röjer sly.</p>" not in page


def test_a_reworded_text_is_shown_word_by_word_and_read_aloud(client: Client, promise: Promise) -> None:
    page = text_of(client, SECOND)
    assert "Ordalydelsen i åtagande 3 ändrades.</p>" in page
    assert '<del><span class="unseen" lang="sv">[borttaget: </span>fem<span' in page
    assert '<ins><span class="unseen" lang="sv">[tillagt: </span>tre<span' in page


def test_it_is_read_from_the_version_alone(client: Client, promise: Promise) -> None:
    before = text_of(client, SECOND)
    take_away()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE promises_commitment SET text = 'Något helt annat.'")
        cursor.execute("UPDATE promises_promise SET problem = 'Ett annat problem.'")
    assert Commitment.objects.filter(text="Något helt annat.").count() == 3
    client.cookies["sessionid"] = "nobody"  # nothing kept in memory is shown to one who may be signed in
    assert text_of(client, SECOND) == before


def test_what_the_wording_check_said_stays_with_the_version(client: Client) -> None:
    a_promise(a_commitment("Polisen ska arbeta förebyggande mot våld.", UncountableTarget()))
    page = text_of(client, FIRST)
    assert "Det här var oklart när löftet publicerades" in page
    assert "”arbeta förebyggande mot” går inte att följa upp." in page
    assert '<a href="#atagande-1">Åtagande 1</a>' in page


def test_without_remarks_nothing_is_said_of_them(client: Client) -> None:
    a_promise()
    assert "Det här var oklart" not in text_of(client, FIRST)


def test_the_file_has_the_hash_that_the_page_shows(client: Client, promise: Promise) -> None:
    for version in promise.versions.all():
        page = text_of(client, version.address())
        answer = client.get(f"/granvik/2024/version/{version.number}.json")
        assert answer["Content-Type"] == "application/json"
        assert hashlib.sha256(answer.content).hexdigest() == version.sha256
        assert f"<code>{version.sha256}</code>" in page
        assert f"/granvik/2024/version/{version.number}.json" in page


def test_it_names_the_hash_of_the_version_before(client: Client, promise: Promise) -> None:
    first = promise.versions.get(number=1)
    page = text_of(client, SECOND)
    assert f'<a href="{FIRST}">Version 1</a> <code>{first.sha256}</code>' in page


def test_hostile_words_are_words(client: Client) -> None:
    hostile = "<script>alert(1)</script> & <b>fet</b>"
    promise = a_promise(a_commitment(f"Polisen {hostile}.", MANY), problem=hostile)
    the_next(promise, a_content(a_commitment(f"Kommunen {hostile}.", MANY)), f"Skäl {hostile}")
    page = text_of(client, SECOND)
    assert "<script" not in page
    assert "<b>fet" not in page
    assert "Skäl &lt;script&gt;" in page
    assert "&lt;/b&gt;" in page


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999", "-1", "ett"])
@pytest.mark.parametrize("end", ["/", ".json"])
def test_a_version_that_is_not_there_is_not_found(
    client: Client, promise: Promise, number: str, end: str
) -> None:
    assert client.get(f"/granvik/2024/version/{number}{end}").status_code == 404


def test_what_is_not_published_is_not_found(client: Client) -> None:
    an_unpublished_promise()
    assert client.get(FIRST).status_code == 404
    assert client.get("/granvik/2024/version/1.json").status_code == 404


def test_a_change_of_the_source_alone_is_said_to_be_that(client: Client) -> None:
    promise = a_promise(a_commitment(line=3))
    the_next(promise, a_content(a_commitment(line=4)))
    assert "Bara uppgifter om källan ändrades." in text_of(client, SECOND)


def test_in_english_the_words_of_the_promise_keep_their_language(client: Client, promise: Promise) -> None:
    page = text_of(client, f"/en{SECOND}")
    assert '<html lang="en">' in page
    assert '<p class="words" lang="sv">Polisen kontrollerar.</p>' in page
    assert '<span class="unseen" lang="en">' in page
    assert 'href="/en/granvik/2024/version/1/"' in page


def test_pages_are_only_read(client: Client, promise: Promise) -> None:
    for address in (FIRST, "/granvik/2024/version/1.json", "/versioner.txt"):
        assert client.post(address).status_code == 405


def test_the_number_of_queries_stays_the_same(
    client: Client, promise: Promise, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(8) as few:
        client.get(SECOND)
    drafts = [a_commitment(f"Sak {n}.", MANY, by="both", focus_area=f"F{n % 5}") for n in range(40)]
    big = a_promise(*drafts, label="2025", start=date(2025, 1, 1), end=date(2026, 1, 1))
    fewer = a_content(*drafts[:20], label="2025", start=date(2025, 1, 1), end=date(2026, 1, 1))
    the_next(big, fewer)
    with django_assert_max_num_queries(8) as many:
        client.get("/granvik/2025/version/2/")
    assert len(few) == len(many)
