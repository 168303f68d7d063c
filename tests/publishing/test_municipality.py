"""A municipality's page: how its promise is going, what is behind first, earlier periods last."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from medborgarlofte.domain.targets import CountTarget, Per, UncountableTarget, WhenNeededTarget
from tests.building import a_commitment, a_municipality, a_promise, an_unpublished_promise

from .made import commitment, logged, text_of

pytestmark = pytest.mark.django_db
YEARLY = CountTarget(104, Per.YEAR, "trafikkontroller")


def test_what_is_behind_comes_before_what_is_done(client: Client) -> None:
    promise = a_promise(a_commitment("Det första.", YEARLY), a_commitment("Det andra.", YEARLY))
    logged(commitment(promise, 1), date(2024, 3, 1), 104)
    logged(commitment(promise, 2), date(2024, 3, 1), 3)
    page = text_of(client, "/granvik/")
    behind, done = page.index("Ligger efter"), page.index("Är gjort")
    assert behind < page.index("Det andra.") < done < page.index("Det första.")


def test_the_promise_in_force_is_told_in_one_sentence(client: Client) -> None:
    a_promise(followups_per_year=2.0)
    page = " ".join(text_of(client, "/granvik/").split())
    assert (
        'class="lead"><span lang="sv">Polisen </span> har lovat 1 sak till och med 31 december 2024.' in page
    )
    assert "Nästa uppföljning: <b>1 juli 2024</b>." in page


def test_the_sentence_of_the_line_is_its_text_alternative(client: Client) -> None:
    logged(commitment(a_promise(a_commitment("Kontroller.", YEARLY))), date(2024, 3, 1), 61)
    page = text_of(client, "/granvik/")
    plain = "Lovat: minst 104 trafikkontroller 2024. Gjort: 61 till och med 30 juni. I takt."
    assert f'role="img" aria-label="{plain}"' in page
    assert "<b>Lovat:</b> minst 104 trafikkontroller 2024. <b>Gjort:</b> 61 till och med 30 juni." in page


def test_the_newest_promise_in_force_is_shown_and_the_others_are_linked(client: Client) -> None:
    a_promise(a_commitment("Gammalt."), label="2023", start=date(2023, 1, 1), end=date(2024, 1, 1))
    a_promise(a_commitment("Nytt."))
    page = text_of(client, "/granvik/")
    assert "Nytt." in page
    assert "Gammalt." not in page
    assert 'href="/granvik/2023/"' in page


def test_when_none_is_in_force_the_last_one_says_so(client: Client) -> None:
    a_promise(a_commitment("Gammalt."), label="2023", start=date(2023, 1, 1), end=date(2024, 1, 1))
    page = text_of(client, "/granvik/")
    assert "till och med 31 december 2023. Inget löfte gäller nu." in page
    assert "Gammalt." in page


def test_an_example_says_that_it_is_invented(client: Client) -> None:
    a_promise()
    assert "Kommunen, löftet och alla uppgifter är påhittade." in text_of(client, "/granvik/")


def test_a_real_municipality_does_not(client: Client) -> None:
    a_promise()
    town = a_municipality()
    town.example = False
    town.save()
    assert "påhittade" not in text_of(client, "/granvik/")


def test_without_a_published_promise_it_says_so_and_shows_nothing_of_the_draft(client: Client) -> None:
    an_unpublished_promise(a_commitment("Hemligt utkast."))
    page = text_of(client, "/granvik/")
    assert "Här finns inget löfte från Granvik ännu." in page
    assert "Hemligt" not in page


def test_an_unknown_place_is_not_found(client: Client) -> None:
    assert client.get("/ingenstans/").status_code == 404


def test_a_promise_without_a_period_counts_nothing(client: Client) -> None:
    a_promise(a_commitment("Något."), label="", start=None, end=None)
    page = text_of(client, "/granvik/")
    assert "Löftet säger inte när det gäller." in page
    assert "inget räknas, för löftets period är inte känd" in page


def test_hostile_words_are_words(client: Client) -> None:
    target = CountTarget(1, Per.YEAR, '"><img src=x onerror=alert(1)>')
    a_promise(a_commitment("<script>alert(1)</script>", target, focus_area="<b>Rubrik</b>"))
    page = text_of(client, "/granvik/")
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;b&gt;Rubrik&lt;/b&gt;" in page


def test_five_thousand_characters_are_shown_whole_and_linked_short(client: Client) -> None:
    text = "ö" * 5000
    a_promise(
        a_commitment(text, UncountableTarget()), label="2023", start=date(2023, 1, 1), end=date(2024, 1, 1)
    )
    page = text_of(client, "/granvik/")
    assert page.count("ö" * 121) == page.count(text) * (5000 // 121) == 5000 // 121


def test_in_english_the_promise_keeps_its_language(client: Client) -> None:
    a_promise(a_commitment("Polisen kontrollerar.", YEARLY))
    page = text_of(client, "/en/granvik/")
    assert '<p class="words" lang="sv">Polisen kontrollerar.</p>' in page
    assert 'at least 104 <span lang="sv">trafikkontroller</span> 2024' in page
    assert 'href="/granvik/" lang="sv"' in page


def test_the_number_of_queries_stays_the_same(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    per_term = CountTarget(1, Per.SCHOOL_TERM, "sökningar")
    a_promise(label="2023", start=date(2023, 1, 1), end=date(2024, 1, 1))
    a_promise(a_commitment("Ett.", YEARLY, per_term), a_commitment("Två.", WhenNeededTarget()))
    with django_assert_max_num_queries(8) as few:
        client.get("/granvik/")
    targets = (YEARLY, per_term, WhenNeededTarget())
    drafts = [a_commitment(f"Sak {n}.", *targets, by="both") for n in range(30)]
    more = a_promise(
        *drafts, label="2024-2025", start=date(2024, 2, 1), end=date(2026, 1, 1), entered_on=date(2024, 2, 1)
    )
    for one in more.commitments.all():
        logged(one, date(2024, 3, 1))
    with django_assert_max_num_queries(8) as many:
        client.get("/granvik/")
    assert len(few) == len(many)
