"""The start page: find a municipality, what is new, what nobody has reported."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from medborgarlofte.domain.targets import CountTarget, Per, WhenNeededTarget
from tests.building import a_commitment, a_municipality, a_promise, an_unpublished_promise

from .made import commitment, logged, text_of

pytestmark = pytest.mark.django_db
MONTHLY = CountTarget(1, Per.MONTH, "möten")


def test_one_hit_leads_straight_to_the_municipality(client: Client) -> None:
    a_promise()
    for question in ("Granvik", "granviks kommun", "GRANV"):
        answer = client.get("/", {"plats": question})
        assert (answer.status_code, answer["Location"]) == (302, "/granvik/")


def test_in_english_it_leads_to_the_english_page(client: Client) -> None:
    a_promise()
    assert client.get("/en/", {"plats": "granvik"})["Location"] == "/en/granvik/"


def test_several_hits_are_listed(client: Client) -> None:
    a_municipality("Granby")
    a_promise()
    page = text_of(client, "/?plats=gran")
    assert "Vilken kommun menar du?" in page
    assert page.index('<a href="/granvik/">') < page.index(
        '<a href="/granby/">'
    )  # those with a promise first
    assert "inget löfte här ännu" in page


def test_no_hit_is_said_kindly_and_escaped(client: Client) -> None:
    page = text_of(client, "/?plats=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "Ingen kommun heter ”&lt;script&gt;alert(1)&lt;/script&gt;”" in page
    assert "<script" not in page


def test_what_nobody_has_reported_comes_the_oldest_first(client: Client) -> None:
    promise = a_promise(
        a_commitment("Kommunen håller möten.", MONTHLY, by="municipality"),
        a_commitment("Polisen håller möten.", MONTHLY),
    )
    logged(commitment(promise, 1), date(2024, 1, 5))
    page = text_of(client, "/")
    silent = page[page.index("Detta har ingen rapporterat") :]
    assert silent.index("Polisen håller möten.") < silent.index("Kommunen håller möten.")
    assert "Polisen har inte rapporterat januari 2024" in silent


def test_what_is_reported_is_not_listed_as_silent(client: Client) -> None:
    promise = a_promise(a_commitment("Polisen håller möten.", MONTHLY))
    for month in range(1, 7):
        logged(commitment(promise), date(2024, month, 5))
    assert "Detta har ingen rapporterat" not in text_of(client, "/")


def test_what_is_not_published_is_nowhere(client: Client) -> None:
    an_unpublished_promise(a_commitment("Hemligt utkast.", MONTHLY))
    page = text_of(client, "/")
    assert "Granvik" not in page
    assert "Hemligt" not in page
    assert "Inget löfte är publicerat här ännu." in page


def test_in_english(client: Client) -> None:
    a_promise(a_commitment("Polisen håller möten.", MONTHLY))
    page = text_of(client, "/en/")
    assert '<html lang="en">' in page
    assert "What has been promised where you live?" in page
    assert "Polisen has not reported January 2024" in page
    assert 'href="/" lang="sv"' in page


def test_the_number_of_queries_stays_the_same(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    targets = (MONTHLY, CountTarget(1, Per.SCHOOL_TERM), WhenNeededTarget())
    a_promise(a_commitment("Ett.", *targets))
    with django_assert_max_num_queries(8) as few:
        client.get("/")
    for n in range(6):
        town = f"Ort {n}"
        drafts = [a_commitment(f"Sak {k}.", *targets, municipality=town) for k in range(6)]
        a_promise(*drafts, municipality=town)
    with django_assert_max_num_queries(8) as many:
        client.get("/")
    assert len(few) == len(many)
