"""A review beside a version that somebody else published meanwhile: nothing of either is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain import content, editing
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.targets import UncountableTarget
from medborgarlofte.ingest import actions
from medborgarlofte.ingest.corrections import corrections
from medborgarlofte.ingest.models import Review
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.models import Draft, Promise, Version
from tests.building import ACTOR

from .importing import PAGE
from .reviewing import added, dropped, fresh, opened, published, reworded, texts, undone

pytestmark = pytest.mark.django_db
TWELVE = PAGE.replace("åtta", "tolv")
FIVE_DAYS = PAGE.replace("två dygn", "fem dygn")
WITH_CAMERAS = PAGE.replace(
    "\n\nLöftet följs", "\n • Kommunen ska sätta upp två kameror vid stationen.\n\nLöftet följs"
)
REWRITTEN = PAGE.replace("Ekhamn – medborgarlöften", "Ekhamn – våra löften")


def compared(review: Review) -> Draft:
    return actions.compare_with_newest(ACTOR, fresh(review))


def test_a_review_of_an_outdated_version_is_not_published_before_it_is_compared() -> None:
    published(opened())
    review = opened(TWELVE, "tolv.txt")
    published(opened(FIVE_DAYS, "fem.txt"), "Svårt att hinna.")
    with pytest.raises(Refusal, match="Version 2 har publicerats under tiden"):
        published(review, "Fler kontroller.")
    assert Version.objects.count() == 2
    compared(review)
    assert fresh(review).based_on == 2
    assert published(review, "Fler kontroller.").number == 3


def test_what_others_settled_of_a_sentence_holds_and_what_the_reviewer_changed_stays() -> None:
    published(opened())
    review = opened(WITH_CAMERAS, "kameror.txt")
    reworded(review, 1, "Polisen ska göra minst tolv trafikkontroller per år i Ekhamn.")
    settling = opened(REWRITTEN.replace("per termin", "per månad"), "annat.txt")
    promises.edit(ACTOR, settling, _uncounted, act="correct", numbers=[2], revision=0)
    published(settling, "Felanmälan räknas inte.")
    compared(review)
    said = fresh(review).content()
    assert "tolv" in said.commitments[0].text
    assert said.commitments[1].targets == (UncountableTarget(),)
    assert "per termin" in said.commitments[2].text  # what this page says, and others said otherwise
    assert "kameror" in said.commitments[3].text


def _uncounted(said: content.Promise) -> content.Promise:
    one = said.commitment(2)
    assert one is not None
    return editing.correct(said, replace(one, targets=(UncountableTarget(),)))


def test_a_new_commitment_whose_number_a_version_has_taken_gets_another() -> None:
    published(opened())
    review = opened(WITH_CAMERAS, "kameror.txt")
    assert fresh(review).content().commitments[-1].number == 4
    other = opened(REWRITTEN.replace("två dygn", "ett dygn"), "annat.txt")
    added(other, "Polisen ska besöka alla skolor varje höst.")
    assert fresh(other).content().commitments[-1].number == 4
    published(other, "Skolbesök.")
    compared(review)
    numbers = {one.number: one.text for one in fresh(review).content().commitments}
    assert "kameror" in numbers[5]
    assert 4 not in numbers  # the school visits are not in this page: for a person to keep or to drop
    assert "kameror" in {one.number: one.text for one in fresh(review).read_content().commitments}[5]


def test_the_second_document_of_one_new_promise_becomes_a_proposed_version() -> None:
    first, second = opened(), opened(TWELVE, "tolv.txt")
    assert promises.newer_promise(fresh(second)) is None
    dropped(first, 1)
    version = published(first)
    assert promises.newer_promise(fresh(second)) == version.promise
    with pytest.raises(Refusal, match="redan publicerat"):
        published(second)
    compared(second)
    assert (fresh(second).promise, fresh(second).based_on) == (version.promise, 1)
    assert sorted(one.number for one in fresh(second).content().commitments) == [1, 2, 3]
    assert published(second, "Trafiken föll bort.").number == 2
    assert Promise.objects.count() == 1


def test_commitments_keep_their_published_numbers_whatever_the_second_document_called_them() -> None:
    first, second = opened(), opened(TWELVE, "tolv.txt")
    dropped(first, 1)  # so that what is published as 1 is what the second document calls 2
    published(first)
    compared(second)
    numbers = {one.number: one.text for one in fresh(second).content().commitments}
    assert "belysning" in numbers[1]
    assert "trygghetsvandring" in numbers[2]
    assert "trafikkontroller" in numbers[3]


def test_the_same_promise_given_twice_leaves_nothing_to_review_the_second_time() -> None:
    first, second = opened(), opened(REWRITTEN, "omgjord.txt")
    version = published(first)
    compared(second)
    assert fresh(second).state == Review.State.NOTHING_NEW
    assert {source.name for source in version.promise.sources.all()} == {"ekhamn.txt", "omgjord.txt"}


def test_what_the_reviewer_did_before_can_be_undone_after() -> None:
    first, second = opened(), opened(TWELVE, "tolv.txt")
    dropped(first, 1)
    published(first)
    reworded(second, 2, "Kommunen ska laga all belysning.")
    dropped(second, 3)
    compared(second)
    assert len(texts(second)) == 2
    undone(second)
    assert len(texts(second)) == 3
    undone(second)
    assert "Kommunen ska laga trasig belysning inom två dygn." in texts(second)
    with pytest.raises(Refusal, match="inget att ångra"):
        undone(second)


def test_whoever_saw_the_review_before_is_told_since_numbers_may_mean_others_now() -> None:
    first, second = opened(), opened(TWELVE, "tolv.txt")
    dropped(first, 1)
    published(first)
    compared(second)
    with pytest.raises(promises.EditedMeanwhile):
        reworded(second, 1, "Rättat.", seen=0)


def test_what_others_published_is_no_correction_of_the_reading() -> None:
    published(opened())
    review = opened(WITH_CAMERAS, "kameror.txt")
    reworded(review, 2, "Kommunen ska laga belysning inom ett dygn.")
    other = opened(REWRITTEN.replace("per termin", "per månad"), "annat.txt")
    published(other, "Oftare.")
    compared(review)
    review = fresh(review)
    first = review.edits.first()
    assert first is not None
    began = Review(said=first.before).content()
    found = corrections(review.read_content(), began, review.content())
    assert {(one.number, one.field) for one in found} == {(2, "text")}


def test_comparing_is_logged_and_comparing_again_does_nothing() -> None:
    published(opened())
    review = opened(TWELVE, "tolv.txt")
    compared(review)
    assert fresh(review).revision == 0
    published(opened(FIVE_DAYS, "fem.txt"), "Svårt.")
    compared(review)
    compared(review)
    assert fresh(review).revision == 1
    assert AuditEntry.objects.get(action="compare_draft").detail == {"with_version": 2}
