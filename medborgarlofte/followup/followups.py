"""The follow-ups of promises: every period that is named, and what has become of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from medborgarlofte.domain.followups import FollowUpPeriod, intervals, periods
from medborgarlofte.domain.targets import Per
from medborgarlofte.domain.windows import NO_TERMS
from medborgarlofte.promises.models import Promise

from .models import FollowUp


@dataclass(frozen=True, slots=True)
class Stands:
    """One period of a promise, its follow-up when it has been opened, and by how many days it is late.

    Late is what nobody has approved in time, and what was approved late stays so. What was due before the
    promise was entered here is never late.
    """

    period: FollowUpPeriod
    follow_up: FollowUp | None
    days_late: int

    @property
    def is_approved(self) -> bool:
        """Whether both parties have approved it."""
        return bool(self.follow_up and self.follow_up.version)

    @property
    def is_missing(self) -> bool:
        """Whether it should be there and is not: told publicly, with the days."""
        return self.days_late > 0 and not self.is_approved


def periods_of(promise: Promise, today: date) -> tuple[FollowUpPeriod, ...]:
    """The periods of every interval that a promise names, by day due; to today until further notice."""
    named = intervals(promise.followup_words, promise.followups_per_year)
    return periods(
        named,
        promise.start,
        promise.end,
        today=today,
        times_a_year=promise.followups_per_year,
        terms=promise.municipality.terms() if Per.SCHOOL_TERM in named else NO_TERMS,
    )


def stands_of(promises: Iterable[Promise], today: date) -> dict[int, list[Stands]]:
    """The periods of promises that are over, by the key of the promise, by day due. One query for them all.

    One more for each place whose school terms are asked for and not fetched.
    """
    each = list(promises)
    rows = FollowUp.objects.filter(promise__in=each)
    known = {(one.promise_id, one.per, one.start): one for one in rows}
    return {
        promise.pk: [
            _stands(promise, period, known.get((promise.pk, period.per or "", period.start)), today)
            for period in periods_of(promise, today)
            if period.is_open(today)
        ]
        for promise in each
    }


def _stands(promise: Promise, period: FollowUpPeriod, found: FollowUp | None, today: date) -> Stands:
    day = (found.approved_on if found else None) or today
    before_record = period.due < promise.entered_on
    return Stands(period, found, 0 if before_record else period.overdue(day))
