"""Answering a follow-up: each party for itself, three questions kept apart, nothing once it is approved."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.domain.status import Status
from medborgarlofte.followup import actions
from medborgarlofte.followup.models import Assessment, FollowUp, OutcomeAnswer, ProcessAnswer
from medborgarlofte.followup.progress import progress_of
from medborgarlofte.followup.unanswered import owed_of
from tests.building import a_commitment, a_promise
from tests.following import TODAY, WORKED, Followed, followed

pytestmark = pytest.mark.django_db
YEAR_AFTER = date(2025, 3, 1)


@pytest.fixture
def found() -> Followed:
    return followed()


def judged(**changes: str) -> actions.Judged:
    return actions.Judged(**{"verdict": "partly", "reason": "En vandring ställdes in.", **changes})


def assess(found: Followed, number: int = 2, **changes: Any) -> Assessment:
    who: dict[str, Any] = {"actor": found.coordinator, "party": found.town, "commitment": None, **changes}
    commitment = who["commitment"] or found.commitment(number)
    with_it = who.get("judged") or judged()
    return actions.assess_in(who["actor"], found.follow_up, commitment, who["party"], with_it, today=TODAY)


def test_a_verdict_says_what_was_not_done_and_what_changes(found: Followed) -> None:
    said = judged(evidence="Protokoll", not_done="En av fyra, för att det stormade.", changes="Reservdagar.")
    given = assess(found, judged=said)
    assert (given.follow_up, given.window_start, given.interim) == (
        found.follow_up,
        date(2024, 1, 1),
        False,
    )
    assert (given.not_done, given.changes) == ("En av fyra, för att det stormade.", "Reservdagar.")
    entry = AuditEntry.objects.get(action="assess")
    assert (entry.detail["follow_up"], entry.detail["verdict"]) == (found.follow_up.pk, "partly")


def test_a_verdict_of_a_window_that_ended_answers_for_it(found: Followed) -> None:
    later = date(2024, 8, 1)
    assert 2 in {one.progress.commitment.number for one in owed_of(found.promise, later)}
    assess(found)
    assert 2 not in {one.progress.commitment.number for one in owed_of(found.promise, later)}


def test_an_interim_verdict_leaves_the_year_to_be_answered_for(found: Followed) -> None:
    given = assess(found, 1, actor=found.officer, party=found.police)
    assert (given.window_start, given.interim) == (date(2024, 1, 1), True)
    owed = {one.progress.commitment.number for one in owed_of(found.promise, YEAR_AFTER)}
    assert 1 in owed
    checks = found.commitment(1)
    (window,) = progress_of([checks], today=YEAR_AFTER)[checks.pk].rows[0].windows
    assert (window.status, window.judgement) == (Status.MISSED, None)


def test_a_party_may_judge_what_the_other_promised_and_both_stand(found: Followed) -> None:
    assess(found)
    assess(found, actor=found.officer, party=found.police, judged=judged(verdict="not_fulfilled"))
    both = Assessment.objects.filter(follow_up=found.follow_up).order_by("pk")
    assert [(one.party, one.verdict) for one in both] == [
        (found.town, "partly"),
        (found.police, "not_fulfilled"),
    ]
    walks = found.commitment(2)
    (row,) = progress_of([walks], today=TODAY)[walks.pk].rows
    assert row.windows[0].judgement is not None
    assert row.windows[0].judgement.verdict.value == "partly"


def test_no_need_is_an_answer_for_each_window_of_the_period(found: Followed) -> None:
    given = actions.no_need_in(
        found.officer, found.follow_up, found.commitment(3), found.police, reason="Lugnt.", today=TODAY
    )
    assert [(one.follow_up, one.window_start, one.arose) for one in given] == [
        (found.follow_up, date(2024, 1, 1), False)
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"verdict": "splendid"}, "Välj en av bedömningarna"),
        ({"reason": " "}, "behöver ett skäl"),
        ({"reason": "x" * 2001}, "högst 2000 tecken"),
        ({"not_done": "x" * 2001}, "högst 2000 tecken"),
        ({"changes": "19121212-1212 ska sluta."}, "personnummer"),
    ],
)
def test_verdicts_refused(found: Followed, changes: dict[str, str], sentence: str) -> None:
    logged = AuditEntry.objects.count()
    with pytest.raises(Refusal, match=sentence):
        assess(found, judged=judged(**changes))
    assert not Assessment.objects.exists()
    assert AuditEntry.objects.count() == logged


@pytest.mark.parametrize("field", ["reason", "evidence", "not_done", "changes"])
def test_a_text_that_may_tell_of_a_person_needs_a_decision(found: Followed, field: str) -> None:
    with pytest.raises(NeedsDecision):
        assess(found, judged=judged(**{field: "Ring 070-174 06 05."}))
    assert not Assessment.objects.exists()


def test_only_a_commitment_of_the_promise_is_judged(found: Followed) -> None:
    other = a_promise(a_commitment("Annat."), label="b", start=date(2023, 1, 1)).commitments.get()
    with pytest.raises(Refusal, match="hör inte till löftet"):
        assess(found, commitment=other)


def test_nobody_answers_for_the_other_party(found: Followed) -> None:
    for door in (
        lambda: assess(found, actor=found.officer),
        lambda: outcome(found, actor=found.officer),
        lambda: process(found, actor=found.officer),
    ):
        with pytest.raises(NotAllowed):
            door()


def test_nothing_is_answered_once_it_is_approved(found: Followed) -> None:
    approved = {"state": "approved", "version": 1, "approved_at": found.follow_up.opened_at}
    FollowUp.objects.filter(pk=found.follow_up.pk).update(**approved)
    for door in (assess, outcome, process):
        with pytest.raises(Refusal, match="är godkänd"):
            door(found)


def outcome(found: Followed, **changes: Any) -> OutcomeAnswer:
    fields: dict[str, Any] = {"actor": found.coordinator, "party": found.town, "change": "better", **changes}
    fields = {"reason": "Färre klagomål.", **fields}
    actor, party = fields.pop("actor"), fields.pop("party")
    return actions.answer_outcome(actor, found.follow_up, party, **fields)


def process(found: Followed, **changes: Any) -> ProcessAnswer:
    fields: dict[str, Any] = {"actor": found.coordinator, "party": found.town, "reason": "Ja.", **WORKED}
    fields |= changes
    actor, party = fields.pop("actor"), fields.pop("party")
    return actions.answer_process(actor, found.follow_up, party, **fields)


@pytest.mark.parametrize("change", OutcomeAnswer.Change.values)
def test_whether_the_problem_changed(found: Followed, change: str) -> None:
    given = outcome(found, change=change, evidence="Trygghetsmätningen")
    assert (given.change, given.evidence) == (change, "Trygghetsmätningen")
    assert AuditEntry.objects.get(action="answer_outcome").detail["change"] == change


def test_how_the_process_worked(found: Followed) -> None:
    given = process(found, meetings="no", hours="partly")
    assert (given.cooperation, given.hours, given.picture, given.meetings) == ("yes", "partly", "yes", "no")


@pytest.mark.parametrize(
    ("door", "changes", "sentence"),
    [
        (outcome, {"change": "fine"}, "Välj ett av svaren"),
        (outcome, {"reason": ""}, "behöver ett skäl"),
        (process, {"hours": ""}, "Välj ett av svaren"),
        (process, {"reason": "\n"}, "behöver ett skäl"),
    ],
)
def test_answers_refused(found: Followed, door: Any, changes: dict[str, str], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        door(found, **changes)
    assert not OutcomeAnswer.objects.exists()
    assert not ProcessAnswer.objects.exists()


@pytest.mark.parametrize("door", [outcome, process])
def test_an_answer_that_may_tell_of_a_person_needs_a_decision(found: Followed, door: Any) -> None:
    with pytest.raises(NeedsDecision):
        door(found, reason="Ring 070-174 06 05.")
    assert door(found, reason="Ring 070-174 06 05.", confirmed=True).pk
