"""How strongly effect may be spoken of: the cases of docs/methods/claims.md."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from medborgarlofte.domain.claims import (
    Comparison,
    Evidence,
    Hypothesis,
    Origin,
    Rival,
    Strength,
    causal_words,
    lacks,
    offered,
    rivals,
)
from medborgarlofte.domain.indicators import Measurement, Shift
from medborgarlofte.domain.intervals import Interval

from .test_indicators_page import share
from .test_methods import table

BEGAN = date(2023, 1, 1)
HIGH, LOW = share("150 of 400"), share("110 of 400")
BEFORE, AFTER = {"start": date(2022, 1, 1), "end": BEGAN}, {"start": BEGAN, "end": date(2024, 1, 1)}


def placed(one: Measurement, when: dict[str, date]) -> Measurement:
    return replace(one, start=when["start"], end=when["end"])


FELL = (placed(HIGH, BEFORE), placed(LOW, AFTER))
FIGURES = {
    "none": (),
    "fell": FELL,
    "level": (placed(LOW, BEFORE), placed(share("125 of 400"), AFTER)),
    "only after": FELL[1:],
    "only before": FELL[:1],
    "fell, preliminary": (FELL[0], replace(FELL[1], preliminary=True)),
}
HYPOTHESES = {
    "none": None,
    "fall": Hypothesis(date(2022, 12, 31), Shift.FELL),
    "fall, too late": Hypothesis(BEGAN, Shift.FELL),
    "rise": Hypothesis(date(2022, 12, 31), Shift.ROSE),
}
ALL = rivals(Origin.SURVEY)
ANSWERED = {"none": frozenset(), "all": frozenset(ALL), "all but one": frozenset(ALL[:-1])}


def comparison(told: str) -> Comparison | None:
    """`-0.10 to 0.03 of 25`."""
    if told == "none":
        return None
    limits, places = told.split(" of ")
    low, high = (float(one) for one in limits.split(" to "))
    return Comparison(Interval((low + high) / 2, low, high), int(places))


def test_what_is_offered_and_what_the_next_lacks() -> None:
    rows = table(
        "claims.md",
        "done",
        "figures",
        "hypothesis",
        "rivals answered",
        "comparison",
        "offered",
        "the next lacks",
    )
    assert len(rows) == 14
    for done, figures, hypothesis, answered, compared, told, next_lacks in rows:
        evidence = Evidence(
            BEGAN,
            int(done),
            FIGURES[figures],
            Origin.SURVEY,
            HYPOTHESES[hypothesis],
            comparison(compared),
            ANSWERED[answered],
        )
        found = offered(evidence)
        assert " ".join(one.name.lower() for one in found) == told.replace("none", "")
        further = [one for one in Strength if one not in found][:1]
        assert " ".join(one for each in further for one in lacks(evidence, each)) == next_lacks


def test_a_stronger_claim_takes_all_that_a_weaker_one_takes() -> None:
    evidence = Evidence(BEGAN, 0)
    each = [set(lacks(evidence, strength)) for strength in Strength]
    assert all(weaker <= stronger for weaker, stronger in pairwise(each))


@pytest.mark.parametrize(
    ("origin", "also"),
    [
        (Origin.REPORTED, {Rival.REPORTING}),
        (Origin.POLICE_INITIATED, {Rival.EFFORT, Rival.REPORTING}),
        (Origin.SURVEY, {Rival.WHO_ANSWERED}),
        (Origin.OTHER, set()),
    ],
)
def test_the_rivals_of_a_figure(origin: Origin, also: set[Rival]) -> None:
    always = {Rival.OTHER_MEASURES, Rival.GENERAL_TREND, Rival.CHANCE_HIGH, Rival.DISPLACEMENT}
    assert set(rivals(origin)) == always | also


def test_a_figure_that_spans_the_beginning_is_neither_before_nor_after() -> None:
    across = placed(HIGH, {"start": date(2022, 7, 1), "end": date(2023, 7, 1)})
    assert Evidence(BEGAN, 1, (across, FELL[1])).movement is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Skadegörelsen minskade tack vare grannsamverkan.", ("tack vare",)),
        ("På grund av kontrollerna, som har lett till färre olyckor.", ("På grund av", "har lett till")),
        ("Skadegörelsen minskade samtidigt som vandringarna gjordes.", ()),
        ("Vi tackar vårdarna på grundskolan.", ()),
    ],
)
def test_words_that_say_that_one_thing_caused_another(text: str, words: tuple[str, ...]) -> None:
    assert causal_words(text) == words
