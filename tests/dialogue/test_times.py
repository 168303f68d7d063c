"""The times of what people meet for, on the nights when the clock is changed and on a leap day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from medborgarlofte.dialogue.times import checked_times, moment
from medborgarlofte.domain.errors import Refusal

FORWARD, BACK, LEAP = date(2027, 3, 28), date(2026, 10, 25), date(2028, 2, 29)


@pytest.mark.parametrize(
    ("day", "clock", "in_utc"),
    [
        (LEAP, time(13), datetime(2028, 2, 29, 12, tzinfo=UTC)),
        (FORWARD, time(1, 59), datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        (FORWARD, time(3), datetime(2027, 3, 28, 1, tzinfo=UTC)),
        (BACK, time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # the first of the two
        (BACK, time(3), datetime(2026, 10, 25, 2, tzinfo=UTC)),
    ],
)
def test_a_clock_on_the_wall_is_a_moment(day: date, clock: time, in_utc: datetime) -> None:
    assert moment(day, clock).astimezone(UTC) == in_utc


def test_a_time_that_no_clock_shows_is_refused() -> None:
    with pytest.raises(Refusal, match="klockan fram"):
        moment(FORWARD, time(2, 30))


def test_what_lasts_over_the_change_is_as_long_as_it_was() -> None:
    start, end = checked_times(moment(BACK, time(1)), moment(BACK, time(4)))
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=4)
    start, end = checked_times(moment(FORWARD, time(1)), moment(FORWARD, time(4)))
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=2)


def test_it_may_end_when_the_clock_shows_less_than_when_it_began() -> None:
    start = moment(BACK, time(2, 30))
    end = start.replace(minute=10, fold=1)
    assert checked_times(start, end) == (start, end)
    with pytest.raises(Refusal, match="efter starttiden"):
        checked_times(start, start)
