"""The worked examples of docs/methods/reading-expressions.md are what the rules give."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from medborgarlofte.domain.targets import (
    CountTarget,
    Target,
    UncountableTarget,
    WhenNeededTarget,
    WithinTimeTarget,
)
from medborgarlofte.ingest.parsers.actors import Names, read_responsible
from medborgarlofte.ingest.parsers.areas import read_areas
from medborgarlofte.ingest.parsers.followup_clause import read_followup
from medborgarlofte.ingest.parsers.stated_periods import find_periods
from medborgarlofte.ingest.parsers.targets import read_targets

PAGE = Path(__file__).parents[3] / "docs" / "methods" / "reading-expressions.md"


def _rows(title: str) -> list[tuple[str, str]]:
    """The rows of the table whose first column is called `title`."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"| {title} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        text, reading = (cell.strip() for cell in line.strip("|").split(" | "))
        rows.append((text, reading))
    return rows


def _said(target: Target) -> str:
    match target:
        case CountTarget():
            return _count(target)
        case WithinTimeTarget():
            return f"within {target.limit} {target.limit_unit}"
        case WhenNeededTarget():
            return "when needed"
        case UncountableTarget():
            return "cannot be counted"


def _count(target: CountTarget) -> str:
    if target.by:
        return f"{target.number} by {target.by}"
    every = f"{target.every} " if target.every > 1 else ""
    return f"{target.number} per {every}{target.per}" + (" or no need" if target.unless_no_need else "")


@pytest.mark.parametrize(("text", "reading"), _rows("targets of"))
def test_targets(text: str, reading: str) -> None:
    read = read_targets(text)
    said = "; ".join(_said(target) for target in read.targets)
    assert said + (" implicit" if read.implicit else "") == reading


@pytest.mark.parametrize(("text", "parties"), _rows("who in"))
def test_who(text: str, parties: str) -> None:
    assert (", ".join(read_responsible(text, Names("Gransele")).parties) or "nobody") == parties


@pytest.mark.parametrize(("text", "period"), _rows("period in"))
def test_periods(text: str, period: str) -> None:
    found = find_periods(text)
    if not found:
        assert period == "none"
        return
    (stated,) = found
    last = f"to {stated.end - timedelta(days=1)}" if stated.end else "on"
    assert f"{stated.start} {last}" == period


@pytest.mark.parametrize(("text", "areas"), _rows("areas of"))
def test_areas(text: str, areas: str) -> None:
    assert ", ".join(read_areas(text)) == areas


@pytest.mark.parametrize(("text", "times"), _rows("follow-up in"))
def test_followup(text: str, times: str) -> None:
    found, _ = read_followup(text)
    assert (f"{found:g}" if found else "none") == times
