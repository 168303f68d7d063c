"""Which commitments of a later promise carry on those of an earlier one: proposals, for a person to confirm.

The rules, their thresholds and how often they are right stand in docs/methods/lineage.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from .change import Change, ChangeKind, Side
from .changes import commitment_changes
from .content import Commitment, Promise
from .likeness import Features, Pair, features, likeness, match
from .pace import Held
from .target_changes import is_counted

PART = 0.7  # of a commitment's words stand in the one it is a part of
REPLACED = 0.5  # two commitments this alike, under one subject, are one in the place of the other
_FEWEST_WORDS = 2  # that tell something, for a commitment to be known as a part of another


class Act(StrEnum):
    """What a renewal does with a commitment."""

    EXTEND = "extend"
    SHARPEN = "sharpen"
    SPLIT = "split"
    MERGE = "merge"
    REPLACE = "replace"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Link:
    """One act: the numbers in the earlier and in the later promise, and what happened on the way.

    `likeness` is 0-1, of the least alike pair (0 for CLOSE). `changes` tells the differences by the
    earlier number; of several commitments only that nothing is left to count.
    """

    act: Act
    earlier: tuple[int, ...]
    later: tuple[int, ...] = ()
    likeness: float = 0.0
    changes: tuple[Change, ...] = ()

    @property
    def weakens(self) -> bool:
        """Whether the later promise binds less: closed, or a target dropped or lowered."""
        return self.act is Act.CLOSE or any(change.weakens for change in self.changes)


@dataclass(frozen=True, slots=True)
class Lineage:
    """Links in the order of the earlier promise, closed ones last; `new` has no origin in it."""

    links: tuple[Link, ...]
    new: tuple[int, ...]


def propose(earlier: Promise, later: Promise) -> Lineage:
    """How the commitments of an earlier promise go on in a later one.

    Each commitment of either promise stands in one link at most, each of the earlier in exactly one.
    """
    held = Held(earlier.start, earlier.end), Held(later.start, later.end)
    found = match(earlier.commitments, later.commitments)
    parts, origins = _parts(found.pairs, found.new), _origins(found.pairs, found.left)
    links = [_carried(pair, parts, origins, held) for pair in found.pairs]
    added = {one.number for many in parts.values() for one in many}
    merged = {one.number for many in origins.values() for one in many}
    left = [one for one in found.left if one.number not in merged]
    new = [one for one in found.new if one.number not in added]
    replaced = _replaced(left, new)
    links += [_link(Act.REPLACE, [one], [other], score, held) for one, other, score in replaced]
    gone = {one.number for one, _, _ in replaced}
    taken = {other.number for _, other, _ in replaced}
    links += [Link(Act.CLOSE, (one.number,)) for one in left if one.number not in gone]
    places = {one.number: place for place, one in enumerate(earlier.commitments)}
    ordered = sorted(links, key=lambda link: (link.act is Act.CLOSE, places[link.earlier[0]]))
    return Lineage(tuple(ordered), tuple(one.number for one in new if one.number not in taken))


Attached = dict[int, list[Commitment]]


def _parts(pairs: Sequence[Pair], new: Sequence[Commitment]) -> Attached:
    """For the earlier commitments that were split, by number, the later ones beside the one matched."""
    wholes = [(pair.stored, pair.published) for pair in pairs]
    return _attached(wholes, new)


def _origins(pairs: Sequence[Pair], left: Sequence[Commitment]) -> Attached:
    """For the later commitments that merge several, by number, the earlier ones beside the one matched."""
    wholes = [(pair.published, pair.stored) for pair in pairs]
    return _attached(wholes, left)


def _attached(wholes: Sequence[tuple[Commitment, Commitment]], loose: Sequence[Commitment]) -> Attached:
    """Each loose commitment beside the whole that it is a part of most, if it is one of any."""
    known = [(whole, features(whole), features(known)) for whole, known in wholes]
    found: Attached = defaultdict(list)
    for one in loose:
        own = features(one)
        scores = [(_part(own, sibling, whole), -at) for at, (_, whole, sibling) in enumerate(known)]
        best, at = max(scores, default=(0.0, 0))
        if best >= PART:
            found[known[-at][0].number].append(one)
    return found


def _part(own: Features, sibling: Features, whole: Features) -> float:
    """How much of a commitment's words stand in the whole; 0 unless it and its sibling divide the whole.

    They divide it when each has a party of the whole and not the same, or when each says something of
    the whole that the other does not.
    """
    if len(own.meaning) < _FEWEST_WORDS or not (own.parties <= whole.parties):
        return 0.0
    by_party = own.parties != sibling.parties and sibling.parties < whole.parties
    by_words = own.meaning & whole.meaning - sibling.meaning and sibling.meaning & whole.meaning - own.meaning
    if not (by_party or by_words):
        return 0.0
    return len(own.meaning & whole.meaning) / len(own.meaning)


def _carried(pair: Pair, parts: Attached, origins: Attached, held: tuple[Held, Held]) -> Link:
    """The link of a pair. A commitment that was both split and merged is told as split."""
    siblings = parts.get(pair.stored.number)
    if siblings:
        return _link(Act.SPLIT, [pair.stored], [pair.published, *siblings], pair.likeness, held)
    others = origins.get(pair.published.number)
    if others:
        return _link(Act.MERGE, [pair.stored, *others], [pair.published], pair.likeness, held)
    link = _link(Act.EXTEND, [pair.stored], [pair.published], pair.likeness, held)
    return replace(link, act=carried_on(link.changes))


def carried_on(changes: Sequence[Change]) -> Act:
    """Whether a commitment that goes on as one was sharpened, or else extended, from what changed.

    It is sharpened when a target was raised or added and nothing of it binds less.
    """
    sharper = {ChangeKind.RAISED, ChangeKind.TARGET_ADDED} & {change.kind for change in changes}
    weaker = any(change.weakens for change in changes)
    return Act.SHARPEN if sharper and not weaker else Act.EXTEND


def _link(
    act: Act, old: Sequence[Commitment], new: Sequence[Commitment], score: float, held: tuple[Held, Held]
) -> Link:
    alone = len(old) == len(new) == 1
    told = commitment_changes(old[0], new[0], held) if alone else _uncounted(old, new)
    numbers = [tuple(sorted(one.number for one in each)) for each in (old, new)]
    return Link(act, numbers[0], numbers[1], score, told)


def _uncounted(old: Sequence[Commitment], new: Sequence[Commitment]) -> tuple[Change, ...]:
    """Numbers that became none. Other sums are not compared: 60 and 44 checks may be the 104 of before."""
    if any(is_counted(target) for one in new for target in one.targets):
        return ()
    kind, lost = ChangeKind.TARGET_DROPPED, [(one.number, target) for one in old for target in one.targets]
    return tuple(
        Change(kind, number, Side(targets=(target,)), weakens=True, field="targets", counted=False)
        for number, target in lost
        if is_counted(target)
    )


def _replaced(
    left: Sequence[Commitment], new: Sequence[Commitment]
) -> list[tuple[Commitment, Commitment, float]]:
    """What stands in the place of what, the most alike first, each once; only under a common subject."""
    olds, news = [(one, features(one)) for one in left], [(one, features(one)) for one in new]
    scored = [
        (-likeness(old, other), abs(i - j), i + j, i, j)
        for i, (_, old) in enumerate(olds)
        for j, (_, other) in enumerate(news)
        if _one_subject(old, other)
    ]
    chosen: dict[int, tuple[int, float]] = {}
    for minus, _, _, i, j in sorted(scored):
        if -minus >= REPLACED and i not in chosen and j not in {taken for taken, _ in chosen.values()}:
            chosen[i] = (j, round(-minus, 3))
    return [(left[i], new[j], score) for i, (j, score) in sorted(chosen.items())]


def _one_subject(one: Features, other: Features) -> bool:
    return bool(one.areas & other.areas) or bool(one.heading and one.heading == other.heading)
