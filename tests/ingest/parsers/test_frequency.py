"""How often: each wording, the stretch of time it names and what it needs."""

from __future__ import annotations

import pytest

from medborgarlofte.domain.targets import Per
from medborgarlofte.ingest.parsers.frequency import Sort, find_rates

EACH = [
    ("varje dygn", Per.DAY, 1, 1),
    ("dagligen", Per.DAY, 1, 1),
    ("varenda dag", Per.DAY, 1, 1),
    ("varje kväll", Per.DAY, 1, 1),
    ("varje vecka", Per.WEEK, 1, 1),
    ("veckovis", Per.WEEK, 1, 1),
    ("varje helg", Per.WEEK, 1, 1),
    ("varje fredagskväll", Per.WEEK, 1, 1),
    ("varje fredag och lördag", Per.WEEK, 1, 2),
    ("varje fredag- och lördagskväll", Per.WEEK, 1, 2),
    ("varannan vecka", Per.WEEK, 2, 1),
    ("var 14:e dag", Per.WEEK, 2, 1),
    ("var fjortonde dag", Per.WEEK, 2, 1),
    ("varannan torsdag", Per.WEEK, 2, 1),
    ("var fjärde vecka", Per.WEEK, 4, 1),
    ("var 6:e vecka", Per.WEEK, 6, 1),
    ("varannan dag", Per.DAY, 2, 1),
    ("månadsvis", Per.MONTH, 1, 1),
    ("månatliga", Per.MONTH, 1, 1),
    ("varannan månad", Per.MONTH, 2, 1),
    ("var tredje månad", Per.MONTH, 3, 1),
    ("varje kvartal", Per.QUARTER, 1, 1),
    ("kvartalsvis", Per.QUARTER, 1, 1),
    ("kvartalsvisa", Per.QUARTER, 1, 1),
    ("tertialvis", Per.TERTIAL, 1, 1),
    ("varje tertial", Per.TERTIAL, 1, 1),
    ("halvårsvis", Per.HALF_YEAR, 1, 1),
    ("varje halvår", Per.HALF_YEAR, 1, 1),
    ("varje termin", Per.SCHOOL_TERM, 1, 1),
    ("i början av varje termin", Per.SCHOOL_TERM, 1, 1),
    ("vid varje terminsstart", Per.SCHOOL_TERM, 1, 1),
    ("vår- och hösttermin", Per.SCHOOL_TERM, 1, 1),
    ("varje läsår", Per.SCHOOL_YEAR, 1, 1),
    ("årligen", Per.YEAR, 1, 1),
    ("årlig", Per.YEAR, 1, 1),
    ("årliga", Per.YEAR, 1, 1),
    ("varje år", Per.YEAR, 1, 1),
    ("varje sommar", Per.YEAR, 1, 1),
    ("vartannat år", Per.YEAR, 2, 1),
    ("vart tredje år", Per.YEAR, 3, 1),
    ("vår och höst", Per.YEAR, 1, 2),
    ("på våren och hösten", Per.YEAR, 1, 2),
    ("alla dagar i veckan", Per.DAY, 1, 1),
    ("alla vardagar", Per.DAY, 1, 1),
    ("alla kvällar", Per.DAY, 1, 1),
    ("alla helger", Per.WEEK, 1, 1),
    ("alla fredagar och lördagar", Per.WEEK, 1, 2),
]


@pytest.mark.parametrize(("words", "per", "every", "times"), EACH)
def test_a_frequency_by_itself(words: str, per: Per, every: int, times: int) -> None:
    (rate,) = find_rates(f"möten {words} i parken")
    assert (rate.sort, rate.per, rate.every, rate.times) == (Sort.EACH, per, every, times)


NUMBERED = [
    ("per dygn", Per.DAY, Sort.PER),
    ("per vecka", Per.WEEK, Sort.PER),
    ("/vecka", Per.WEEK, Sort.PER),
    ("/v", Per.WEEK, Sort.PER),
    ("i veckan", Per.WEEK, Sort.IN),
    ("/mån", Per.MONTH, Sort.PER),
    ("i månaden", Per.MONTH, Sort.IN),
    ("/kvartal", Per.QUARTER, Sort.PER),
    ("i kvartalet", Per.QUARTER, Sort.IN),
    ("per tertial", Per.TERTIAL, Sort.PER),
    ("i halvåret", Per.HALF_YEAR, Sort.IN),
    ("per halvår", Per.HALF_YEAR, Sort.PER),
    (" / termin", Per.SCHOOL_TERM, Sort.PER),
    ("per läsår", Per.SCHOOL_YEAR, Sort.PER),
    ("per år", Per.YEAR, Sort.PER),
    ("/år", Per.YEAR, Sort.PER),
    ("om året", Per.YEAR, Sort.IN),
    ("per kalenderår", Per.YEAR, Sort.PER),
    ("under ett år", Per.YEAR, Sort.DURING),
    ("under året", Per.YEAR, Sort.DURING),
    ("under 2018", Per.YEAR, Sort.DURING),
    ("under år 2018", Per.YEAR, Sort.DURING),
    ("under hela året", Per.YEAR, Sort.DURING),
    ("under sommaren", Per.YEAR, Sort.DURING),
    ("under perioden", Per.PERIOD, Sort.DURING),
    ("under avtalsperioden", Per.PERIOD, Sort.DURING),
    ("under 2018–2019", Per.PERIOD, Sort.DURING),
    ("under 2018 och 2019", Per.PERIOD, Sort.DURING),
    ("under vårterminen", Per.SCHOOL_TERM, Sort.DURING),
]


@pytest.mark.parametrize(("words", "per", "sort"), NUMBERED)
def test_a_stretch_of_time_for_a_number(words: str, per: Per, sort: Sort) -> None:
    space = "" if words.startswith((" ", "/")) else " "
    (rate,) = find_rates(f"4 gånger{space}{words}")
    assert (rate.per, rate.sort) == (per, sort)


NOT_TIME = [
    "varje skola",
    "varje anmälan",
    "var och en",
    "per årskurs",
    "per elev",
    "daglig verksamhet",
    "löpande",
    "det dagliga arbetet",
    "regelbundet",
    "kontinuerligt",
    "varje årsmöte",
    "på loven",
]


@pytest.mark.parametrize("words", NOT_TIME)
def test_other_words_are_no_rate(words: str) -> None:
    assert find_rates(f"besök {words} med") == []
