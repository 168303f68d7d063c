"""Functions that answer, times, plans and goals: stored, changed and checked with each commitment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from medborgarlofte.accounts.database_rules import take_away
from medborgarlofte.domain import content
from medborgarlofte.domain.content import Function, Link, Party
from medborgarlofte.domain.errors import NeedsDecision, Refusal
from medborgarlofte.promises.models import Accountability
from medborgarlofte.promises.storing import content_of
from medborgarlofte.promises.verifying import faults
from tests.building import a_commitment, a_content, a_promise, the_next
from tests.ingest.importing import rows

pytestmark = pytest.mark.django_db
POLICE, TOWN = Party("police", "Polisen"), Party("municipality", "Granviks kommun")
BOTH = (Function(POLICE, "områdespolisen"), Function(TOWN, "fritidschefen"))
PLANS = (Link("Drogpolicy", "https://granvik.example/plan"), Link("Översiktsplanen", ""))
MORE: dict[str, Any] = {
    "functions": BOTH,
    "times": "fredagar 20–02",
    "plans": PLANS,
    "goal_kind": "outcome",
    "goal": "Färre unga dricker.",
}


def joint(**more: Any) -> content.Commitment:
    return a_commitment(by="both", number=1, **{**MORE, **more})


def test_what_is_published_is_stored_and_told_by_the_rows() -> None:
    promise = a_promise(joint(), a_commitment("Polisen ska synas."))
    assert content_of(promise) == promise.versions.get().content()
    one = promise.commitments.get(number=1)
    assert (one.times, one.goal_kind, one.goal) == (MORE["times"], MORE["goal_kind"], MORE["goal"])
    assert [each.function_name for each in one.accountabilities.all()] == ["områdespolisen", "fritidschefen"]
    assert list(faults()) == []


def test_a_later_version_changes_and_takes_away() -> None:
    promise = a_promise(joint())
    changed = joint(functions=(Function(POLICE, "gruppchefen"),), times="", plans=(), goal_kind="", goal="")
    promise = the_next(promise, a_content(changed))
    assert [str(each) for each in Accountability.objects.all()] == ["Polisen: gruppchefen"]
    assert content_of(promise) == promise.versions.get(number=2).content()
    assert list(faults()) == []


def test_a_function_changed_in_the_rows_is_found_out() -> None:
    a_promise(joint())
    take_away()
    Accountability.objects.filter(function_name="områdespolisen").update(function_name="någon annan")
    assert list(faults()) == ["Granvik 2024: det som visas stämmer inte med version 1."]


def test_two_spellings_of_one_party_name_one_function() -> None:
    other = Party("municipality", "Granvik")
    functions = (*BOTH, Function(other, "skolchefen"))
    double = replace(joint(), parties=(POLICE, TOWN, other), functions=functions)
    with pytest.raises(Refusal, match="två funktioner"):
        a_promise(double)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"functions": (BOTH[0], Function(POLICE, "gruppchefen"))}, "har en part två funktioner"),
        ({"functions": (Function(Party("other", "Regionen"), "chefen"),)}, "som inte ansvarar"),
        ({"functions": (Function(POLICE, "811218-9876"),)}, "personnummer"),
        ({"functions": (Function(POLICE, "x" * 201),)}, "högst 200 tecken"),
        ({"plans": (Link("Plan", "javascript:alert(1)"),)}, "ska börja med https"),
        ({"plans": (Link("811218-9876", ""),)}, "personnummer"),
        ({"times": "å" * 501}, "högst 500 tecken"),
        ({"goal": "Enligt 811218-9876."}, "personnummer"),
    ],
)
def test_what_no_version_may_hold_is_refused(wrong: dict[str, Any], sentence: str) -> None:
    a_promise(label="2022", start=date(2022, 1, 1), end=date(2023, 1, 1))
    before = rows()
    with pytest.raises(Refusal, match=sentence):
        a_promise(joint(**wrong))
    assert rows() == before


@pytest.mark.parametrize(
    "telling",
    [
        {"functions": (Function(POLICE, "polisen på 070-123 45 67"),)},
        {"times": "ring 070-123 45 67"},
        {"plans": (Link("Plan, 070-123 45 67", ""),)},
        {"goal": "Svara på 070-123 45 67."},
    ],
)
def test_what_may_tell_of_a_person_needs_a_decision(telling: dict[str, Any]) -> None:
    with pytest.raises(NeedsDecision, match="telefonnummer"):
        a_promise(joint(**telling))


def test_an_empty_function_is_none() -> None:
    promise = a_promise(joint(functions=(Function(POLICE, "  "), BOTH[1])))
    assert content_of(promise).commitments[0].functions == (BOTH[1],)
    assert replace(joint(), functions=()).function_of(POLICE) == ""
