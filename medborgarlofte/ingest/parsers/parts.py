"""What the walk down a page makes of its blocks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from medborgarlofte.ingest.parsers.document import Block
from medborgarlofte.ingest.parsers.stated_periods import StatedPeriod


class Role(StrEnum):
    """What a part is."""

    COMMITMENT = "commitment"  # an item, line or row that binds
    PROSE = "prose"  # a paragraph that binds, unless a list spells it out
    HEADING = "heading"
    LEAD = "lead"
    PROBLEM = "problem"
    AIM = "aim"
    AREAS = "areas"
    RESULT = "result"
    FOLLOWUP = "follow-up"
    ABOUT = "about"
    NEXT = "next"
    SKIP = "skip"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RowFields:
    """The cells of a table row by what their columns mean; the action itself is the part's text."""

    responsible: str = ""
    extent: str = ""
    area: str = ""
    result: str = ""
    aim: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A block, or one item with its children, and what it is.

    `parties` and `focus` are inherited from what stands above; `above` is the nearest heading of any
    kind. `run` numbers the list that an item stands in, `details` holds child items that only detail it.
    `reports`: the page, or this part of it, reports on the promise.
    """

    block: Block
    role: Role
    text: str
    period: StatedPeriod | None = None
    parties: tuple[str, ...] = ()
    parties_from: str = ""
    focus: str = ""
    above: str = ""
    run: int = 0
    details: tuple[str, ...] = ()
    row: RowFields | None = None
    reports: bool = False
