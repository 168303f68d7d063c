"""What is assessed, not counted, has a window per follow-up."""

from __future__ import annotations

import pytest

from medborgarlofte.domain.targets import (
    CountTarget,
    Per,
    Target,
    TimeUnit,
    UncountableTarget,
    WhenNeededTarget,
    WithinTimeTarget,
)
from medborgarlofte.domain.windows import windows

from .telling import TODAY, day, told


@pytest.mark.parametrize(
    "target", [UncountableTarget(), WhenNeededTarget(), UncountableTarget(per=Per.PERIOD)]
)
@pytest.mark.parametrize(
    ("followups", "starts"),
    [
        (None, ["2021-01-01"]),
        (0, ["2021-01-01"]),
        (1, ["2021-01-01"]),
        (1.5, ["2021-01-01"]),
        (2, ["2021-01-01", "2021-07-01"]),
        (3, ["2021-01-01", "2021-05-01", "2021-09-01"]),
        (4, ["2021-01-01", "2021-04-01", "2021-07-01", "2021-10-01"]),
        (5, ["2021-01-01", "2021-03-15", "2021-05-27", "2021-08-08", "2021-10-20"]),
    ],
)
def test_what_is_assessed_has_a_window_per_followup(
    target: Target, followups: float | None, starts: list[str]
) -> None:
    found = windows(target, day("2021-01-01"), day("2022-01-01"), today=TODAY, followups_per_year=followups)
    assert [str(one.start) for one in found] == starts
    assert {one.number for one in found} == {None}


def test_followed_up_every_second_year_is_one_window_of_two_years() -> None:
    assert told(UncountableTarget(), "2021-01-01", "2024-01-01", followups=0.5) == [
        "2021-01-01..2023-01-01",
        "2023-01-01..2024-01-01",
    ]


def test_nobody_is_asked_to_follow_up_oftener_than_daily() -> None:
    assert len(told(UncountableTarget(), "2021-01-01", "2022-01-01", followups=1000)) == 365


def test_followups_divide_the_years_of_the_promise() -> None:
    assert told(UncountableTarget(), "2021-01-31", "2022-01-31", followups=4) == [
        "2021-01-31..2021-05-01",
        "2021-05-01..2021-07-31",
        "2021-07-31..2021-10-31",
        "2021-10-31..2022-01-31",
    ]


def test_a_stated_stretch_goes_before_the_followups() -> None:
    target = WhenNeededTarget(per=Per.SCHOOL_TERM)
    assert len(told(target, "2021-01-01", "2022-01-01", followups=3)) == 2


def test_followups_do_not_divide_what_is_counted() -> None:
    within = WithinTimeTarget(2, TimeUnit.DAY)
    assert told(within, "2021-01-01", "2022-01-01", followups=3) == ["2021-01-01..2022-01-01"]
    assert len(told(CountTarget(2, Per.YEAR), "2021-01-01", "2022-01-01", followups=3)) == 1
