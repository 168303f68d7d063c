"""What the draft of a renewal became is followed: the lineage tells what happened, not what was planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain import editing
from medborgarlofte.domain.content import Commitment, Promise
from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.renewal import Choice, Fate, Renewed, renewed
from medborgarlofte.domain.renewal_links import (
    Edited,
    RenewalLink,
    alike_parts,
    followed,
    left_out,
    links,
    renumbered,
)
from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.promises.actions.lineage import SHAPES

from .strategies import END, NEXT, edited, renewals

ENDING = Promise(
    "Granvik", label="2024", start=date(2024, 1, 1), end=END,
    commitments=(
        Commitment(1, "Kontroller.", targets=(CountTarget(104, Per.YEAR, "kontroller"),)),
        Commitment(2, "Rundor.", targets=(CountTarget(12, Per.YEAR, "rundor"),)),
        Commitment(3, "Möten.", targets=(CountTarget(3, Per.YEAR, "möten"),)),
    ),
)  # fmt: skip


def made(*acts: Act) -> Renewed:
    choices = [
        Choice(number, act, "Skäl.", "Nytt." if act is Act.REPLACE else "")
        for number, act in enumerate(acts, start=1)
    ]
    return renewed(ENDING, choices, start=END, end=NEXT, reason="A.", lessons="B.")


def held(said: Promise) -> frozenset[int]:
    return frozenset(one.number for one in said.commitments)


def told(found: tuple[RenewalLink, ...]) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    return [(link.act.value, link.earlier, link.later) for link in found]


def asking(number: int, said: Promise, of: int) -> Promise:
    """The draft with that many in the one target of the commitment."""
    one = said.commitment(number)
    assert one is not None
    target = one.targets[0]
    assert isinstance(target, CountTarget)
    return editing.correct(said, replace(one, targets=(replace(target, number=of),)))


@pytest.mark.parametrize(
    ("chosen", "number", "act"),
    [
        (Act.EXTEND, 104, "extend"),
        (Act.EXTEND, 60, "extend"),
        (Act.EXTEND, 120, "sharpen"),
        (Act.SHARPEN, 120, "sharpen"),
        (Act.SHARPEN, 104, "extend"),
        (Act.SHARPEN, 60, "extend"),
    ],
)
def test_the_targets_tell_whether_it_was_sharpened(chosen: Act, number: int, act: str) -> None:
    result = made(chosen, Act.EXTEND, Act.CLOSE)
    said = asking(1, result.said, number)

    assert told(links(result.fates, ENDING, said)) == [
        (act, (1,), (1,)),
        ("extend", (2,), (2,)),
        ("close", (3,), ()),
    ]


def test_two_that_were_merged_in_the_draft_are_told_as_merged() -> None:
    result = made(Act.EXTEND, Act.EXTEND, Act.EXTEND)
    said = editing.merge(result.said, 1)
    fates = followed(result.fates, [Edited("merge", (1, 2), held(result.said), held(said))], said)

    assert told(links(fates, ENDING, said)) == [("merge", (1, 2), (1,)), ("extend", (3,), (3,))]


def test_one_that_was_split_in_the_draft_is_told_as_split() -> None:
    result = made(Act.EXTEND, Act.EXTEND, Act.CLOSE)
    said = editing.split(result.said, 2, ["En runda.", "En till."], 7)
    fates = followed(result.fates, [Edited("split", (2,), held(result.said), held(said))], said)

    assert told(links(fates, ENDING, said))[1] == ("split", (2,), (2, 7))


def test_one_of_two_parts_that_was_dropped_leaves_one_that_is_extended() -> None:
    result = made(Act.SPLIT, Act.CLOSE, Act.CLOSE)
    said = editing.drop(result.said, 2)

    assert told(links(followed(result.fates, [], said), ENDING, said))[0] == ("extend", (1,), (1,))


def test_one_that_was_dropped_in_the_draft_wants_a_reason() -> None:
    result = made(Act.EXTEND, Act.EXTEND, Act.CLOSE)
    said = editing.drop(result.said, 2)
    fates = followed(result.fates, [], said)

    assert left_out(fates) == (2,)
    assert left_out([replace(one, act=Act.CLOSE) if one.number == 2 else one for one in fates]) == ()


def test_one_that_was_dropped_and_put_back_goes_on() -> None:
    result = made(Act.EXTEND, Act.EXTEND, Act.CLOSE)

    assert left_out(followed(result.fates, [], result.said)) == ()


def test_parts_that_say_the_same_are_no_split_yet() -> None:
    result = made(Act.SPLIT, Act.EXTEND, Act.CLOSE)
    second = result.said.commitment(2)
    assert second is not None

    assert alike_parts(result.fates, result.said) == (1,)
    assert alike_parts(result.fates, editing.correct(result.said, replace(second, text="Annat."))) == ()


def test_the_numbers_follow_the_order_that_is_published() -> None:
    result = made(Act.CLOSE, Act.EXTEND, Act.EXTEND)
    moved = editing.move(editing.add(result.said, Commitment(9, "Nytt.")), 9, editing.Way.FIRST)

    assert [one.later for one in renumbered(result.fates, moved)] == [(), (2,), (3,)]


@given(renewals(), st.data())
def test_whatever_the_draft_became_each_commitment_is_in_one_link_of_a_shape_that_is_kept(
    renewal: tuple[Promise, list[Choice], Renewed], data: st.DataObject
) -> None:
    ending, _choices, result = renewal
    said, edits = data.draw(edited(result.said))
    fates: tuple[Fate, ...] = tuple(renumbered(followed(result.fates, edits, said), said))
    published = editing.renumbered(said)

    found = links(fates, ending, published)

    earlier = [number for link in found for number in link.earlier]
    later = [number for link in found for number in link.later]
    assert sorted(earlier) == sorted(one.number for one in ending.commitments)
    assert len(set(later)) == len(later)
    assert set(later) <= held(published)
    for link in found:
        for (least, most), numbers in zip(SHAPES[link.act], (link.earlier, link.later), strict=True):
            assert least <= len(numbers) <= (most if most is not None else len(numbers))
