"""Need answers and assessments: on the right window, by the right party, with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.targets import CountTarget, Per, UncountableTarget, WhenNeededTarget
from medborgarlofte.followup import actions
from medborgarlofte.followup.models import Assessment, NeedAnswer
from medborgarlofte.promises.models import Commitment
from tests.building import ACTOR, a_commitment, a_municipality, a_promise, parties_of

pytestmark = pytest.mark.django_db

TODAY = date(2024, 10, 15)


@pytest.fixture
def commitment() -> Commitment:
    """Kept when needed, each tertial."""
    promise = a_promise(
        a_commitment("Polisen möter skolan vid behov.", WhenNeededTarget("möte", Per.TERTIAL))
    )
    parties_of(promise.municipality)
    return promise.commitments.get()


def answer(commitment: Commitment, **changes: Any) -> NeedAnswer:
    fields: dict[str, Any] = {
        "party": parties_of(commitment.promise.municipality)[0],
        "day": date(2024, 6, 20),
        "arose": False,
        "reason": "Ingen bad om det.",
        "today": TODAY,
        **changes,
    }
    return actions.answer_need(ACTOR, commitment, fields.pop("party"), **fields)


def assess(commitment: Commitment, **changes: Any) -> Assessment:
    fields: dict[str, Any] = {
        "party": parties_of(commitment.promise.municipality)[0],
        "day": date(2024, 6, 20),
        "verdict": "partly",
        "reason": "Bara på våren.",
        "today": TODAY,
        **changes,
    }
    return actions.assess(ACTOR, commitment, fields.pop("party"), **fields)


def test_an_answer_belongs_to_the_window_that_holds_the_day(commitment: Commitment) -> None:
    given = answer(commitment)
    assert (given.window_start, given.arose, given.answered_on) == (date(2024, 5, 1), False, TODAY)
    entry = AuditEntry.objects.get(action="answer_need")
    assert (entry.key, entry.detail["window"]) == (str(given.pk), "2024-05-01")


def test_an_assessment_says_why_and_on_what_it_rests(commitment: Commitment) -> None:
    given = assess(commitment, evidence=" Protokoll 3 maj ")
    assert (given.window_start, given.verdict, given.evidence) == (
        date(2024, 5, 1),
        "partly",
        "Protokoll 3 maj",
    )
    assert AuditEntry.objects.filter(action="assess", key=str(given.pk)).count() == 1


def test_the_shortest_of_several_windows_is_meant() -> None:
    promise = a_promise(
        a_commitment("Flera mål.", CountTarget(4, Per.YEAR), UncountableTarget("närvaro", Per.TERTIAL))
    )
    assert assess(promise.commitments.get()).window_start == date(2024, 5, 1)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reason": "  "}, "varför det inte behövdes"),
        ({"reason": "x" * 501}, "högst 500 tecken"),
        ({"day": date(2025, 1, 1)}, "gällde inte 1 januari 2025"),
        ({"day": date(2024, 12, 1), "today": date(2024, 8, 31)}, "har inte börjat än"),
    ],
)
def test_answers_refused(commitment: Commitment, changes: dict[str, Any], sentence: str) -> None:
    logged = AuditEntry.objects.count()
    with pytest.raises(Refusal, match=sentence):
        answer(commitment, **changes)
    assert not NeedAnswer.objects.exists()
    assert AuditEntry.objects.count() == logged


def test_a_need_that_arose_needs_no_reason(commitment: Commitment) -> None:
    assert answer(commitment, arose=True, reason="").arose


def test_need_is_asked_only_of_what_is_kept_when_needed() -> None:
    plain = a_promise().commitments.get()
    with pytest.raises(Refusal, match="gäller inte ”vid behov”"):
        answer(plain)
    closable = a_promise(
        a_commitment("Eller vid behov.", CountTarget(1, Per.TERTIAL, unless_no_need=True)),
        label="b",
        start=date(2023, 1, 1),
    )
    assert answer(closable.commitments.get()).pk


@pytest.mark.parametrize("door", [answer, assess])
def test_only_an_accountable_party_answers(commitment: Commitment, door: Any) -> None:
    _, town = parties_of(commitment.promise.municipality)
    elsewhere, _ = parties_of(a_municipality("Sjöbo Strand"))
    for party in (town, elsewhere):
        with pytest.raises(Refusal, match="ansvarar inte"):
            door(commitment, party=party)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"verdict": "well"}, "Välj en av bedömningarna"),
        ({"reason": ""}, "behöver ett skäl"),
        ({"evidence": "x" * 501}, "Underlaget får vara högst 500"),
        ({"reason": "se 811218-9876"}, "personnummer"),
    ],
)
def test_assessments_refused(commitment: Commitment, changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        assess(commitment, **changes)
    assert not Assessment.objects.exists()


def test_the_database_holds_what_the_doors_check(commitment: Commitment) -> None:
    answer(commitment)
    assess(commitment)
    for kind in (NeedAnswer, Assessment):
        with pytest.raises(IntegrityError), transaction.atomic():
            kind._default_manager.update(reason="")
