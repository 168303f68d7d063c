"""The page for the board and the sheet for the notice board: one page each, whatever the promise is like."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from django.test import Client

from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.followup import actions as followup
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.reports.board import MOST, board_page
from medborgarlofte.publishing.reports.content import Figure, Report, Squares, Table, plain
from medborgarlofte.publishing.reports.found import Told, found
from medborgarlofte.publishing.reports.pdf import as_pdf
from medborgarlofte.publishing.reports.sheet import code, notice_sheet
from medborgarlofte.publishing.reports.word import as_word
from tests.building import ACTOR, a_commitment, a_promise

from ..made import TODAY, text_of
from .conftest import REASON
from .reading import numbers_of, opened, page_text, tag_tree, word_text, words_of
from .test_pdf import COMMANDS, faults

pytestmark = pytest.mark.django_db
PAGES = {
    "en-sida/2023": lambda told: board_page(told, 2023, TODAY),
    "anslag": lambda told: notice_sheet(told, TODAY),
}


def pages(made: bytes) -> int:
    return len(pdfium.PdfDocument(BytesIO(made)))


@pytest.mark.parametrize("address", PAGES)
def test_it_says_the_same_in_all_three(client: Client, promise: Promise, address: str) -> None:
    page = page_text(text_of(client, f"/granvik/2023-2024/{address}/"))
    report = PAGES[address](found("granvik", "2023-2024"))
    pdf, word = tag_tree(as_pdf(report)).whole(), word_text(opened(as_word(report)))
    assert numbers_of(page) == numbers_of(pdf) == numbers_of(word)
    assert words_of(page) == words_of(pdf) == words_of(word)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("text", ["m" * 5000, "Långa ord " * 500, COMMANDS])
def test_it_is_one_page_whatever_is_promised(address: str, text: str) -> None:
    target = CountTarget(3, Per.MONTH, text[:200])
    every = [a_commitment(f"{text} {n}", target, by="both") for n in range(MOST + 3)]
    promise = a_promise(*every, label="2023", start=date(2023, 1, 1), end=date(2024, 1, 1))
    first = promise.commitments.get(number=1)
    said = {"day": date(2023, 2, 1), "reason": text[:2000], "today": TODAY}
    followup.assess(ACTOR, first, first.parties.all()[0], verdict="partly", **said)  # type: ignore[arg-type]
    made = as_pdf(PAGES[address](found("granvik", "2023")))
    assert pages(made) == 1
    assert faults(made) == []


def test_the_board_reads_what_deviates_first_and_why(promise: Promise) -> None:
    report = board_page(found("granvik", "2023-2024"), 2023, TODAY)
    assert [plain(one.heading) for one in report.sections][:2] == ["Avvikelser", "Det som är som lovat"]
    table = report.sections[0].parts[0]
    assert isinstance(table, Table)
    assert [plain(row[0])[:1] for row in table.rows] == ["2", "3", "5", "6"]
    assert plain(table.rows[1][3]) == REASON
    assert plain(table.rows[0][3]) == "Ingen har sagt varför."


def test_the_sheet_has_a_code_that_leads_to_the_promise(promise: Promise) -> None:
    report = notice_sheet(found("granvik", "2023-2024"), TODAY)
    figures = [part for one in report.sections for part in one.parts if isinstance(part, Figure)]
    assert [one.picture for one in figures] == [code("http://127.0.0.1:8000/granvik/2023-2024/")]
    assert figures[0].alternative.endswith("http://127.0.0.1:8000/granvik/2023-2024/")


def test_a_code_has_a_quiet_margin_and_three_eyes() -> None:
    rows = code("https://loften.example/granvik/2024/").rows
    size = len(rows)
    assert not any(any(row) for row in (*rows[:4], *rows[-4:]))
    eyes = [(4, 4), (4, size - 11), (size - 11, 4)]
    assert all(all(rows[y][x : x + 7]) and all(rows[y + 6][x : x + 7]) for y, x in eyes)
    assert isinstance(code("x"), Squares)


@pytest.mark.parametrize(
    "make", [lambda told: board_page(told, 2026, TODAY), lambda told: board_page(told, 1, TODAY)]
)
def test_there_is_none_of_a_year_outside(promise: Promise, make: Callable[[Told], Report]) -> None:
    with pytest.raises(Promise.DoesNotExist):
        make(found("granvik", "2023-2024"))


def test_there_is_no_sheet_before_the_promise_begins(client: Client) -> None:
    a_promise(label="2025", start=date(2025, 1, 1), end=date(2026, 1, 1))
    assert client.get("/granvik/2025/anslag/").status_code == 404
    assert "anslag/" not in text_of(client, "/granvik/2025/")
