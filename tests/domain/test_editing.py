"""What a reviewer may do to the content of a promise, and what each act leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from medborgarlofte.domain import editing
from medborgarlofte.domain.content import Evidence, Function, Link, Party, Promise, settled
from medborgarlofte.domain.editing import Way
from medborgarlofte.domain.targets import CountTarget, Per, UncountableTarget

from .contents import MUNICIPALITY, POLICE, commitment, promise, promises

CHECKS = CountTarget(104, Per.YEAR, "trafikkontroller")
WALKS = CountTarget(2, Per.YEAR, "trygghetsvandringar")
THREE = promise(commitment(1, "Ett."), commitment(4, "Fyra."), commitment(2, "Två."))
Act = Callable[[Promise], Promise]


def numbers(said: Promise) -> list[int]:
    return [one.number for one in said.commitments]


@pytest.mark.parametrize(
    ("act", "left"),
    [
        (lambda said: editing.correct(said, commitment(4, "Rättat.")), [1, 4, 2]),
        (lambda said: editing.split(said, 4, ["Fyra", "fem."], 5), [1, 4, 5, 2]),
        (lambda said: editing.split(said, 2, ["Två", "sex", "sju."], 6), [1, 4, 2, 6, 7]),
        (lambda said: editing.merge(said, 1), [1, 2]),
        (lambda said: editing.add(said, commitment(5)), [1, 4, 2, 5]),
        (lambda said: editing.add(said, commitment(5), after=1), [1, 5, 4, 2]),
        (lambda said: editing.drop(said, 4), [1, 2]),
        (lambda said: editing.move(said, 4, Way.UP), [4, 1, 2]),
        (lambda said: editing.move(said, 4, Way.DOWN), [1, 2, 4]),
        (lambda said: editing.move(said, 2, Way.FIRST), [2, 1, 4]),
        (lambda said: editing.move(said, 1, Way.LAST), [4, 2, 1]),
        (lambda said: editing.move(said, 1, Way.UP), [1, 4, 2]),
        (lambda said: editing.move(said, 2, Way.DOWN), [1, 4, 2]),
        (editing.renumbered, [1, 2, 3]),
    ],
)
def test_an_act_leaves_these_numbers_in_this_order(act: Act, left: list[int]) -> None:
    assert numbers(act(THREE)) == left


@pytest.mark.parametrize(
    "act",
    [
        lambda said: editing.correct(said, commitment(3)),
        lambda said: editing.split(said, 3, ["Ett", "två"], 5),
        lambda said: editing.merge(said, 3),
        lambda said: editing.add(said, commitment(5), after=3),
        lambda said: editing.drop(said, 3),
        lambda said: editing.move(said, 3, Way.UP),
    ],
)
def test_an_act_on_a_number_that_is_not_there_is_refused(act: Act) -> None:
    with pytest.raises(ValueError, match="no commitment of that number"):
        act(THREE)


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (lambda said: editing.add(said, commitment(4)), "taken"),
        (lambda said: editing.split(said, 4, ["Fyra", "fem"], 2), "taken"),
        (lambda said: editing.split(said, 4, ["Fyra", "fem", "sex"], 3), "taken"),
        (lambda said: editing.split(said, 4, ["Fyra", "  "], 5), "two or more"),
        (lambda said: editing.merge(said, 2), "after the last"),
    ],
)
def test_what_would_leave_a_wrong_content_is_refused(act: Act, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        act(THREE)


def test_a_corrected_commitment_is_as_it_was_given_and_the_others_are_as_they_were() -> None:
    said = editing.correct(THREE, commitment(4, "Rättat.", targets=(CHECKS,)))

    assert said.commitment(4) == commitment(4, "Rättat.", targets=(CHECKS,))
    assert [one.text for one in said.commitments] == ["Ett.", "Rättat.", "Två."]


def test_the_fields_of_the_promise_are_corrected_alone() -> None:
    said = editing.correct_promise(THREE, problem="Det buskörs.", end=None)

    assert said == replace(THREE, problem="Det buskörs.", end=None)


def test_the_parts_of_a_split_keep_who_and_where_and_only_the_first_keeps_targets_and_outcome() -> None:
    whole = commitment(1, "Vi gör det ena och det andra.", targets=(CHECKS,), result="Gjort.", line=7, page=2)
    said = editing.split(promise(whole), 1, [" Vi gör det ena ", "och det andra."], 2)

    assert said.commitments == (
        replace(whole, text="Vi gör det ena"),
        replace(whole, number=2, text="och det andra.", targets=(), result=""),
    )


def test_merging_joins_words_parties_targets_outcomes_and_evidence() -> None:
    evidence = Evidence("targets", "104", 7)
    first = commitment(1, "Kontroller.", targets=(CHECKS,), result="Gjort.", evidence=(evidence,))
    second = commitment(
        2, "Vandringar.", parties=(MUNICIPALITY, POLICE), targets=(WALKS, CHECKS), result="Även det."
    )
    (merged,) = editing.merge(promise(first, second), 1).commitments

    assert merged == replace(
        first,
        text="Kontroller. Vandringar.",
        parties=(POLICE, MUNICIPALITY),
        targets=(CHECKS, WALKS),
        result="Gjort.\n\nÄven det.",
    )


def test_merging_keeps_one_function_of_each_party_and_what_either_says_of_time_plans_and_goal() -> None:
    police, town = Function(POLICE, "områdespolisen"), Function(MUNICIPALITY, "fritidschefen")
    first = commitment(1, functions=(police,), plans=(Link("Drogpolicy", ""),))
    more = {"times": "fredagar", "goal_kind": "outcome", "goal": "Lugnare gator."}
    second = commitment(
        2, parties=(MUNICIPALITY, POLICE), functions=(Function(POLICE, "gruppchefen"), town), **more
    )
    (merged,) = editing.merge(promise(first, second), 1).commitments

    assert merged.functions == (police, town)
    assert merged.plans == first.plans
    assert (merged.times, merged.goal_kind, merged.goal) == tuple(more.values())


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ((CHECKS,), (UncountableTarget(),), (CHECKS,)),
        ((UncountableTarget(),), (WALKS,), (WALKS,)),
        ((UncountableTarget(),), (UncountableTarget(),), (UncountableTarget(),)),
        ((CHECKS,), (UncountableTarget("närvaro"),), (CHECKS, UncountableTarget("närvaro"))),
        ((), (), ()),
    ],
)
def test_merged_with_one_that_is_counted_nothing_says_that_it_is_not(
    first: tuple[CountTarget, ...], second: tuple[CountTarget, ...], both: tuple[CountTarget, ...]
) -> None:
    said = promise(commitment(1, targets=first), commitment(2, targets=second))

    assert editing.merge(said, 1).commitments[0].targets == both


@st.composite
def _with_one(draw: st.DrawFn) -> tuple[Promise, int]:
    """A promise and the number of one of its commitments."""
    said = draw(promises().filter(lambda one: one.commitments))
    return said, draw(st.sampled_from(numbers(said)))


@given(_with_one(), st.sampled_from(Way))
def test_moving_keeps_every_commitment(given_one: tuple[Promise, int], way: Way) -> None:
    said, number = given_one
    moved = editing.move(said, number, way)

    assert sorted(moved.commitments, key=lambda one: one.number) == sorted(
        said.commitments, key=lambda one: one.number
    )
    rest = [one for one in numbers(said) if one != number]
    assert [one for one in numbers(moved) if one != number] == rest


@given(_with_one(), st.sampled_from([(Way.UP, Way.DOWN), (Way.DOWN, Way.UP)]))
def test_a_step_and_a_step_back_change_nothing_unless_it_stood_at_the_edge(
    given_one: tuple[Promise, int], ways: tuple[Way, Way]
) -> None:
    said, number = given_one
    there = editing.move(said, number, ways[0])
    assume(there != said)

    assert editing.move(there, number, ways[1]) == said


@given(_with_one(), st.lists(st.sampled_from(["ett", "två tre", "fyra."]), min_size=2, max_size=4))
def test_split_and_merged_again_keeps_the_words_and_all_else(
    given_one: tuple[Promise, int], texts: list[str]
) -> None:
    said, number = given_one
    whole = said.commitment(number)
    assert whole
    said = editing.correct(said, replace(whole, text=" ".join(texts)))
    parted = editing.split(said, number, texts, editing.next_number(said))
    for _ in texts[1:]:
        parted = editing.merge(parted, number)

    assert parted == _once_each(said, number)


def _once_each(said: Promise, number: int) -> Promise:
    """The promise as a merge leaves that commitment: without a target that something else makes void."""
    one = said.commitment(number)
    assert one
    counted = tuple(target for target in one.targets if target != UncountableTarget())
    return editing.correct(said, replace(one, targets=counted or one.targets))


@given(_with_one(), promises())
def test_a_number_is_never_given_twice(given_one: tuple[Promise, int], other: Promise) -> None:
    said, number = given_one
    free = editing.next_number(said, other)

    assert free not in {*numbers(said), *numbers(other)}
    for changed in (
        editing.split(said, number, ["ett", "två", "tre"], free),
        editing.add(said, commitment(free), after=number),
        editing.move(said, number, Way.LAST),
    ):
        assert len(set(numbers(changed))) == len(changed.commitments)


@given(_with_one())
def test_dropped_and_added_again_where_it_stood_is_as_it_was(given_one: tuple[Promise, int]) -> None:
    said, number = given_one
    place = numbers(said).index(number)
    before = numbers(said)[place - 1] if place else None
    left = editing.drop(said, number)
    assert number not in numbers(left)
    back = editing.add(left, said.commitments[place], after=before)

    assert (back if place else editing.move(back, number, Way.FIRST)) == said


@given(promises())
def test_renumbering_keeps_the_order_and_all_else(said: Promise) -> None:
    again = editing.renumbered(said)

    assert numbers(again) == list(range(1, len(said.commitments) + 1))
    assert [replace(one, number=0) for one in again.commitments] == [
        replace(one, number=0) for one in said.commitments
    ]


def test_what_was_given_is_left_as_it_is() -> None:
    before = settled(THREE)
    editing.merge(before, 1)
    editing.drop(before, 1)

    assert before == settled(THREE)


def test_the_first_number_of_a_promise_without_commitments_is_one() -> None:
    assert editing.next_number() == editing.next_number(promise()) == 1


def test_a_party_that_only_the_second_has_comes_along() -> None:
    other = Party("other", "Bostadsbolaget")
    said = promise(commitment(1), commitment(2, parties=(other,)))

    assert editing.merge(said, 1).commitments[0].parties == (POLICE, other)
