"""What changed between two versions of a promise, and what of it makes the promise weaker.

Commitments are matched by their number. The rules, with worked figures, stand in docs/methods/versions.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .change import Change, ChangeKind, Side
from .content import Commitment, Function, Link, Party, Promise
from .pace import Held
from .target_changes import target_changes

_PROMISE_TEXTS = ("problem", "aim", "extension_reason", "extension_lessons")
_PROMISE_FIELDS = ("municipality", "municipality_code", "police_area", "kind", "extension_of")
_TEXTS = ("times", "goal_kind", "goal")
_LISTS = ("areas", "target_groups", "places", "co_actors")
_KINDS = tuple(ChangeKind)


def changes(before: Promise, after: Promise) -> tuple[Change, ...]:
    """Every difference of contents: what weakens the promise first, then by number, the promise itself first.

    Where the words were read from (source, page, line, evidence) is no content. No change: an empty
    tuple. Raises ValueError when two commitments of one promise have the same number.
    """
    held = Held(before.start, before.end), Held(after.start, after.end)
    old, new = _by_number(before), _by_number(after)
    found = [*_of_promise(before, after)]
    for number in sorted(old.keys() | new.keys()):
        found += _of_number(old.get(number), new.get(number), held)
    return tuple(sorted(found, key=_order))


def _order(change: Change) -> tuple[bool, int, int, str]:
    number = -1 if change.number is None else change.number
    return not change.weakens, number, _KINDS.index(change.kind), change.field


def _by_number(promise: Promise) -> dict[int, Commitment]:
    found = {one.number: one for one in promise.commitments}
    if len(found) < len(promise.commitments):
        raise ValueError("a number is given to one commitment only")
    return found


def _of_number(
    before: Commitment | None, after: Commitment | None, held: tuple[Held, Held]
) -> Iterator[Change]:
    if before and after:
        yield from commitment_changes(before, after, held)
    elif before:
        side = Side((before.text,), before.targets)
        yield Change(ChangeKind.DROPPED, before.number, before=side, weakens=True)
    elif after:
        yield Change(ChangeKind.ADDED, after.number, after=Side((after.text,), after.targets))


def commitment_changes(before: Commitment, after: Commitment, held: tuple[Held, Held]) -> tuple[Change, ...]:
    """Every difference of two forms of one commitment; `held` are the days of their promises.

    The number told is that of `before`.
    """
    number = before.number
    found = list(target_changes(before, after, held))
    if before.text != after.text:
        found.append(_texts(ChangeKind.REWORDED, number, before.text, after.text, "text"))
    if before.parties != after.parties:
        old, new = _names(before.parties), _names(after.parties)
        found.append(Change(ChangeKind.PARTIES_CHANGED, number, Side(old), Side(new), field="parties"))
    if before.focus_area != after.focus_area:
        headings = before.focus_area, after.focus_area
        found.append(_texts(ChangeKind.MOVED_AREA, number, *headings, "focus_area"))
    found += _result(number, before.result, after.result)
    found += _lists(before, after)
    return tuple(found)


def _names(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(party.name for party in parties)


def _texts(kind: ChangeKind, number: int | None, before: str, after: str, field: str) -> Change:
    """A change of one text; an empty one is told as none."""
    old, new = (Side((text,) if text else ()) for text in (before, after))
    return Change(kind, number, old, new, field=field)


def _result(number: int, before: str, after: str) -> Iterator[Change]:
    if before == after:
        return
    kind = ChangeKind.RESULT_CHANGED if before else ChangeKind.RESULT_ADDED
    yield _texts(kind if after else ChangeKind.RESULT_DROPPED, number, before, after, "result")


def _lists(before: Commitment, after: Commitment) -> Iterator[Change]:
    for name in (*_LISTS, "functions", "plans"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            was, now = (Side(tuple(map(_as_text, each))) for each in (old, new))
            yield Change(ChangeKind.OTHER_CHANGED, before.number, was, now, field=name)
    for name in _TEXTS:
        if getattr(before, name) != getattr(after, name):
            texts = getattr(before, name), getattr(after, name)
            yield _texts(ChangeKind.OTHER_CHANGED, before.number, *texts, name)
    if before.sensitive != after.sensitive:
        yield _texts(ChangeKind.OTHER_CHANGED, before.number, *_flags(before, after), "sensitive")


def _as_text(one: str | Function | Link) -> str:
    if isinstance(one, Function):
        return f"{one.party.name}: {one.name}"
    if isinstance(one, Link):
        return f"{one.text} ({one.address})" if one.address else one.text
    return one


def _flags(before: Commitment, after: Commitment) -> tuple[str, str]:
    return "yes" if before.sensitive else "", "yes" if after.sensitive else ""


def _of_promise(before: Promise, after: Promise) -> Iterator[Change]:
    yield from _period(before, after)
    yield from _followup(before, after)
    for name in _PROMISE_TEXTS:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield _texts(ChangeKind.PROMISE_TEXTS_CHANGED, None, old, new, name)
    for name in _PROMISE_FIELDS:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield _texts(ChangeKind.OTHER_CHANGED, None, old or "", new or "", name)
    yield from _promise_lists(before, after)


def _period(before: Promise, after: Promise) -> Iterator[Change]:
    periods = [(one.start, one.end, one.label) for one in (before, after)]
    if periods[0] != periods[1]:
        old, new = (Side((label,) if label else (), period=(start, end)) for start, end, label in periods)
        weakens = _shortened(before, after)
        yield Change(ChangeKind.PERIOD_CHANGED, None, old, new, weakens=weakens, field="period")


def _shortened(before: Promise, after: Promise) -> bool:
    """Whether the promise binds fewer days; without a known start it binds none."""
    return _length(after) < _length(before)


def _length(promise: Promise) -> int:
    if promise.start is None:
        return 0
    return ((promise.end or date.max) - promise.start).days


def _followup(before: Promise, after: Promise) -> Iterator[Change]:
    clauses = [(one.followup_words, one.followups_per_year) for one in (before, after)]
    if clauses[0] != clauses[1]:
        old, new = (Side((words,) if words else (), times=times) for words, times in clauses)
        rarer = (before.followups_per_year or 0) > (after.followups_per_year or 0)
        gone = bool(before.followup_words) and not after.followup_words and not after.followups_per_year
        yield Change(ChangeKind.FOLLOWUP_CHANGED, None, old, new, weakens=rarer or gone, field="followup")


def _promise_lists(before: Promise, after: Promise) -> Iterator[Change]:
    kind = ChangeKind.OTHER_CHANGED
    if before.links != after.links:
        old, new = (Side(tuple(_as_text(one) for one in each.links)) for each in (before, after))
        yield Change(kind, None, old, new, field="links")
    if before.focus_areas != after.focus_areas:
        old, new = (Side(tuple(one.heading for one in each.focus_areas)) for each in (before, after))
        yield Change(kind, None, old, new, field="focus_areas")
    orders = _orders(before, after)
    if orders[0] != orders[1]:
        old, new = (Side(tuple(str(number) for number in order)) for order in orders)
        yield Change(kind, None, old, new, field="order")


def _orders(before: Promise, after: Promise) -> tuple[list[int], list[int]]:
    """The numbers that both have, in the order each shows them."""
    common = {one.number for one in before.commitments} & {one.number for one in after.commitments}
    old, new = ([one.number for one in each.commitments if one.number in common] for each in (before, after))
    return old, new
