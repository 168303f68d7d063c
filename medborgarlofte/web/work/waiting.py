"""What waits for somebody: each part of the staff shell declares what it knows of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from medborgarlofte.domain.week import Urgency, urgency_of
from medborgarlofte.followup.progress import Row
from medborgarlofte.places.gates import Access


class Heading(StrEnum):
    """The lists of a week, in their order."""

    LATE = "late"
    THIS_WEEK = "this_week"
    COMING = "coming"
    ELSEWHERE = "elsewhere"


_HEADINGS = {
    Urgency.LATE: Heading.LATE,
    Urgency.THIS_WEEK: Heading.THIS_WEEK,
    Urgency.COMING: Heading.COMING,
    None: Heading.COMING,
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: what it is, where (the party or promise), and the one thing to do about it.

    `day` is when it should be done at the latest; None when that is now. `function` is the key of the
    function that answers for it, None where no function is named; `function_name` tells it, `place` the
    municipality. What waits for somebody else, and is only to be known of, is `elsewhere`. `urgency` is
    given where more than the day decides. `note` is a sentence more, `row` how it is going where it counts,
    and `is_nobodys` what stands after one's own. `is_occasion` is what is held at a time: a calendar tells of
    it by itself, and nobody puts it on an agenda.
    """

    title: str
    where: str
    action: str
    address: str
    day: date | None = None
    function: int | None = None
    elsewhere: bool = False
    urgency: Urgency | None = None
    place: str = ""
    function_name: str = ""
    note: str = ""
    row: Row | None = None
    is_nobodys: bool = False
    is_occasion: bool = False

    def heading(self, today: date) -> Heading:
        """The list that it stands in: what has no day should be done now."""
        if self.elsewhere:
            return Heading.ELSEWHERE
        if self.urgency is None and self.day is None:
            return Heading.THIS_WEEK
        urgency = self.urgency or (urgency_of(self.day, today) if self.day else None)
        return _HEADINGS[urgency]


Provider = Callable[[Access, date], Iterable[Waiting]]
_declared: list[Provider] = []


def declare(provider: Provider) -> None:
    """Let the start page ask this function what waits for somebody on a day.

    It asks the database as often however many parties they serve, and tells nothing they may not read.
    """
    if provider not in _declared:
        _declared.append(provider)


def waiting_for(access: Access, today: date) -> list[Waiting]:
    """All that waits for somebody, what cannot wait longest first; each thing once."""
    return in_order((row for provider in _declared for row in provider(access, today)), today)


def in_order(rows: Iterable[Waiting], today: date) -> list[Waiting]:
    """Rows of a week, what cannot wait longest first."""
    order = {heading: place for place, heading in enumerate(Heading)}

    def place(row: Waiting) -> tuple[int, bool, int, date]:
        return order[row.heading(today)], row.is_nobodys, row.urgency or 0, row.day or date.min

    return sorted(rows, key=place)
