"""Commitments that are connected through the periods: what split and what merged stays together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def strands(links: Sequence[Iterable[Key]]) -> list[list[int]]:
    """The links, by their places in `links`, gathered so that those with a key in common stand together.

    Both the strands and the links in each stand in the order given. A link without keys stands alone.
    """
    above = list(range(len(links)))  # of each link another of its strand, the first of all at the top
    first: dict[Key, int] = {}
    for place, keys in enumerate(links):
        for key in keys:
            known, own = _top(above, first.setdefault(key, place)), _top(above, place)
            above[max(known, own)] = min(known, own)
    gathered: dict[int, list[int]] = defaultdict(list)
    for place in range(len(links)):
        gathered[_top(above, place)].append(place)
    return list(gathered.values())


def _top(above: list[int], place: int) -> int:
    while above[place] != place:
        above[place] = above[above[place]]  # halves the way for the next who asks
        place = above[place]
    return place
