"""What was done is put into the weeks of a stretch, from Monday to Sunday."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.exposure import counted, exposure, is_quiet, quiet_share, summer, weeks_of

STRETCH = date(2022, 1, 1), date(2022, 1, 20)  # from a Saturday up to a Thursday


def test_first_and_last_week_are_cut_to_the_stretch() -> None:
    starts = [(str(start), str(end)) for start, end in weeks_of(STRETCH)]
    assert starts == [
        ("2022-01-01", "2022-01-03"),
        ("2022-01-03", "2022-01-10"),
        ("2022-01-10", "2022-01-17"),
        ("2022-01-17", "2022-01-20"),
    ]
    assert sum(exposure(STRETCH)) == pytest.approx(19 / 7)


def test_counts_stand_in_their_weeks_and_what_lies_outside_is_left_out() -> None:
    acts = [(date(2021, 12, 31), 9), (date(2022, 1, 2), 1), (date(2022, 1, 3), 2), (date(2022, 1, 9), 3)]
    assert counted(STRETCH, [*acts, (date(2022, 1, 19), 4), (date(2022, 1, 20), 9)]) == (1, 5, 0, 4)


@pytest.mark.parametrize(
    ("day", "quiet"),
    [("2022-07-10", False), ("2022-07-11", True), ("2022-08-07", True), ("2022-08-08", False)],
)
def test_the_quiet_weeks(day: str, quiet: bool) -> None:
    assert is_quiet(date.fromisoformat(day)) is quiet


def test_less_than_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="below 0"):
        quiet_share(-1, 10)


def weekly(year: int, ordinary: int, quiet: int) -> list[tuple[date, int]]:
    """So much in each week of a year, by its Wednesdays."""
    days = [date.fromisocalendar(year, week, 3) for week in range(1, 53)]
    return [(day, quiet if is_quiet(day) else ordinary) for day in days]


YEAR = date(2023, 1, 2), date(2024, 1, 1)  # fifty-two whole weeks


@pytest.mark.parametrize(("quiet", "done"), [(0, 0), (1, 4), (4, 16)])
def test_a_summer_is_held_against_the_pace_of_the_other_weeks(quiet: int, done: int) -> None:
    held, expected = summer(YEAR, weekly(2023, 2, quiet))
    assert held == done
    assert expected == pytest.approx(8.0)


@pytest.mark.parametrize(
    ("stretch", "acts"),
    [
        (YEAR, []),
        (YEAR, weekly(2023, 0, 3)),  # nothing but in the summer
        ((date(2023, 7, 10), date(2023, 8, 7)), weekly(2023, 2, 2)),  # no other weeks
    ],
)
def test_where_no_pace_is_known_a_summer_tells_nothing(
    stretch: tuple[date, date], acts: list[tuple[date, int]]
) -> None:
    assert summer(stretch, acts) == (0, 0.0)
