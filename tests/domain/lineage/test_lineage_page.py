"""The figures of the page on lineage: how often the proposals are what a person said, computed anew."""

from __future__ import annotations

import pytest

from medborgarlofte.domain import likeness, lineage
from medborgarlofte.domain.lineage import propose
from tests.domain.test_methods import table

from .labelled import labelled, lines_drawn, told

HALVES = table("lineage.md", "half", "pairs of periods", "commitments", "right", "proposed", "labelled")
LINES = table("lineage.md", "half", "lines right", "lines proposed", "lines labelled")
MISSED = table("lineage.md", "second half, a person said", "proposed instead")


@pytest.mark.parametrize("row", HALVES, ids=lambda row: str(row[0]))
def test_worked_links(row: list[str]) -> None:
    pairs = labelled(row[0])
    proposed = [told(propose(one.earlier, one.later)) for one in pairs]
    commitments = sum(len(each.commitments) for one in pairs for each in (one.earlier, one.later))
    right = sum(len(found & one.links) for found, one in zip(proposed, pairs, strict=True))

    figures = [len(pairs), commitments, right, sum(map(len, proposed)), sum(len(one.links) for one in pairs)]
    assert row[1:] == [str(figure) for figure in figures]


@pytest.mark.parametrize("row", LINES, ids=lambda row: str(row[0]))
def test_worked_lines(row: list[str]) -> None:
    found = [
        (lines_drawn(told(propose(one.earlier, one.later))), lines_drawn(one.links))
        for one in labelled(row[0])
    ]

    right = sum(len(proposed & said) for proposed, said in found)
    figures = [right, sum(len(proposed) for proposed, _ in found), sum(len(said) for _, said in found)]
    assert row[1:] == [str(figure) for figure in figures]


def test_every_link_of_the_second_half_that_was_missed_stands_on_the_page() -> None:
    missed = [
        f"{act} {' '.join(map(str, earlier))} > {' '.join(map(str, later))}".strip(" >")
        for one in labelled("second")
        for act, earlier, later in sorted(one.links - told(propose(one.earlier, one.later)))
    ]

    assert [row[0].split(": ", 1)[1] for row in MISSED] == missed


@pytest.mark.parametrize("half", ["first", "second"])
def test_the_labels_place_every_commitment_once(half: str) -> None:
    for one in labelled(half):
        earlier = [number for _, numbers, _ in one.links for number in numbers]
        later = [number for _, _, numbers in one.links for number in numbers]
        assert sorted(earlier) == [each.number for each in one.earlier.commitments]
        assert sorted([*later, *one.new]) == [each.number for each in one.later.commitments], one.name


def test_the_thresholds_are_those_of_the_page() -> None:
    rows = table("lineage.md", "threshold", "value", "for")

    assert [float(row[1]) for row in rows] == [likeness.ALIKE, lineage.PART, lineage.REPLACED]


def test_both_halves_stand_on_the_page() -> None:
    assert [row[0] for row in HALVES] == [row[0] for row in LINES] == ["first", "second"]
