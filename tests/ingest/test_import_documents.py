"""Importing documents: everything of each or nothing, and public only when somebody has said so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.ingest.gathering import Given
from medborgarlofte.ingest.import_documents import import_document, publish_each
from medborgarlofte.ingest.models import Document, DocumentContent, Review
from medborgarlofte.places import actions as places
from medborgarlofte.places.models import Municipality
from medborgarlofte.promises.models import ActivityRecord, Promise, Source, SourceContent
from medborgarlofte.promises.verifying import faults
from tests.building import ACTOR

from .importing import PAGE, TODAY, rows, said, take, take_and_publish

pytestmark = pytest.mark.django_db

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def test_a_page_that_is_published_becomes_a_promise_with_its_source() -> None:
    take_and_publish(PAGE)
    promise = Promise.objects.published().get()
    assert (promise.municipality.name, promise.label, promise.entered_on) == ("Ekhamn", "2022-2023", TODAY)
    assert (promise.start, promise.end) == (date(2022, 1, 1), date(2024, 1, 1))
    assert promise.followups_per_year == 2
    assert promise.police_area is not None
    assert (promise.police_area.name, promise.police_area.source) == ("Tallmarken", "ekhamn.txt")
    first, second, third = promise.commitments.all()
    assert first.text == "Polisen ska göra minst åtta trafikkontroller per år i Ekhamn."
    assert first.source == promise.sources.get()
    target = first.targets.get().rule()
    assert isinstance(target, CountTarget)
    assert (target.number, target.per) == (8, Per.YEAR)
    assert {party.name for party in second.parties.all()} == {"Ekhamns kommun"}
    assert third.parties.count() == 2
    assert bytes(SourceContent.objects.get().content) == PAGE.encode()
    assert not DocumentContent.objects.exists()  # the bytes are kept once


def test_what_is_only_imported_waits_for_a_review_and_nothing_of_it_is_public() -> None:
    imported = take(PAGE)
    (review,) = imported.reviews
    assert (review.state, review.promise, len(review.content().commitments)) == (Review.State.OPEN, None, 3)
    assert review.read_content() == review.content()
    assert bytes(DocumentContent.objects.get().content) == PAGE.encode()
    for kind in (Promise, Municipality, Source):
        assert not kind._default_manager.exists()
    assert said(imported).splitlines() == [
        "Ekhamn 2022-2023: 3 åtaganden är lästa.",
        "Kommunen Ekhamn finns inte i registret. Rätta namnet om det är fel, annars läggs kommunen till när"
        " löftet publiceras.",
    ]


def test_a_known_municipality_is_found_in_the_register() -> None:
    places.load_reference(ACTOR)
    take_and_publish(PAGE.replace("Ekhamn", "Ödeshög"), "odeshog.txt")
    assert Promise.objects.get().municipality.code == "0509"


def test_publishing_is_asked_for_each_promise_and_logged() -> None:
    imported = take(PAGE)
    published, left = publish_each(ACTOR, imported, lambda review: False, today=TODAY)
    assert (published, left) == ([], [Review.objects.get()])
    published, left = publish_each(ACTOR, take(PAGE), lambda review: True, today=TODAY)
    assert (published, left) == ([Promise.objects.published().get()], [])
    assert publish_each(ACTOR, take(PAGE), lambda review: True, today=TODAY) == ([], [])
    assert AuditEntry.objects.filter(action="publish").count() == 1
    assert Review.objects.get().version == Promise.objects.get().versions.get()


def test_an_import_that_is_undone_leaves_nothing() -> None:
    before = rows()
    with transaction.atomic():
        take_and_publish(PAGE)
        transaction.set_rollback(True)
    assert rows() == before


def test_a_promise_without_a_period_is_stored_and_said_so() -> None:
    imported = take_and_publish(PAGE.replace("Medborgarlöfte 2022-2023", "Medborgarlöfte"))
    promise = Promise.objects.get()
    assert (promise.start, promise.end, promise.slug) == (None, None, "utan-period")
    assert "räknas inte förrän" in said(imported)


def test_names_with_any_letters_are_stored() -> None:
    take_and_publish(PAGE.replace("Ekhamn", "Älvöås").replace("Tallmarken", "Åmåsen"), "älvöås ✓.txt")
    assert Promise.objects.get().address() == "/alvoas/2022-2023/"
    assert Source.objects.get().name == "älvöås ✓.txt"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no copy of the sample documents in tests/corpus")
def test_all_sample_documents_are_stored_and_the_second_time_nothing_changes() -> None:
    paths = [path for path in sorted(CORPUS.iterdir()) if path.suffix in {".txt", ".html", ".docx", ".pdf"}]
    for path in paths:
        imported = import_document(ACTOR, Given(path.name, path.read_bytes()))
        publish_each(ACTOR, imported, lambda review: True, today=TODAY)
    before = rows()
    assert Document.objects.filter(state=Document.State.READ).count() == len(paths)
    assert Promise.objects.published().count() == Promise.objects.count() > len(paths) / 2
    assert not ActivityRecord.objects.exists()
    assert list(faults()) == []
    for path in paths:
        assert import_document(ACTOR, Given(path.name, path.read_bytes())).known
    assert rows() == before


def test_a_longer_page_takes_no_more_queries() -> None:
    def queries(name: str, more: int) -> int:
        lines = "".join(
            f" • Polisen ska göra {number} kontroller på väg {number}.\n" for number in range(2, more)
        )
        text = PAGE.replace("Ekhamn", name).replace("\nLöftet följs", f"{lines}\nLöftet följs")
        with CaptureQueriesContext(connection) as captured:
            take_and_publish(text, f"{name}.txt")
        return len(captured)

    queries("Almby", 2)  # the police area is new to the first alone
    assert queries("Björkby", 2) == queries("Cederby", 40) <= 105
    assert Promise.objects.get(municipality__name="Cederby").commitments.count() == 41
