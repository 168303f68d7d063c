"""The worked figures of the method pages, computed anew: a page that drifts from the rules fails here."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from medborgarlofte.domain.cases import expected_by
from medborgarlofte.domain.ruling import status_of
from medborgarlofte.domain.school import SchoolTerm, SchoolTerms, Term
from medborgarlofte.domain.status import Act, Judgement, Need, Verdict
from medborgarlofte.domain.summary import WORST_FIRST
from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Season,
    Target,
    TimeUnit,
    UncountableTarget,
    WhenNeededTarget,
    WithinTimeTarget,
)
from medborgarlofte.domain.windows import Window, windows

PAGES = Path(__file__).parents[2] / "docs" / "methods"
TODAY = date(2022, 6, 30)
START, END = date(2022, 1, 1), date(2023, 1, 1)
ENTERED = date(2022, 1, 10)
JULY, SUMMER = Season(frozenset({7})), Season(frozenset({6, 7, 8}))
OPEN_SCHOOL = Season(school_year=True)


def table(page: str, *header: str) -> list[list[str]]:
    """The rows of the tables of a page that have this header."""
    lines = (PAGES / page).read_text(encoding="utf-8").splitlines()
    rows, inside = [], False
    for line in lines:
        cells = [cell.strip() for cell in line.strip("| ").split("|")] if line.startswith("|") else []
        if cells == list(header):
            inside = True
        elif not line.startswith("|"):
            inside = False
        elif inside and not set(line) <= set("|- :"):
            rows.append([cell.strip() for cell in line[1:].rstrip("|").split("|")])
    return rows


TARGETS: dict[str, tuple[Target, float | None]] = {
    "104 a year, two calendar years": (CountTarget(104, Per.YEAR), None),
    "104 a year, promise years": (CountTarget(104, Per.YEAR), None),
    "104 a year, from a leap day": (CountTarget(104, Per.YEAR), None),
    "104 a year, a year and a half": (CountTarget(104, Per.YEAR), None),
    "104 a year, nine months": (CountTarget(104, Per.YEAR), None),
    "3 a tertial, from March": (CountTarget(3, Per.TERTIAL), None),
    "at most 3 a tertial, from March": (CountTarget(3, Per.TERTIAL, operator=Operator.AT_MOST), None),
    "3 a tertial, three months over a turn": (CountTarget(3, Per.TERTIAL), None),
    "1 a school term, from mid-March": (CountTarget(1, Per.SCHOOL_TERM), None),
    "7 a week, over week 53": (CountTarget(7, Per.WEEK), None),
    "2 every second week": (CountTarget(2, Per.WEEK, every=2), None),
    "3 a week on average": (CountTarget(3, Per.WEEK, on_average=True), None),
    "3 a tertial, until further notice": (CountTarget(3, Per.TERTIAL), None),
    "5 in the whole promise, until further notice": (CountTarget(5, Per.PERIOD), None),
    "6 by 31 October": (CountTarget(6, Per.BY_DATE, by=date(2021, 10, 31)), None),
    "assessed, followed up 3 times a year": (UncountableTarget(), 3),
    "assessed, follow-up not stated": (UncountableTarget(), None),
    "no period known": (CountTarget(1, Per.YEAR), None),
    "7 a week in July": (CountTarget(7, Per.WEEK, season=JULY), None),
    "2 a month in the summer": (CountTarget(2, Per.MONTH, season=SUMMER), None),
    "10 a year in the summer": (CountTarget(10, Per.YEAR, season=SUMMER), None),
    "10 a tertial in July, from 17 July": (CountTarget(10, Per.TERTIAL, season=JULY), None),
    "4 a year in May and September": (CountTarget(4, Per.YEAR, season=Season(frozenset({5, 9}))), None),
    "2 a school term in the school year": (CountTarget(2, Per.SCHOOL_TERM, season=OPEN_SCHOOL), None),
}
WINDOWS = table("time.md", "case", "promise", "windows")


def _line(one: Window) -> str:
    asked = "" if one.number is None else f" {one.number}"
    return f"{one.start}..{one.end}{asked}" + (f"<{one.scaled_from}" if one.scaled_from is not None else "")


@pytest.mark.parametrize(("case", "promise", "expected"), WINDOWS)
def test_worked_windows(case: str, promise: str, expected: str) -> None:
    target, followups = TARGETS[case]
    start, _, end = promise.partition("..")
    found = windows(
        target,
        date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
        today=TODAY,
        followups_per_year=followups,
    )
    assert "; ".join(_line(one) for one in found) == expected


def test_every_worked_window_stands_on_the_page() -> None:
    assert [row[0] for row in WINDOWS] == list(TARGETS)


def test_worked_terms() -> None:
    known = SchoolTerms(
        (
            SchoolTerm(2021, Term.SPRING, date(2021, 6, 10)),
            SchoolTerm(2021, Term.AUTUMN, date(2021, 12, 21)),
        )
    )
    days = [
        [
            str(one.due)
            for one in windows(
                CountTarget(1, Per.SCHOOL_TERM),
                date(2021, 1, 1),
                date(2022, 1, 1),
                today=TODAY,
                school_terms=terms,
            )
        ]
        for terms in (known, SchoolTerms())
    ]
    rows = table("time.md", "case", "spring 2021 due", "autumn 2021 due")
    assert [row[1:] for row in rows] == days


def test_worked_limits() -> None:
    rows = table("targets.md", "limit", "hours")
    assert len(rows) == len(TimeUnit)
    for words, hours in rows:
        limit, unit = words.split(" ", 1)
        target = WithinTimeTarget(int(limit), TimeUnit(unit.rstrip("s").replace(" ", "_")))
        assert target.limit_hours == int(hours), words


def test_worked_pace() -> None:
    (window,) = windows(CountTarget(104, Per.YEAR), START, END, today=TODAY)
    rows = table("status.md", "day of 2022, 104 asked", "should be done")
    assert len(rows) == 6
    for day, expected in rows:
        assert expected_by(window, date.fromisoformat(day)) == int(expected), day


KINDS: dict[str, Target] = {
    "a number": CountTarget(104, Per.YEAR),
    "within a time": WithinTimeTarget(2, TimeUnit.DAY),
    "when needed": WhenNeededTarget(),
    "cannot be counted": UncountableTarget(),
}
NEEDS = {"no need": Need(START, arose=False, reason="Skäl"), "need arose": Need(START, arose=True)}
STATUSES = [
    ("a number", *row)
    for row in table("status.md", "done in 2022", "made up 2023-02-15", "said", "today", "status")
] + [
    (kind, done, "0", *rest)
    for kind, done, *rest in table("status.md", "kind", "done", "said", "today", "status")
]


def _acts(done: str, made_up: str, said: str) -> list[Act]:
    """What the words of a row come to: "2 of 3" is three cases, two of them in time."""
    first, last = START.replace(month=2), date(2023, 2, 15)
    if of := re.fullmatch(r"(\d+) of (\d+)", done):
        within, cases = int(of[1]), int(of[2])
        return [Act(first, hours_taken=24)] * within + [Act(first, hours_taken=72)] * (cases - within)
    acts = [Act(START, int(done))] if int(done) or said == "recorded 0" else []
    return acts + ([Act(last, int(made_up), making_up_for=START)] if int(made_up) else [])


@pytest.mark.parametrize(("kind", "done", "made_up", "said", "today", "expected"), STATUSES)
def test_worked_statuses(kind: str, done: str, made_up: str, said: str, today: str, expected: str) -> None:
    target = KINDS[kind]
    day = date.fromisoformat(today)
    (window,) = windows(target, START, END, today=day)
    found = status_of(
        target,
        window,
        _acts(done, made_up, said),
        today=day,
        entered_on=ENTERED,
        needs=[NEEDS[said]] if said in NEEDS else [],
        judgements=[Judgement(START, Verdict.PARTLY, "Skäl")] if said == "assessed" else [],
    )
    assert found.status.value == expected


def test_all_worked_statuses_are_read() -> None:
    assert len(STATUSES) == 28


def test_the_order_of_a_joint_whole() -> None:
    page = (PAGES / "status.md").read_text(encoding="utf-8")
    assert re.findall(r"^\d+\. (\w+)$", page, re.MULTILINE) == [status.value for status in WORST_FIRST]
