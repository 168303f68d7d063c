"""How the draft of a renewal stands to the promise that it goes on from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from medborgarlofte.domain import content
from medborgarlofte.domain.renewal import Fate
from medborgarlofte.domain.renewal_links import Edited, RenewalLink, alike_parts, followed, left_out, links

from .models import Draft, Renewal

_FOLLOWED = ("merge", "split")


@dataclass(frozen=True, slots=True)
class Between:
    """The ending promise as its newest version says it, the draft as it is, and what becomes of what."""

    renewal: Renewal
    ending: content.Promise
    said: content.Promise
    fates: tuple[Fate, ...]  # of the commitments that the ending promise has now

    @property
    def links(self) -> tuple[RenewalLink, ...]:
        """The lineage as it would be written, by the numbers of the draft."""
        return links(self.fates, self.ending, self.said)

    @property
    def left_out(self) -> tuple[int, ...]:
        """Commitments that were to go on, are not in the draft, and have no reason yet."""
        return left_out(self.fates)

    @property
    def alike_parts(self) -> tuple[int, ...]:
        """Commitments that were split and whose parts still say the same."""
        return alike_parts(self.fates, self.said)

    @property
    def untold(self) -> tuple[int, ...]:
        """Commitments of the ending promise for which nothing was chosen: added by a later version of it."""
        chosen = {fate.number for fate in self.fates}
        return tuple(one.number for one in self.ending.commitments if one.number not in chosen)


def between(renewal: Renewal) -> Between:
    """The two as they are now. Three queries, the draft and the promise fetched before."""
    draft, promise = renewal.draft, renewal.promise
    ending, said = promise.versions.get(number=promise.version).content(), content.settled(draft.content())
    fates = followed(renewal.planned(), _edits(draft), said)
    return Between(renewal, ending, said, tuple(fate for fate in fates if ending.commitment(fate.number)))


def _edits(draft: Draft) -> list[Edited]:
    """The merges and splits that were not undone, the first one first."""
    edits = list(draft.edits.order_by("revision"))
    contents = [edit.before for edit in edits] + [draft.said]
    held = [frozenset(one["number"] for one in said["commitments"]) for said in contents]
    return [
        Edited(edit.act, tuple(edit.numbers), before, after)
        for edit, (before, after) in zip(edits, pairwise(held), strict=True)
        if edit.act in _FOLLOWED and not edit.undone
    ]
