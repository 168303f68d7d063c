"""Days, numbers and quoted words as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from medborgarlofte.publishing import formats


@pytest.mark.parametrize(("language", "expected"), [("sv", "30 juni 2022"), ("en", "30 June 2022")])
def test_a_day_is_written_out(language: str, expected: str) -> None:
    with translation.override(language):
        assert formats.day(date(2022, 6, 30)) == expected


@pytest.mark.parametrize(
    ("language", "value", "expected"),
    [
        ("sv", 1250, "1\xa0250"),
        ("sv", 12.5, "12,5"),
        ("en", 1250, "1,250"),
        ("en", 12.5, "12.5"),
        ("sv", 7, "7"),
    ],
)
def test_a_number_is_grouped(language: str, value: float, expected: str) -> None:
    with translation.override(language):
        assert formats.number(value) == expected


@pytest.mark.parametrize(("language", "expected"), [("sv", "jan"), ("en", "Jan")])
def test_a_month_is_short(language: str, expected: str) -> None:
    with translation.override(language):
        assert formats.month(1) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2022, 1, 1), date(2023, 1, 1), "2022"),
        (date(2021, 1, 1), date(2023, 1, 1), "2021–2022"),
        (date(2021, 3, 1), date(2022, 3, 1), "1 mars 2021–28 februari 2022"),
        (date(2021, 3, 1), date(2021, 7, 1), "1 mars–30 juni 2021"),
        (date(2021, 3, 1), None, "från 2021 tills vidare"),
        (None, None, "period inte känd"),
    ],
)
def test_a_period_is_named_by_its_years(start: date | None, end: date | None, expected: str) -> None:
    assert formats.years(start, end) == expected


def test_quoted_words_are_marked_as_swedish_on_english_pages_alone() -> None:
    text = f"at least 3 {formats.quoted('<möten>')}"
    with translation.override("en"):
        assert formats.as_html(text) == 'at least 3 <span lang="sv">&lt;möten&gt;</span>'
    with translation.override("sv"):
        assert formats.as_html(text) == "at least 3 &lt;möten&gt;"


def test_words_of_a_source_cannot_forge_a_language_mark() -> None:
    with translation.override("en"):
        assert formats.as_html(formats.quoted("a\ue001b\ue000c")) == '<span lang="sv">abc</span>'


@pytest.mark.parametrize(
    ("moment", "local"),
    [
        (datetime(2026, 11, 22, 23, 27, tzinfo=UTC), "23 november 2026"),  # winter: an hour ahead of UTC
        (datetime(2026, 6, 30, 21, 59, tzinfo=UTC), "30 juni 2026"),
        (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), "1 juli 2026"),  # summer: two hours
    ],
)
def test_a_moment_is_written_as_the_day_that_it_was_in_sweden(moment: datetime, local: str) -> None:
    assert formats.day(moment) == local
