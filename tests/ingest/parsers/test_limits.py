"""Time limits, and spans of time that are none."""

from __future__ import annotations

import pytest

from medborgarlofte.domain.targets import TimeUnit
from medborgarlofte.ingest.parsers.limits import find_limits

LIMITS = [
    ("saneras inom två dygn", 2, TimeUnit.DAY),
    ("inom 24 timmar", 24, TimeUnit.HOUR),
    ("svar inom tio arbetsdagar", 10, TimeUnit.WORKING_DAY),
    ("anmäls samma dag", 1, TimeUnit.DAY),
    ("samma dygn", 1, TimeUnit.DAY),
    ("samma vecka som anmälan kom", 1, TimeUnit.WEEK),
    ("byts inom en vecka", 1, TimeUnit.WEEK),
    ("inom trettio dagar", 30, TimeUnit.DAY),
    ("senast nästa vardag", 1, TimeUnit.WORKING_DAY),
    ("inom högst 48 timmar", 48, TimeUnit.HOUR),
    ("inom 1–2 veckor", 1, TimeUnit.WEEK),
    ("inom tre månader", 3, TimeUnit.MONTH),
]


@pytest.mark.parametrize(("text", "number", "unit"), LIMITS)
def test_a_time_limit(text: str, number: int, unit: TimeUnit) -> None:
    assert [(x.number, x.unit) for x in find_limits(text)] == [(number, unit)]


@pytest.mark.parametrize(
    "text", ["inom kommunen", "inom ramen för arbetet", "under två veckor", "snarast möjligt"]
)
def test_no_time_limit(text: str) -> None:
    assert find_limits(text) == []
