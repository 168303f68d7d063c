"""The next promise, made of one that ends and of what was chosen for each of its commitments.

Nothing is invented: the next promise says what the ending one said, as far as it goes on, and what was
written in its place. What a renewal becomes, with examples, stands in docs/methods/renewal.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .content import Commitment, Promise
from .lineage import Act

CHOICES = (Act.EXTEND, Act.SHARPEN, Act.SPLIT, Act.REPLACE, Act.CLOSE)
"""What can be chosen for one commitment. Two are merged in the draft, where both are seen."""
NEEDS_REASON = frozenset({Act.REPLACE, Act.CLOSE})


@dataclass(frozen=True, slots=True)
class Choice:
    """What becomes of one commitment: `reason` is why, `text` what is promised when it is replaced."""

    number: int
    act: Act
    reason: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one commitment: the numbers that carry it on in the next promise, none when closed."""

    number: int
    act: Act
    later: tuple[int, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Renewed:
    """The next promise, and one fate for each commitment of the ending one, in its order."""

    said: Promise
    fates: tuple[Fate, ...]


def renewed(
    ending: Promise, choices: Iterable[Choice], *, start: date, end: date, reason: str, lessons: str
) -> Renewed:
    """The next promise, for `start` up to, not including, `end`.

    Its commitments have the numbers 1, 2, … in the order of the ending one. An extended or sharpened one
    keeps words and targets, to be changed; a split one stands twice, and its targets with the first, for
    nobody but a person knows which of them each part has; a replaced one has the words that were written.
    Raises ValueError unless there is exactly one choice for each commitment, among CHOICES, with a reason
    and a text where they are needed, and unless the next promise begins after the ending one.
    """
    chosen = _by_number(ending, choices)
    if ending.end is None or not ending.end <= start < end:
        raise ValueError("the next promise begins when the ending one has ended, or later")
    commitments: list[Commitment] = []
    fates = []
    for one in ending.commitments:
        choice, first = chosen[one.number], len(commitments) + 1
        carried = _carried(one, choice)
        commitments += (replace(each, number=number) for number, each in enumerate(carried, start=first))
        later = tuple(range(first, first + len(carried)))
        fates.append(Fate(one.number, choice.act, later, choice.reason))
    said = replace(
        ending,
        label=label_of(start, end),
        start=start,
        end=end,
        kind="extension",
        extension_of=ending.label,
        extension_reason=reason,
        extension_lessons=lessons,
        links=(),  # to what was published of the ending promise
        commitments=tuple(commitments),
    )
    return Renewed(said, tuple(fates))


def label_of(start: date, end: date) -> str:
    """What a period is called, from its first day up to, not including, `end`: "2025", "2025-2026"."""
    last = end - timedelta(days=1)
    return str(start.year) if start.year == last.year else f"{start.year}-{last.year}"


def _by_number(ending: Promise, choices: Iterable[Choice]) -> dict[int, Choice]:
    choices = list(choices)
    found = {one.number: one for one in choices}
    if len(found) < len(choices) or found.keys() != {one.number for one in ending.commitments}:
        raise ValueError("each commitment has one choice")
    for one in choices:
        lacking = (one.act in NEEDS_REASON and not one.reason) or (one.act is Act.REPLACE and not one.text)
        if one.act not in CHOICES or lacking:
            raise ValueError("a choice is one of CHOICES, with its reason and text")
    return found


def _carried(one: Commitment, choice: Choice) -> list[Commitment]:
    """What goes on of a commitment; where it was read, and its outcome, belong to the ending promise."""
    kept = replace(one, result="", source="", page=None, line=None, evidence=())
    if choice.act is Act.CLOSE:
        return []
    if choice.act is Act.SPLIT:
        return [kept, replace(kept, targets=(), as_needed=False)]
    if choice.act is Act.REPLACE:
        return [replace(kept, text=choice.text, targets=(), as_needed=False)]
    return [kept]
