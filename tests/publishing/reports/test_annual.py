"""What an annual summary tells: deviations first, as fully as successes; silence; small counts not."""

from __future__ import annotations

import pytest
from django.test import Client

from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.reports.content import Bullets, Report, Section, plain
from tests.building import a_commitment, a_content, a_promise, an_unpublished_promise, the_next

from ..made import text_of
from ..test_queries import LARGER, MOST, asked, of_size
from .conftest import REASON, the_report
from .reading import page_text

pytestmark = pytest.mark.django_db


def section(report: Report, heading: str) -> Section:
    (one,) = [one for one in report.sections if plain(one.heading) == heading]
    return one


def names(one: Section) -> list[str]:
    return [plain(within.heading) for within in one.sections]


def everything(one: Section) -> str:
    bullets = [plain(item) for part in one.parts if isinstance(part, Bullets) for item in part.items]
    return " ".join([plain(one.heading), *bullets, *map(everything, one.sections)])


def test_what_was_not_kept_comes_before_what_was(report: Report) -> None:
    headings = [plain(one.heading) for one in report.sections]
    assert headings == [
        "Kort sagt",
        "Det som inte blev som lovat",
        "Det som blev som lovat",
        "Övriga åtaganden",
        "Det som ingen har rapporterat",
        "Så räknas det",
        "Är något fel?",
    ]
    assert names(section(report, "Det som inte blev som lovat")) == [
        "Åtagande 2 · Polisen, Granviks kommun",
        "Åtagande 3 · Granviks kommun",
        "Åtagande 5 · Polisen",
        "Åtagande 6 · Polisen",
    ]
    assert names(section(report, "Det som blev som lovat")) == ["Åtagande 1 · Polisen"]
    assert plain(report.lead).startswith("4 av 6 åtaganden är inte uppfyllda")


def test_a_deviation_has_all_that_a_success_has(report: Report) -> None:
    kept = section(report, "Det som blev som lovat").sections[0]
    missed = section(report, "Det som inte blev som lovat").sections[3]
    assert [type(part) for part in kept.parts] == [type(part) for part in missed.parts]


def test_why_it_was_not_done_is_told_or_that_nobody_said(report: Report) -> None:
    joint, lamps, _help, patrols = section(report, "Det som inte blev som lovat").sections
    assert REASON in everything(lamps)
    assert all(plain(one.sections[-1].heading) == "Vad parterna har sagt" for one in (joint, lamps, patrols))
    assert REASON not in everything(patrols)


def test_silence_has_a_name(report: Report) -> None:
    silent = everything(section(report, "Det som ingen har rapporterat"))
    assert "Polisen, åtagande 2: december 2023" in silent
    assert (
        "Granviks kommun, åtagande 2: januari 2023, februari 2023, mars 2023, april 2023, och 8 perioder till"
        in silent
    )


def test_small_counts_of_help_to_individuals_are_not_told(client: Client, promise: Promise) -> None:
    page = page_text(text_of(client, "/granvik/2023-2024/arsrapport/2023/"))
    after = page[page.index("Stödsamtal.") :]
    assert "färre än 5" in after
    assert "3 under 2023" not in page


@pytest.mark.parametrize(
    ("year", "status"), [(2022, 404), (2023, 200), (2024, 200), (2025, 404), (99999, 404), (0, 404)]
)
def test_there_is_a_summary_of_each_year_that_has_begun(
    client: Client, promise: Promise, year: int, status: int
) -> None:
    for form in ("/", ".pdf", ".docx"):
        if status == 404 or form == "/":
            assert client.get(f"/granvik/2023-2024/arsrapport/{year}{form}").status_code == status
    page = text_of(client, "/granvik/2023-2024/")
    assert (f"/arsrapport/{year}/" in page) is (status == 200)


def test_what_is_not_published_has_none(client: Client) -> None:
    an_unpublished_promise()
    for form in ("/", ".pdf", ".docx"):
        assert client.get(f"/granvik/2024/arsrapport/2024{form}").status_code == 404


def test_a_promise_without_a_period_has_none(client: Client) -> None:
    a_promise(start=None, end=None)
    assert client.get("/granvik/2024/arsrapport/2024/").status_code == 404
    assert "arsrapport" not in text_of(client, "/granvik/2024/")


def test_what_was_dropped_during_the_year_is_told_with_its_reason() -> None:
    kept, gone = a_commitment("Kvar."), a_commitment("Bort.")
    promise = a_promise(kept, gone)
    later = the_next(promise, a_content(kept), reason="Pengarna tog slut.")
    told = the_report(later, 2024)
    heading = "Åtaganden som togs bort under året"
    table = section(told, heading).parts[0]
    assert "Pengarna tog slut." in [plain(cell) for cell in table.rows[0]]  # type: ignore[union-attr]


def test_it_carries_version_hash_date_and_how_to_complain(client: Client, promise: Promise) -> None:
    page = page_text(text_of(client, "/granvik/2023-2024/arsrapport/2023/"))
    for said in (promise.versions.get().sha256, "30 juni 2024", "Inget diarienummer", "registratorn", "JO"):
        assert said in page


@pytest.mark.parametrize("year", [2024])
def test_it_asks_as_often_for_a_promise_twenty_times_larger(client: Client, year: int) -> None:
    of_size("Granvik", 1)
    of_size("Almvik", LARGER)
    address = f"2024/arsrapport/{year}/"
    assert asked(client, f"/granvik/{address}") == asked(client, f"/almvik/{address}") <= MOST
