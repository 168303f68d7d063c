"""The part of the year a target runs in, and the last day it is counted."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.targets import Season
from medborgarlofte.ingest.parsers.seasons import read_last_day, read_season

SEASONS = [
    ("varje kväll under juli månad", {7}),
    ("mellan juni och augusti", {6, 7, 8}),
    ("juni–augusti", {6, 7, 8}),
    ("från april till september", {4, 5, 6, 7, 8, 9}),
    ("november till mars", {11, 12, 1, 2, 3}),
    ("under vinterhalvåret", {10, 11, 12, 1, 2, 3}),
    ("sommartid", {6, 7, 8}),
    ("under hösten", {9, 10, 11}),
]


@pytest.mark.parametrize(("text", "months"), SEASONS)
def test_months_of_a_season(text: str, months: set[int]) -> None:
    assert read_season(text) == Season(frozenset(months))


def test_the_school_year() -> None:
    assert read_season("var 14:e dag under skolåret") == Season(school_year=True)


@pytest.mark.parametrize("text", ["den 1 juni 2023", "varje vecka", "under året", "maja går i skolan"])
def test_no_season(text: str) -> None:
    assert read_season(text) is None


LAST_DAYS = [
    ("före sommaren 2024", date(2024, 5, 31)),
    ("senast den 1 juni 2023", date(2023, 6, 1)),
    ("före den 1 juni 2023", date(2023, 5, 31)),
    ("under första kvartalet 2023", date(2023, 3, 31)),
    ("innan utgången av 2021", date(2021, 12, 31)),
    ("senast 2021-12-31", date(2021, 12, 31)),
    ("under hösten 2019", date(2019, 12, 31)),
]


@pytest.mark.parametrize(("text", "day"), LAST_DAYS)
def test_the_last_day_counted(text: str, day: date) -> None:
    read = read_last_day(text)
    assert read is not None
    assert read[0] == day
    assert read[1] in text


@pytest.mark.parametrize("text", ["före sommaren", "senast den 31 februari 2023", "under 2023"])
def test_no_last_day(text: str) -> None:
    assert read_last_day(text) is None
