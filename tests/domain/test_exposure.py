"""What was done is put into the weeks of a stretch, from Monday to Sunday."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.exposure import counted, exposure, is_quiet, quiet_share, weeks_of

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
