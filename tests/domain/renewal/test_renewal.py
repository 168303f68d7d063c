"""The next promise: every commitment has exactly one fate, and nothing is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from medborgarlofte.domain.content import Commitment, Party, Promise
from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.renewal import Choice, Renewed, label_of, renewed
from medborgarlofte.domain.targets import CountTarget, Per

from .strategies import END, NEXT, START, renewals

CHECKS = CountTarget(104, Per.YEAR, "trafikkontroller")
ENDING = Promise(
    "Granvik",
    "0099",
    "Norrdalen",
    "2024",
    START,
    END,
    problem="Det körs för fort.",
    aim="Lugnare gator.",
    followups_per_year=2,
    commitments=(
        Commitment(
            2, "Polisen gör 104 kontroller.", (Party("police", "Polisen"),), (CHECKS,),
            focus_area="Trafik", result="Klart.", source="b" * 64, page=1, line=4,
        ),
        Commitment(5, "Kommunen och polisen går kvällsrundor.", focus_area="Trygghet"),
    ),
)  # fmt: skip


def renew(*choices: Choice, start: date = END, end: date = NEXT) -> Renewed:
    return renewed(ENDING, choices, start=start, end=end, reason="Behövs.", lessons="Börja tidigare.")


def test_the_next_promise_takes_over_what_goes_on() -> None:
    made = renew(Choice(2, Act.EXTEND), Choice(5, Act.SHARPEN))

    said = made.said
    assert (said.municipality, said.police_area, said.problem, said.aim) == (
        "Granvik",
        "Norrdalen",
        "Det körs för fort.",
        "Lugnare gator.",
    )
    assert (said.label, said.start, said.end, said.kind) == ("2025", END, NEXT, "extension")
    assert (said.extension_of, said.extension_reason, said.extension_lessons) == (
        "2024",
        "Behövs.",
        "Börja tidigare.",
    )
    first, second = said.commitments
    assert (first.number, first.text, first.targets) == (1, "Polisen gör 104 kontroller.", (CHECKS,))
    assert (second.number, second.text) == (2, "Kommunen och polisen går kvällsrundor.")
    assert [(one.number, one.later) for one in made.fates] == [(2, (1,)), (5, (2,))]


def test_where_it_was_read_and_its_outcome_stay_with_the_ending_promise() -> None:
    (first, _second) = renew(Choice(2, Act.EXTEND), Choice(5, Act.EXTEND)).said.commitments

    assert (first.result, first.source, first.page, first.line, first.evidence) == ("", "", None, None, ())


def test_a_split_one_stands_twice_and_its_targets_with_the_first() -> None:
    made = renew(Choice(2, Act.SPLIT), Choice(5, Act.EXTEND))

    assert [(one.number, one.text[:7], one.targets) for one in made.said.commitments[:2]] == [
        (1, "Polisen", (CHECKS,)),
        (2, "Polisen", ()),
    ]
    assert made.fates[0].later == (1, 2)


def test_a_replaced_one_has_the_words_that_were_written_and_no_number_of_the_old() -> None:
    made = renew(Choice(2, Act.REPLACE, "Ingen nytta.", "Polisen mäter farten."), Choice(5, Act.EXTEND))

    one = made.said.commitments[0]
    assert (one.text, one.targets, one.focus_area) == ("Polisen mäter farten.", (), "Trafik")
    assert made.fates[0].reason == "Ingen nytta."


def test_a_closed_one_is_left_out_with_its_reason() -> None:
    made = renew(Choice(2, Act.CLOSE, "Klart."), Choice(5, Act.EXTEND))

    assert [one.number for one in made.said.commitments] == [1]
    assert (made.fates[0].later, made.fates[0].reason) == ((), "Klart.")


@pytest.mark.parametrize(
    "choices",
    [
        [Choice(2, Act.EXTEND)],
        [Choice(2, Act.EXTEND), Choice(5, Act.EXTEND), Choice(6, Act.EXTEND)],
        [Choice(2, Act.EXTEND), Choice(2, Act.EXTEND)],
        [Choice(2, Act.CLOSE), Choice(5, Act.EXTEND)],
        [Choice(2, Act.REPLACE, "Skäl."), Choice(5, Act.EXTEND)],
        [Choice(2, Act.REPLACE, "", "Nytt."), Choice(5, Act.EXTEND)],
        [Choice(2, Act.MERGE), Choice(5, Act.EXTEND)],
    ],
    ids=[
        "one left",
        "one too many",
        "one twice",
        "close unsaid why",
        "no text",
        "replace unsaid why",
        "merge",
    ],
)
def test_choices_refused(choices: list[Choice]) -> None:
    with pytest.raises(ValueError, match="choice"):
        renew(*choices)


@pytest.mark.parametrize(
    "days",
    [{"start": date(2024, 12, 31)}, {"end": END}, {"start": date(2026, 1, 1), "end": date(2025, 6, 1)}],
)
def test_a_period_that_begins_too_early_or_ends_before_it_begins_is_refused(days: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="begins when the ending one has ended"):
        renew(Choice(2, Act.EXTEND), Choice(5, Act.EXTEND), **days)


def test_a_promise_without_an_end_has_no_next() -> None:
    with pytest.raises(ValueError, match="ended"):
        renewed(replace(ENDING, end=None), [Choice(2, Act.EXTEND), Choice(5, Act.EXTEND)],
                start=END, end=NEXT, reason="A.", lessons="B.")  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        (date(2025, 1, 1), date(2026, 1, 1), "2025"),
        (date(2025, 1, 1), date(2027, 1, 1), "2025-2026"),
        (date(2025, 3, 1), date(2026, 3, 1), "2025-2026"),
    ],
)
def test_what_a_period_is_called(start: date, end: date, label: str) -> None:
    assert label_of(start, end) == label


@given(renewals())
def test_every_commitment_has_exactly_one_fate(made: tuple[Promise, list[Choice], Renewed]) -> None:
    ending, _choices, result = made

    assert [fate.number for fate in result.fates] == [one.number for one in ending.commitments]
    later = [number for fate in result.fates for number in fate.later]
    assert later == [one.number for one in result.said.commitments]  # each carries on exactly one
    assert later == list(range(1, len(later) + 1))


@given(renewals())
def test_nothing_is_invented(made: tuple[Promise, list[Choice], Renewed]) -> None:
    ending, choices, result = made
    by_number = {one.number: one for one in choices}

    for fate in result.fates:
        old, choice = ending.commitment(fate.number), by_number[fate.number]
        assert old is not None
        for number in fate.later:
            new = result.said.commitment(number)
            assert new is not None
            assert new.text == (choice.text if choice.act is Act.REPLACE else old.text)
            assert set(new.targets) <= set(old.targets)
            assert (new.parties, new.focus_area) == (old.parties, old.focus_area)
    assert result.said.problem == ending.problem


@given(renewals())
def test_what_is_extended_keeps_all_that_it_aims_at(made: tuple[Promise, list[Choice], Renewed]) -> None:
    ending, _choices, result = made

    for fate in result.fates:
        old = ending.commitment(fate.number)
        kept = [result.said.commitment(number) for number in fate.later]
        assert old is not None
        if fate.act in (Act.EXTEND, Act.SHARPEN, Act.SPLIT):
            assert kept[0] is not None
            assert kept[0].targets == old.targets
