"""Periods as they are stated, and years that date something else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.ingest.parsers.stated_periods import find_part_of_year, find_periods

WHOLE_YEARS = [
    ("2022/2023", "2022-2023"),
    ("2022-2023", "2022-2023"),
    ("2022–2023", "2022-2023"),
    ("2022 och 2023", "2022-2023"),
    ("2019 - 2020", "2019-2020"),
    ("2018/19", "2018-2019"),
    ("2021, 2022 och 2023", "2021-2023"),
    ("år 2021", "2021"),
    ("2021 års medborgarlöfte", "2021"),
    ("2019 till och med 2021", "2019-2021"),
    ("medborgarlöften-2019", "2019"),
]


@pytest.mark.parametrize(("text", "label"), WHOLE_YEARS)
def test_years(text: str, label: str) -> None:
    (period,) = find_periods(f"Löfte {text}")
    first, last = int(label[:4]), int(label[-4:])
    assert (period.label, period.start, period.end) == (label, date(first, 1, 1), date(last + 1, 1, 1))


DAYS = [
    ("1 juli 2018–30 juni 2020", date(2018, 7, 1), date(2020, 7, 1)),
    ("2018-01-01--2019-12-31", date(2018, 1, 1), date(2020, 1, 1)),
    ("2018-07-01—2020-06-30", date(2018, 7, 1), date(2020, 7, 1)),
    ("från och med den 1 mars 2021 till och med den 28 februari 2023", date(2021, 3, 1), date(2023, 3, 1)),
    ("1 januari – 31 december 2023", date(2023, 1, 1), date(2024, 1, 1)),
    ("mars 2021–februari 2022", date(2021, 3, 1), date(2022, 3, 1)),
    ("från 1 mars 2021 fram till 31 augusti 2022", date(2021, 3, 1), date(2022, 9, 1)),
    ("från 5 maj och pågår till och med 31 oktober 2020", date(2020, 5, 5), date(2020, 11, 1)),
]


@pytest.mark.parametrize(("text", "start", "end"), DAYS)
def test_days_with_the_stated_last_day_included(text: str, start: date, end: date) -> None:
    (period,) = find_periods(f"Löftet gäller {text}.")
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "från 2019 och tills vidare",
        "2019 tills vidare",
        "gäller från 2019",
        "2019–",
        "från den 1 januari 2019 och tills vidare",
    ],
)
def test_until_further_notice_has_no_end(text: str) -> None:
    (period,) = find_periods(f"Löfte {text}")
    assert (period.label, period.start, period.end) == ("2019-", date(2019, 1, 1), None)


OTHER_DATES = [
    "har fördubblats sedan 2020",
    "Publicerad: 2021-02-11",
    "Gransele den 9 januari 2023",
    "skrevs i januari 2022 av",
    "Sidan uppdaterades 9 februari 2023",
    "hösten 2015",
    "Dnr 2020-123",
    "Agenda 2030",
    "2000 invånare",
    "telefon 08-465 2022",
    "beslutad 2021-01-19 § 14",
    "förordning 2010:155",
    "trygghetsmätning 2019",
]


@pytest.mark.parametrize("text", OTHER_DATES)
def test_a_year_that_dates_something_else(text: str) -> None:
    assert find_periods(text) == ()


def test_several_periods_come_in_the_order_of_the_text() -> None:
    labels = [
        p.label for p in find_periods("Löfte 2021–2022. Tidigare löfte 2019–2020, och dessförinnan 2018.")
    ]
    assert labels == ["2021-2022", "2019-2020", "2018"]


@given(
    st.integers(2014, 2038),
    st.integers(1, 5),
    st.sampled_from(["-", "–", "/", " - ", " och ", " till och med "]),
)
def test_any_way_to_write_two_years_reads_the_same(first: int, more: int, sign: str) -> None:
    (period,) = find_periods(f"Medborgarlöfte {first}{sign}{first + more}")
    assert period.label == f"{first}-{first + more}"
    assert period.words == f"{first}{sign}{first + more}"


TWO_WAYS = [
    ("gäller till och med den 31 december 2024, räknat från den 1 januari 2023", "2023-01-01", "2025-01-01"),
    ("löper ut den 30 juni 2024 och började gälla den 1 juli 2022", "2022-07-01", "2024-07-01"),
    ("gäller till och med 2024 från 2022", "2022-01-01", "2025-01-01"),
    ("gäller i två år från den 1 mars 2022", "2022-03-01", "2024-03-01"),
    ("gäller från 2022 och tre år framåt", "2022-01-01", "2025-01-01"),
    ("detta tvååriga löfte gäller från 2022", "2022-01-01", "2024-01-01"),
    ("undertecknades den 3 mars 2022 och gäller till och med 2023", "2022-03-03", "2024-01-01"),
    ("från årsskiftet 2021/2022 till 31 december 2023", "2022-01-01", "2024-01-01"),
]


@pytest.mark.parametrize(("words", "start", "end"), TWO_WAYS)
def test_a_period_may_be_told_by_its_end_first_or_by_its_length(words: str, start: str, end: str) -> None:
    found = find_periods(words)[0]
    assert (str(found.start), str(found.end)) == (start, end)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Löfte för andra halvåret 2022", "2022-07-01", "2023-01-01"),
        ("Löfte för våren 2023", "2023-01-01", "2023-07-01"),
        ("Löfte för höstterminen 2023", "2023-07-01", "2024-01-01"),
    ],
)
def test_part_of_a_year_is_a_period_of_its_own(words: str, start: str, end: str) -> None:
    found = find_part_of_year(words)
    assert found is not None
    assert (str(found.start), str(found.end)) == (start, end)


def test_a_title_after_a_dash_leaves_the_year_closed() -> None:
    assert [found.label for found in find_periods("Medborgarlöfte 2019 – Granviks kommun")] == ["2019"]
