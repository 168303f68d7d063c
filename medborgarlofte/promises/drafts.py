"""What comes in through the doors: a promise as it was read, an activity as somebody enters it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from medborgarlofte.domain import targets as rules
from medborgarlofte.places.models import LocalPoliceArea, Municipality, Organisation

from .models import Commitment, Promise


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A published document: its name, address, bytes, and all that was read from it (as JSON holds it)."""

    name: str
    content: bytes
    media_type: str
    reading: dict[str, Any]
    address: str = ""


@dataclass(frozen=True, slots=True)
class FocusAreaDraft:
    """A heading that commitments are gathered under, and the codes of the areas it names."""

    heading: str
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CommitmentDraft:
    """One commitment. Without targets it is one that cannot be counted, or one kept when needed."""

    text: str  # word for word
    parties: tuple[Organisation, ...] = ()
    targets: tuple[rules.Target, ...] = ()
    as_needed: bool = False
    focus_area: str = ""  # the heading it stands under
    areas: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    co_actors: tuple[str, ...] = ()
    result: str = ""  # the outcome that the page reports
    page: int | None = None
    line: int | None = None
    evidence: tuple[dict[str, Any], ...] = ()  # {"field", "words", "line", "page"}


@dataclass(frozen=True, slots=True)
class PromiseDraft:
    """A promise for one period; `start`, `end` and the texts as in the model `Promise`."""

    municipality: Municipality
    commitments: tuple[CommitmentDraft, ...]
    police_area: LocalPoliceArea | None = None
    label: str = ""
    start: date | None = None
    end: date | None = None
    kind: str = Promise.Kind.NEW.value
    problem: str = ""
    aim: str = ""
    followup_words: str = ""
    followups_per_year: float | None = None
    extension_of: str = ""
    extension_reason: str = ""
    extension_lessons: str = ""
    links: tuple[dict[str, str], ...] = ()  # {"text", "address"}
    focus_areas: tuple[FocusAreaDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class Activity:
    """What was done, as somebody enters it.

    `making_up_for` is a day in the earlier window that this act, done too late, makes up for.
    `hours` is working time spent, `hours_taken` how long the case took (targets "within a time").
    `reported_by` is the party that enters it for the parties that did it.
    """

    commitments: tuple[Commitment, ...]
    parties: tuple[Organisation, ...]
    day: date
    count: int = 1
    hours: Decimal | None = None
    hours_taken: Decimal | None = None
    place: str = ""
    note: str = ""
    making_up_for: date | None = None
    reported_by: Organisation | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A promise that is stored, beside a later publication of it."""

    same: tuple[tuple[Commitment, CommitmentDraft], ...] = ()
    only_stored: tuple[Commitment, ...] = ()
    only_published: tuple[CommitmentDraft, ...] = field(default=())

    @property
    def differs(self) -> bool:
        """Whether one of the two says something that the other does not."""
        return bool(self.only_stored or self.only_published)
