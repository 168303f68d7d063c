"""What is connected stands together, whatever the order it is told in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain.strands import strands


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([], []),
        ([[1, 2], [3, 4]], [[0], [1]]),
        ([[1, 2], [2, 3], [3, 4]], [[0, 1, 2]]),
        ([[1, 2], [3, 4], [2, 3]], [[0, 1, 2]]),
        ([[1, 10], [2, 11], [10, 11, 20]], [[0, 1, 2]]),
        ([[1, 10, 11], [10, 20], [5, 6], [11, 21]], [[0, 1, 3], [2]]),
        ([[], [1], []], [[0], [1], [2]]),
    ],
)
def test_links_with_a_key_in_common_are_one_strand(links: list[list[int]], expected: list[list[int]]) -> None:
    assert strands(links) == expected


@given(st.lists(st.lists(st.integers(0, 12), max_size=3), max_size=12))
def test_every_link_is_in_one_strand_and_no_key_is_in_two(links: list[list[int]]) -> None:
    found = strands(links)
    assert sorted(place for strand in found for place in strand) == list(range(len(links)))
    keys = [{key for place in strand for key in links[place]} for strand in found]
    assert sum(map(len, keys)) == len(set().union(*keys))
    for strand in found:  # each is reached from the first
        reached, seen = set(links[strand[0]]), {strand[0]}
        for _again in strand:
            for place in strand:
                if reached & set(links[place]):
                    reached |= set(links[place])
                    seen.add(place)
        assert seen == set(strand)
