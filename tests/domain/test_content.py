"""What a promise says: its JSON and the one form it is published in."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given

from medborgarlofte.domain.content import (
    Commitment,
    FocusArea,
    Function,
    Party,
    Promise,
    as_json,
    from_json,
    in_order,
    settled,
    target_as_json,
    target_from_json,
)
from medborgarlofte.domain.targets import Target, UncountableTarget, WhenNeededTarget

from .contents import MUNICIPALITY, POLICE, aiming, commitment, promise, promises
from .strategies import TARGETS, counted

OTHER = Party("other", "Bostadsbolaget")


@given(promises())
def test_what_is_written_as_json_is_read_back_the_same(said: Promise) -> None:
    assert from_json(json.loads(json.dumps(as_json(said)))) == said


NEW = ("functions", "times", "plans", "goal_kind", "goal")  # that older contents do not name


@given(promises())
def test_what_was_written_before_there_were_functions_plans_and_goals_is_read_without_them(
    said: Promise,
) -> None:
    data = as_json(said)
    for one in data["commitments"]:
        for name in NEW:
            del one[name]
    bare = [
        Commitment(**{f.name: getattr(one, f.name) for f in fields(one) if f.name not in NEW})
        for one in said.commitments
    ]
    assert from_json(data) == replace(said, commitments=tuple(bare))


@given(TARGETS)
def test_every_kind_of_target_is_read_back_the_same(target: Target) -> None:
    assert target_from_json(json.loads(json.dumps(target_as_json(target)))) == target


@given(counted())
def test_a_target_that_is_counted_keeps_each_of_its_fields(target: Target) -> None:
    assert from_json(as_json(aiming(target))).commitments[0].targets == (target,)


GOOD = as_json(aiming(UncountableTarget("x")))


def spoiled(**fields: Any) -> dict[str, Any]:
    """The content of a promise with some fields as no content has them."""
    return {**GOOD, **fields}


def with_commitment(**fields: Any) -> dict[str, Any]:
    """That of its commitment."""
    return spoiled(commitments=[{**GOOD["commitments"][0], **fields}])


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "text",
        {},
        {name: value for name, value in GOOD.items() if name != "start"},
        spoiled(colour="red"),
        spoiled(start="2021-02-30"),
        spoiled(start=2021),
        spoiled(links=[{"text": "x"}]),
        spoiled(links=None),
        spoiled(focus_areas=[{"heading": "Trafik"}]),
        spoiled(commitments=[{}]),
        spoiled(commitments=[7]),
        with_commitment(parties=[{"kind": "police"}]),
        with_commitment(areas=None),
        with_commitment(evidence=["words"]),
        with_commitment(functions=[{"party": "police", "name": "x"}]),
        with_commitment(functions=["områdespolisen"]),
        with_commitment(plans=[{"text": "x"}]),
        with_commitment(targets=[{"kind": "wish"}]),
        with_commitment(targets=[{"kind": "uncountable", "unit": "x", "per": "blue moon"}]),
        with_commitment(targets=[{"kind": "count", "per": "year"}]),
        with_commitment(targets=["uncountable"]),
    ],
)
def test_what_is_no_content_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match="no content"):
        from_json(data)


@given(promises())
def test_settling_twice_is_settling_once(said: Promise) -> None:
    assert settled(settled(said)) == settled(said)


@given(promises())
def test_settling_leaves_what_each_commitment_says(said: Promise) -> None:
    names = ("number", "text", "areas", "result", "focus_area", "as_needed", "evidence")
    before, after = (
        [[getattr(one, name) for name in names] for one in each.commitments] for each in (said, settled(said))
    )
    assert after == before


@given(promises())
def test_settling_keeps_targets_and_parties_and_gives_a_target_to_what_has_none(said: Promise) -> None:
    for before, after in zip(said.commitments, settled(said).commitments, strict=True):
        without = WhenNeededTarget() if before.as_needed else UncountableTarget()
        assert after.targets == (before.targets or (without,))
        assert set(after.parties) == set(before.parties)


def test_parties_stand_once_each_the_police_first_and_others_by_name() -> None:
    early = Party("other", "Allmännyttan")

    assert in_order([OTHER, MUNICIPALITY, early, POLICE, OTHER]) == (POLICE, MUNICIPALITY, early, OTHER)


@pytest.mark.parametrize(
    ("given_areas", "headings", "kept"),
    [
        ((), ["Trafik"], (FocusArea("Trafik"),)),
        ((FocusArea("Trafik", ("traffic",)),), ["Trafik"], (FocusArea("Trafik", ("traffic",)),)),
        ((FocusArea("Tom"),), ["Trafik"], (FocusArea("Trafik"),)),
        ((FocusArea("Tom"),), [""], ()),
        ((), ["B", "A", "B"], (FocusArea("B"), FocusArea("A"))),
    ],
    ids=["named by a commitment", "keeps its areas", "without commitments", "no heading", "in order"],
)
def test_headings_are_those_that_commitments_stand_under(
    given_areas: tuple[FocusArea, ...], headings: list[str], kept: tuple[FocusArea, ...]
) -> None:
    each = [commitment(number, focus_area=heading) for number, heading in enumerate(headings, start=1)]

    assert settled(promise(*each, focus_areas=given_areas)).focus_areas == kept


def test_functions_stand_in_the_order_of_their_parties() -> None:
    police, town = Function(POLICE, "områdespolisen"), Function(MUNICIPALITY, "fritidschefen")
    one = commitment(parties=(MUNICIPALITY, POLICE), functions=(town, police))
    assert settled(promise(one)).commitments[0].functions == (police, town)
    assert (one.function_of(POLICE), one.function_of(OTHER)) == ("områdespolisen", "")


def test_a_commitment_is_found_by_its_number_wherever_it_stands() -> None:
    said = promise(commitment(3), commitment(1, "Kommunen röjer sly."))

    assert said.commitment(1) == commitment(1, "Kommunen röjer sly.")
    assert said.commitment(2) is None


def test_contents_that_say_the_same_are_equal() -> None:
    assert promise(commitment(1)) == replace(promise(commitment(1)), label="2021-2022")
