"""The annual cycle: each part of the staff shell declares which days of a year it knows of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from medborgarlofte.places.gates import Access


class Kind(StrEnum):
    """What happens on a day, and so which mark it has in the wheel."""

    DUE = "due"  # the last day of a period in which something is counted
    FOLLOW_UP = "follow_up"  # somebody says how it went
    ENDS = "ends"  # a promise begins or ends
    MEETING = "meeting"  # meetings, walks, and others who come together
    TERM = "term"  # the first or last day of a school term
    CLOCK = "clock"  # the law asks for it


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens on a day of the year, in a municipality. `address` is "" without a page."""

    day: date
    kind: Kind
    title: str
    place: str
    address: str = ""


Provider = Callable[[Access, int], Iterable[Event]]
_declared: list[Provider] = []


def declare(provider: Provider) -> None:
    """Let the annual cycle ask this function what happens in a year, for somebody.

    It asks the database as often however many parties they serve, and tells nothing they may not read.
    """
    if provider not in _declared:
        _declared.append(provider)


def events_of(access: Access, year: int) -> list[Event]:
    """All that happens in a year for somebody, in the order of the days."""
    order = {kind: place for place, kind in enumerate(Kind)}
    found = [one for provider in _declared for one in provider(access, year) if one.day.year == year]
    return sorted(found, key=lambda one: (one.day, order[one.kind], one.place, one.title))
