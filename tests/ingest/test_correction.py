"""A published promise is corrected in a new version, beside the document it was read from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain import editing
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.ingest import actions
from medborgarlofte.ingest.models import Review
from medborgarlofte.promises.models import Promise
from tests.building import ACTOR, a_promise
from tests.ingest.importing import PAGE, take_and_publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise() -> Promise:
    take_and_publish(PAGE)
    return Promise.objects.get()


def test_what_is_published_is_opened_as_it_stands(promise: Promise) -> None:
    review = actions.correct_published(ACTOR, promise)
    assert review.content() == promise.versions.get().content()
    assert (review.state, review.based_on, review.promise) == (Review.State.OPEN, 1, promise)
    assert AuditEntry.objects.filter(action="open_correction", key=str(review.pk)).count() == 1


def test_the_correction_is_the_next_version_with_its_reason(promise: Promise) -> None:
    review = actions.correct_published(ACTOR, promise)
    one = review.content().commitments[0]
    better = replace(one, places=("Hamnen",))
    actions.edit(
        ACTOR, review, lambda said: editing.correct(said, better), act="correct", numbers=[1], revision=0
    )
    version = actions.publish(
        ACTOR, review, revision=1, today=date(2022, 4, 1), reason="Platsen var läst fel."
    )
    assert (version.number, version.reason) == (2, "Platsen var läst fel.")
    assert version.content().commitments[0].places == ("Hamnen",)
    again = actions.correct_published(ACTOR, promise)
    assert (again.based_on, again.content()) == (2, version.content())


def test_a_correction_that_is_open_is_gone_on_with(promise: Promise) -> None:
    assert actions.correct_published(ACTOR, promise) == actions.correct_published(ACTOR, promise)


def test_without_a_document_there_is_nothing_to_correct_beside(db: None) -> None:
    promise = a_promise()
    with pytest.raises(Refusal, match="finns inte här"):
        actions.correct_published(ACTOR, promise)
    assert not Review.objects.exists()
