"""What the invented municipalities did: from shares of the promised number to acts on days.

Everything here is drawn from a seed, so that the example looks the same to everybody on the same day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor
from random import Random
from typing import TypeVar

from medborgarlofte.domain.status import WindowStatus

Value = TypeVar("Value")
MOST_RECORDS = 150  # in one window
CASE_EVERY = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Spec:
    """One entry of `what_was_done.toml`; see there for what each word means."""

    town: str
    promise: str
    starts: str
    shares: tuple[float, ...] = ()
    nothing: tuple[int, ...] = ()
    late: tuple[tuple[int, int], ...] = ()
    needs: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    cases: tuple[float, ...] = ()
    corrected: bool = False
    party: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """One thing an invented party did; `hours_taken` for a case, `making_up_for` for what came late."""

    day: date
    count: int = 1
    hours_taken: float | None = None
    making_up_for: date | None = None


def at(values: Sequence[Value], index: int, missing: Value) -> Value:
    """The value for window number `index`; the list begins anew where it ends."""
    return values[index % len(values)] if values else missing


def done(spec: Spec, windows: Sequence[WindowStatus], today: date) -> Iterator[Done]:
    """All that was done by `today`, window by window."""
    rng = Random(f"{spec.town} {spec.promise} {spec.starts}")  # noqa: S311 - an example, not a secret
    for index, state in enumerate(windows):
        if spec.cases:
            yield from _cases(spec, state, today)
        elif index in spec.nothing and state.window.end <= today:
            yield Done(state.window.end - timedelta(days=1), 0)
        else:
            yield from _spread(at(spec.shares, index, 0.0), state, today, rng)
    yield from _late(spec, windows, today)


def _spread(share: float, state: WindowStatus, today: date, rng: Random) -> Iterator[Done]:
    first, end = state.window.start, min(state.window.end, today + timedelta(days=1))
    days = (end - first).days
    if days <= 0:
        return
    elapsed = days / (state.window.end - first).days
    # Half a unit more than asked keeps "in pace" a little ahead of the tick; a share of 0 stays silent.
    wanted = floor((state.window.number or 1) * elapsed * share + 0.5) if share else 0
    each = max(1, ceil(wanted / MOST_RECORDS))  # a night with three checks is one record of three
    for number in range(0, wanted, each):
        slot = days * (number + rng.random() * each) / wanted
        yield Done(first + timedelta(days=min(days - 1, int(slot))), min(each, wanted - number))


def _cases(spec: Spec, state: WindowStatus, today: date) -> Iterator[Done]:
    day, number = state.window.start + timedelta(days=10), 0
    while day < min(state.window.end, today + timedelta(days=1)):
        yield Done(day, hours_taken=spec.cases[number % len(spec.cases)])
        day, number = day + CASE_EVERY, number + 1


def _late(spec: Spec, windows: Sequence[WindowStatus], today: date) -> Iterator[Done]:
    for index, count in spec.late:
        day = windows[index].window.end + timedelta(days=12)
        if day <= today:
            yield Done(day, count, making_up_for=windows[index].window.start)
