"""Records whose texts may tell of a person: written only with somebody's decision, which is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import NeedsDecision, Refusal
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord
from tests.building import ACTOR, a_promise

pytestmark = pytest.mark.django_db
TODAY = date(2024, 10, 15)
NOTE = "Ring vakten: 070-123 45 67"
KEPT = {"personal_data": [{"field": "note", "kind": "telephone", "at": 14}], "decision": "kept"}


@pytest.fixture
def activity() -> Activity:
    commitment = a_promise().commitments.get()
    return Activity((commitment,), tuple(commitment.parties.all()), date(2024, 10, 14), note="Lugnt.")


def log(activity: Activity, **more: Any) -> ActivityRecord:
    return actions.log_activity(ACTOR, activity, today=TODAY, **more)


def detail(action: str) -> dict[str, Any]:
    found: dict[str, Any] = AuditEntry.objects.filter(action=action).order_by("pk").reverse()[0].detail
    return found


def test_a_text_that_may_tell_of_a_person_waits_for_a_decision(activity: Activity) -> None:
    with pytest.raises(NeedsDecision, match="Anteckningen har vid tecken 14") as asked:
        log(replace(activity, note=NOTE, place="vid ABC 123"))
    assert [one.field for one in asked.value.concerns] == ["place", "note"]
    assert not ActivityRecord.objects.exists()


def test_the_decision_is_kept_in_the_audit_trail_without_the_words(activity: Activity) -> None:
    assert log(replace(activity, note=NOTE), confirmed=True).note == NOTE
    told = detail("log_activity")
    assert {name: told[name] for name in KEPT} == KEPT
    assert "070" not in str(told)


def test_no_decision_is_kept_where_none_was_needed(activity: Activity) -> None:
    log(activity, confirmed=True)
    assert "decision" not in detail("log_activity")


def test_a_decision_lets_no_identity_number_in(activity: Activity) -> None:
    with pytest.raises(Refusal, match=r"tecken 4 .*personnummer"):
        log(replace(activity, note="Av 811218-9876"), confirmed=True)
    assert not ActivityRecord.objects.exists()


def test_a_correction_asks_about_its_reason_but_not_about_what_was_decided_before(activity: Activity) -> None:
    record = log(replace(activity, note=NOTE), confirmed=True)
    corrected = replace(activity, note=NOTE, count=2)
    with pytest.raises(NeedsDecision) as asked:
        actions.correct_activity(ACTOR, record, corrected, reason="Se a@exempel.se", today=TODAY)
    assert [one.field for one in asked.value.concerns] == ["reason"]
    actions.correct_activity(ACTOR, record, corrected, reason="Fel siffra.", today=TODAY)
    assert "decision" not in detail("correct_activity")


def test_a_correction_keeps_its_decision(activity: Activity) -> None:
    record = log(activity)
    changed = replace(activity, note=NOTE)
    actions.correct_activity(ACTOR, record, changed, reason="Nytt.", today=TODAY, confirmed=True)
    told = detail("correct_activity")
    assert {name: told[name] for name in KEPT} == KEPT


def test_of_many_each_row_tells_where_and_none_is_written(activity: Activity) -> None:
    rows = [activity, replace(activity, note=NOTE), activity]
    with pytest.raises(NeedsDecision, match=r"Rad 2\. Anteckningen har vid tecken 14") as asked:
        actions.log_activities(ACTOR, rows, today=TODAY)
    assert [(one.row, one.at) for one in asked.value.concerns] == [(2, 14)]
    assert not ActivityRecord.objects.exists()


def test_of_many_each_row_keeps_its_own_decision(activity: Activity) -> None:
    records = actions.log_activities(
        ACTOR, [activity, replace(activity, note=NOTE)], today=TODAY, confirmed=True
    )
    first, second = (AuditEntry.objects.get(action="log_activity", key=str(one.pk)) for one in records)
    assert "decision" not in first.detail
    assert {name: second.detail[name] for name in KEPT} == KEPT
