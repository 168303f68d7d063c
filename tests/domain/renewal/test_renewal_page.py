"""The worked figures of the page on renewal, computed anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from medborgarlofte.domain import editing
from medborgarlofte.domain.content import Commitment, Promise
from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.renewal import Choice, Renewed, renewed
from medborgarlofte.domain.renewal_links import Edited, followed, links
from medborgarlofte.domain.ruling import statuses
from medborgarlofte.domain.status import Act as Done
from medborgarlofte.domain.status import Judgement, Need, Verdict
from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Target,
    UncountableTarget,
    WhenNeededTarget,
)
from medborgarlofte.domain.unanswered import unanswered
from medborgarlofte.domain.windows import windows
from medborgarlofte.promises.models.promise import NOTICE
from tests.domain.test_methods import PAGES, table

from .strategies import END, NEXT, START

TARGETS: dict[str, Target] = {
    "3 a tertial": CountTarget(3, Per.TERTIAL),
    "when needed, a tertial": WhenNeededTarget(per=Per.TERTIAL),
    "cannot be counted": UncountableTarget(),
    "at most 2 a tertial": CountTarget(2, Per.TERTIAL, operator=Operator.AT_MOST),
}
ENDING = Promise(
    "Granvik",
    label="2024",
    start=START,
    end=END,
    commitments=tuple(
        Commitment(number, f"Sak {number}.", targets=(CountTarget(12, Per.YEAR, "besök"),))
        for number in (2, 5, 7)
    ),
)
UNANSWERED = table(
    "renewal.md", "target", "done in January", "said", "today", "unanswered windows"
)  # fmt: skip
CHOSEN = table(
    "renewal.md", "chosen for 2, 5, 7", "numbers in the draft", *(f"{n} goes on as" for n in (2, 5, 7))
)
BECAME = table("renewal.md", "done in the draft", "lineage")


@pytest.mark.parametrize("row", UNANSWERED, ids=lambda row: " ".join(row[:4]))
def test_worked_answers(row: list[str]) -> None:
    name, done, said, day, expected = row
    target, today = TARGETS[name], date.fromisoformat(day)
    what, _cut, start = said.rpartition(" ")
    when = date.fromisoformat(start) if start else START
    found = statuses(
        target,
        windows(target, START, END, today=today),
        [Done(date(2024, 1, 2), int(done))] if int(done) else [],
        today=today,
        entered_on=START,
        needs=[Need(when, arose=False, reason="Ingen bad om det.")] if what == "no need" else [],
        judgements=[Judgement(when, Verdict.PARTLY, "Hälften.")] if what == "verdict" else [],
    )

    asked = [one.window.start.isoformat() for one in unanswered(target, found, today)]
    assert ", ".join(asked) == expected


def made(*acts: Act) -> Renewed:
    choices = [
        Choice(number, act, "Skäl.", "Nytt." if act is Act.REPLACE else "")
        for number, act in zip((2, 5, 7), acts, strict=True)
    ]
    return renewed(ENDING, choices, start=END, end=NEXT, reason="Behövs.", lessons="Tidigare.")


@pytest.mark.parametrize("row", CHOSEN, ids=lambda row: row[0])
def test_worked_choices(row: list[str]) -> None:
    result = made(*(Act(name) for name in row[0].split(", ")))

    numbers = [", ".join(str(one.number) for one in result.said.commitments)]
    assert row[1:] == numbers + [", ".join(map(str, fate.later)) for fate in result.fates]


def asking(said: Promise, number: int) -> Promise:
    one = said.commitment(1)
    assert one is not None
    return editing.correct(said, replace(one, targets=(CountTarget(number, Per.YEAR, "besök"),)))


DONE: dict[str, tuple[str, tuple[int, ...], Callable[[Promise], Promise]]] = {
    "nothing": ("none", (), lambda said: said),
    "1 asks for more": ("correct", (1,), lambda said: asking(said, 24)),
    "1 asks for less": ("correct", (1,), lambda said: asking(said, 6)),
    "1 and 2 are merged": ("merge", (1, 2), lambda said: editing.merge(said, 1)),
    "3 is split": ("split", (3,), lambda said: editing.split(said, 3, ["En.", "Två."], 4)),
    "2 is dropped": ("drop", (2,), lambda said: editing.drop(said, 2)),
}
"""What the draft calls it, the numbers it was about, and what it does."""


@pytest.mark.parametrize("row", BECAME, ids=lambda row: row[0])
def test_worked_lineage(row: list[str]) -> None:
    result = made(Act.EXTEND, Act.EXTEND, Act.EXTEND)
    act, touched, change = DONE[row[0]]
    said = change(result.said)
    held = [frozenset(one.number for one in each.commitments) for each in (result.said, said)]
    found = links(followed(result.fates, [Edited(act, touched, *held)], said), ENDING, said)

    told = [
        " ".join(
            [link.act.value, *map(str, link.earlier), *([">", *map(str, link.later)] if link.later else [])]
        )
        for link in found
    ]
    assert "; ".join(told) == row[1]


def test_the_rows_stand_on_the_page() -> None:
    assert (len(UNANSWERED), len(CHOSEN), len(BECAME)) == (16, 3, 6)


def test_the_parties_are_told_as_long_before_as_the_page_says() -> None:
    assert NOTICE.days == 90
    assert "ninety days before the end" in (PAGES / "renewal.md").read_text(encoding="utf-8")
