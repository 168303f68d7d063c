"""Whether the problem changed, on the public page of a follow-up: figures, and effect as it may be put."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from medborgarlofte.followup.contents import contents
from medborgarlofte.followup.prefilled import prefilled
from medborgarlofte.publishing.formats import as_plain
from medborgarlofte.publishing.pages.problem import ProblemView, problem_view
from tests.claiming import AFTER, a_figure, an_indicator, claimed, expected, it_fell
from tests.following import Followed, answered, approved, followed
from tests.web.drafts.at import page, text_of

pytestmark = pytest.mark.django_db
DONE = "Det här gjordes: 35 trafikkontroller, 1 januari–30 april 2024."
FELL = (
    "Under samma tid minskade ”Andel som undviker torget” från 37,5 % (1 januari–30 november 2023) "
    "till 27,5 % (1 januari–31 mars 2024)."
)


@pytest.fixture
def found() -> Followed:
    return followed()


def view(found: Followed) -> ProblemView:
    return problem_view(contents(prefilled(found.follow_up)))


def sentence(found: Followed) -> str:
    return as_plain(view(found).effects[0].sentence)


@pytest.mark.parametrize(
    ("strength", "told"),
    [
        (1, DONE),
        (2, f"{DONE} {FELL} Det visar inte att åtagandet var orsaken."),
        (
            3,
            f"{DONE} {FELL} Det stämmer med vad parterna väntade sig och skrev ner den 1 december 2023: "
            "”Fler kontroller gör att färre undviker torget.” Andra förklaringar kan inte uteslutas.",
        ),
    ],
)
def test_the_sentence_of_each_strength(found: Followed, strength: int, told: str) -> None:
    indicator = it_fell(found.promise)
    expected(found, indicator)
    claimed(found, indicator, strength)
    assert sentence(found) == told


def test_a_count_is_told_against_what_it_used_to_be(found: Followed) -> None:
    indicator = an_indicator(found.promise, name="Anmälda skadegörelser", kind="count", origin="reported")
    for year in range(2020, 2024):
        a_figure(indicator, "400", date(year, 1, 1), date(year + 1, 1, 1), answers=None)
    a_figure(indicator, "50", AFTER, date(2024, 4, 1), answers=None)
    claimed(found, indicator, 2, answers={})
    assert (
        "minskade ”Anmälda skadegörelser” till 50 (1 januari–31 mars 2024): 50 % av hur det brukade vara."
        in sentence(found)
    )


def test_a_count_under_five_is_nowhere(found: Followed) -> None:
    indicator = an_indicator(found.promise, name="Anmälda rån", kind="count", origin="reported")
    for year in range(2020, 2024):
        a_figure(indicator, "40", date(year, 1, 1), date(year + 1, 1, 1), answers=None)
    a_figure(indicator, "3", AFTER, date(2024, 4, 1), answers=None)
    claimed(found, indicator, 2, answers={})
    assert "Under samma tid minskade ”Anmälda rån”. Det visar" in sentence(found)
    (series,) = view(found).series
    assert (series.figures[-1].words, series.says) == ("färre än 5", "Antalet har minskat.")


def test_silence_is_told_as_silence(found: Followed) -> None:
    an_indicator(found.promise, name="Index")
    early = an_indicator(found.promise)
    a_figure(early, "0.375", date(2022, 1, 1), date(2023, 1, 1))
    empty, before = view(found).series
    assert (empty.last, empty.says) == (None, "")
    assert not before.is_measured
    assert before.says.startswith("Det finns bara en mätning")


def shown(found: Followed, client: Client, address: str = "", **more: Any) -> str:
    with time_machine.travel("2024-05-20 12:00+02:00"):
        indicator = it_fell(answered(found).promise)
        expected(found, indicator)
        claimed(found, indicator, reason="<b>Varje</b> vecka.")
        approved(found)
        return page(client, f"{found.follow_up.address()}{address}", **more)


@pytest.mark.parametrize("address", ["", "rapport/"])
def test_page_and_report_tell_the_same(client: Client, found: Followed, address: str) -> None:
    told = text_of(shown(found, client, address))
    for words in (
        *("Andel som undviker torget", "27,5 %", "400 svar, svarsfrekvens 50 %"),
        *(
            "Stämmer med det som var väntat",
            "från 37,5 % (1 januari",
            "<b>Varje</b> vecka.",
            "Lägre är bättre.",
        ),
        *("Problemet har flyttat.", "Vi har frågat, och ser inget sådant."),
        "Andelen har minskat med 10,0 procentenheter sedan mätningen före",
    ):
        assert words in told


def test_what_was_approved_stays_when_a_figure_is_corrected(client: Client, found: Followed) -> None:
    shown(found, client)
    indicator = found.promise.problem_indicators.get().indicator
    wrong = indicator.measurements.get(start=AFTER)
    a_figure(indicator, "0.37", AFTER, date(2024, 4, 1), corrects=wrong, reason="Räknat fel.")
    assert FELL in text_of(page(client, found.follow_up.address()))
