"""A promise's page: why, who, when, its commitments by focus area, its sources."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from medborgarlofte.domain.content import FocusArea, Link
from medborgarlofte.domain.targets import CountTarget, Per, WhenNeededTarget
from tests.building import a_commitment, a_promise, an_unpublished_promise

from .made import commitment, logged, text_of

pytestmark = pytest.mark.django_db


def test_it_says_why_who_when_and_how_it_is_followed_up(client: Client) -> None:
    a_promise(
        problem="Det körs för fort.",
        aim="Färre ska köra för fort.",
        followup_words="Löftet följs upp två gånger.",
        followups_per_year=2.0,
    )
    page = text_of(client, "/granvik/2024/")
    for words in (
        "Löftet i Granvik 2024",
        "Det körs för fort.",
        "Färre ska köra för fort.",
        "1 januari 2024 till och med 31 december 2024",
        "Löftet följs upp två gånger.",
        "<dd>1 juli 2024</dd>",
    ):
        assert words in page


def test_an_extension_names_its_reason_its_lessons_and_what_it_extends(client: Client) -> None:
    a_promise(label="2023", start=date(2023, 1, 1), end=date(2024, 1, 1))
    a_promise(extension_of="2023", extension_reason="Vi hann inte.", extension_lessons="Börja i tid.")
    page = text_of(client, "/granvik/2024/")
    assert '<a href="/granvik/2023/">Löftet 2023</a>' in page
    assert "Vi hann inte." in page
    assert "Börja i tid." in page


def test_it_does_not_link_to_an_earlier_promise_that_is_not_published(client: Client) -> None:
    an_unpublished_promise(label="2023", start=date(2023, 1, 1), end=date(2024, 1, 1))
    a_promise(extension_of="2023")
    page = text_of(client, "/granvik/2024/")
    assert "/granvik/2023/" not in page
    assert "Löftet 2023" in page


def test_commitments_stand_under_their_headings_in_the_promises_order(client: Client) -> None:
    a_promise(
        a_commitment("Sist.", focus_area="Trygghet"),
        a_commitment("Först.", focus_area="Trafik"),
        focus_areas=(FocusArea("Trafik"), FocusArea("Trygghet")),
    )
    page = text_of(client, "/granvik/2024/")
    places = [page.index(words) for words in ("Trafik</span>", "Först.", "Trygghet</span>", "Sist.")]
    assert places == sorted(places)


def test_sources_have_their_fingerprint(client: Client) -> None:
    promise = a_promise()
    page = text_of(client, "/granvik/2024/")
    assert promise.sources.get().sha256 in page


@pytest.mark.parametrize(
    ("address", "linked"),
    [("https://exempel.example/plan.pdf", True), ("javascript:alert(1)", False), ("data:text/html,x", False)],
)
def test_only_web_addresses_become_links(client: Client, address: str, linked: bool) -> None:
    a_promise(links=(Link("Planen", address),))
    assert (address in text_of(client, "/granvik/2024/")) is linked


def test_what_is_not_published_is_not_found(client: Client) -> None:
    an_unpublished_promise()
    assert client.get("/granvik/2024/").status_code == 404


@pytest.mark.parametrize("address", ["/granvik/1999/", "/annanstans/2024/", "/granvik/2024%00/"])
def test_unknown_addresses_are_not_found(client: Client, address: str) -> None:
    a_promise()
    assert client.get(address).status_code == 404


def test_in_english(client: Client) -> None:
    a_promise(problem="Det körs för fort.")
    page = text_of(client, "/en/granvik/2024/")
    assert "The promise in Granvik 2024" in page
    assert "1 January 2024 to 31 December 2024" in page
    assert 'lang="sv">Det körs för fort.' in page


def test_the_number_of_queries_stays_the_same(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    targets = (CountTarget(1, Per.MONTH, "möten"), CountTarget(1, Per.SCHOOL_TERM), WhenNeededTarget())
    a_promise(a_commitment("Ett.", *targets))
    with django_assert_max_num_queries(8) as few:
        client.get("/granvik/2024/")
    drafts = [a_commitment(f"Sak {n}.", *targets, by="both", focus_area=f"F{n % 5}") for n in range(30)]
    big = a_promise(*drafts, label="2024-2025", start=date(2024, 2, 1), end=date(2026, 1, 1))
    for one in big.commitments.all():
        logged(one, date(2024, 3, 1))
    assert commitment(big, 30)
    with django_assert_max_num_queries(8) as many:
        client.get("/granvik/2024-2025/")
    assert len(few) == len(many)


def test_the_outcome_that_a_published_page_reported_stands_by_its_commitment(client: Client) -> None:
    a_promise(a_commitment(result="Under förra året gjordes 97 kontroller."))

    page = text_of(client, "/granvik/2024/")
    assert "Så redovisade sidan resultatet" in page
    assert "Under förra året gjordes 97 kontroller." in page
