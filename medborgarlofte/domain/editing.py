"""What a reviewer does to the content of a promise. Each act gives a new content and leaves the old one.

A commitment is named by its number, which it keeps whatever happens around it; one that is new gets the
next number that nobody has had. Each raises ValueError for a number that the content does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from .content import Commitment, Function, Promise
from .targets import Target, UncountableTarget


class Way(StrEnum):
    """Where a commitment is moved."""

    UP = "up"
    DOWN = "down"
    FIRST = "first"
    LAST = "last"


def next_number(*contents: Promise) -> int:
    """The first number that no commitment of these contents has."""
    return 1 + max((one.number for said in contents for one in said.commitments), default=0)


def correct(said: Promise, corrected: Commitment) -> Promise:
    """The commitment of that number as it is now."""
    place = _place(said, corrected.number)
    return _with(said, place, place + 1, [corrected])


def correct_promise(said: Promise, **fields: Any) -> Promise:
    """The promise's own fields: its period, problem, aim and so on."""
    return replace(said, **fields)


def split(said: Promise, number: int, texts: Sequence[str], new: int) -> Promise:
    """One commitment as several with these words; the first keeps the number, the others get `new` and on.

    All keep the parties, the focus area and the place in the source; targets stay with the first, for
    nobody but a person knows which of them each part has. Raises ValueError for fewer than two texts and
    for numbers that are taken.
    """
    words = [text.strip() for text in texts if text.strip()]
    if len(words) < 2:
        raise ValueError("a commitment is split into two or more")
    place = _place(said, number)
    whole = said.commitments[place]
    parts = [replace(whole, text=words[0])]
    for number_of_part, text in enumerate(words[1:], start=new):
        _check_free(said, number_of_part)
        parts.append(replace(whole, number=number_of_part, text=text, targets=(), result=""))
    return _with(said, place, place + 1, parts)


def merge(said: Promise, number: int) -> Promise:
    """A commitment and the one after it as one, under the first one's number.

    Raises ValueError for the last.
    """
    place = _place(said, number)
    if place + 1 == len(said.commitments):
        raise ValueError("nothing stands after the last")
    first, second = said.commitments[place : place + 2]
    return _with(said, place, place + 2, [_merged(first, second)])


def _merged(first: Commitment, second: Commitment) -> Commitment:
    return replace(
        first,
        text=f"{first.text} {second.text}",
        parties=_both(first.parties, second.parties),
        targets=_counted(_both(first.targets, second.targets)),
        as_needed=first.as_needed or second.as_needed,
        areas=_both(first.areas, second.areas),
        target_groups=_both(first.target_groups, second.target_groups),
        places=_both(first.places, second.places),
        co_actors=_both(first.co_actors, second.co_actors),
        result="\n\n".join(filter(None, (first.result, second.result))),
        evidence=_both(first.evidence, second.evidence),
        functions=_one_each(first.functions, second.functions),
        times=first.times or second.times,
        plans=_both(first.plans, second.plans),
        goal_kind=first.goal_kind or second.goal_kind,
        goal=first.goal or second.goal,
    )


def _counted(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """Without the target that only says that nothing is counted, where something is."""
    return tuple(one for one in targets if one != UncountableTarget()) or targets


def _one_each(first: tuple[Function, ...], second: tuple[Function, ...]) -> tuple[Function, ...]:
    """One function of each party: the first that is named."""
    known = {one.party for one in first}
    return first + tuple(one for one in second if one.party not in known)


def _both(first: tuple[Any, ...], second: tuple[Any, ...]) -> tuple[Any, ...]:
    return first + tuple(one for one in second if one not in first)


def add(said: Promise, commitment: Commitment, after: int | None = None) -> Promise:
    """A further commitment, after the one of that number or last."""
    _check_free(said, commitment.number)
    place = _place(said, after) + 1 if after is not None else len(said.commitments)
    return _with(said, place, place, [commitment])


def drop(said: Promise, number: int) -> Promise:
    """The content without that commitment."""
    place = _place(said, number)
    return _with(said, place, place + 1, [])


def move(said: Promise, number: int, way: Way) -> Promise:
    """That commitment one step up or down, or first or last; at the edge it stays."""
    place = _place(said, number)
    last = len(said.commitments) - 1
    wanted = {Way.UP: place - 1, Way.DOWN: place + 1, Way.FIRST: 0, Way.LAST: last}[way]
    rest = [one for one in said.commitments if one.number != number]
    rest.insert(min(max(wanted, 0), last), said.commitments[place])
    return replace(said, commitments=tuple(rest))


def renumbered(said: Promise) -> Promise:
    """Numbers 1, 2, … in the order shown: for a promise that is published for the first time."""
    return replace(
        said,
        commitments=tuple(
            replace(one, number=number) for number, one in enumerate(said.commitments, start=1)
        ),
    )


def _check_free(said: Promise, number: int) -> None:
    if said.commitment(number):
        raise ValueError("that number is taken")


def _place(said: Promise, number: int) -> int:
    for place, one in enumerate(said.commitments):
        if one.number == number:
            return place
    raise ValueError("there is no commitment of that number")


def _with(said: Promise, start: int, end: int, between: Iterable[Commitment]) -> Promise:
    commitments = (*said.commitments[:start], *between, *said.commitments[end:])
    return replace(said, commitments=commitments)
