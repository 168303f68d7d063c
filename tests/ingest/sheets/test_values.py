"""What cells say: days, counts and hours as people and programs write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.ingest.parsers.seasons import MONTHS
from medborgarlofte.ingest.sheets.reasons import NoValue
from medborgarlofte.ingest.sheets.values import count_of, day_of, hours_of, text_of
from medborgarlofte.ingest.sheets.workbook import EXCEL_EPOCH, Value

MAY = date(2024, 5, 17)
SERIAL = 45429  # the day number of 17 May 2024 in Excel


@pytest.mark.parametrize(
    "value",
    [
        MAY,
        datetime(2024, 5, 17, 13, 30),  # noqa: DTZ001
        SERIAL,
        float(SERIAL) + 0.5,
        str(SERIAL),
        240517,
        20240517,
        240517.0,
        "2024-05-17",
        "2024-5-17",
        "2024-05-17 13:30:00",
        "2024-05-17T13:30:00",
        "2024/05/17",
        "2024.05.17",
        "20240517",
        "240517",
        "17/5 2024",
        "17/5-24",
        "17/05/2024",
        "17.5.2024",
        "17 maj 2024",
        "17:e maj 2024",
        "den 17 maj 2024",
        "fredag 17 maj 2024",
        "Fredagen den 17 maj 2024",
        "17 MAJ -24",
        "17 May 2024",
    ],
)
def test_a_day_is_read_however_it_is_written(value: Value) -> None:
    assert day_of(value, EXCEL_EPOCH) == MAY


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("17/5", "saknar år"),
        ("17 maj", "saknar år"),
        ("i går", "”i går” går inte att läsa som en dag"),
        ("2024-02-30", "går inte att läsa"),
        ("05/17/2024", "går inte att läsa"),
        ("vecka 20", "går inte att läsa"),
        (7, "”7” går inte att läsa"),
        (999_999_999, "går inte att läsa"),
        (10.0**300, "går inte att läsa"),
        (float("inf"), "går inte att läsa"),
        (float("nan"), "går inte att läsa"),
        (True, "går inte att läsa"),
        (time(13, 30), "går inte att läsa"),
        (date(1899, 12, 31), "går inte att läsa"),
        ("#SAKNAS!", "felet #SAKNAS!"),
        ("########", "felet"),
        ("x" * 1000, "x{40}…"),
    ],
)
def test_what_is_no_day_is_said_and_never_guessed(value: Value, words: str) -> None:
    with pytest.raises(NoValue, match=words):
        day_of(value, EXCEL_EPOCH)


def test_a_workbook_may_count_its_days_from_1904() -> None:
    assert day_of(SERIAL - 1462, date(1904, 1, 1)) == MAY


@given(st.dates(date(1990, 1, 1), date(2089, 12, 31)))
def test_every_day_comes_back_from_each_way_of_writing_it(day: date) -> None:
    months = list(MONTHS)
    ways = (
        day.isoformat(),
        f"{day.day}/{day.month} {day.year}",
        f"{day.day} {months[day.month - 1]} {day.year}",
        f"{day:%Y%m%d}",
        (day - EXCEL_EPOCH).days,
    )
    assert {day_of(way, EXCEL_EPOCH) for way in ways} == {day}


@pytest.mark.parametrize(
    ("value", "count"),
    [(3, 3), (3.0, 3), ("3", 3), ("1 250", 1250), ("3 st", 3), ("3,0", 3), ("2 ggr", 2), (0, 0), ("-1", -1)],
)
def test_a_count_is_a_whole_number(value: Value, count: int) -> None:
    assert count_of(value) == count


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (2.5, "inget helt tal"),
        ("2,5", "inget helt tal"),
        ("1.250", "inget antal"),  # a thousand or one and a quarter
        ("ca 3", "inget antal"),
        ("tre", "inget antal"),
        ("", "inget antal"),
        (True, "inget antal"),
        (MAY, "inget antal"),
        (float("inf"), "inget antal"),
        ("9" * 400, "inget antal"),
        ("#DIVISION/0!", "felet"),
    ],
)
def test_what_is_no_count_is_said(value: Value, words: str) -> None:
    with pytest.raises(NoValue, match=words):
        count_of(value)


@pytest.mark.parametrize(
    ("value", "hours"),
    [
        (2.5, "2.5"),
        ("2,5", "2.5"),
        ("2.5", "2.5"),
        ("1 250,25", "1250.25"),
        (7.333333333, "7.33"),
        ("2:30", "2.5"),
        (time(2, 30), "2.5"),
        (timedelta(hours=26), "26"),
    ],
)
def test_hours_take_swedish_decimals_and_times(value: Value, hours: str) -> None:
    assert hours_of(value) == Decimal(hours)


def test_hours_that_can_be_read_in_two_ways_are_refused() -> None:
    with pytest.raises(NoValue, match="timmar"):
        hours_of("1.250")


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), ("a", "a"), (3.0, "3"), (2.5, "2,5"), (datetime(2024, 5, 17), "2024-05-17")],  # noqa: DTZ001
)
def test_any_value_can_be_a_text(value: Value, text: str) -> None:
    assert text_of(value) == text


ANYTHING: st.SearchStrategy[Any] = (
    st.text()
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.dates()
    | st.times()
    | st.timedeltas()
    | st.none()
)


@given(ANYTHING, st.sampled_from([count_of, hours_of, text_of, lambda value: day_of(value, EXCEL_EPOCH)]))
def test_whatever_a_cell_holds_there_is_a_value_or_a_sentence(value: Any, read: Callable[[Any], Any]) -> None:
    try:
        found = read(value)
    except NoValue as error:
        found = str(error.reason)
    assert found is not None
