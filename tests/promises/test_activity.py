"""Recording what was done: what the door lets in, and what it refuses with a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord, Promise
from tests.building import ACTOR, a_commitment, a_municipality, a_promise, parties_of

pytestmark = pytest.mark.django_db

ELSEWHERE = "Sjöbo Strand"
TODAY = date(2024, 10, 15)
MONTHLY = CountTarget(12, Per.MONTH, "kontroller")


@pytest.fixture
def promise() -> Promise:
    return a_promise(
        a_commitment("Polisen ska göra tolv kontroller i månaden.", MONTHLY),
        a_commitment("Kommunen ska vandra fyra gånger.", by="municipality"),
        a_commitment("Någon ska mötas.", by="nobody"),
    )


@pytest.fixture
def activity(promise: Promise) -> Activity:
    police, _ = parties_of(promise.municipality)
    return Activity((promise.commitments.get(number=1),), (police,), date(2024, 10, 14), count=3)


def log(activity: Activity, **more: Any) -> ActivityRecord:
    return actions.log_activity(ACTOR, activity, today=TODAY, **more)


def test_what_was_done_is_recorded_and_logged_without_its_free_text(activity: Activity) -> None:
    record = log(replace(activity, place=" Torget ", note="Lugnt.", hours=Decimal("2.5")))
    assert (record.day, record.count, record.place, record.note) == (activity.day, 3, "Torget", "Lugnt.")
    assert list(record.commitments.all()) == list(activity.commitments)
    assert [party.name for party in record.parties.all()] == ["Polisen"]
    entry = AuditEntry.objects.get(action="log_activity")
    assert (entry.actor, entry.key, entry.detail["count"]) == (ACTOR.name, str(record.pk), 3)
    assert "Lugnt" not in str(entry.detail)


def test_one_act_may_count_in_several_commitments_and_for_both_parties(promise: Promise) -> None:
    commitments = tuple(promise.commitments.filter(number__in=[1, 2]))
    record = log(Activity(commitments, parties_of(promise.municipality), TODAY))
    assert (record.commitments.count(), record.parties.count()) == (2, 2)


def test_a_record_of_none_is_a_report_too(activity: Activity) -> None:
    assert log(replace(activity, count=0)).count == 0


def test_one_party_may_report_for_another(activity: Activity) -> None:
    _, town = parties_of(a_municipality())
    assert log(replace(activity, reported_by=town)).reported_by == town


def test_anybody_here_may_have_done_what_nobody_is_named_for(promise: Promise) -> None:
    third = promise.commitments.get(number=3)
    _, town = parties_of(promise.municipality)
    assert log(Activity((third,), (town,), TODAY)).pk


def _in_another_municipality(activity: Activity) -> Activity:
    return replace(activity, parties=parties_of(a_municipality(ELSEWHERE))[:1])


def _with_another_promise(activity: Activity) -> Activity:
    other = a_promise(a_commitment(municipality=ELSEWHERE), municipality=ELSEWHERE)
    return replace(activity, commitments=(*activity.commitments, other.commitments.get()))


def _by_the_other_party(activity: Activity) -> Activity:
    return replace(activity, parties=parties_of(a_municipality())[1:])


def _with_one_that_nobody_here_answers_for(activity: Activity) -> Activity:
    second = activity.commitments[0].promise.commitments.get(number=2)
    return replace(activity, commitments=(*activity.commitments, second))


REFUSED: list[tuple[dict[str, Any] | Callable[[Activity], Activity], str]] = [
    ({"day": date(2024, 10, 16)}, "har inte varit än"),
    ({"day": date(2023, 12, 31)}, "började gälla 1 januari 2024"),
    ({"count": -1}, "mindre än 0"),
    ({"count": 1_000_001}, "orimligt stort"),
    ({"hours": Decimal("-0.5")}, "timmar ska vara mellan"),
    ({"hours_taken": Decimal("NaN")}, "timmar ska vara mellan"),
    ({"hours": Decimal(1_000_000)}, "timmar ska vara mellan"),
    ({"commitments": ()}, "minst ett åtagande"),
    ({"parties": ()}, "vem som gjorde det"),
    ({"place": "x" * 201}, "Platsen får vara högst 200 tecken"),
    ({"note": "x" * 2001}, "Anteckningen får vara högst 2000 tecken"),
    ({"note": "811218-9876"}, "personnummer"),
    ({"making_up_for": date(2024, 10, 2)}, "som var slut när det gjordes"),
    (_in_another_municipality, "hör till en annan kommun"),
    (_with_another_promise, "olika kommuner"),
    (_by_the_other_party, "ansvarar inte för åtagandet"),
    (_with_one_that_nobody_here_answers_for, "ansvarar för åtagande 2"),
]


@pytest.mark.parametrize(("change", "sentence"), REFUSED, ids=[sentence for _, sentence in REFUSED])
def test_refusals_leave_nothing(
    activity: Activity, change: dict[str, Any] | Callable[[Activity], Activity], sentence: str
) -> None:
    wrong = change(activity) if callable(change) else replace(activity, **change)
    logged = AuditEntry.objects.count()
    with pytest.raises(Refusal, match=sentence):
        log(wrong)
    assert not ActivityRecord.objects.exists()
    assert AuditEntry.objects.count() == logged


def test_after_the_end_only_what_is_made_up_for_is_let_in(activity: Activity) -> None:
    late = replace(activity, day=date(2025, 1, 10))
    with pytest.raises(Refusal, match="har slutat gälla"):
        actions.log_activity(ACTOR, late, today=date(2025, 1, 12))
    made_up = replace(late, making_up_for=date(2024, 11, 20))
    record = actions.log_activity(ACTOR, made_up, today=date(2025, 1, 12))
    assert record.making_up_for == date(2024, 11, 1)  # the first day of its window


def test_the_same_entry_sent_twice_counts_once(activity: Activity) -> None:
    first = log(activity, key="a1")
    logged = AuditEntry.objects.count()
    assert log(replace(activity, count=99), key="a1") == first
    assert ActivityRecord.objects.get().count == 3
    assert AuditEntry.objects.count() == logged
    assert log(activity, key="a2") != first
    assert log(activity) != log(activity)  # without keys each entry is its own


def test_a_correction_stands_beside_what_it_corrects(activity: Activity) -> None:
    wrong = log(activity)
    right = actions.correct_activity(
        ACTOR, wrong, replace(activity, count=2), reason=" En för mycket. ", today=TODAY
    )
    wrong.refresh_from_db()
    assert (wrong.count, right.count, right.corrects, right.reason) == (3, 2, wrong, "En för mycket.")
    entry = AuditEntry.objects.get(action="correct_activity")
    assert (entry.key, entry.detail["corrects"]) == (str(right.pk), wrong.pk)


def test_a_correction_needs_a_reason_and_is_made_once(activity: Activity) -> None:
    wrong = log(activity)
    with pytest.raises(Refusal, match="behöver ett skäl"):
        actions.correct_activity(ACTOR, wrong, activity, reason=" ", today=TODAY)
    right = actions.correct_activity(ACTOR, wrong, activity, reason="Fel dag.", today=TODAY, key="c1")
    with pytest.raises(Refusal, match="redan rättad"):
        actions.correct_activity(ACTOR, wrong, activity, reason="Igen.", today=TODAY)
    again = actions.correct_activity(ACTOR, wrong, activity, reason="Fel dag.", today=TODAY, key="c1")
    assert again == right
    assert (
        actions.correct_activity(ACTOR, right, activity, reason="Ändå inte.", today=TODAY).corrects == right
    )


def test_a_record_of_another_municipality_is_not_corrected_from_here(activity: Activity) -> None:
    other = a_promise(a_commitment(municipality=ELSEWHERE), municipality=ELSEWHERE)
    there = log(Activity((other.commitments.get(),), parties_of(other.municipality)[:1], TODAY))
    with pytest.raises(Refusal, match="hör till en annan kommun"):
        actions.correct_activity(ACTOR, there, activity, reason="Fel kommun.", today=TODAY)


def test_a_write_that_is_undone_leaves_no_log(activity: Activity) -> None:
    logged = AuditEntry.objects.count()
    with transaction.atomic():
        log(activity)
        transaction.set_rollback(True)
    assert not ActivityRecord.objects.exists()
    assert AuditEntry.objects.count() == logged


@pytest.mark.parametrize(
    "fields",
    [
        {"count": -1},
        {"hours": Decimal(-1)},
        {"hours_taken": Decimal(-1)},
        {"reason": "utan att rätta"},
        {"making_up_for": TODAY},
    ],
)
def test_the_database_holds_what_the_door_checks(activity: Activity, fields: dict[str, Any]) -> None:
    record = log(activity)
    with pytest.raises(IntegrityError), transaction.atomic():
        ActivityRecord.objects.filter(pk=record.pk).update(**fields)
