"""What was read out of one document: the draft that a person confirms.

Nothing here is invented: each commitment keeps its words, and each field the words it was read from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medborgarlofte.domain.targets import Per, Target


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words one field was read from, and where they stand."""

    field: str  # "responsible", "targets", "as_needed", "areas", "period", …
    words: str
    line: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the document, word for word."""

    text: str
    line: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """That a promise prolongs an earlier one."""

    of: str  # label of the earlier promise's period, e.g. "2021"
    reason: str = ""
    lessons: str = ""


@dataclass(frozen=True, slots=True)
class FocusArea:
    """A heading that commitments are gathered under, and the areas it names."""

    heading: str
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadPeriod:
    """One promise period on a page. `start` is its first day, `end` the day after its last (None: until
    further notice, or no period known when `start` is None too)."""

    label: str | None  # "2018-2019", "2018", "2019-", None
    start: date | None
    end: date | None
    kind: str  # "new", "extension", "follow-up"
    problem: str = ""
    aim: str = ""
    focus_areas: tuple[FocusArea, ...] = ()
    extension: Extension | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadCommitment:
    """One commitment. `responsible` holds "police", "municipality" or "other:<name>"."""

    text: str  # word for word
    line: int
    page: int | None
    period: str | None  # the label of its ReadPeriod
    responsible: tuple[str, ...]
    targets: tuple[Target, ...]
    as_needed: bool
    areas: tuple[str, ...]
    focus_area: str = ""  # the heading it stands under
    target_groups: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    co_actors: tuple[str, ...] = ()
    result: str = ""  # the outcome that the page itself reports
    upper_bound: Per | None = None  # the stretch of time of "upp till fem per år", which binds to no number
    implicit: bool = False  # the number is only an article's ("genomföra en trygghetsvandring")
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUpClause:
    """How often the text says that the promise is followed up, and whether it holds results."""

    times_per_year: float | None
    text_has_results: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class NamedLink:
    """A link or attachment of the page, and the period its name points to (None: the page's own)."""

    text: str
    address: str
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document."""

    file: str
    sha256: str
    media_type: str
    municipality: str | None
    police_area: str | None
    periods: tuple[ReadPeriod, ...]
    commitments: tuple[ReadCommitment, ...]
    followup: FollowUpClause
    links: tuple[NamedLink, ...] = ()
    not_understood: tuple[Passage, ...] = ()
    notes: tuple[str, ...] = ()
