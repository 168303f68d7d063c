"""A forecast in one plain sentence."""

from __future__ import annotations

import pytest
from django.utils import translation

from medborgarlofte.domain.forecast import Forecast
from medborgarlofte.publishing.forecast_words import chance_words, forecast_sentence

HALFWAY = Forecast(52, 104, 23.6, 0.337, 2.0, 2.203)
SELDOM = Forecast(4, 12, 23.6, 0.6, 0.154, 0.339)


@pytest.mark.parametrize(
    ("found", "swedish", "english"),
    [
        (
            HALFWAY,
            "Om det går som hittills är chansen ungefär 3 på 10 att 104 nås i tid. "
            "Det krävs 2,2 i veckan från och med nu; hittills har det varit 2,0.",
            "If it goes on as so far, the chance is about 3 in 10 that 104 is reached in time. "
            "It takes 2.2 a week from now; so far it has been 2.0.",
        ),
        (
            SELDOM,
            "Om det går som hittills är chansen ungefär 6 på 10 att 12 nås i tid. "
            "Det krävs 1,5 i månaden från och med nu; hittills har det varit 0,7.",
            "If it goes on as so far, the chance is about 6 in 10 that 12 is reached in time. "
            "It takes 1.5 a month from now; so far it has been 0.7.",
        ),
        (
            Forecast(1, 3, 40.0, None, 0.05, 0.05),
            "Det är 2 av 3 kvar att göra.",
            "2 of 3 is left to do.",
        ),
        (Forecast(110, 104, 9.0, 1.0, 2.5, 0.0), "Målet är redan nått.", "The target is already reached."),
        (
            Forecast(90, 104, 0.0, 0.0, 1.7, None),
            "Tiden är slut, och 14 saknas.",
            "The time is out, and 14 are lacking.",
        ),
        (
            Forecast(2, 104, 50.0, None, 1.0, 2.04),
            "Det krävs 2,0 i veckan från och med nu; hittills har det varit 1,0.",
            "It takes 2.0 a week from now; so far it has been 1.0.",
        ),
    ],
)
def test_one_plain_sentence(found: Forecast, swedish: str, english: str) -> None:
    assert forecast_sentence(found) == swedish
    with translation.override("en"):
        assert forecast_sentence(found) == english


@pytest.mark.parametrize(
    ("chance", "told"),
    [
        (0.0, "mindre än 1 på 20"),
        (0.049, "mindre än 1 på 20"),
        (0.05, "ungefär 1 på 10"),
        (0.5, "ungefär 5 på 10"),
        (0.949, "ungefär 9 på 10"),
        (0.96, "mer än 19 på 20"),
    ],
)
def test_a_chance_is_told_in_tenths(chance: float, told: str) -> None:
    assert told in chance_words(chance, 104)
