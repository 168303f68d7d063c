"""The rule for each kind of target: from what was done and said in one window to its status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from .status import Judgement, Need, Status
from .tally import Tally
from .targets import CountTarget, Operator, Target, UncountableTarget, WhenNeededTarget, WithinTimeTarget
from .windows import Window

REPORTING = timedelta(days=30)  # how long a report is awaited, from the due day on


@dataclass(slots=True)
class Case:
    """All that decides the status of one window that has begun.

    A report is awaited for windows due after `awaited_since`: 30 days before today.
    """

    window: Window
    tally: Tally
    need: Need | None
    judgement: Judgement | None
    today: date
    awaited_since: date
    entered_on: date
    closable: bool  # by a recorded "no need, because"

    @property
    def number(self) -> int:
        """What the window asks for."""
        return self.window.number or 0

    @property
    def running(self) -> bool:
        return self.today < self.window.due

    @property
    def awaited(self) -> bool:
        return self.window.due > self.awaited_since

    @property
    def before_record(self) -> bool:
        return self.window.due < self.entered_on

    @property
    def closed(self) -> bool:
        return self.closable and self.need is not None and not self.need.arose

    @property
    def reported(self) -> bool:
        """Whether anybody said anything of the window: a record, also of 0, an assessment, an answer."""
        said = self.judgement is not None or self.need is not None
        return said or self.tally.records > 0 or self.tally.made_up > 0


Rule = Callable[[Case], Status]


def rule_for(target: Target) -> Rule:
    """The rule for a target."""
    if not isinstance(target, CountTarget):
        return _OTHERS[type(target)]
    if target.operator is Operator.EXACTLY and not target.number:
        return _at_most  # exactly none is no more than none: there is nothing to reach
    return _COUNTED[target.operator]


def can_be_made_up(target: Target) -> bool:
    """Whether there is something to reach that a later act can make up for.

    Not where there is only something to keep: a case too many, or too late, stays in its window.
    """
    if isinstance(target, CountTarget):
        return target.operator is not Operator.AT_MOST
    return isinstance(target, WhenNeededTarget)


def expected_by(window: Window, day: date) -> int | None:
    """What should be done before a day begins: the number × the share of days gone, rounded down.

    The whole number from the due day on, 0 before the window; None when the window asks for no number.
    """
    if window.number is None:
        return None
    if day >= window.due:
        return window.number
    return max(0, window.number * (day - window.start).days // (window.due - window.start).days)


def _at_least(case: Case) -> Status:
    done, number = case.tally.done, case.number
    if number and done >= number:
        return Status.MET
    if case.closed:
        return Status.NO_NEED
    if number and done + case.tally.made_up >= number:
        return Status.MET_LATE
    if case.before_record:
        return Status.BEFORE_RECORD
    if not number:  # so short a piece of a window that it asks for nothing
        return Status.MET if done else Status.NO_NEED
    return _pace(case) if case.running else _unmet(case)


def _exactly(case: Case) -> Status:
    done, number = case.tally.done, case.number
    if done == number and not case.running:
        return Status.MET
    if case.closed and done <= number:
        return Status.NO_NEED
    if case.tally.made_up and done + case.tally.made_up == number:
        return Status.MET_LATE
    if case.before_record:
        return Status.BEFORE_RECORD
    if done > number:  # judged at the end: a correction may still come
        return Status.BEHIND if case.running else Status.MISSED
    return _pace(case) if case.running else _unmet(case)


def _at_most(case: Case) -> Status:
    done, number = case.tally.done, case.number
    if case.closed and done <= number:
        return Status.NO_NEED
    if case.before_record:  # a few records entered afterwards cannot show that there were no more
        return Status.BEFORE_RECORD
    if case.running:
        return _unhurried(case, late=done > number)
    if done > number:
        return Status.MISSED
    if case.tally.records:
        return Status.MET
    if case.judgement:  # nobody counted, somebody judged
        return Status.ASSESSED
    return _silent(case)


def _within_time(case: Case) -> Status:
    late = case.tally.within < case.tally.done
    if case.before_record:
        return Status.BEFORE_RECORD
    if case.running:
        return _unhurried(case, late=late)
    if case.tally.done:
        return Status.MISSED if late else Status.MET
    return Status.AWAITING_REPORT if case.awaited and not case.reported else Status.NO_NEED


def _when_needed(case: Case) -> Status:
    if case.tally.done:
        return Status.MET
    if case.need and not case.need.arose:
        return Status.NO_NEED
    if case.tally.made_up:
        return Status.MET_LATE
    if case.judgement:
        return Status.ASSESSED
    if case.before_record:
        return Status.BEFORE_RECORD
    if not case.need:
        return Status.NOT_STARTED if case.running else _silent(case)
    return Status.BEHIND if case.running else _unmet(case)


def _uncountable(case: Case) -> Status:
    if case.judgement:
        return Status.ASSESSED
    if case.before_record:
        return Status.BEFORE_RECORD
    if case.running:
        return Status.ON_PACE if case.tally.records else Status.NOT_STARTED
    # Something was done, so it is not silence, but the assessment is still owed, however late.
    return Status.AWAITING_REPORT if case.tally.records else _silent(case)


def _pace(case: Case) -> Status:
    expected = expected_by(case.window, case.today) or 0
    if case.tally.done < expected:
        return Status.BEHIND
    return Status.ON_PACE if case.tally.done else Status.NOT_STARTED


def _unhurried(case: Case, *, late: bool) -> Status:
    """A running window in which nothing has to be reached, only kept."""
    if late:
        return Status.BEHIND
    return Status.ON_PACE if case.tally.done else Status.NOT_STARTED


def _unmet(case: Case) -> Status:
    if case.awaited:
        return Status.AWAITING_REPORT
    return Status.MISSED if case.reported else Status.NOT_REPORTED


def _silent(case: Case) -> Status:
    return Status.AWAITING_REPORT if case.awaited else Status.NOT_REPORTED


_COUNTED: dict[Operator, Rule] = {
    Operator.AT_LEAST: _at_least,
    Operator.EXACTLY: _exactly,
    Operator.AT_MOST: _at_most,
}
_OTHERS: dict[type[Target], Rule] = {
    WithinTimeTarget: _within_time,
    WhenNeededTarget: _when_needed,
    UncountableTarget: _uncountable,
}
