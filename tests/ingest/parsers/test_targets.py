"""From the words of a commitment to its targets."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Season,
    TimeUnit,
    UncountableTarget,
    WhenNeededTarget,
    WithinTimeTarget,
)
from medborgarlofte.ingest.parsers.targets import read_targets

D, W, M, Q, T = Per.DAY, Per.WEEK, Per.MONTH, Per.QUARTER, Per.TERTIAL
H, S, L, Y, P = Per.HALF_YEAR, Per.SCHOOL_TERM, Per.SCHOOL_YEAR, Per.YEAR, Per.PERIOD

# (sentence, number, per, every)
FIRST_COUNT: list[tuple[str, int, Per, int]] = [
    ("Polisen ska göra tolv fordonskontroller", 12, P, 1),
    ("Fyra vandringar per år", 4, Y, 1),
    ("Vid minst tre tillfällen per år sätts extra poliser in", 3, Y, 1),
    ("Varje år gör kommunen minst en brandsyn", 1, Y, 1),
    ("Polisen gör i genomsnitt över året minst en nykterhetskontroll i månaden", 1, M, 1),
    ("Fordonskontroller, minst 2 st/vecka", 2, W, 1),
    ("Minst 2-3 gånger i veckan gå till fots", 2, W, 1),
    ("Ha mottagning i Gransele varannan torsdag", 1, W, 2),
    ("Under 2018 ska polisen göra minst 20 fordonskontroller och 10 nykterhetskontroller", 20, Y, 1),
    ("Två kvällar i veckan ska polisen synas", 2, W, 1),
    ("Vandringar två gånger per år, vår och höst", 2, Y, 1),
    ("Vandringar vår och höst", 2, Y, 1),
    ("Träffas var sjätte vecka", 1, W, 6),
    ("Polisen ska varje månad göra två riktade insatser", 2, M, 1),
    ("Besöka samtliga grundskolor en gång per termin", 1, S, 1),
    ("Besöka de fyra högstadieskolorna minst två gånger per läsår", 2, L, 1),
    ("Minst fyra (4) större insatser per år", 4, Y, 1),
    ("Ha 10 st fotpass per månad", 10, M, 1),
    ("Dagligen eller flera gånger i veckan", 1, D, 1),
    ("Gå till fots 40 timmar per månad", 40, M, 1),
    ("Under sommarmånaderna gå till fots minst 3 kvällar per vecka", 3, W, 1),
    ("20-minutersmetoden ska användas tre gånger i veckan", 3, W, 1),
    ("Ha två områdespoliser på plats", 2, P, 1),
    ("Månatliga möten mellan polis och kommun", 1, M, 1),
    ("Kvartalsvisa avstämningar", 1, Q, 1),
    ("Minst 100 alkoholprov per vecka", 100, W, 1),
    ("I genomsnitt ett pass per vecka", 1, W, 1),
    ("Minst åtta kontroller per tertial", 8, T, 1),
    ("Tillsyn av samtliga krogar två gånger/år", 2, Y, 1),
    ("Fyra gånger årligen", 4, Y, 1),
    ("Årligen hålla två nattvandringar", 2, Y, 1),
    ("Hålla två årliga krögarträffar", 2, Y, 1),
    ("Sök med hund minst 1 gång per termin i norr och 2 gånger per läsår i söder", 1, S, 1),
    ("30 fordonskontroller varav 10 på riksväg 61", 30, P, 1),
    ("Göra kontroller vid minst 25 tillfällen under 2019", 25, Y, 1),
    ("Minst 3 ggr per månad ska polisen besöka torget", 3, M, 1),
    ("Fordonskontroller: minst 15 st.", 15, P, 1),
    ("EST-möten varje vecka", 1, W, 1),
    ("Arbeta minst varannan helg", 1, W, 2),
    ("Mäta farten på tre utvalda gator varje kvartal", 1, Q, 1),
    ("Sätta upp belysning på sju skolgårdar", 7, P, 1),
    ("Starta båtsamverkan i minst 3 hamnar", 3, P, 1),
    ("Hålla vandringar i två områden per år", 2, Y, 1),
    ("Under perioden 2018–2019 ska minst 4 vandringar hållas", 4, P, 1),
    ("Minst fem ggr/halvår", 5, H, 1),
    ("Ett (1) möte per termin", 1, S, 1),
    ("Ett skolbesök per termin eller vid behov", 1, S, 1),
    ("Ett evenemang, minst ett, under 2022", 1, Y, 1),
    ("Mötas den första tisdagen i varje månad", 1, M, 1),
    ("Göra fyra insatser vid sidan av det dagliga arbetet", 4, P, 1),
    ("Vaktronder dagligen. Löpande", 1, D, 1),
    ("Fordonskontroller på Storgatan. Minst 6 per månad", 6, M, 1),
    ("Möte mellan skola och polis. Var fjärde vecka", 1, W, 4),
    ("Information till äldre. Minst tre tillfällen", 3, P, 1),
    ("Målvärdet är 120 kontroller under 2024", 120, Y, 1),
    ("Täta samtal med skolan. Genomgång görs varje tertial av båda parter", 1, T, 1),
    ("40 kontroller under 2023 och lika många under 2024", 40, Y, 1),
    ("Varje månad göra kontroller på minst 5 platser", 5, M, 1),
    ("Finnas ute minst 60 kvällar", 60, P, 1),
    ("Hålla möten för nya områden minst tre gånger respektive år", 3, Y, 1),
    ("Två poliser ska gå runt varje kväll", 1, D, 1),
    ("Göra 2000 alkoholprov under 2020", 2000, Y, 1),
    ("Mäta farten på Storgatan 2 gånger i veckan", 2, W, 1),
    ("Fyra av kommunens skolor ska besökas varje termin", 1, S, 1),
    ("Öka antalet kontroller från 30 till 45 per år", 45, Y, 1),
    ("Receptionen är bemannad alla vardagar", 1, D, 1),
]


@pytest.mark.parametrize(("sentence", "number", "per", "every"), FIRST_COUNT)
def test_the_first_number_of_the_deed(sentence: str, number: int, per: Per, every: int) -> None:
    reading = read_targets(sentence)
    first = reading.targets[0]
    assert isinstance(first, CountTarget), reading
    assert (first.number, first.per, first.every, reading.implicit) == (number, per, every, False)


NOTHING_COUNTED = [
    "Öka den synliga närvaron",
    "Löpande kontakt med föreningar",
    "Flera gånger per år bjuda in till samtal",
    "Ett antal kontroller per månad",
    "Kontinuerliga insatser mot narkotika",
    "Synas fredag och lördag kväll",
    "Kurser på fredags- och lördagskvällar",
    "Under året ska polisen arbeta mot narkotika",
    "Ett led i arbetet",
]


@pytest.mark.parametrize("sentence", NOTHING_COUNTED)
def test_words_without_a_number_cannot_be_counted(sentence: str) -> None:
    assert isinstance(read_targets(sentence).targets[0], UncountableTarget)


def test_a_plain_article_is_an_implicit_one() -> None:
    reading = read_targets("Parterna ska hålla en vandring i parken under året")
    assert reading.implicit
    assert reading.targets[0] == CountTarget(1, Y, unit="vandring")


def test_an_article_before_a_state_is_no_number() -> None:
    assert isinstance(read_targets("Ha en god dialog med alla").targets[0], UncountableTarget | CountTarget)
    assert isinstance(read_targets("Skapa en trygg miljö i parken").targets[0], UncountableTarget)


def test_an_upper_bound_of_an_effort_has_no_minimum() -> None:
    reading = read_targets("Upp till fem kontroller per månad")
    assert isinstance(reading.targets[0], UncountableTarget)
    assert reading.upper_bound is Per.MONTH


def test_a_limit_is_at_most() -> None:
    target = read_targets("Högst två avvikelser per månad").targets[0]
    assert isinstance(target, CountTarget)
    assert (target.operator, target.number) == (Operator.AT_MOST, 2)


def test_a_commitment_may_carry_several_targets() -> None:
    reading = read_targets("Tunnlarna ses över 1 gång/kvartal; trasiga lampor byts inom en vecka")
    assert reading.targets == (
        CountTarget(1, Q),
        WithinTimeTarget(1, TimeUnit.WEEK),
    )


def test_a_joined_number_shares_the_rate() -> None:
    targets = read_targets("Minst 10 kontroller av mopeder samt 5 kontroller av bilar per år").targets
    assert [(t.number, t.per) for t in targets if isinstance(t, CountTarget)] == [(10, Y), (5, Y)]


def test_the_rest_of_a_target() -> None:
    reading = read_targets("Polisen går i snitt tre kvällspass per vecka mellan juni och augusti")
    target = reading.targets[0]
    assert isinstance(target, CountTarget)
    assert target.on_average
    assert target.season == Season(frozenset({6, 7, 8}))
    assert target.unit == "kvällspass"


def test_a_number_to_be_reached_by_a_day() -> None:
    target = read_targets("Rusta upp fyra lekplatser före sommaren 2024").targets[0]
    assert isinstance(target, CountTarget)
    assert (target.number, target.per, target.by) == (4, Per.BY_DATE, date(2024, 5, 31))


def test_a_share_of_a_stated_whole() -> None:
    target = read_targets("Besöka samtliga åtta skolor").targets[0]
    assert isinstance(target, CountTarget)
    assert (target.number, target.whole) == (8, 8)


def test_both_parties_are_asked() -> None:
    target = read_targets("Genomgång görs varje tertial av båda parter").targets[0]
    assert isinstance(target, CountTarget)
    assert target.each_party


def test_what_counts_is_a_condition() -> None:
    target = read_targets("Tillsyn av samtliga krogar två gånger per år, med bilinspektör").targets[0]
    assert isinstance(target, CountTarget)
    assert target.conditions == ("samtliga krogar", "med bilinspektör")


@pytest.mark.parametrize(
    ("sentence", "alternative"),
    [("Ett skolbesök per termin eller vid behov", True), ("Ronder varje vecka och oftare vid behov", False)],
)
def test_only_or_when_needed_lets_no_need_close_a_window(sentence: str, alternative: bool) -> None:
    reading = read_targets(sentence)
    target = reading.targets[0]
    assert isinstance(target, CountTarget)
    assert reading.as_needed
    assert target.unless_no_need is alternative


def test_only_when_needed() -> None:
    assert read_targets("Kommunen ska vid behov röja sikten").targets == (WhenNeededTarget(),)


def test_each_field_keeps_the_words_it_was_read_from() -> None:
    reading = read_targets("Polisen ska göra Minst\u00a0NIO kontroller per år, oftare Vid Behov")
    assert reading.evidence == (("targets", "Minst NIO kontroller per år"), ("as_needed", "Vid Behov"))


def test_the_unit_is_the_words_after_the_number() -> None:
    target = read_targets("Göra minst tre samordnade krogtillsyner per halvår").targets[0]
    assert target.unit == "samordnade krogtillsyner"


def test_what_takes_part_is_kept_to_its_last_letter() -> None:
    words = "Polisen ska tillsammans med bilinspektör kontrollera tunga fordon minst fyra gånger per år"
    target = read_targets(words).targets[0]
    assert isinstance(target, CountTarget)
    assert target.conditions == ("tillsammans med bilinspektör",)
    assert target.unit == ""


@pytest.mark.parametrize("occasion", ["ggr", "gånger", "tillfällen"])
def test_a_time_is_not_what_is_done(occasion: str) -> None:
    target = read_targets(f"Polisen besöker skolan minst fyra {occasion} per år").targets[0]
    assert isinstance(target, CountTarget)
    assert (target.number, target.unit) == (4, "")


def test_over_a_cup_is_no_number() -> None:
    target = read_targets("Polisen träffar boende över en kopp te två gånger per termin").targets[0]
    assert isinstance(target, CountTarget)
    assert (target.number, target.per.value) == (2, "school_term")
