"""Documents on their way in: each content once, refused with a sentence, read once, proposed rightly."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django_q.conf import Conf

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.ingest import actions
from medborgarlofte.ingest.gathering import Given
from medborgarlofte.ingest.models import Document, DocumentContent, Review
from medborgarlofte.ingest.reading_jobs import read_given, read_later
from medborgarlofte.jobs.models import Job
from medborgarlofte.promises.models import Source, Version
from tests.building import ACTOR, a_municipality, parties_of

from .importing import PAGE, rows
from .reviewing import fresh, opened, published, received

pytestmark = pytest.mark.django_db
NO_PLACE = "Medborgarlöfte 2022\n\nPolisen lovar att:\n\n • Polisen ska synas på torget.\n"
IDENTITY_NUMBER = "811218-9876"  # the example of the Swedish Tax Agency
LATER_PAGE = PAGE.replace("åtta", "tolv")
SAME_OTHERWISE = PAGE.replace("Ekhamn – medborgarlöften", "Ekhamn – våra medborgarlöften")
FOLLOW_UP = """Så gick det med medborgarlöftet 2022-2023 i Ekhamn

Polisen och Ekhamns kommun följer här upp vad som blev gjort.

 • Polisen ska göra minst åtta trafikkontroller per år i Ekhamn.

