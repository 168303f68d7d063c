"""The document with its marks beside what was read, what was not understood first, and nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from medborgarlofte.domain import content
from medborgarlofte.ingest.models import Review
from medborgarlofte.promises import actions as promises
from tests.building import ACTOR
from tests.ingest.importing import PAGE
from tests.ingest.reviewing import added, dropped, fresh, opened, published, reworded

from .at import at, filled, page, text_of, tree

pytestmark = pytest.mark.django_db
HOSTILE = PAGE.replace("i Ekhamn.", 'i <script>alert(1)</script> & "Ekhamn" <img src=x onerror=alert(1)>.')
MISSED = PAGE.replace("\n\nLöftet följs", "\n\nOnsdag på Åkertorget, samling vid kiosken.\n\nLöftet följs")


def marks(written: str) -> list[str]:
    return [one.text_content() for one in tree(written).xpath("//mark")]


def test_the_words_that_a_field_was_read_from_are_marked_in_the_document(
    client: Client, review: Review
) -> None:
    found = marks(page(client, at(review)))
    assert "minst åtta trafikkontroller per år" in found
    assert "inom två dygn" in found


def test_each_block_leads_to_what_was_read_from_it_and_back(client: Client, review: Review) -> None:
    shown = tree(page(client, at(review)))
    for number in (1, 2, 3):
        (place,) = shown.xpath(f"//a[@class='to' and @href='#atagande-{number}']/..")
        assert shown.xpath(f"//*[@id='atagande-{number}']//a[@href='#{place.get('id')}']")


def test_every_id_is_there_once(client: Client, review: Review) -> None:
    ids = tree(page(client, at(review))).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_markup_in_a_document_is_shown_and_never_run(client: Client) -> None:
    review = opened(HOSTILE)
    for address in (at(review), at(review, "1/"), at(review, "1/dela/"), at(review, "publicera/")):
        written = page(client, address)
        assert "<script>alert" not in written
        assert "<img" not in written
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; " in page(client, at(review))


def test_what_was_not_understood_stands_on_top_and_becomes_a_commitment(client: Client) -> None:
    review = opened(MISSED)
    missed = (review.document.reading or {})["not_understood"]
    assert [one["text"] for one in missed] == ["Onsdag på Åkertorget, samling vid kiosken."]
    written = page(client, at(review))
    told = text_of(written)
    assert told.index("Det som inte förstods") < told.index(missed[0]["text"]) < told.index("Det som lästes")
    assert f'href="{at(review)}nytt/?stycke=1"' in written
    form = page(client, at(review, "nytt/?stycke=1"))
    assert client.post(at(review, "nytt/?stycke=1"), filled(form)).status_code == 302
    one = fresh(review).content().commitments[-1]
    assert (one.text, one.line, one.source) == (missed[0]["text"], missed[0]["line"], review.document.sha256)
    assert "Tillagt som åtagande 4" in text_of(page(client, at(review)))


@pytest.mark.parametrize("place", ["0", "9", "x", "-1", "1" * 40])
def test_a_passage_that_is_not_there_gives_an_empty_form(client: Client, review: Review, place: str) -> None:
    assert 'name="text"' in page(client, at(review, f"nytt/?stycke={place}"))


def test_a_document_that_was_understood_says_so(client: Client, review: Review) -> None:
    assert "Programmet förstod hela dokumentet." in text_of(page(client, at(review)))


def test_what_was_read_stays_marked_when_the_words_are_corrected(client: Client, review: Review) -> None:
    reworded(review, 2, "Kommunen ska laga belysning inom ett dygn.")
    written = page(client, at(review))
    assert "inom två dygn" in marks(written)
    assert "inom ett dygn" in written


def test_a_proposed_version_tells_what_changes_and_what_is_left_out(client: Client) -> None:
    published(opened())
    changed = PAGE.replace("åtta", "sex").replace(
        " • Kommunen ska laga trasig belysning inom två dygn.\n", ""
    )
    review = opened(changed, "sex.txt")
    told = text_of(page(client, at(review)))
    assert "Ett förslag till ny version." in told
    assert "sänktes" in told
    assert "Svagare än förut" in told
    assert "Står inte i det nya dokumentet" in told
    assert "Behåll åtagande 2" in told


def test_an_outdated_review_offers_the_comparison(client: Client) -> None:
    published(opened())
    review = opened(PAGE.replace("åtta", "tolv"), "tolv.txt")
    assert "Jämför med den nya versionen" not in page(client, at(review))
    published(opened(PAGE.replace("två dygn", "fem dygn"), "fem.txt"), "Svårt.")
    for address in (at(review), at(review, "publicera/")):
        assert "Version 2 är publicerad sedan utkastet började mot version 1." in text_of(
            page(client, address)
        )


def test_a_promise_published_from_another_document_meanwhile_offers_it_too(client: Client) -> None:
    first, second = opened(), opened(PAGE.replace("åtta", "tolv"), "tolv.txt")
    published(first)
    assert "Någon annan har publicerat löftet" in text_of(page(client, at(second)))


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (lambda review: published(review), "Publicerad som version 1."),
        (lambda review: promises.set_aside(ACTOR, review), "Utkastet är lagt åt sidan."),
    ],
)
def test_an_ended_review_is_shown_without_what_would_change_it(
    client: Client, review: Review, end: Callable[[Review], object], told: str
) -> None:
    end(review)
    written = page(client, at(review))
    assert told in text_of(written)
    for act in ("merge", "drop", "up", "down", "undo"):
        assert f'value="{act}"' not in written


def test_undo_is_offered_when_there_is_something_to_undo(client: Client, review: Review) -> None:
    assert 'value="undo"' not in page(client, at(review))
    dropped(review, 1)
    assert 'value="undo"' in page(client, at(review))


def test_a_commitment_that_a_person_wrote_needs_no_place_in_the_document(
    client: Client, review: Review
) -> None:
    added(review, "Polisen ska synas på torget.")
    assert "Polisen ska synas på torget." in page(client, at(review))


def test_a_document_that_holds_a_hundred_commitments_takes_as_few_queries_as_one_of_three(
    client: Client, review: Review
) -> None:
    lines = "".join(
        f" • Polisen ska göra {number} kontroller per år på väg {number}.\n" for number in range(2, 102)
    )
    large = opened(PAGE.replace("\nLöftet följs", f"{lines}\nLöftet följs"), "stor.txt")
    assert len(fresh(large).content().commitments) > 100
    page(client, at(review))  # what is kept between pages is fetched by the first
    asked = []
    for one in (review, large):
        with CaptureQueriesContext(connection) as queries:
            page(client, at(one))
        asked.append([query["sql"] for query in queries])
    assert len(asked[0]) == len(asked[1]) <= 16, asked  # some of them log that it was read


def test_in_english_the_promises_words_are_marked_as_swedish(client: Client, review: Review) -> None:
    written = page(client, f"/en{at(review)}")
    assert '<html lang="en">' in written
    assert re.search(r'<blockquote class="words" lang="sv">Polisen ska göra minst åtta', written)


def test_a_text_without_words_in_the_document_is_no_fault(client: Client, review: Review) -> None:
    Review.objects.update(read=content.as_json(content.Promise("Ekhamn")))
    assert marks(page(client, at(review))) == []


def test_what_would_change_an_ended_review_leads_back_to_it(client: Client, review: Review) -> None:
    promises.set_aside(ACTOR, review)
    for more in ("lofte/", "nytt/", "1/", "1/dela/", "publicera/"):
        answer = client.get(at(review, more))
        assert (answer.status_code, answer["Location"]) == (302, at(review)), more
