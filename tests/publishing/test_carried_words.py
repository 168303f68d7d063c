"""What happened between two promises, shortly: the act, the target, and whether it binds less."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain import content
from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.pace import Held
from medborgarlofte.domain.targets import CountTarget, Per, Target, UncountableTarget
from medborgarlofte.promises.carried import Carried, Linked, Period
from medborgarlofte.publishing.carried_words import carried_in_words, commitments_in_words

FIRST = Period(1, "2023", date(2023, 1, 1), date(2024, 1, 1))
SECOND = Period(2, "2024", date(2024, 1, 1), date(2025, 1, 1))
HELD = Held(FIRST.start, FIRST.end), Held(SECOND.start, SECOND.end)
MANY, FEW = CountTarget(104, Per.YEAR, "kontroller"), CountTarget(60, Per.YEAR, "kontroller")
MILDER = CountTarget(104, Per.YEAR, "kontroller", unless_no_need=True)
OTHER, NONE = CountTarget(9, Per.YEAR, "möten"), UncountableTarget()


def linked(number: int, *targets: Target) -> Linked:
    return Linked(number, 1, content.Commitment(number, "Något.", targets=targets), dropped=False)


def told(act: Act, before: list[Linked], after: list[Linked]) -> tuple[str, bool]:
    one = Carried(act, "", None, FIRST, SECOND, tuple(before), tuple(after))
    return carried_in_words(one, HELD)


@pytest.mark.parametrize(
    ("act", "before", "after", "words", "weaker"),
    [
        (Act.EXTEND, MANY, MANY, "Förlängdes. Samma mål som förut.", False),
        (Act.EXTEND, NONE, NONE, "Förlängdes.", False),
        (Act.EXTEND, MANY, FEW, "Förlängdes. Målet sänktes.", True),
        (Act.EXTEND, MANY, MILDER, "Förlängdes. Målet mildrades.", True),
        (Act.SHARPEN, MILDER, MANY, "Skärptes. Målet skärptes.", False),
        (Act.SHARPEN, FEW, MANY, "Skärptes. Målet höjdes.", False),
        (Act.EXTEND, MANY, NONE, "Förlängdes. Ett mål ströks. Det går inte längre att räkna.", True),
        (Act.SHARPEN, NONE, MANY, "Skärptes. Ett mål lades till.", False),
        (Act.REPLACE, MANY, OTHER, "Åtagande 1 ersattes. Ett mål ströks. Ett mål lades till.", True),
    ],
)
def test_one_commitment_that_became_one(
    act: Act, before: Target, after: Target, words: str, weaker: bool
) -> None:
    assert told(act, [linked(1, before)], [linked(4, after)]) == (words, weaker)


@pytest.mark.parametrize(
    ("act", "before", "after", "words", "weaker"),
    [
        (Act.SPLIT, [MANY], [FEW, NONE], "Åtagande 1 delades i åtagande 1 och 2.", False),
        (
            *(Act.SPLIT, [MANY], [NONE, NONE, NONE]),
            "Åtagande 1 delades i åtagande 1, 2 och 3. Det går inte längre att räkna.",
            True,
        ),
        (Act.MERGE, [FEW, FEW], [MANY], "Åtagande 1 och 2 slogs ihop till ett.", False),
        (Act.CLOSE, [MANY], [], "Åtagande 1 avslutades.", False),
    ],
)
def test_several(act: Act, before: list[Target], after: list[Target], words: str, weaker: bool) -> None:
    sides = ([linked(number, target) for number, target in enumerate(side, 1)] for side in (before, after))
    assert told(act, *sides) == (words, weaker)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([3], "åtagande 3"), ([3, 4], "åtagandena 3 och 4"), ([1, 2, 9], "åtagandena 1, 2 och 9")],
)
def test_numbers_are_named(numbers: list[int], words: str) -> None:
    assert commitments_in_words(numbers) == words
