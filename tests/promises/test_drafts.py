"""Drafts: begin, change, undo, two at once, set aside, publish. Nothing that anybody wrote is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain import content, editing
from medborgarlofte.domain.errors import NeedsDecision, Refusal
from medborgarlofte.promises import actions
from medborgarlofte.promises.models import Draft, Edit
from tests.building import ACTOR, a_municipality, parties_of
from tests.ingest.importing import rows

from .drafting import (
    CHECKS,
    LIGHTS,
    TODAY,
    WALKS,
    added,
    begun,
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
OTHER = Actor("den andra som skriver")


@pytest.fixture
def draft() -> Draft:
    return written()


def test_a_draft_begins_with_the_municipality_the_period_and_nothing_promised() -> None:
    police, _town = parties_of(a_municipality())
    draft = begun(police, problem="  Buskörning. ", aim="Lugnare gator.")
    said = draft.content()
    assert (said.municipality, said.label, said.problem) == ("Granvik", "2026", "Buskörning.")
    assert said.commitments == ()
    assert (draft.workspace, draft.municipality) == (police, a_municipality())
    assert AuditEntry.objects.get(action="start_draft").detail == {}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"end": date(2025, 12, 31)}, "före den första"),
        ({"start": None}, "före den första"),
        ({"problem": "Enligt 811218-9876."}, "personnummer"),
    ],
)
def test_a_draft_that_no_version_could_come_of_is_not_begun(said: dict[str, Any], sentence: str) -> None:
    a_municipality()
    before = rows()
    with pytest.raises(Refusal, match=sentence):
        begun(**said)
    assert rows() == before


def test_a_draft_follows_the_municipality_that_it_names(draft: Draft) -> None:
    other = a_municipality("Almvik")
    for name, municipality in (("Almvik", other), ("Ingenstans", None), ("Granvik", a_municipality())):
        changed(draft, partial(editing.correct_promise, municipality=name), 0)
        assert fresh(draft).municipality == municipality
    undone(draft)
    assert fresh(draft).municipality is None


def test_what_is_written_here_is_published_without_any_source(draft: Draft) -> None:
    version = published(draft)
    assert (version.number, version.promise.sources.count()) == (1, 0)
    assert [one.source for one in version.content().commitments] == ["", "", ""]
    assert (fresh(draft).state, fresh(draft).version) == (Draft.State.PUBLISHED, version)
    assert fresh(draft).promise == version.promise


def test_each_change_is_logged_with_who_and_what(draft: Draft) -> None:
    reworded(draft, 2, "Rättat.", actor=OTHER)
    entry = AuditEntry.objects.get(action="edit_draft")
    assert (entry.actor, entry.detail) == (OTHER.name, {"act": "correct", "numbers": [2], "revision": 1})


def test_what_changes_nothing_is_no_change(draft: Draft) -> None:
    reworded(draft, 2, LIGHTS)
    assert fresh(draft).revision == 0
    assert not Edit.objects.exists()


def test_all_that_was_done_can_be_undone_step_by_step(draft: Draft) -> None:
    before = texts(draft)
    reworded(draft, 1, "Ett.")
    dropped(draft, 2)
    added(draft, "Fyra.")
    assert texts(draft) == ["Ett.", WALKS, "Fyra."]
    undone(draft)
    assert texts(draft) == ["Ett.", WALKS]
    undone(draft)
    assert texts(draft) == ["Ett.", LIGHTS, WALKS]
    undone(draft)
    assert texts(draft) == before
    with pytest.raises(Refusal, match="inget att ångra"):
        undone(draft)


def test_what_is_done_after_an_undo_can_be_undone_and_then_what_was_done_before(draft: Draft) -> None:
    before = texts(draft)
    reworded(draft, 1, "Ett.")
    dropped(draft, 2)
    undone(draft)
    reworded(draft, 3, "Tre.")
    assert texts(draft) == ["Ett.", LIGHTS, "Tre."]
    undone(draft)
    assert texts(draft) == ["Ett.", LIGHTS, WALKS]
    undone(draft)
    assert texts(draft) == before


def test_an_undo_is_logged_and_the_history_keeps_both(draft: Draft) -> None:
    reworded(draft, 1, "Ett.")
    undone(draft)
    assert list(draft.edits.values_list("act", "undone")) == [("correct", True), ("undo", False)]
    assert AuditEntry.objects.filter(action="edit_draft").count() == 2


def test_an_undo_of_what_one_has_not_seen_is_refused(draft: Draft) -> None:
    reworded(draft, 1, "Ett.", actor=OTHER)
    with pytest.raises(actions.EditedMeanwhile):
        actions.undo(ACTOR, draft, revision=0)
    assert texts(draft)[0] == "Ett."


def test_two_who_change_different_commitments_both_get_theirs(draft: Draft) -> None:
    reworded(draft, 1, "Den ena.", seen=0)
    reworded(draft, 3, "Den andra.", seen=0, actor=OTHER)
    assert texts(draft) == ["Den ena.", LIGHTS, "Den andra."]


def test_the_second_who_changes_the_same_is_told_and_gets_the_draft_as_it_is(draft: Draft) -> None:
    reworded(draft, 1, "Den ena.", seen=0)
    with pytest.raises(actions.EditedMeanwhile) as told:
        reworded(draft, 1, "Den andra.", seen=0, actor=OTHER)
    assert told.value.draft.content().commitments[0].text == "Den ena."
    assert texts(draft)[0] == "Den ena."
    assert Edit.objects.count() == 1
    reworded(draft, 1, "Den andra.", seen=told.value.draft.revision, actor=OTHER)  # seen, and chosen
    assert texts(draft)[0] == "Den andra."


def test_a_change_of_what_somebody_dropped_is_told(draft: Draft) -> None:
    dropped(draft, 2)
    with pytest.raises(actions.EditedMeanwhile) as told:
        reworded(draft, 2, "Rättat.", seen=0)
    assert told.value.draft.content().commitment(2) is None
    was = fresh(draft).as_it_was(2)
    assert was is not None
    assert was.text == LIGHTS


def test_the_promises_own_fields_and_a_commitment_do_not_meet(draft: Draft) -> None:
    reworded(draft, 1, "Ett.", seen=0)
    actions.edit(
        OTHER,
        draft,
        lambda said: editing.correct_promise(said, problem="Buskörning."),
        act="correct_promise",
        numbers=[0],
        revision=0,
    )
    assert (fresh(draft).content().problem, texts(draft)[0]) == ("Buskörning.", "Ett.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Ring 811218-9876.", "personnummer"),
        (" ", "saknar text"),
        ("å" * 20_001, "högst 20000 tecken"),
    ],
)
def test_a_text_that_no_version_may_hold_is_refused_and_nothing_is_changed(
    draft: Draft, text: str, sentence: str
) -> None:
    before = rows()
    with pytest.raises(Refusal, match=sentence):
        reworded(draft, 1, text)
    assert (rows(), texts(draft)[0], fresh(draft).revision) == (before, CHECKS, 0)


def test_a_number_once_given_is_never_given_to_another(draft: Draft) -> None:
    added(draft, "Fyra.")
    undone(draft)
    assert actions.free_number(fresh(draft)) == 5
    dropped(draft, 3)
    assert actions.free_number(fresh(draft)) == 5


def test_a_draft_that_is_set_aside_rests_and_can_be_taken_up(draft: Draft) -> None:
    reworded(draft, 1, "Ett.")
    actions.set_aside(ACTOR, draft)
    acts: list[Callable[[], object]] = [
        lambda: reworded(draft, 2, "Två."),
        lambda: undone(draft),
        lambda: published(draft),
        lambda: actions.set_aside(ACTOR, draft),
    ]
    for act in acts:
        with pytest.raises(Refusal, match="avslutat"):
            act()
    actions.take_up(ACTOR, draft)
    assert (fresh(draft).state, texts(draft)[0]) == (Draft.State.OPEN, "Ett.")
    with pytest.raises(Refusal, match="lagt åt sidan"):
        actions.take_up(ACTOR, draft)
    told = AuditEntry.objects.filter(action__endswith="_draft").values_list("action", flat=True)
    assert sorted(told) == ["edit_draft", "set_aside_draft", "start_draft", "take_up_draft"]


def test_a_new_promise_is_numbered_in_the_order_shown(draft: Draft) -> None:
    dropped(draft, 1)
    added(draft, "Polisen ska synas på torget.")
    numbers = [one.number for one in published(draft).content().commitments]
    assert numbers == [1, 2, 3]


def test_a_draft_that_others_changed_is_not_published_unread(draft: Draft) -> None:
    reworded(draft, 1, "Ett.", actor=OTHER)
    before = rows()
    with pytest.raises(Refusal, match="Läs igenom det en gång till"):
        actions.publish_draft(ACTOR, draft, revision=0, today=TODAY)
    assert rows() == before


def test_what_may_tell_of_a_person_needs_a_decision_that_is_kept(draft: Draft) -> None:
    reworded(draft, 1, "Polisen ska svara på 070-123 45 67 varje vardag.")
    before = rows()
    with pytest.raises(NeedsDecision, match="telefonnummer"):
        published(draft)
    assert rows() == before
    version = published(draft, confirmed=True)
    assert version.says()["decision"]["decision"] == "kept"


def test_a_draft_left_for_a_month_goes_on_where_it_was(draft: Draft) -> None:
    reworded(draft, 1, "Polisen ska göra tio kontroller per år.")
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        reworded(draft, 2, "Kommunen ska laga belysning inom ett dygn.")
        assert published(draft).content().commitments[0].text == "Polisen ska göra tio kontroller per år."
    assert fresh(draft).changed_at - fresh(draft).opened_at >= timedelta(days=31)


def test_numbers_that_two_took_at_the_same_moment_meet(draft: Draft) -> None:
    free = actions.free_number(draft)
    added(draft, "Den ena.")
    with pytest.raises(actions.EditedMeanwhile):
        actions.edit(
            OTHER,
            draft,
            lambda said: editing.add(said, content.Commitment(free, "Den andra.")),
            act="add",
            numbers=[free],
            revision=0,
        )
    assert texts(draft)[-1] == "Den ena."