Resultat: 5 kontroller är gjorda.
"""


def test_two_workspaces_know_nothing_of_each_others_documents() -> None:
    police, town = parties_of(a_municipality("Ekhamn"))
    given = Given("ekhamn.txt", PAGE.encode())
    theirs = [actions.receive(ACTOR, given, workspace=one).document for one in (None, police, town)]
    assert len({one.pk for one in theirs}) == 3
    again = actions.receive(ACTOR, given, workspace=police)
    assert (again.known, again.document) == (True, theirs[1])
    actions.read(ACTOR, theirs[1])
    review = Review.objects.get()
    assert (review.workspace, review.municipality) == (police, a_municipality("Ekhamn"))


def test_the_same_content_again_is_the_document_we_have() -> None:
    first = actions.receive(ACTOR, Given("ekhamn.txt", PAGE.encode()))
    again = actions.receive(ACTOR, Given("ett annat namn.txt", PAGE.encode()))
    assert (first.known, again.known) == (False, True)
    assert Document.objects.get() == again.document
    assert again.document.name == "ekhamn.txt"
    assert AuditEntry.objects.filter(action="receive_document").count() == 1


def test_a_refused_document_is_taken_in_anew_with_what_it_lacked() -> None:
    refused = actions.read(ACTOR, received(NO_PLACE, "torget.txt"))
    assert "Ange kommunen" in refused.refusal
    again = actions.receive(ACTOR, Given("torget.txt", NO_PLACE.encode()), municipality="Ekhamn")
    assert (again.known, again.document.pk, again.document.refusal) == (False, refused.pk, "")
    assert actions.read(ACTOR, again.document).reviews.get().content().municipality == "Ekhamn"


@pytest.mark.parametrize(
    ("name", "municipality"), [(f"brev {IDENTITY_NUMBER}.txt", ""), ("brev.txt", IDENTITY_NUMBER)]
)
def test_an_identity_number_beside_the_file_is_refused_and_nothing_is_kept(
    name: str, municipality: str
) -> None:
    before = rows()
    with pytest.raises(Refusal, match="personnummer"):
        actions.receive(ACTOR, Given(name, PAGE.encode()), municipality=municipality)
    assert rows() == before


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Filen är tom."),
        ("Välkommen till torget på lördag.", "Inget åtagande hittades"),
        (NO_PLACE, "Det framgår inte vilken kommun"),
        (PAGE.replace("i Ekhamn.", f"för {IDENTITY_NUMBER}."), "personnummer"),
    ],
    ids=["empty", "no promise", "no municipality", "identity number"],
)
def test_what_cannot_be_entered_keeps_its_sentence_and_loses_its_bytes(text: str, sentence: str) -> None:
    document = actions.read(ACTOR, received(text))
    assert (document.state, document.blocks, document.reading) == (Document.State.REFUSED, [], None)
    assert sentence in document.refusal
    assert IDENTITY_NUMBER not in document.refusal
    assert not DocumentContent.objects.exists()
    assert not Review.objects.exists()
    assert actions.bytes_of(document) is None
    assert AuditEntry.objects.filter(action="refuse_document").count() == 1


def test_what_was_read_is_kept_whole() -> None:
    document = actions.read(ACTOR, received())
    assert document.state == Document.State.READ
    assert [block["text"] for block in document.blocks][:2] == [
        "Ekhamn – medborgarlöften",
        "Medborgarlöfte 2022-2023",
    ]
    assert document.reading == {"not_understood": [], "notes": []}
    assert len(document.reviews.get().read_content().commitments) == 3
    assert actions.bytes_of(document) == PAGE.encode()
    assert AuditEntry.objects.get(action="enter_reading").detail == {"promises": 1}


def test_each_period_of_a_page_is_a_review_of_its_own() -> None:
    earlier = (
        "\nMedborgarlöfte 2020-2021\n\nPolisen och Ekhamns kommun lovar att:\n\n • Polisen ska gå runt.\n"
    )
    document = actions.read(ACTOR, received(PAGE + earlier))
    assert [one.content().label for one in document.reviews.all()] == ["2022-2023", "2020-2021"]


def test_two_workers_read_a_document_once() -> None:
    document = received()
    actions.read(ACTOR, document)
    actions.read(Actor("den andra"), document)
    assert Review.objects.count() == 1
    assert AuditEntry.objects.filter(action="enter_reading").count() == 1


def test_what_another_worker_is_reading_is_left_to_it() -> None:
    document = received()
    Document.objects.update(state=Document.State.READING, begun_at=timezone.now())
    assert actions.read(ACTOR, document).state == Document.State.READING
    assert not Review.objects.exists()


def test_a_reading_that_was_cut_off_is_taken_up() -> None:
    document = received()
    Document.objects.update(state=Document.State.READING, begun_at=timezone.now())
    with time_machine.travel(timezone.now() + actions.READ_AGAIN_AFTER + timedelta(seconds=1)):
        assert actions.read(ACTOR, document).state == Document.State.READ
    assert Review.objects.count() == 1


def test_a_reading_counts_as_cut_off_after_its_job_must_have_ended_and_before_it_is_done_anew() -> None:
    seconds = actions.READ_AGAIN_AFTER.total_seconds()
    assert Conf.TIMEOUT < seconds < Conf.RETRY


def test_the_job_reads_what_waits_and_a_document_that_is_gone_is_no_fault() -> None:
    document = received()
    read_later(ACTOR, document)
    job = Job.objects.get()
    assert job.arguments == [ACTOR.name, document.pk]
    read_given(ACTOR.name, document.pk)
    read_given(ACTOR.name, document.pk + 1)
    assert Review.objects.count() == 1


def test_a_new_promise_is_proposed_as_it_was_read() -> None:
    review = opened()
    assert (review.state, review.promise, review.based_on) == (Review.State.OPEN, None, 0)
    assert review.read == review.said
    assert [one.number for one in review.content().commitments] == [1, 2, 3]


def test_a_changed_page_is_proposed_as_the_next_version_with_the_same_numbers() -> None:
    version = published(opened())
    review = opened(LATER_PAGE)
    assert (review.promise, review.based_on) == (version.promise, 1)
    assert [one.number for one in review.content().commitments] == [1, 2, 3]
    assert "minst tolv" in review.content().commitments[0].text
    assert Version.objects.count() == 1


def test_a_commitment_of_a_later_page_gets_a_number_that_nobody_had() -> None:
    published(opened())
    without = PAGE.replace(" • Polisen och kommunen ska gå en trygghetsvandring per termin.\n", "")
    published(opened(without), "Vandringarna tas bort.")
    new = without.replace(
        "\n\nLöftet följs", "\n • Kommunen ska öppna en fritidsgård i hamnen.\n\nLöftet följs"
    )
    numbers = [one.number for one in opened(new).content().commitments]
    assert numbers == [1, 2, 4]


def test_a_page_that_says_the_same_is_a_further_source_and_nothing_to_review() -> None:
    version = published(opened())
    review = opened(SAME_OTHERWISE, "omgjord.txt")
    assert (review.state, review.promise) == (Review.State.NOTHING_NEW, version.promise)
    assert {source.name for source in version.promise.sources.all()} == {"ekhamn.txt", "omgjord.txt"}
    assert Version.objects.count() == 1
    assert actions.bytes_of(review.document) == SAME_OTHERWISE.encode()


def test_a_follow_up_adds_outcomes_and_drops_nothing() -> None:
    published(opened())
    review = opened(FOLLOW_UP, "uppfoljning.txt")
    said = review.content()
    assert [one.number for one in said.commitments] == [1, 2, 3]
    assert "5 kontroller" in said.commitments[0].result
    assert len(review.read_content().commitments) == 1


def test_the_bytes_move_to_the_source_when_it_is_published() -> None:
    review = opened()
    published(review)
    assert not DocumentContent.objects.exists()
    assert Source.objects.get().sha256 == review.document.sha256
    assert actions.bytes_of(fresh(review).document) == PAGE.encode()
