"""What a renewal came to once its draft was edited: the fates followed, and the lineage that they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .changes import commitment_changes
from .content import Commitment, Promise
from .lineage import Act, carried_on
from .pace import Held
from .renewal import Fate
from .strands import strands


@dataclass(frozen=True, slots=True)
class Edited:
    """One merge or split of a draft: the numbers it was about, and those that it held before and after."""

    act: str
    touched: tuple[int, ...]
    before: frozenset[int]
    after: frozenset[int]


@dataclass(frozen=True, slots=True)
class RenewalLink:
    """One act between the ending promise and the next, by their numbers, with the reason that was given."""

    act: Act
    earlier: tuple[int, ...]
    later: tuple[int, ...]
    reason: str = ""


def followed(fates: Iterable[Fate], edits: Iterable[Edited], said: Promise) -> tuple[Fate, ...]:
    """The fates as they are now that the draft, after these edits in their order, says what it says.

    What was merged goes on in what it was merged into, what was split in all its parts. One whose
    commitments were dropped has no later numbers, whatever was chosen for it.
    """
    found = {fate: list(fate.later) for fate in fates}
    for edit in edits:
        for later in found.values():
            later += _added(later, edit)
    held = {one.number for one in said.commitments}
    return tuple(replace(fate, later=tuple(sorted(set(later) & held))) for fate, later in found.items())


def _added(later: Sequence[int], edit: Edited) -> Iterable[int]:
    if edit.act == "merge" and set(later) & (edit.before - edit.after):
        return [number for number in edit.touched if number in edit.after]
    if edit.act == "split" and set(later) & set(edit.touched):
        return edit.after - edit.before
    return ()


def left_out(fates: Iterable[Fate]) -> tuple[int, ...]:
    """The commitments that were to go on and no longer do: they are closed only with a reason."""
    return tuple(fate.number for fate in fates if not fate.later and fate.act is not Act.CLOSE)


def alike_parts(fates: Iterable[Fate], said: Promise) -> tuple[int, ...]:
    """The commitments that were to be split and whose parts still say the same."""
    texts = {one.number: one.text.strip() for one in said.commitments}
    return tuple(
        fate.number
        for fate in fates
        if fate.act is Act.SPLIT and len({texts[number] for number in fate.later}) < len(fate.later)
    )


def links(fates: Sequence[Fate], ending: Promise, said: Promise) -> tuple[RenewalLink, ...]:
    """The lineage that the fates come to: each earlier commitment in exactly one link, closed ones last.

    The act tells what happened, also where the draft became something else than was chosen: one that
    goes on as several was split, several that go on as one were merged; one that was to be replaced
    was; and of one that goes on as one, the targets tell whether it was sharpened or extended.
    """
    going_on = [fate for fate in fates if fate.later]
    groups = strands([[-fate.number, *fate.later] for fate in going_on])
    found = [_link([going_on[place] for place in places], ending, said) for places in groups]
    closed = (RenewalLink(Act.CLOSE, (one.number,), (), one.reason) for one in fates if not one.later)
    order = {one.number: place for place, one in enumerate(ending.commitments)}
    return (*sorted(found, key=lambda link: min(order[number] for number in link.earlier)), *closed)


def _link(together: Sequence[Fate], ending: Promise, said: Promise) -> RenewalLink:
    earlier = tuple(sorted(fate.number for fate in together))
    later = tuple(sorted({number for fate in together for number in fate.later}))
    reason = " ".join(dict.fromkeys(fate.reason for fate in together if fate.reason))
    return RenewalLink(_act(together, earlier, later, ending, said), earlier, later, reason)


def _act(
    together: Sequence[Fate], earlier: Sequence[int], later: Sequence[int], ending: Promise, said: Promise
) -> Act:
    if any(fate.act is Act.REPLACE for fate in together) or len(earlier) > 1 < len(later):
        return Act.REPLACE
    if len(later) > 1:
        return Act.SPLIT
    if len(earlier) > 1:
        return Act.MERGE
    held = Held(ending.start, ending.end), Held(said.start, said.end)
    return carried_on(commitment_changes(_one(ending, earlier[0]), _one(said, later[0]), held))


def _one(said: Promise, number: int) -> Commitment:
    found = said.commitment(number)
    if found is None:
        raise ValueError("there is no commitment of that number")
    return found


def renumbered(fates: Iterable[Fate], said: Promise) -> Iterator[Fate]:
    """The fates by the numbers 1, 2, … that the draft's commitments are published under."""
    place = {one.number: number for number, one in enumerate(said.commitments, start=1)}
    for fate in fates:
        yield replace(fate, later=tuple(place[number] for number in fate.later))
