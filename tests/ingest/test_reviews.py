"""Reviewing: change, undo, two at once, set aside, publish. What was read stays beside what was corrected."""

from __future__ import annotations

import pytest

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.ingest import actions
from medborgarlofte.ingest.models import Review
from medborgarlofte.promises.models import Promise, Version
from tests.building import ACTOR

from .importing import PAGE, TODAY, rows
from .reviewing import dropped, fresh, opened, published, reworded, texts, undone

pytestmark = pytest.mark.django_db
CHECKS = "Polisen ska göra minst åtta trafikkontroller per år i Ekhamn."
LIGHTS = "Kommunen ska laga trasig belysning inom två dygn."
WALKS = "Polisen och kommunen ska gå en trygghetsvandring per termin."
OTHER = Actor("den andra granskaren")


@pytest.fixture
def review() -> Review:
    return opened()


def test_a_correction_changes_what_would_be_published_and_leaves_what_was_read(review: Review) -> None:
    reworded(review, 2, "Kommunen ska laga belysning inom ett dygn.")
    assert texts(review) == [CHECKS, "Kommunen ska laga belysning inom ett dygn.", WALKS]
    assert [one.text for one in fresh(review).read_content().commitments] == [CHECKS, LIGHTS, WALKS]
    assert fresh(review).revision == 1


def test_a_published_review_holds_its_version_and_cannot_be_changed(review: Review) -> None:
    reworded(review, 1, "Polisen ska göra minst nio trafikkontroller per år.")
    version = published(review)
    assert (fresh(review).state, fresh(review).version) == (Review.State.PUBLISHED, version)
    assert version.content().commitments[0].text == "Polisen ska göra minst nio trafikkontroller per år."
    with pytest.raises(Refusal, match="avslutat"):
        reworded(review, 2, "Två.")
    with pytest.raises(Refusal, match="avslutat"):
        undone(review)
    assert fresh(review).read_content().commitments[0].text == CHECKS


def test_published_twice_by_a_double_click_is_one_version(review: Review) -> None:
    first = actions.publish(ACTOR, review, revision=0, today=TODAY)
    again = actions.publish(ACTOR, review, revision=0, today=TODAY)
    assert first == again == Version.objects.get()
    assert AuditEntry.objects.filter(action="publish").count() == 1


def test_a_refusal_to_publish_leaves_the_review_open_and_no_source(review: Review) -> None:
    for number in (1, 2, 3):
        dropped(review, number)
    before = rows()
    with pytest.raises(Refusal, match="inget åtagande"):
        published(review)
    assert (rows(), fresh(review).state) == (before, Review.State.OPEN)


def test_a_new_version_needs_a_reason(review: Review) -> None:
    published(review)
    later = opened(PAGE.replace("åtta", "tolv"))
    with pytest.raises(Refusal, match="skäl"):
        published(later)
    version = published(later, "Fler kontroller behövs.")
    assert (version.number, version.reason) == (2, "Fler kontroller behövs.")
    assert Promise.objects.get().version == 2
