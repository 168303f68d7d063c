"""What a reviewer corrected: what was read held against what the reviewer made of it.

So that the grammar can be improved. What a known promise brought of its own is no correction, nor is the
order in which commitments are shown, nor what no document says (whether a count is sensitive).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from medborgarlofte.domain import content, editing
from medborgarlofte.domain.likeness import ALIKE, features, text_likeness
from medborgarlofte.domain.words import stems

from .parsers.reading import Passage

_FIELDS = (
    *("text", "parties", "targets", "as_needed", "focus_area", "areas"),
    *("places", "target_groups", "co_actors", "result"),
)
_PROMISE_FIELDS = (
    *("municipality", "police_area", "kind", "problem", "aim", "followup_words", "followups_per_year"),
    *("extension_of", "extension_reason", "extension_lessons"),
)
_PERIOD = ("label", "start", "end")
_EVIDENCE_OF = {"parties": "responsible"}
_IsIn = Callable[[content.Commitment, content.Commitment], bool]


class Kind(StrEnum):
    """What the reviewer did."""

    SPLIT = "split"
    MERGED = "merged"
    DROPPED = "dropped"
    ADDED = "added"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that was read otherwise than the reviewer says.

    `number` is that of the review, None for the promise's own fields. `text` is the commitment as it was
    read, of one that was added as it was written. `read` and `said` are values as JSON holds them;
    `others` are the further parts of one that was split, or those merged into it. `words` are what the
    field was read from. `passage` is where an added one was listed as not understood.
    """

    kind: Kind
    number: int | None = None
    text: str = ""
    line: int | None = None
    page: int | None = None
    field: str = ""
    read: Any = None
    said: Any = None
    others: tuple[int, ...] = ()
    words: tuple[content.Evidence, ...] = ()
    passage: Passage | None = None


def corrections(
    read: content.Promise,
    start: content.Promise,
    said: content.Promise,
    not_understood: Sequence[Passage] = (),
) -> tuple[Correction, ...]:
    """What was corrected, the promise's own fields first, then by number.

    `start` is what the review began with: `read` itself, or what a known promise would say after it.
    All three name their commitments by the same numbers. Where the reviewer went back to what was read,
    nothing was corrected.
    """
    compared = _Compared(*(content.settled(one) for one in (read, start, said)))
    found = [
        *compared.of_parts(),
        *compared.of_fields(),
        *compared.dropped(),
        *compared.added(not_understood),
    ]
    kinds = tuple(Kind)
    found.sort(key=lambda one: (one.number or 0, kinds.index(one.kind)))
    return (*_of_promise(compared.read, compared.start, compared.said), *found)


class _Compared:
    """The three contents, and which commitments became several or one."""

    def __init__(self, read: content.Promise, start: content.Promise, said: content.Promise) -> None:
        self.read, self.start, self.said = read, start, said
        self.old = [one for one in start.commitments if read.commitment(one.number)]
        known = {one.number for one in (*read.commitments, *start.commitments)}
        self.new = [one for one in said.commitments if one.number not in known]
        self.gone = [one for one in self.old if not said.commitment(one.number)]
        self.split = self._by_host(self.new, lambda one, host: _holds(host.text, one.text))
        self.merged = self._by_host(self.gone, lambda one, host: _holds(self._text(host), one.text))

    def _text(self, host: content.Commitment) -> str:
        now = self.said.commitment(host.number)
        return now.text if now else ""

    def _by_host(self, ones: Iterable[content.Commitment], is_in: _IsIn) -> dict[int, list[int]]:
        """The numbers of those whose words came from, or went to, each commitment that was reworded."""
        reworded = [host for host in self.old if self._text(host) != host.text]
        found: dict[int, list[int]] = {}
        for one in ones:
            host = next((host for host in reworded if host.number != one.number and is_in(one, host)), None)
            if host:
                found.setdefault(host.number, []).append(one.number)
        return found

    def of_parts(self) -> Iterator[Correction]:
        for kind, hosts in ((Kind.SPLIT, self.split), (Kind.MERGED, self.merged)):
            for number, others in hosts.items():
                yield _about(kind, self.old_one(number), others=tuple(others))

    def old_one(self, number: int) -> content.Commitment:
        return next(one for one in self.old if one.number == number)

    def of_fields(self) -> Iterator[Correction]:
        """The fields of what was read and kept, and of the parts that one was split into."""
        for one in self.old:
            now = self.said.commitment(one.number)
            if now:
                read, start = (_merged(side, one.number, self.merged) for side in (self.read, self.start))
                parted = one.number in self.split and _holds(start.text, now.text)
                yield from _fields(read, start, now, text=not parted)
            for number in self.split.get(one.number, ()):
                part = _part(self.old_one(one.number), number)
                yield from _fields(part, part, self._said_one(number), text=False)

    def _said_one(self, number: int) -> content.Commitment:
        return next(one for one in self.said.commitments if one.number == number)

    def dropped(self) -> Iterator[Correction]:
        elsewhere = {number for others in self.merged.values() for number in others} | self.split.keys()
        for one in self.gone:
            if one.number not in elsewhere:
                yield _about(Kind.DROPPED, one)

    def added(self, not_understood: Sequence[Passage]) -> Iterator[Correction]:
        parts = {number for others in self.split.values() for number in others}
        for one in self.new:
            if one.number not in parts:
                passage = passage_of(one.text, not_understood)
                yield Correction(Kind.ADDED, one.number, one.text, passage=passage)


