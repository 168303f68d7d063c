"""What one person is reminded of: the week's lists, as the mail tells them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from medborgarlofte.places.gates import Access
from medborgarlofte.publishing.pages.rows import row_view
from medborgarlofte.web.work.waiting import Heading, Waiting
from medborgarlofte.web.work.week import everything

MOST = 40  # things under one heading of a mail; how many more there are is told


@dataclass(frozen=True, slots=True)
class Told:
    """One thing as the mail tells it. `sentence` says how a commitment is going, "" where none counts."""

    waiting: Waiting
    sentence: str
    link: str


@dataclass(frozen=True, slots=True)
class Part:
    """One heading of the mail, and how many things more stand on the page alone."""

    heading: Heading
    told: tuple[Told, ...]
    more: int

    @property
    def count(self) -> int:
        """How many there are in all."""
        return len(self.told) + self.more


def parts_of(access: Access, quiet: Iterable[str], today: date) -> list[Part]:
    """What is late, what comes this week and what waits for others; nothing when nothing is to be done.

    `quiet` are the names of municipalities that they do not want to hear of. As many queries as my week.
    """
    silent = set(quiet)
    rows = [row for row in everything(access, today)[0] if row.place not in silent]
    parts = [_part(heading, rows, today) for heading in Heading if heading is not Heading.COMING]
    found = [part for part in parts if part.told]
    return found if any(part.heading is not Heading.ELSEWHERE for part in found) else []


def _part(heading: Heading, rows: list[Waiting], today: date) -> Part:
    under = [row for row in rows if row.heading(today) is heading]
    return Part(heading, tuple(_told(row, today) for row in under[:MOST]), max(0, len(under) - MOST))


def _told(row: Waiting, today: date) -> Told:
    sentence = row_view(row.row, today, latest=1).sentence.plain() if row.row else ""
    return Told(row, sentence, f"{settings.SITE_ADDRESS}{row.address}")
