"""A draft written here beside a version that somebody else published meanwhile: nothing of either is lost."""

from __future__ import annotations

import pytest

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain import editing
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.ingest.actions import correct_published
from medborgarlofte.promises import actions
from medborgarlofte.promises.models import Draft, Promise
from tests.building import ACTOR, parties_of

from .drafting import (
    LIGHTS,
    WALKS,
    added,
    changed,
    dropped,
    fresh,
    published,
    reworded,
    texts,
    undone,
    written,
)

pytestmark = pytest.mark.django_db
TEN = "Polisen ska göra minst tio trafikkontroller per år."


@pytest.fixture
def promise() -> Promise:
    return published(written()).promise


@pytest.fixture
def mine(promise: Promise) -> Draft:
    """The police's own draft of what it says."""
    return correct_published(ACTOR, promise, parties_of(promise.municipality)[0])


@pytest.fixture
def theirs(promise: Promise) -> Draft:
    """The municipality's."""
    return correct_published(ACTOR, promise, parties_of(promise.municipality)[1])


def test_what_was_changed_stays_and_what_others_published_is_taken_in(mine: Draft, theirs: Draft) -> None:
    reworded(mine, 1, TEN)
    reworded(theirs, 2, "Kommunen ska laga belysning inom ett dygn.")
    published(theirs, "Snabbare.")
    with pytest.raises(Refusal, match="Version 2 har publicerats under tiden"):
        published(mine, "Fler.")
    actions.compare_with_newest(ACTOR, mine)
    assert texts(mine) == [TEN, "Kommunen ska laga belysning inom ett dygn.", WALKS]
    assert fresh(mine).based_on == 2
    assert published(mine, "Fler.").number == 3


def test_numbers_that_both_took_are_exchanged(mine: Draft, theirs: Draft) -> None:
    added(mine, "Polisen ska synas på torget varje fredag.")
    added(theirs, "Kommunen ska klippa häckarna vid skolan.")
    published(theirs, "Häckar.")
    actions.compare_with_newest(ACTOR, mine)
    numbers = {one.number: one.text for one in fresh(mine).content().commitments}
    assert "häckarna" in numbers[4]
    assert "torget" in numbers[5]
    assert actions.free_number(fresh(mine)) == 6


def test_what_was_done_before_can_be_undone_after(mine: Draft, theirs: Draft) -> None:
    dropped(mine, 2)
    changed(theirs, lambda said: editing.correct_promise(said, aim="Lugnare."), 0)
    published(theirs, "Syftet.")
    actions.compare_with_newest(ACTOR, mine)
    assert LIGHTS not in texts(mine)
    undone(mine)
    assert LIGHTS in texts(mine)
    assert fresh(mine).content().aim == "Lugnare."


def test_one_promise_begun_twice_becomes_a_proposed_version_of_the_one_published_first() -> None:
    first, second = written(), written(TEN, WALKS)
    assert actions.newer_promise(second) is None
    version = published(first)
    assert actions.newer_promise(second) == version.promise
    with pytest.raises(Refusal, match="redan publicerat"):
        published(second)
    actions.compare_with_newest(ACTOR, second)
    assert (fresh(second).promise, fresh(second).based_on) == (version.promise, 1)


def test_a_draft_that_nothing_is_left_of_is_ended(mine: Draft, theirs: Draft) -> None:
    for draft in (mine, theirs):
        reworded(draft, 1, TEN)
    published(theirs, "Fler.")
    actions.compare_with_newest(ACTOR, mine)
    assert fresh(mine).state == Draft.State.NOTHING_NEW
    assert AuditEntry.objects.get(action="compare_draft").detail == {"with_version": 2}


def test_comparing_what_is_not_outdated_changes_nothing(mine: Draft) -> None:
    actions.compare_with_newest(ACTOR, mine)
    assert (fresh(mine).revision, fresh(mine).state) == (0, Draft.State.OPEN)
