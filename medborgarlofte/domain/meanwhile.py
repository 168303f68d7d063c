"""A draft held against a version that somebody published while the draft was open.

Three contents are compared: what the draft began with, what it says, and what it would begin with now. What
the one who drafted has changed stays; all else is as it would be now, so that nothing that others published
is taken back unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace

from .content import Commitment, Promise
from .likeness import match


def rebased(began: Promise, said: Promise, now: Promise) -> Promise:
    """What the draft says on top of `now`. The three name their commitments by the same numbers."""
    own = {
        field.name: getattr(said if _differ(began, said, field.name) else now, field.name)
        for field in fields(Promise)
    }
    kept = [one for drafted in said.commitments if (one := _one(drafted, began, now))]
    return replace(now, **{**own, "commitments": tuple(_with_added(kept, began, now))})


def _differ(began: Promise, said: Promise, name: str) -> bool:
    return bool(getattr(began, name) != getattr(said, name))


def _one(drafted: Commitment, began: Promise, now: Promise) -> Commitment | None:
    """The commitment as it was drafted, or as it is now when nobody touched it in the draft."""
    if drafted != began.commitment(drafted.number):
        return drafted
    return now.commitment(drafted.number)


def _with_added(kept: list[Commitment], began: Promise, now: Promise) -> list[Commitment]:
    """With those that are new since the draft began, each after the one that it stands after now."""
    result = list(kept)
    earlier: list[int] = []
    for one in now.commitments:
        known = {held.number for held in result}
        if one.number not in known and began.commitment(one.number) is None:
            places = [place for place, held in enumerate(result) if held.number in earlier]
            result.insert(places[-1] + 1 if places else 0, one)
        earlier.append(one.number)
    return result


def new_numbers(
    drafted: Iterable[Commitment], published: Iterable[Commitment], known: int, first_free: int
) -> dict[int, int]:
    """New numbers for the commitments of a draft that others' versions may have taken since.

    Numbers up to `known` mean the same on both sides, and stay. Of the others, those that are like a
    published one get its number, the rest get numbers from `first_free` on.
    """
    own = [one for one in drafted if one.number > known]
    pairs = match([one for one in published if one.number > known], own).pairs
    numbers = {pair.published.number: pair.stored.number for pair in pairs}
    for one in own:
        if one.number not in numbers:
            numbers[one.number] = first_free
            first_free += 1
    return numbers


def renamed(said: Promise, numbers: Mapping[int, int]) -> Promise:
    """The content with its commitments under these numbers; those that are not named keep theirs."""
    commitments = (replace(one, number=numbers.get(one.number, one.number)) for one in said.commitments)
    return replace(said, commitments=tuple(commitments))
