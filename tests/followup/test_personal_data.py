"""Answers, assessments and the command line: a text that may tell of a person waits for a decision."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner, Result

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.cli import main
from medborgarlofte.domain.errors import NeedsDecision
from medborgarlofte.domain.targets import CountTarget, Per, WhenNeededTarget
from medborgarlofte.followup import actions
from medborgarlofte.followup.models import Assessment, NeedAnswer
from medborgarlofte.places.actions import load_reference
from medborgarlofte.promises.models import ActivityRecord, Promise
from tests.building import ACTOR, a_commitment, a_promise, parties_of

pytestmark = pytest.mark.django_db
REASON = "Ring 070-123 45 67"
WHEN: dict[str, Any] = {"day": date(2024, 6, 20), "today": date(2024, 10, 15)}


@pytest.fixture
def promise() -> Promise:
    load_reference(ACTOR)
    return a_promise(
        a_commitment("Polisen ska göra tolv kontroller i månaden.", CountTarget(12, Per.MONTH)),
        a_commitment("Polisen möter skolan vid behov.", WhenNeededTarget("möte", Per.TERTIAL)),
    )


def answer(promise: Promise, **more: Any) -> NeedAnswer:
    police, _ = parties_of(promise.municipality)
    commitment = promise.commitments.get(number=2)
    return actions.answer_need(ACTOR, commitment, police, arose=False, reason=REASON, **WHEN, **more)


def assess(promise: Promise, **more: Any) -> Assessment:
    police, _ = parties_of(promise.municipality)
    said: dict[str, Any] = {"verdict": "partly", "reason": "Bara på våren.", "evidence": REASON}
    return actions.assess(ACTOR, promise.commitments.get(number=1), police, **said, **WHEN, **more)


@pytest.mark.parametrize(
    ("act", "action", "field"), [(answer, "answer_need", "reason"), (assess, "assess", "evidence")]
)
def test_nothing_is_said_before_somebody_decides(promise: Promise, act: Any, action: str, field: str) -> None:
    with pytest.raises(NeedsDecision) as asked:
        act(promise)
    assert [(one.field, one.at) for one in asked.value.concerns] == [(field, 6)]
    assert not AuditEntry.objects.filter(action=action).exists()
    act(promise, confirmed=True)
    detail = AuditEntry.objects.get(action=action).detail
    assert detail["personal_data"] == [{"field": field, "kind": "telephone", "at": 6}]
    assert detail["decision"] == "kept"
    assert "070" not in str(detail)


def run(*arguments: str) -> Result:
    with time_machine.travel("2024-10-15T12:00:00+00:00", tick=False):
        return CliRunner().invoke(main, arguments)


COMMANDS = {
    "log": ("log", "Granvik", "1", "--note", REASON),
    "answer": ("answer", "Granvik", "2", "--no-need", "--reason", REASON),
    "assess": ("assess", "Granvik", "1", "--verdict", "delvis", "--reason", REASON),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_line_tells_how_to_keep_the_text(promise: Promise, command: str) -> None:
    refused = run(*COMMANDS[command])
    assert refused.exit_code == 1
    assert "har vid tecken 6 något som ser ut som ett telefonnummer." in refused.output
    assert "Bekräfta med --keep." in refused.output
    assert "070" not in refused.output
    kept = run(*COMMANDS[command], "--keep")
    assert kept.exit_code == 0, kept.output
    assert AuditEntry.objects.filter(detail__decision="kept").count() == 1


def test_a_correction_is_kept_in_the_same_way(promise: Promise) -> None:
    run("log", "Granvik", "1")
    record = ActivityRecord.objects.get()
    correction = ("log", "Granvik", "--corrects", str(record.pk), "--count", "2", "--reason", REASON)
    assert "Bekräfta med --keep." in run(*correction).output
    assert run(*correction, "--keep").exit_code == 0
    assert ActivityRecord.objects.count() == 2


def test_the_help_says_what_the_flag_decides() -> None:
    for command in COMMANDS:
        assert "--keep" in run(command, "--help").output
