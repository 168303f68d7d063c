"""How a window is going: the statuses, and what they are derived from.

Records, need answers, assessments and the day alone decide; the rules stand in `ruling`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from .windows import Window


class Status(StrEnum):
    """The status of one window."""

    NOT_YET_BEGUN = "not_yet_begun"
    NOT_STARTED = "not_started"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    MET = "met"
    MET_LATE = "met_late"
    MISSED = "missed"
    NO_NEED = "no_need"
    AWAITING_REPORT = "awaiting_report"
    NOT_REPORTED = "not_reported"
    ASSESSED = "assessed"  # a person's verdict, on what cannot be counted
    BEFORE_RECORD = "before_record"  # due before the promise was entered here


class Verdict(StrEnum):
    """A person's judgement of a window."""

    FULFILLED = "fulfilled"
    PARTLY = "partly"
    NOT_FULFILLED = "not_fulfilled"
    WITHDRAWN = "withdrawn"
    CANNOT_BE_VERIFIED = "cannot_be_verified"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done that counts: records that were corrected are left out by the caller.

    `hours_taken` is the time a case took, for targets "within a time". `making_up_for` is the first
    day of the earlier window that an act done too late makes up for.
    """

    day: date
    count: int = 1
    hours_taken: float | None = None
    making_up_for: date | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """What was said of the need in the window that starts on `window_start` and lasts up to `window_end`.

    Without an end it is of whatever window holds the start.
    """

    window_start: date
    arose: bool
    reason: str = ""
    window_end: date | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on the window that starts on `window_start` and lasts up to `window_end`, with its reason.

    Without an end it is of whatever window holds the start.
    """

    window_start: date
    verdict: Verdict
    reason: str = ""
    window_end: date | None = None


class WindowStatus(NamedTuple):  # there are thousands of them on a page, and a tuple is soonest made
    """How one window is going.

    `done` is what was counted in it, `made_up` what was done later and recorded as making up for it,
    `expected` what should be done by today (None when nothing is counted), `within` the number of
    cases done within the limit for targets "within a time".
    """

    window: Window
    status: Status
    done: int = 0
    made_up: int = 0
    expected: int | None = None
    within: int | None = None
    last_act: date | None = None  # the last day with a record in this window
    need: Need | None = None
    judgement: Judgement | None = None
