"""From two published documents to pages that count: a year of 104 traffic checks, logged in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from medborgarlofte.cli import main
from tests.seeds import SEEDS, needs_seeds

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
CHECKS = 104
LOFTE = """Ekhamn – medborgarlöften

Medborgarlöfte 2025

Polisen och Ekhamns kommun lovar att:

 • Polisen ska göra minst 104 trafikkontroller under året.
 • Kommunen ska genomföra två trygghetsvandringar under året.
"""


@pytest.fixture
def page(member_page: Page) -> Page:
    """Of somebody who works here."""
    return member_page


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2025-01-01T09:00:00+01:00", tick=False) as traveller:
        yield traveller


def _import(*paths: Path) -> str:
    result = CliRunner().invoke(main, ["import", *map(str, paths), "--yes"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def _at(clock: time_machine.Traveller, day: date) -> None:
    clock.move_to(f"{day}T12:00:00+00:00")


def _log(page: Page, address: str, day: date) -> None:
    """Log one thing done, as a person does: open the form, read the day, save."""
    page.goto(f"/logga{address}")
    expect(page.get_by_label("Vilken dag?")).to_have_value(day.isoformat())
    expect(page.get_by_label("Hur många?")).to_have_value("1")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("heading", name="Uppgiften är sparad")).to_be_visible()


def _sentence(page: Page, address: str) -> str:
    page.goto(address)
    return page.locator(".sentence").first.inner_text()


@pytest.mark.django_db(transaction=True)
def test_a_year_of_traffic_checks(page: Page, tmp_path: Path, clock: time_machine.Traveller) -> None:
    """ "Met" appears on the day of the last check asked for, and what nobody logs is shown as silence."""
    promise = tmp_path / "ekhamn.txt"
    promise.write_text(LOFTE, encoding="utf-8")
    told = _import(promise, CORPUS / "stenviken.docx")
    assert "/ekhamn/2025/" in told
    assert "/stenviken/2023-2024/" in told

    checks, walks = "/ekhamn/2025/1/", "/ekhamn/2025/2/"
    days = [date(2025, 1, 2) + timedelta(days=round(number * 3.3)) for number in range(CHECKS)]
    for day in days[:-1]:
        _at(clock, day)
        _log(page, checks, day)
    before = _sentence(page, checks)
    assert f"{CHECKS - 1}" in before
    assert "Uppfyllt" not in before

    _at(clock, days[-1])
    _log(page, checks, days[-1])
    after = _sentence(page, checks)
    assert "Uppfyllt" in after
    assert f"{CHECKS} " in after

    _at(clock, date(2026, 1, 20))
    assert "Väntar på rapport" in _sentence(page, walks)
    _at(clock, date(2026, 2, 5))
    silence = _sentence(page, walks)
    assert "Inte rapporterat" in silence
    assert "Ekhamns kommun har inte rapporterat" in silence
    assert "Uppfyllt" in _sentence(page, checks)


@pytest.mark.django_db(transaction=True)
def test_a_resident_finds_it_in_two_steps(page: Page, tmp_path: Path, clock: time_machine.Traveller) -> None:
    promise = tmp_path / "ekhamn.txt"
    promise.write_text(LOFTE, encoding="utf-8")
    _import(promise)

    page.goto("/")
    page.get_by_label("Kommun", exact=True).fill("ekhamns kommun")
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ekhamn")
    page.get_by_role("link", name="Läs hela löftet").click()
    expect(page.get_by_text("Polisen ska göra minst 104 trafikkontroller under året.").first).to_be_visible()


@needs_seeds
@pytest.mark.django_db(transaction=True)
def test_the_published_pages_become_pages_that_count(page: Page, clock: time_machine.Traveller) -> None:
    _at(clock, date(2026, 3, 1))
    _import(SEEDS / "mjolby.txt", SEEDS / "mullsjo.txt")

    for address, commitments in (
        ("/mjolby/2020-2021/", 3),
        ("/mjolby/2018-2019/", 4),
        ("/mullsjo/2021-2022/", 11),
    ):
        page.goto(address)
        expect(page.locator("article.commitment")).to_have_count(commitments)
    page.goto("/mullsjo/2021-2022/8/")
    expect(page.locator("main")).to_contain_text("104")
