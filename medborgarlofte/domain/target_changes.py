"""What became of the targets of one commitment: which of the new ones is which of the old."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from rapidfuzz import fuzz

from .change import Change, ChangeKind, Side
from .content import Commitment
from .pace import Held, Turn, compare
from .targets import CountTarget, Target, UncountableTarget, WhenNeededTarget, WithinTimeTarget
from .words import same_text, same_unit

_LIKE_UNITS = 70  # of 100: "trafikkontroller" is 77 like "kontroller", 57 like "trafiksamtal"
_MOST = 30  # targets of a commitment that are paired by likeness; the rest are dropped and added
_KINDS = {
    Turn.LOWERED: ChangeKind.LOWERED,
    Turn.RAISED: ChangeKind.RAISED,
    Turn.CHANGED: ChangeKind.TARGET_CHANGED,
    Turn.SAME: ChangeKind.TARGET_CHANGED,
}

Pairs = list[tuple[Target, Target]]


def is_counted(target: Target) -> bool:
    """Whether something is counted: a number, or cases within a time."""
    return isinstance(target, CountTarget | WithinTimeTarget)


def target_changes(before: Commitment, after: Commitment, held: tuple[Held, Held]) -> Iterator[Change]:
    """The targets dropped, lowered, changed, raised and added; a new order of them is one other change."""
    found = list(_found(before, after, held))
    yield from found
    if before.targets != after.targets and not found:
        sides = Side(targets=before.targets), Side(targets=after.targets)
        yield Change(ChangeKind.OTHER_CHANGED, before.number, *sides, field="targets")
    elif before.as_needed != after.as_needed and not found:
        old, new = (Side(("yes",) if one.as_needed else ()) for one in (before, after))
        yield Change(ChangeKind.OTHER_CHANGED, before.number, old, new, field="as_needed")


def _found(before: Commitment, after: Commitment, held: tuple[Held, Held]) -> Iterator[Change]:
    old, new = _aims(before), _aims(after)
    pairs, old, new = _paired(old, new)
    for one, other in pairs:
        turned = compare(one, other, held)
        sides = Side(targets=(one,)), Side(targets=(other,))
        kind = _KINDS[turned.turn]
        yield Change(kind, before.number, *sides, weakens=turned.weakens, field="targets")
    yield from _dropped(before, after, old, new)


def _aims(commitment: Commitment) -> list[Target]:
    """The targets; "when needed" without a number is one."""
    if commitment.as_needed and not commitment.targets:
        return [WhenNeededTarget()]
    return list(commitment.targets)


def _paired(old: list[Target], new: list[Target]) -> tuple[Pairs, list[Target], list[Target]]:
    """Equal targets put aside; the others paired by unit; and what then is left of each."""
    rest = list(new)
    left = [one for one in old if not _taken(one, rest)]
    scored = sorted(
        (-score, i + j, i, j)
        for (i, one), (j, other) in product(enumerate(left[:_MOST]), enumerate(rest[:_MOST]))
        if (score := _likeness(one, other))
    )
    firsts: dict[int, int] = {}
    for _, _, i, j in scored:  # i + j tells pairs with a target in common apart, whichever side comes first
        if i not in firsts and j not in firsts.values():
            firsts[i] = j
    pairs = [(left[i], rest[j]) for i, j in sorted(firsts.items())]
    seconds = set(firsts.values())
    return (
        pairs,
        [one for i, one in enumerate(left) if i not in firsts],
        [one for j, one in enumerate(rest) if j not in seconds],
    )


def _taken(target: Target, others: list[Target]) -> bool:
    if target in others:
        others.remove(target)
        return True
    return False


def _likeness(one: Target, other: Target) -> int:
    """0 for targets that are no forms of one; an equal unit goes before a like one, then an equal per."""
    if type(one) is not type(other):
        return 0
    per = 1 if one.per is other.per else 0
    if same_unit(one.unit, other.unit):
        return 4 + per
    alike = fuzz.ratio(same_text(one.unit), same_text(other.unit)) >= _LIKE_UNITS
    return 2 + per if alike or not (one.unit and other.unit) else 0


def _dropped(
    before: Commitment, after: Commitment, old: Sequence[Target], new: Sequence[Target]
) -> Iterator[Change]:
    """What is left on either side. A number instead of "cannot be counted", or the reverse, is one change."""
    counted = [any(map(is_counted, one.targets)) for one in (before, after)]
    losses, gains = [one for one in old if is_counted(one)], [one for one in new if is_counted(one)]
    instead = (
        tuple(one for one in new if not is_counted(one)),
        tuple(one for one in old if not is_counted(one)),
    )
    for one in losses:
        sides = Side(targets=(one,)), Side(targets=instead[0])
        yield _drop(before.number, *sides, weakens=True, counted=counted[1])
    for one in gains:
        sides = Side(targets=instead[1]), Side(targets=(one,))
        yield Change(ChangeKind.TARGET_ADDED, before.number, *sides, field="targets", counted=counted[0])
    if not losses:
        yield from (_added(before.number, one) for one in instead[0])
    if not gains:
        yield from (_lost(before.number, one, counted[1]) for one in instead[1])


def _drop(number: int, before: Side, after: Side, *, weakens: bool, counted: bool) -> Change:
    kind = ChangeKind.TARGET_DROPPED
    return Change(kind, number, before, after, weakens=weakens, field="targets", counted=counted)


def _lost(number: int, target: Target, counted: bool) -> Change:
    """A target without a number that nothing replaced; to lose "cannot be counted" is no loss."""
    weakens = not isinstance(target, UncountableTarget)
    return _drop(number, Side(targets=(target,)), Side(), weakens=weakens, counted=counted)


def _added(number: int, target: Target) -> Change:
    return Change(ChangeKind.TARGET_ADDED, number, after=Side(targets=(target,)), field="targets")
