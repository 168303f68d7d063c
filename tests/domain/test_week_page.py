"""The tables of docs/methods/week.md, computed anew: a page that drifts from the rules fails here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from medborgarlofte.domain.planned import planned
from medborgarlofte.domain.ruling import statuses
from medborgarlofte.domain.status import Act, WindowStatus
from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Target,
    UncountableTarget,
    WhenNeededTarget,
)
from medborgarlofte.domain.week import Urgency, due
from medborgarlofte.domain.windows import windows

PAGE = Path(__file__).parents[2] / "docs/methods/week.md"
TARGETS: dict[str, Target] = {
    "4 a tertial": CountTarget(4, Per.TERTIAL, "", Operator.AT_LEAST),
    "1 a week": CountTarget(1, Per.WEEK, "", Operator.AT_LEAST),
    "104 a year": CountTarget(104, Per.YEAR, "", Operator.AT_LEAST),
    "at most 4 a tertial": CountTarget(4, Per.TERTIAL, "", Operator.AT_MOST),
    "when needed, a tertial": WhenNeededTarget("", Per.TERTIAL),
    "cannot be counted, a year": UncountableTarget("", Per.YEAR),
}
STANDS = {Urgency.LATE: "late", Urgency.THIS_WEEK: "this week", Urgency.COMING: "further ahead"}


def table(heading: str) -> Iterator[list[str]]:
    """The rows of the table with this heading."""
    lines = PAGE.read_text(encoding="utf-8").split(f"| {heading}", 1)[1].splitlines()[2:]
    for line in lines:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]


def going(target: Target, today: date, *acts: Act) -> list[WindowStatus]:
    each = windows(target, date(2024, 1, 1), date(2025, 1, 1), today=today)
    done = [act for act in acts if act.count]
    return statuses(target, each, done, today=today, entered_on=date(2024, 1, 1))


def test_what_one_commitment_asks_for() -> None:
    rows = list(table("target | done | today"))
    assert len(rows) == 13
    for told, done, today, *stands in rows:
        day, target = date.fromisoformat(today), TARGETS[told]
        found = due(target, going(target, day, Act(date(2024, 1, 10), int(done))), day)
        answer = ["", "", ""]
        if found:
            answer = [STANDS[found.urgency], str(found.day), "answer" if found.answers else "log"]
        assert stands == answer, (told, done, today)


def test_planned_against_done() -> None:
    rows = list(table("target | 10 January"))
    assert len(rows) == 6
    for told, january, may, today, *numbers in rows:
        day, target = date.fromisoformat(today), TARGETS[told]
        acts = Act(date(2024, 1, 10), int(january)), Act(date(2024, 5, 10), int(may))
        found = planned(target, going(target, day, *acts), day)
        assert found is not None
        assert numbers == [str(one) for one in (found.planned, found.done, found.difference)], (told, today)
