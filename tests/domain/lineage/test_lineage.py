"""What is proposed between two periods."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from medborgarlofte.domain.change import ChangeKind
from medborgarlofte.domain.content import Promise
from medborgarlofte.domain.lineage import Act, propose
from medborgarlofte.domain.targets import CountTarget, Per, UncountableTarget
from tests.domain.contents import MUNICIPALITY, POLICE, commitment, promise, promises

TERMLY = CountTarget(1, Per.SCHOOL_TERM, "sök")
DOGS = commitment(1, "Polisen söker med narkotikahund på högstadieskolorna.", targets=(TERMLY,))
BOTH = (POLICE, MUNICIPALITY)


def test_the_same_words_and_target_are_extended() -> None:
    (link,) = propose(promise(DOGS), promise(replace(DOGS, number=4))).links

    assert (link.act, link.earlier, link.later) == (Act.EXTEND, (1,), (4,))
    assert (link.likeness, link.changes, link.weakens) == (1.0, (), False)


def test_a_number_that_vanished_is_extended_and_marked() -> None:
    (link,) = propose(promise(DOGS), promise(replace(DOGS, targets=(UncountableTarget(),)))).links

    assert (link.act, link.weakens) == (Act.EXTEND, True)
    assert [change.kind for change in link.changes] == [ChangeKind.TARGET_DROPPED]


def test_a_raised_target_is_sharpened_and_one_made_countable_too() -> None:
    uncounted, oftener = replace(DOGS, targets=()), replace(DOGS, targets=(replace(TERMLY, number=2),))

    assert [propose(promise(DOGS), promise(oftener)).links[0].act] == [Act.SHARPEN]
    assert [propose(promise(uncounted), promise(DOGS)).links[0].act] == [Act.SHARPEN]


def test_raised_in_one_target_and_lowered_in_another_is_not_sharpened() -> None:
    walks = CountTarget(4, Per.YEAR, "vandringar")
    before = replace(DOGS, targets=(TERMLY, walks))
    after = replace(DOGS, targets=(replace(TERMLY, number=2), replace(walks, number=1)))

    (link,) = propose(promise(before), promise(after)).links

    assert (link.act, link.weakens) == (Act.EXTEND, True)


def test_a_joint_commitment_given_to_each_party_is_split() -> None:
    joint = commitment(1, "Polisen och kommunen ska besöka alla skolor.", parties=BOTH)
    police = commitment(1, "Polisen ska besöka alla skolor.")
    municipality = commitment(2, "Kommunen ska besöka alla skolor.", parties=(MUNICIPALITY,))

    found = propose(promise(joint), promise(police, municipality))

    assert [(link.act, link.earlier, link.later) for link in found.links] == [(Act.SPLIT, (1,), (1, 2))]
    assert found.new == ()


def test_another_party_that_joins_is_new_and_nothing_is_split() -> None:
    police = commitment(1, "Polisen ska besöka alla skolor.")
    municipality = commitment(2, "Kommunen ska besöka alla skolor.", parties=(MUNICIPALITY,))

    found = propose(promise(police), promise(police, municipality))

    assert [link.act for link in found.links] == [Act.EXTEND]
    assert found.new == (2,)


def test_two_alike_by_different_parties_stay_apart() -> None:
    police = commitment(1, "Polisen ska besöka alla skolor.")
    municipality = commitment(2, "Kommunen ska besöka alla skolor.", parties=(MUNICIPALITY,))

    found = propose(
        promise(police, municipality), promise(replace(municipality, number=1), replace(police, number=2))
    )

    assert [(link.act, link.earlier, link.later) for link in found.links] == [
        (Act.EXTEND, (1,), (2,)),
        (Act.EXTEND, (2,), (1,)),
    ]


def test_a_merge_that_leaves_nothing_to_count_is_marked() -> None:
    earlier = promise(
        commitment(1, "Kommunen utbildar personal på fritidsgårdar om droger.", targets=(TERMLY,)),
        commitment(2, "Kommunen utbildar personal på gymnasiet om droger.", targets=(TERMLY,)),
    )
    later = promise(commitment(1, "Kommunen utbildar personal på fritidsgårdar och gymnasiet om droger."))

    (link,) = propose(earlier, later).links

    assert (link.act, link.earlier, link.later, link.weakens) == (Act.MERGE, (1, 2), (1,), True)
    assert [change.number for change in link.changes] == [1, 2]


def test_a_split_number_is_not_called_lowered() -> None:
    checks = CountTarget(104, Per.YEAR, "kontroller")
    joint = commitment(
        1, "Polisen och kommunen ska göra kontroller på länsvägen.", parties=BOTH, targets=(checks,)
    )
    police = commitment(1, "Polisen ska göra kontroller på länsvägen.", targets=(replace(checks, number=60),))
    other = replace(
        police, number=2, text="Kommunen ska göra kontroller på länsvägen.", parties=(MUNICIPALITY,)
    )

    (link,) = propose(promise(joint), promise(police, other)).links

    assert (link.act, link.weakens) == (Act.SPLIT, False)


def test_another_commitment_on_the_same_subject_replaces_and_on_another_closes() -> None:
    before = commitment(1, "Polisen ska mäta hastigheten på Skolgatan.", areas=("traffic",))
    after = commitment(1, "Polisen ska mäta bullret på Storgatan.", areas=("traffic",))

    (link,) = propose(promise(before), promise(after)).links
    elsewhere = propose(promise(before), promise(replace(after, areas=("youth",))))

    assert link.act is Act.REPLACE
    assert [one.act for one in elsewhere.links] == [Act.CLOSE]
    assert elsewhere.new == (1,)


def test_closed_commitments_come_last_and_weaken() -> None:
    gone = commitment(1, "Kommunen röjer sly längs gångvägarna.", parties=(MUNICIPALITY,))

    links = propose(promise(gone, replace(DOGS, number=2)), promise(DOGS)).links

    assert [(link.act, link.earlier, link.weakens) for link in links] == [
        (Act.EXTEND, (2,), False),
        (Act.CLOSE, (1,), True),
    ]


@given(promises(), promises())
def test_every_commitment_has_its_place_once(earlier: Promise, later: Promise) -> None:
    found = propose(earlier, later)

    assert sorted(number for link in found.links for number in link.earlier) == sorted(
        one.number for one in earlier.commitments
    )
    assert sorted([*(number for link in found.links for number in link.later), *found.new]) == sorted(
        one.number for one in later.commitments
    )
    for link in found.links:
        assert 0 <= link.likeness <= 1
        assert bool(link.later) is (link.act is not Act.CLOSE)


@given(promises())
def test_an_unchanged_promise_is_extended_whole(content: Promise) -> None:
    found = propose(content, content)

    assert {link.act for link in found.links} <= {Act.EXTEND}
    assert found.new == ()
