"""A published promise is corrected in a new version, beside its document where there is one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain import editing
from medborgarlofte.ingest import actions
from medborgarlofte.ingest.models import Review
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.models import Promise
from tests.building import ACTOR, a_promise, parties_of
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
    promises.edit(
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


def test_it_stands_beside_the_document_that_the_promise_was_read_from(promise: Promise) -> None:
    draft = actions.correct_published(ACTOR, promise)
    review = Review.objects.get(pk=draft.pk)
    assert (review.document.name, review.position) == ("ekhamn.txt", 2)


def test_without_a_document_what_is_published_is_corrected_all_the_same(db: None) -> None:
    promise = a_promise()
    draft = actions.correct_published(ACTOR, promise)
    assert not Review.objects.exists()
    promises.edit(
        ACTOR,
        draft,
        lambda said: editing.correct_promise(said, aim="Lugnare."),
        act="x",
        numbers=[0],
        revision=0,
    )
    version = actions.publish(ACTOR, draft, revision=1, today=date(2024, 4, 1), reason="Syftet saknades.")
    assert (version.number, version.content().aim) == (2, "Lugnare.")


def test_another_workspace_has_its_own_correction_and_not_the_others_document(promise: Promise) -> None:
    police, _town = parties_of(promise.municipality)
    theirs = actions.correct_published(ACTOR, promise, police)
    assert theirs.workspace == police
    assert theirs != actions.correct_published(ACTOR, promise)
    assert not Review.objects.filter(pk=theirs.pk).exists()
