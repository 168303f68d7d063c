"""Reviewing: change, undo, two at once, set aside, publish. What was read stays beside what was corrected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain import content, editing
from medborgarlofte.domain.errors import NeedsDecision, Refusal
from medborgarlofte.ingest import actions
from medborgarlofte.ingest.models import Edit, Review
from medborgarlofte.promises.models import Promise, Version
from tests.building import ACTOR

from .importing import PAGE, TODAY, rows
from .reviewing import added, dropped, fresh, opened, published, reworded, texts, undone

pytestmark = pytest.mark.django_db
CHECKS = "Polisen ska göra minst åtta trafikkontroller per år i Ekhamn."
LIGHTS = "Kommunen ska laga trasig belysning inom två dygn."
WALKS = "Polisen och kommunen ska gå en trygghetsvandring per termin."
OTHER = "den andra granskaren"


@pytest.fixture
def review() -> Review:
    return opened()


def test_a_correction_changes_what_would_be_published_and_leaves_what_was_read(review: Review) -> None:
    reworded(review, 2, "Kommunen ska laga belysning inom ett dygn.")
    assert texts(review) == [CHECKS, "Kommunen ska laga belysning inom ett dygn.", WALKS]
    assert [one.text for one in fresh(review).read_content().commitments] == [CHECKS, LIGHTS, WALKS]
    assert fresh(review).revision == 1


def test_each_change_is_logged_with_who_and_what(review: Review) -> None:
    reworded(review, 2, "Rättat.", actor=OTHER)
    entry = AuditEntry.objects.get(action="edit_review")
    assert (entry.actor, entry.detail) == (OTHER, {"act": "correct", "numbers": [2], "revision": 1})


def test_what_changes_nothing_is_no_change(review: Review) -> None:
    reworded(review, 2, LIGHTS)
    assert fresh(review).revision == 0
    assert not Edit.objects.exists()


def test_all_that_was_done_can_be_undone_step_by_step(review: Review) -> None:
    before = texts(review)
    reworded(review, 1, "Ett.")
    dropped(review, 2)
    added(review, "Fyra.")
    assert texts(review) == ["Ett.", WALKS, "Fyra."]
    undone(review)
    assert texts(review) == ["Ett.", WALKS]
    undone(review)
    assert texts(review) == ["Ett.", LIGHTS, WALKS]
    undone(review)
    assert texts(review) == before
    with pytest.raises(Refusal, match="inget att ångra"):
        undone(review)


def test_what_is_done_after_an_undo_can_be_undone_and_then_what_was_done_before(review: Review) -> None:
    before = texts(review)
    reworded(review, 1, "Ett.")
    dropped(review, 2)
    undone(review)
    reworded(review, 3, "Tre.")
    assert texts(review) == ["Ett.", LIGHTS, "Tre."]
    undone(review)
    assert texts(review) == ["Ett.", LIGHTS, WALKS]
    undone(review)
    assert texts(review) == before


def test_an_undo_is_logged_and_the_history_keeps_both(review: Review) -> None:
    reworded(review, 1, "Ett.")
    undone(review)
    assert list(review.edits.values_list("act", "undone")) == [("correct", True), ("undo", False)]
    assert AuditEntry.objects.filter(action="edit_review").count() == 2


def test_an_undo_of_what_one_has_not_seen_is_refused(review: Review) -> None:
    reworded(review, 1, "Ett.", actor=OTHER)
    with pytest.raises(actions.EditedMeanwhile):
        actions.undo(ACTOR, review, revision=0)
    assert texts(review)[0] == "Ett."


def test_two_who_change_different_commitments_both_get_theirs(review: Review) -> None:
    reworded(review, 1, "Den ena.", seen=0)
    reworded(review, 3, "Den andra.", seen=0, actor=OTHER)
    assert texts(review) == ["Den ena.", LIGHTS, "Den andra."]


def test_the_second_who_changes_the_same_is_told_and_gets_the_review_as_it_is(review: Review) -> None:
    reworded(review, 1, "Den ena.", seen=0)
    with pytest.raises(actions.EditedMeanwhile) as told:
        reworded(review, 1, "Den andra.", seen=0, actor=OTHER)
    assert told.value.review.content().commitments[0].text == "Den ena."
    assert texts(review)[0] == "Den ena."
    assert Edit.objects.count() == 1
    reworded(review, 1, "Den andra.", seen=told.value.review.revision, actor=OTHER)  # seen, and chosen
    assert texts(review)[0] == "Den andra."


def test_a_change_of_what_somebody_dropped_is_told(review: Review) -> None:
    dropped(review, 2)
    with pytest.raises(actions.EditedMeanwhile) as told:
        reworded(review, 2, "Rättat.", seen=0)
    assert told.value.review.content().commitment(2) is None
    was = fresh(review).as_it_was(2)
    assert was is not None
    assert was.text == LIGHTS


def test_the_promises_own_fields_and_a_commitment_do_not_meet(review: Review) -> None:
    reworded(review, 1, "Ett.", seen=0)
    actions.edit(
        OTHER,
        review,
        lambda said: editing.correct_promise(said, problem="Buskörning."),
        act="correct_promise",
        numbers=[0],
        revision=0,
    )
    assert (fresh(review).content().problem, texts(review)[0]) == ("Buskörning.", "Ett.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Ring 811218-9876.", "personnummer"),
        (" ", "saknar text"),
        ("å" * 20_001, "högst 20000 tecken"),
    ],
)
def test_a_text_that_no_version_may_hold_is_refused_and_nothing_is_changed(
    review: Review, text: str, sentence: str
) -> None:
    before = rows()
    with pytest.raises(Refusal, match=sentence):
        reworded(review, 1, text)
    assert (rows(), texts(review)[0], fresh(review).revision) == (before, CHECKS, 0)


def test_a_number_once_given_is_never_given_to_another(review: Review) -> None:
    added(review, "Fyra.")
    undone(review)
    assert actions.free_number(fresh(review)) == 5
    dropped(review, 3)
    assert actions.free_number(fresh(review)) == 5


def test_a_review_that_is_set_aside_rests_and_can_be_taken_up(review: Review) -> None:
    reworded(review, 1, "Ett.")
    actions.set_aside(ACTOR, review)
    acts: list[Callable[[], object]] = [
        lambda: reworded(review, 2, "Två."),
        lambda: undone(review),
        lambda: published(review),
        lambda: actions.set_aside(ACTOR, review),
    ]
    for act in acts:
        with pytest.raises(Refusal, match="avslutad"):
            act()
    actions.take_up(ACTOR, review)
    assert (fresh(review).state, texts(review)[0]) == (Review.State.OPEN, "Ett.")
    with pytest.raises(Refusal, match="lagd åt sidan"):
        actions.take_up(ACTOR, review)
    told = AuditEntry.objects.filter(action__endswith="_review").values_list("action", flat=True)
    assert sorted(told) == ["edit_review", "set_aside_review", "take_up_review"]


def test_a_published_review_holds_its_version_and_cannot_be_changed(review: Review) -> None:
    reworded(review, 1, "Polisen ska göra minst nio trafikkontroller per år.")
    version = published(review)
    assert (fresh(review).state, fresh(review).version) == (Review.State.PUBLISHED, version)
    assert version.content().commitments[0].text == "Polisen ska göra minst nio trafikkontroller per år."
    with pytest.raises(Refusal, match="avslutad"):
        reworded(review, 2, "Två.")
    with pytest.raises(Refusal, match="avslutad"):
        undone(review)
    assert fresh(review).read_content().commitments[0].text == CHECKS


def test_a_new_promise_is_numbered_in_the_order_shown(review: Review) -> None:
    dropped(review, 1)
    added(review, "Polisen ska synas på torget.")
    numbers = [one.number for one in published(review).content().commitments]
    assert numbers == [1, 2, 3]


def test_published_twice_by_a_double_click_is_one_version(review: Review) -> None:
    first = actions.publish(ACTOR, review, revision=0, today=TODAY)
    again = actions.publish(ACTOR, review, revision=0, today=TODAY)
    assert first == again == Version.objects.get()
    assert AuditEntry.objects.filter(action="publish").count() == 1


def test_a_review_that_others_changed_is_not_published_unread(review: Review) -> None:
    reworded(review, 1, "Ett.", actor=OTHER)
    before = rows()
    with pytest.raises(Refusal, match="Läs igenom den en gång till"):
        actions.publish(ACTOR, review, revision=0, today=TODAY)
    assert rows() == before


def test_a_refusal_to_publish_leaves_the_review_open_and_no_source(review: Review) -> None:
    for number in (1, 2, 3):
        dropped(review, number)
    before = rows()
    with pytest.raises(Refusal, match="inget åtagande"):
        published(review)
    assert (rows(), fresh(review).state) == (before, Review.State.OPEN)


def test_what_may_tell_of_a_person_needs_a_decision_that_is_kept(review: Review) -> None:
    reworded(review, 1, "Polisen ska svara på 070-123 45 67 varje vardag.")
    before = rows()
    with pytest.raises(NeedsDecision, match="telefonnummer"):
        published(review)
    assert rows() == before
    version = actions.publish(ACTOR, review, revision=1, today=TODAY, confirmed=True)
    assert version.says()["decision"]["decision"] == "kept"


def test_a_new_version_needs_a_reason(review: Review) -> None:
    published(review)
    later = opened(PAGE.replace("åtta", "tolv"))
    with pytest.raises(Refusal, match="skäl"):
        published(later)
    version = published(later, "Fler kontroller behövs.")
    assert (version.number, version.reason) == (2, "Fler kontroller behövs.")
    assert Promise.objects.get().version == 2


def test_a_review_left_for_a_month_goes_on_where_it_was(review: Review) -> None:
    reworded(review, 1, "Polisen ska göra tio kontroller per år.")
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        reworded(review, 2, "Kommunen ska laga belysning inom ett dygn.")
        assert published(review).content().commitments[0].text == "Polisen ska göra tio kontroller per år."
    assert fresh(review).changed_at - fresh(review).opened_at >= timedelta(days=31)


def test_numbers_that_two_took_at_the_same_moment_meet(review: Review) -> None:
    free = actions.free_number(review)
    added(review, "Den ena.")
    with pytest.raises(actions.EditedMeanwhile):
        actions.edit(
            OTHER,
            review,
            lambda said: editing.add(said, content.Commitment(free, "Den andra.")),
            act="add",
            numbers=[free],
            revision=0,
        )
    assert texts(review)[-1] == "Den ena."