def _about(kind: Kind, one: content.Commitment, **more: Any) -> Correction:
    return Correction(kind, one.number, one.text, one.line, one.page, **more)


def _merged(side: content.Promise, number: int, merged: dict[int, list[int]]) -> content.Commitment:
    """The commitment as it is when only the merging has been done."""
    numbers = [number, *merged.get(number, ())]
    held = tuple(one for one in side.commitments if one.number in numbers)
    first = next(one for one in held if one.number == number)
    whole = replace(side, commitments=(first, *(one for one in held if one.number != number)))
    for _ in held[1:]:
        whole = editing.merge(whole, number)
    return content.settled(whole).commitments[0]


def _part(whole: content.Commitment, number: int) -> content.Commitment:
    """A later part of one that was split, as `editing.split` makes it."""
    alone = content.Promise("", commitments=(whole,))
    part = editing.split(alone, whole.number, [whole.text, whole.text], number).commitments[1]
    return content.settled(replace(alone, commitments=(part,))).commitments[0]


def _fields(
    read: content.Commitment, start: content.Commitment, said: content.Commitment, *, text: bool
) -> Iterator[Correction]:
    for name in _FIELDS if text else _FIELDS[1:]:
        was, began, now = (getattr(one, name) for one in (read, start, said))
        if now not in (began, was):
            evidence = _EVIDENCE_OF.get(name, name)
            words = tuple(one for one in read.evidence if one.field == evidence)
            about = replace(read, number=said.number)
            yield _about(Kind.FIELD, about, field=name, read=_plain(was), said=_plain(now), words=words)


def _of_promise(read: content.Promise, start: content.Promise, said: content.Promise) -> Iterator[Correction]:
    was, began, now = (tuple(getattr(one, name) for name in _PERIOD) for one in (read, start, said))
    if now not in (began, was):
        found = [one for held in read.commitments for one in held.evidence if one.field == "period"]
        words = tuple({one.words: one for one in reversed(found)}.values())[
            ::-1
        ]  # once, where they stand first
        yield Correction(Kind.FIELD, field="period", read=_period(was), said=_period(now), words=words)
    for name in _PROMISE_FIELDS:
        was, began, now = (getattr(one, name) for one in (read, start, said))
        if now not in (began, was):
            yield Correction(Kind.FIELD, field=name, read=was, said=now)


def _period(values: Sequence[Any]) -> dict[str, Any]:
    label, start, end = values
    return {"label": label, "start": start and start.isoformat(), "end": end and end.isoformat()}


def _plain(value: Any) -> Any:
    """A field's value as JSON holds it."""
    return [_plain_item(one) for one in value] if isinstance(value, tuple) else value


def _plain_item(one: Any) -> Any:
    if isinstance(one, str):
        return one
    return asdict(one) if isinstance(one, content.Party) else content.target_as_json(one)


def _holds(whole: str, part: str) -> bool:
    """Whether the words of `part` stand together in `whole`, however inflected and marked."""
    words = " ".join(stems(part))
    return bool(words) and f" {words} " in f" {' '.join(stems(whole))} "


def passage_of(text: str, passages: Sequence[Passage]) -> Passage | None:
    """The passage that a text stands in or is most like; None when it is like none."""
    for passage in passages:
        if _holds(passage.text, text) or _holds(text, passage.text):
            return passage
    written = features(content.Commitment(0, text))
    alike = [
        (text_likeness(written, features(content.Commitment(0, one.text))), -place)
        for place, one in enumerate(passages)
    ]
    best, place = max(alike, default=(0.0, 0))
    return passages[-place] if best >= ALIKE else None
