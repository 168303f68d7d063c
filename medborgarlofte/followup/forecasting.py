"""The forecasts of rows whose window goes on, each from its own records, the variation learned together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from medborgarlofte.domain.dispersion import MOST_POOLED, Learned, learned
from medborgarlofte.domain.exposure import Weeks, counted, exposure, quiet_share, summer
from medborgarlofte.domain.forecast import FEWEST_ASKED, FEWEST_WEEKS, Forecast, forecast
from medborgarlofte.domain.school import SchoolTerms
from medborgarlofte.domain.status import Status, WindowStatus
from medborgarlofte.domain.targets import CountTarget, Operator

from .progress import Row

_OVER = frozenset({Status.NO_NEED, Status.BEFORE_RECORD})


@dataclass(frozen=True, slots=True)
class _Asked:
    """One row as the forecast needs it."""

    so_far: Weeks
    ahead: tuple[float, ...]
    window: WindowStatus

    @property
    def number(self) -> int:
        return self.window.window.number or 0

    @property
    def tells(self) -> bool:
        """Whether its weeks tell something of how uneven weeks are."""
        return self.number >= FEWEST_ASKED and sum(self.so_far.exposure) >= FEWEST_WEEKS


def forecasts(rows: Mapping[int, Row], day: date, terms: SchoolTerms) -> dict[int, Forecast]:
    """The forecast of each row whose window goes on at the beginning of `day`, by its key; others have none.

    Only what is asked for as at least or exactly a number has one. What a quiet week holds is learned from
    the windows of all these rows that are over.
    """
    quiet = _quiet(rows.values(), day, terms)
    asked = {key: found for key, row in rows.items() if (found := _asked(row, day, terms, quiet))}
    known = {key: learned(one.so_far) for key, one in asked.items() if one.tells}
    return {
        key: forecast(
            one.so_far, one.ahead, one.number, _others(known, key), made_up=one.window.made_up
        )
        for key, one in asked.items()
    }  # fmt: skip


def _others(known: Mapping[int, Learned], key: int) -> list[Learned]:
    """The rows nearest to it in the promise: those are most often of its own area."""
    near = sorted((other for other in known if other != key), key=lambda other: (abs(other - key), other))
    return [known[other] for other in near[:MOST_POOLED]]


def _quiet(rows: Iterable[Row], day: date, terms: SchoolTerms) -> float:
    done, expected = 0, 0.0
    for row in rows:
        rule = row.target
        if isinstance(rule, CountTarget) and rule.operator is not Operator.AT_MOST:
            acts = _counting(row)
            for one in row.windows:
                if one.window.end <= day:
                    held = summer((one.window.start, one.window.end), acts, rule.season, terms)
                    done, expected = done + held[0], expected + held[1]
    return quiet_share(done, expected)


def _counting(row: Row) -> list[tuple[date, int]]:
    return [(act.day, act.count) for act in row.acts if act.making_up_for is None]


def _asked(row: Row, day: date, terms: SchoolTerms, quiet: float) -> _Asked | None:
    rule = row.target
    if not isinstance(rule, CountTarget) or rule.operator is Operator.AT_MOST:
        return None
    running = _running(row.windows, day)
    if running is None or not running.window.number:
        return None
    past, left = (running.window.start, day), (day, running.window.end)
    weeks = Weeks(counted(past, _counting(row)), exposure(past, rule.season, terms, quiet))
    return _Asked(weeks, exposure(left, rule.season, terms, quiet), running)


def _running(windows: Iterable[WindowStatus], day: date) -> WindowStatus | None:
    return next(
        (one for one in windows if one.window.start < day < one.window.end and one.status not in _OVER), None
    )
