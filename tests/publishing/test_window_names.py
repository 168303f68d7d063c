"""Windows by the names people use."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from medborgarlofte.domain.targets import CountTarget, Per, UncountableTarget
from medborgarlofte.domain.windows import Window
from medborgarlofte.publishing.window_names import (
    during,
    finished_windows,
    short_window_name,
    stretch,
    window_name,
)


def window(start: date, end: date) -> Window:
    return Window(start, end, end)


@pytest.mark.parametrize(
    ("per", "start", "end", "expected"),
    [
        (Per.YEAR, date(2022, 1, 1), date(2023, 1, 1), "2022"),
        (Per.PERIOD, date(2021, 1, 1), date(2023, 1, 1), "2021–2022"),
        (Per.DAY, date(2022, 6, 30), date(2022, 7, 1), "30 juni 2022"),
        (Per.WEEK, date(2022, 6, 27), date(2022, 7, 4), "vecka 26 2022"),
        (Per.WEEK, date(2021, 1, 1), date(2021, 1, 4), "vecka 53 2020"),
        (Per.MONTH, date(2022, 1, 1), date(2022, 2, 1), "januari 2022"),
        (Per.QUARTER, date(2022, 4, 1), date(2022, 7, 1), "kvartal 2 2022"),
        (Per.TERTIAL, date(2022, 9, 1), date(2023, 1, 1), "tertial 3 2022"),
        (Per.HALF_YEAR, date(2022, 7, 1), date(2023, 1, 1), "andra halvåret 2022"),
        (Per.SCHOOL_TERM, date(2022, 1, 1), date(2022, 7, 1), "vårterminen 2022"),
        (Per.SCHOOL_TERM, date(2022, 8, 15), date(2023, 1, 1), "höstterminen 2022"),
        (Per.SCHOOL_YEAR, date(2022, 7, 1), date(2023, 7, 1), "läsåret 2022/23"),
        (Per.YEAR, date(2022, 1, 1), date(2022, 5, 1), "tertial 1 2022"),
        (Per.YEAR, date(2022, 3, 1), date(2023, 3, 1), "1 mars 2022–28 februari 2023"),
        (Per.WEEK, date(2022, 1, 1), date(2023, 1, 1), "2022"),
    ],
)
def test_name(per: Per, start: date, end: date, expected: str) -> None:
    assert window_name(window(start, end), per) == expected


@pytest.mark.parametrize(
    ("per", "start", "end", "expected"),
    [
        (Per.BY_DATE, date(2025, 1, 1), date(2026, 9, 1), "1 jan 2025–31 aug 2026"),
        (Per.PERIOD, date(2024, 7, 1), date(2026, 7, 1), "1 juli 2024–30 juni 2026"),
        (Per.SCHOOL_TERM, date(2024, 1, 1), date(2024, 7, 1), "vårterminen 2024"),
    ],
)
def test_a_long_name_is_cut_short_in_the_drawing(per: Per, start: date, end: date, expected: str) -> None:
    assert short_window_name(window(start, end), per) == expected


def test_a_name_in_english() -> None:
    with translation.override("en"):
        assert window_name(window(date(2022, 1, 1), date(2022, 7, 1)), Per.SCHOOL_TERM) == "spring term 2022"


def test_a_day_is_on_it_and_a_year_in_it() -> None:
    assert during(window(date(2022, 6, 30), date(2022, 7, 1)), Per.DAY) == "den 30 juni 2022"
    assert during(window(date(2022, 1, 1), date(2023, 1, 1)), Per.YEAR) == "under 2022"


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, "Av 1 avslutad vecka"), (12, "Av 12 avslutade veckor"), (1427, "Av 1\u00a0427 avslutade veckor")],
)
def test_finished_windows_are_counted_in_words(count: int, expected: str) -> None:
    assert finished_windows(Per.WEEK, count) == expected


def test_windows_of_another_length_than_the_target_says_are_called_periods() -> None:
    year, tertial = window(date(2022, 1, 1), date(2023, 1, 1)), window(date(2022, 1, 1), date(2022, 5, 1))
    assert stretch(UncountableTarget(), [tertial]) is Per.PERIOD
    assert stretch(UncountableTarget(), [year]) is Per.YEAR
    assert stretch(CountTarget(3, Per.WEEK, on_average=True), [year]) is Per.YEAR
    assert stretch(CountTarget(1, Per.WEEK, every=2), [tertial]) is Per.PERIOD
