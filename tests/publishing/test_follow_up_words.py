"""How a row of an approved follow-up is told: what was done against what was promised, in one sentence."""

from __future__ import annotations

from typing import Any

import pytest

from medborgarlofte.domain.targets import (
    CountTarget,
    Per,
    Target,
    TimeUnit,
    UncountableTarget,
    WithinTimeTarget,
)
from medborgarlofte.publishing.follow_up_words import row_sentence, tally_sentence
from medborgarlofte.publishing.formats import as_plain

CHECKS = CountTarget(104, Per.YEAR, "trafikkontroller")
GRAFFITI = WithinTimeTarget(2, TimeUnit.DAY)


def window(**said: Any) -> dict[str, Any]:
    whole = {"start": "2025-01-01", "end": "2026-01-01", "asked": 104, "expected": 51}
    return {**whole, "done": 58, "made_up": 0, "within": None, **said}


@pytest.mark.parametrize(
    ("target", "shown", "sentence"),
    [
        (CHECKS, window(), "gjort: 58, och i jämn takt hade det varit 51"),
        (CHECKS, window(made_up=3, expected=104), "gjort: 61"),
        (CHECKS, window(done=0, expected=0), "gjort: 0"),
        (GRAFFITI, window(asked=None, done=8, within=6), "6 av 8 fall inom 2 dagar"),
        (UncountableTarget(), window(asked=None), "något som inte går att räkna; det bedöms"),
    ],
)
def test_what_was_done_stands_beside_what_was_promised(
    target: Target, shown: dict[str, Any], sentence: str
) -> None:
    assert row_sentence(target, shown).endswith(sentence)


def test_without_a_window_only_what_was_promised_is_told() -> None:
    assert as_plain(row_sentence(CHECKS, None)) == "minst 104 trafikkontroller per år"


def test_windows_that_ended_in_the_period_are_told_of_all_together() -> None:
    weekly = CountTarget(1, Per.WEEK)
    shown = window(start="2025-06-23", end="2025-06-30", asked=1, done=1)
    told = tally_sentence(weekly, shown, {"not_reported": 2, "met": 23})
    assert as_plain(told) == "minst 1 gång per vecka; av 25 avslutade veckor: uppfyllt 23, inte rapporterat 2"
