"""The table of a commitment with many windows: by month or year, and every window still in it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.publishing.pages.rows import ONE_TABLE
from tests.building import a_commitment, a_promise

from .made import commitment, logged, text_of

pytestmark = pytest.mark.django_db
PAGE = "/granvik/2024/1/"


def table_of(client: Client, per: Per, end: date = date(2025, 1, 1)) -> str:
    promise = a_promise(a_commitment("Varje gång.", CountTarget(1, per, "rundor")), end=end)
    logged(commitment(promise), date(2024, 5, 1))
    return text_of(client, PAGE).partition('id="tabell"')[2].partition('id="uppgifter"')[0]


def summaries(table: str) -> list[str]:
    return re.findall(r"<summary>(.*?)</summary>", table, re.DOTALL)


def test_days_stand_month_by_month_under_what_came_of_them(client: Client) -> None:
    table = table_of(client, Per.DAY)
    parts = summaries(table)[1:]
    assert len(parts) == 12
    assert parts[0] == "december 2024: har inte börjat 31"
    assert parts[7] == "maj 2024: inte rapporterat 29, uppfyllt 1, väntar på rapport 1"
    assert table.count('<th scope="row">') == 366
    assert "minst 1 rundor per dag, maj 2024" in " ".join(table.split())


def test_weeks_stand_year_by_year(client: Client) -> None:
    table = table_of(client, Per.WEEK, date(2026, 1, 1))
    assert [part.partition(":")[0] for part in summaries(table)[1:]] == ["2025", "2024"]


def test_few_windows_are_one_table(client: Client) -> None:
    table = table_of(client, Per.WEEK)
    assert table.count('<th scope="row">') <= ONE_TABLE
    assert len(summaries(table)) == 1
