"""A later publication of a promise that is known already: what it would change.

What a person has settled about a sentence is not read anew: where the words are the same, the published
commitment stands, and only an outcome that the page reports is added to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .content import Commitment, Link, Promise
from .editing import next_number
from .likeness import match
from .words import same_text

FOLLOW_UP = "follow-up"


def aligned(read: Promise, published: Promise, first_free: int) -> Promise:
    """What was read, for the days published, each commitment under the number of the published one it is.

    Those that are like none get numbers from `first_free` on, which none has had before.
    """
    aligned_read, *_ = aligned_alike([read], published, first_free)
    return replace(aligned_read, start=published.start, end=published.end)


def aligned_alike(contents: Sequence[Promise], published: Promise, first_free: int) -> tuple[Promise, ...]:
    """Contents that name their commitments by the same numbers, each under those of the published ones.

    So they are still about the same commitments: those of one review, for a promise that was published
    while it was open. The first of them decides what it can, then the next what is left.
    """
    numbers: dict[int, int] = {}
    for said in contents:
        taken = set(numbers.values())
        stored = [one for one in published.commitments if one.number not in taken]
        unknown = [one for one in said.commitments if one.number not in numbers]
        numbers |= {pair.published.number: pair.stored.number for pair in match(stored, unknown).pairs}
    free = max(first_free, next_number(published))
    for number in dict.fromkeys(one.number for said in contents for one in said.commitments):
        if number not in numbers:
            numbers[number] = free
            free += 1
    return tuple(_under(said, numbers) for said in contents)


def _under(said: Promise, numbers: Mapping[int, int]) -> Promise:
    commitments = tuple(replace(one, number=numbers[one.number]) for one in said.commitments)
    return replace(said, commitments=commitments)


def proposed(read: Promise, published: Promise) -> Promise:
    """What the promise would say after this publication; `read` is aligned with it.

    A follow-up need not repeat every commitment, so it adds outcomes and takes nothing away. Any other
    page is taken at its word: what it leaves out is left out, for a person to keep or to drop.
    """
    if read.kind == FOLLOW_UP:
        return _with_results(read, published)
    commitments = tuple(_later(one, published.commitment(one.number)) for one in read.commitments)
    return replace(
        published,
        problem=read.problem or published.problem,
        aim=read.aim or published.aim,
        followup_words=read.followup_words or published.followup_words,
        followups_per_year=read.followups_per_year or published.followups_per_year,
        links=_joined(published.links, read.links),
        focus_areas=tuple(dict.fromkeys((*read.focus_areas, *published.focus_areas))),
        commitments=commitments,
    )


def _with_results(read: Promise, published: Promise) -> Promise:
    commitments = tuple(
        replace(one, result=_result(one, later)) if (later := read.commitment(one.number)) else one
        for one in published.commitments
    )
    return replace(published, commitments=commitments, links=_joined(published.links, read.links))


def _later(read: Commitment, known: Commitment | None) -> Commitment:
    if known is None:
        return read
    if same_text(read.text) == same_text(known.text):
        return replace(known, result=_result(known, read))
    parties = read.parties or known.parties
    return replace(
        read,
        parties=parties,
        sensitive=known.sensitive,
        result=_result(known, read),
        functions=tuple(one for one in known.functions if one.party in parties),
        times=known.times,
        plans=known.plans,
        goal_kind=known.goal_kind,
        goal=known.goal,
    )


def _result(known: Commitment, later: Commitment) -> str:
    """The outcomes that earlier pages reported, then this one's unless it stands there already."""
    if (
        not later.result or f"\n\n{later.result}\n\n" in f"\n\n{known.result}\n\n"
    ):  # whole paragraphs: 98 is not in 198
        return known.result
    return f"{known.result}\n\n{later.result}".strip()


def _joined(first: tuple[Link, ...], second: tuple[Link, ...]) -> tuple[Link, ...]:
    return tuple({link.address: link for link in (*second, *first)}.values())
