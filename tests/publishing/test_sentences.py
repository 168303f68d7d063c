"""The sentence beside the line: what was promised, what was done, how it is going."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import translation

from medborgarlofte.domain.status import Act, Judgement, Need, Verdict
from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Target,
    TimeUnit,
    UncountableTarget,
    WhenNeededTarget,
    WithinTimeTarget,
)
from medborgarlofte.publishing.sentences import sentence

from .rows import row

CHECKS = CountTarget(104, Per.YEAR, "trafikkontroller")
Y22, Y23, Y24 = date(2022, 1, 1), date(2023, 1, 1), date(2024, 1, 1)


def said(
    target: Target, start: date, end: date, today: date, *acts: Act, party: str = "", **more: object
) -> str:
    windows = row(target, start, end, today, *acts, **more)  # type: ignore[arg-type]
    return sentence(target, windows, today, party).plain()


def test_one_window_running() -> None:
    assert (
        said(CHECKS, Y22, Y23, date(2022, 6, 30), Act(date(2022, 3, 1), 61))
        == "Lovat: minst 104 trafikkontroller 2022. Gjort: 61 till och med 30 juni. I takt."
    )


def test_the_same_in_english() -> None:
    with translation.override("en"):
        assert (
            said(CHECKS, Y22, Y23, date(2022, 6, 30), Act(date(2022, 3, 1), 61))
            == "Promised: at least 104 trafikkontroller 2022. Done: 61 until 30 June. On pace."
        )


def test_several_windows_tell_how_the_finished_ones_came_out() -> None:
    acts = (Act(date(2022, 3, 1), 90), Act(date(2023, 3, 1), 10))
    assert said(CHECKS, Y22, Y24, date(2023, 6, 30), *acts) == (
        "Lovat: minst 104 trafikkontroller per år. Gjort: 10 under 2023, till och med 30 juni. Efter."
        " Av 1 avslutat år: inte uppfyllt 1."
    )


def test_silence_says_who_and_since_when() -> None:
    acts = (Act(date(2022, 4, 30), 110),)
    assert said(CHECKS, Y22, Y24, date(2024, 3, 1), *acts, party="Polisen").endswith(
        "Inte rapporterat. Av 2 avslutade år: uppfyllt 1, inte rapporterat 1."
        " Polisen har inte rapporterat sedan den 30 april 2022."
    )


def test_a_silence_before_the_last_report_names_what_was_not_reported() -> None:
    acts = (Act(date(2023, 4, 30), 110),)
    assert said(CHECKS, Y22, Y24, date(2024, 3, 1), *acts, party="Polisen").endswith(
        "Polisen har inte rapporterat 2022."
    )


def test_many_weeks_are_tallied() -> None:
    target = CountTarget(1, Per.WEEK, "patrull")
    monday = date(2022, 1, 3)
    acts = [Act(monday + timedelta(days=7 * week), 1) for week in range(20)]
    assert said(target, monday, date(2023, 1, 2), Y24, *acts) == (
        "Lovat: minst 1 patrull per vecka. Gjort: av 52 avslutade veckor: uppfyllt 20, inte rapporterat 32."
        " Inte rapporterat. Parterna har inte rapporterat sedan den 16 maj 2022."
    )


def test_what_is_made_up_for_is_told_apart() -> None:
    late = Act(date(2023, 2, 1), 4, making_up_for=Y22)
    assert said(CHECKS, Y22, Y23, date(2023, 3, 1), Act(date(2022, 3, 1), 100), late) == (
        "Lovat: minst 104 trafikkontroller 2022. Gjort: 100 i tid och 4 i efterhand. Uppfyllt sent."
    )


def test_a_scaled_number_says_so() -> None:
    target = CountTarget(12, Per.YEAR, "möten")
    text = said(target, Y22, date(2023, 7, 1), date(2023, 5, 1), Act(date(2023, 2, 1), 5))
    assert "12 omräknat till 5, för löftet gäller en del av tiden: 1 januari–30 juni 2023" in text


def test_within_a_time() -> None:
    target = WithinTimeTarget(2, TimeUnit.DAY, "klotter")
    acts = (Act(date(2022, 2, 1), hours_taken=12), Act(date(2022, 3, 1), hours_taken=90))
    assert said(target, Y22, Y23, date(2022, 6, 30), *acts).startswith(
        "Lovat: klotter inom 2 dagar 2022. Gjort: 1 av 2 fall inom 2 dagar till och med 30 juni."
    )


@pytest.mark.parametrize(
    ("needs", "acts", "expected"),
    [
        ((), (), "ingen har svarat om behovet fanns till och med 30 juni"),
        ((Need(Y22, False, "lugnt"),), (), "inget behov till och med 30 juni"),
        ((), (Act(date(2022, 2, 1)), Act(date(2022, 2, 9))), "2 gånger till och med 30 juni"),
    ],
)
def test_when_needed(needs: tuple[Need, ...], acts: tuple[Act, ...], expected: str) -> None:
    assert expected in said(WhenNeededTarget(), Y22, Y23, date(2022, 6, 30), *acts, needs=needs)


def test_what_cannot_be_counted_is_assessed_with_its_reason() -> None:
    judgements = (Judgement(Y22, Verdict.PARTLY, "Hälften blev gjort."),)
    assert said(UncountableTarget(), Y22, Y23, date(2023, 1, 20), judgements=judgements) == (
        "Lovat: något som inte går att räkna; det bedöms. Bedömt: till och med 31 december,"
        " ”Hälften blev gjort”. Delvis uppfyllt."
    )


def test_before_it_begins_and_before_this_record() -> None:
    assert "inget ännu; det börjar den 1 januari 2022" in said(CHECKS, Y22, Y23, date(2021, 12, 1))
    assert "det följdes inte här" in said(CHECKS, Y22, Y23, Y24, entered_on=date(2023, 6, 1))


def test_no_period_counts_nothing() -> None:
    assert sentence(CHECKS, (), Y22).plain() == (
        "Lovat: minst 104 trafikkontroller per år. Gjort: inget räknas, för löftets period är inte känd."
    )


@pytest.mark.parametrize("operator", Operator)
def test_hostile_words_stay_words(operator: Operator) -> None:
    target = CountTarget(1, Per.YEAR, "<script>%(x)s{0}", operator)
    assert "<script>%(x)s{0}" in said(target, Y22, Y23, date(2022, 6, 30))
