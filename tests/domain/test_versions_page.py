"""The worked figures of the page on versions, computed anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain.pace import Held, Turn, compare, pace
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

from .strategies import TARGETS
from .test_methods import table

HELD = Held(date(2021, 1, 1), date(2023, 1, 1))
SUMMER = Season(frozenset({6, 7, 8}))
JULY = Season(frozenset({7}))
OPEN_SCHOOL = Season(school_year=True)
YEARLY = CountTarget(104, Per.YEAR, "kontroller")
WEEKLY = CountTarget(1, Per.WEEK, "kontroller")
BY_JUNE = CountTarget(3, Per.BY_DATE, "kontroller", by=date(2022, 6, 30))
INSPECTED = CountTarget(9, Per.YEAR, "kontroller", conditions=("med bilinspektör",))
SCHOOLS = CountTarget(8, Per.YEAR, "skolor", whole=8)
TERMLY = CountTarget(1, Per.SCHOOL_TERM, "kontroller")
CALLED: dict[str, Target] = {
    "104 a year": YEARLY,
    "103 a year": replace(YEARLY, number=103),
    "60 a year": replace(YEARLY, number=60),
    "12 a year": replace(YEARLY, number=12),
    "9 a year": replace(YEARLY, number=9),
    "3 a year": replace(YEARLY, number=3),
    "exactly 104 a year": replace(YEARLY, operator=Operator.EXACTLY),
    "exactly 60 a year": replace(YEARLY, number=60, operator=Operator.EXACTLY),
    "at most 104 a year": replace(YEARLY, operator=Operator.AT_MOST),
    "at most 8 a year": replace(YEARLY, number=8, operator=Operator.AT_MOST),
    "at most 5 a year": replace(YEARLY, number=5, operator=Operator.AT_MOST),
    "104 talks a year": replace(YEARLY, unit="samtal"),
    "10 talks a year": replace(YEARLY, unit="samtal", number=10),
    "60 a year in the evening": replace(YEARLY, number=60, conditions=("på kvällen",)),
    "9 a year in the evening": replace(YEARLY, number=9, conditions=("på kvällen",)),
    "9 a year with an inspector": INSPECTED,
    "1 a day": replace(WEEKLY, per=Per.DAY),
    "1 a week": WEEKLY,
    "2 a week": replace(WEEKLY, number=2),
    "7 a week": replace(WEEKLY, number=7),
    "1 in two weeks": replace(WEEKLY, every=2),
    "2 in two weeks": replace(WEEKLY, number=2, every=2),
    "2 a week in June-August": replace(WEEKLY, number=2, season=SUMMER),
    "7 a week in July": replace(WEEKLY, number=7, season=JULY),
    "1 a week in the school year": replace(WEEKLY, season=OPEN_SCHOOL),
    "3 a week on average": replace(WEEKLY, number=3, on_average=True),
    "1 a month": replace(WEEKLY, per=Per.MONTH),
    "1 a month in June-August": replace(WEEKLY, per=Per.MONTH, season=SUMMER),
    "1 a tertial": replace(TERMLY, per=Per.TERTIAL),
    "1 a tertial by each party": replace(TERMLY, per=Per.TERTIAL, each_party=True),
    "10 a tertial in July": replace(TERMLY, number=10, per=Per.TERTIAL, season=JULY),
    "1 a school term": TERMLY,
    "1 a school term, or no need": replace(TERMLY, unless_no_need=True),
    "8 of 8 schools a year": SCHOOLS,
    "8 of 10 schools a year": replace(SCHOOLS, whole=10),
    "9 of 12 schools a year": replace(SCHOOLS, number=9, whole=12),
    "10 of 10 schools a year": replace(SCHOOLS, number=10, whole=10),
    "3 by 30 June 2022": BY_JUNE,
    "3 by 30 September 2022": replace(BY_JUNE, by=date(2022, 9, 30)),
    "2 by 31 March 2022": replace(BY_JUNE, number=2, by=date(2022, 3, 31)),
    "3 in the whole promise": CountTarget(3, Per.PERIOD, "kontroller"),
    "208 in the whole promise": CountTarget(208, Per.PERIOD, "kontroller"),
    "within 48 hours": WithinTimeTarget(48, TimeUnit.HOUR),
    "within 2 days": WithinTimeTarget(2, TimeUnit.DAY),
    "within 5 days": WithinTimeTarget(5, TimeUnit.DAY),
    "within 2 working days": WithinTimeTarget(2, TimeUnit.WORKING_DAY),
    "within 5 working days": WithinTimeTarget(5, TimeUnit.WORKING_DAY),
    "within 1 week": WithinTimeTarget(1, TimeUnit.WEEK),
    "when needed": WhenNeededTarget(),
    "cannot be counted": UncountableTarget(),
}
TURNS = table("versions.md", "before", "after", "became", "marked")
PACES = table("versions.md", "target", "a year")
OPPOSITE = {Turn.LOWERED: Turn.RAISED, Turn.RAISED: Turn.LOWERED}


@pytest.mark.parametrize(("before", "after", "became", "marked"), TURNS)
def test_worked_turns(before: str, after: str, became: str, marked: str) -> None:
    turned = compare(CALLED[before], CALLED[after], (HELD, HELD))

    assert (turned.turn, turned.weakens) == (Turn(became), marked == "yes")


@pytest.mark.parametrize(("target", "a_year"), PACES)
def test_worked_paces(target: str, a_year: str) -> None:
    counted = CALLED[target]
    assert isinstance(counted, CountTarget)

    found = pace(counted, HELD)

    assert found is not None
    assert round(float(found), 2) == float(a_year)


def test_the_page_has_its_tables() -> None:
    assert (len(TURNS), len(PACES)) == (38, 10)


def test_a_number_for_the_whole_promise_is_not_compared_when_its_days_are_not_known() -> None:
    turned = compare(CALLED["208 in the whole promise"], CALLED["60 a year"])

    assert turned.turn is Turn.CHANGED


def test_promises_of_unequal_length_are_lowered_only_when_number_and_pace_agree() -> None:
    one_year = Held(date(2021, 1, 1), date(2022, 1, 1))
    three, two = (CountTarget(number, Per.PERIOD, "kontroller") for number in (3, 2))

    assert compare(three, two, (HELD, HELD)).turn is Turn.LOWERED
    assert compare(three, two, (HELD, one_year)).turn is Turn.CHANGED  # 1.5 a year becomes 2


@pytest.mark.parametrize("spelled", ["Kontroll", "kontrollerna", "KONTROLLER"])
def test_inflection_and_case_are_no_other_unit(spelled: str) -> None:
    assert compare(YEARLY, replace(YEARLY, unit=spelled, number=60)).turn is Turn.LOWERED


@given(TARGETS, TARGETS)
def test_the_reverse_is_the_opposite_turn(one: Target, other: Target) -> None:
    there, back = compare(one, other, (HELD, HELD)), compare(other, one, (HELD, HELD))

    assert back.turn is OPPOSITE.get(there.turn, there.turn)


@given(TARGETS, st.integers(1, 400))
def test_fewer_of_the_same_is_always_lowered(target: Target, fewer: int) -> None:
    if isinstance(target, CountTarget) and fewer <= target.number:
        less = replace(target, number=target.number - fewer)
        expected = Turn.RAISED if target.operator is Operator.AT_MOST else Turn.LOWERED
        assert compare(target, less, (HELD, HELD)).turn is expected
