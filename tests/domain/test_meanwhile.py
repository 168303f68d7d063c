"""A draft on top of what others published meanwhile: their work and the drafter's both stay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain.content import Commitment, Promise
from medborgarlofte.domain.meanwhile import new_numbers, rebased, renamed

from .contents import commitment, promise, promises

ONE, TWO, THREE = commitment(1, "Ett."), commitment(2, "Två."), commitment(3, "Tre.")
BEGAN = promise(ONE, TWO, THREE)
OTHERS = commitment(2, "Två, sa de andra.")
MINE = commitment(2, "Två, säger jag.")
NEW = commitment(4, "Fyra.")


@pytest.mark.parametrize(
    ("said", "now", "after"),
    [
        ([ONE, TWO, THREE], [ONE, OTHERS, THREE], [ONE, OTHERS, THREE]),
        ([ONE, MINE, THREE], [ONE, TWO, THREE], [ONE, MINE, THREE]),
        ([ONE, MINE, THREE], [ONE, OTHERS, THREE], [ONE, MINE, THREE]),
        ([ONE, THREE], [ONE, OTHERS, THREE], [ONE, THREE]),
        ([ONE, TWO, THREE], [ONE, THREE], [ONE, THREE]),
        ([ONE, MINE, THREE], [ONE, THREE], [ONE, MINE, THREE]),
        ([ONE, TWO, THREE], [ONE, NEW, TWO, THREE], [ONE, NEW, TWO, THREE]),
        ([TWO, THREE], [ONE, NEW, TWO, THREE], [NEW, TWO, THREE]),
        ([THREE, ONE, TWO], [ONE, NEW, TWO, THREE], [THREE, ONE, NEW, TWO]),
        ([ONE, TWO, THREE, NEW], [ONE, TWO, THREE], [ONE, TWO, THREE, NEW]),
    ],
    ids=[
        "others changed it",
        "I changed it",
        "both changed it",
        "I dropped it",
        "others dropped it",
        "others dropped what I changed",
        "others added one",
        "others added one after one that I dropped",
        "others added one, I moved",
        "I added one",
    ],
)
def test_each_commitment_is_as_whoever_changed_it_says_and_mine_where_both_did(
    said: list[Commitment], now: list[Commitment], after: list[Commitment]
) -> None:
    assert rebased(BEGAN, promise(*said), promise(*now)).commitments == tuple(after)


def test_the_promises_own_fields_are_merged_one_by_one() -> None:
    mine = replace(BEGAN, problem="Buskörning.", aim="Lugn.")
    now = replace(BEGAN, aim="Lugnare trafik.", followup_words="Två gånger om året.")
    after = rebased(BEGAN, mine, now)
    assert (after.problem, after.aim, after.followup_words) == ("Buskörning.", "Lugn.", "Två gånger om året.")


@given(promises(), promises())
def test_a_draft_that_nobody_touched_is_what_it_would_be_now(began: Promise, now: Promise) -> None:
    after = rebased(began, began, now)
    assert {one.number: one for one in after.commitments} == {one.number: one for one in now.commitments}
    assert replace(after, commitments=()) == replace(now, commitments=())


@given(promises(), promises())
def test_when_nothing_was_published_the_draft_is_as_it_was(began: Promise, said: Promise) -> None:
    assert rebased(began, said, began) == said


@given(promises(), promises(), promises())
def test_no_number_is_there_twice_and_no_change_of_the_drafter_is_lost(
    began: Promise, said: Promise, now: Promise
) -> None:
    after = rebased(began, said, now)
    numbers = [one.number for one in after.commitments]
    assert len(set(numbers)) == len(numbers)
    changed = [one for one in said.commitments if one != began.commitment(one.number)]
    assert [one for one in changed if after.commitment(one.number) != one] == []


@given(promises(), promises(), st.integers(0, 5))
def test_new_numbers_leave_the_known_alone_and_are_given_once(
    drafted: Promise, published: Promise, known: int
) -> None:
    numbers = new_numbers(drafted.commitments, published.commitments, known, 6)
    after = [one.number for one in renamed(drafted, numbers).commitments]
    assert len(set(after)) == len(after)
    assert [one for one in numbers if one <= known] == []
    assert all(one > known for one in numbers.values())


def test_what_is_like_a_published_one_gets_its_number_and_the_rest_free_ones() -> None:
    drafted = [ONE, commitment(2, "Polisen ska göra kontroller på torget."), commitment(3, "Röja sly.")]
    taken = [ONE, commitment(7, "Polisen ska göra kontroller på torget."), commitment(3, "Skolbesök.")]
    assert new_numbers(drafted, taken, 1, 8) == {2: 7, 3: 8}
