"""Changes as sentences for residents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from medborgarlofte.domain.changes import changes
from medborgarlofte.domain.content import FocusArea, Function, Link, Promise
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
from medborgarlofte.publishing.change_words import change_in_words, weaker
from medborgarlofte.publishing.formats import as_html, as_plain
from tests.domain.contents import MUNICIPALITY, POLICE, aiming, commitment, promise, promises

CHECKS = CountTarget(104, Per.YEAR, "trafikkontroller")
TERMLY = CountTarget(1, Per.SCHOOL_TERM)
GRAFFITI = WithinTimeTarget(2, TimeUnit.DAY, "klotter")


def told(before: Promise, after: Promise) -> list[str]:
    return [as_plain(change_in_words(change)) for change in changes(before, after)]


TARGETS: list[tuple[tuple[Target, ...], tuple[Target, ...], str]] = [
    (
        (CHECKS,),
        (replace(CHECKS, number=60),),
        "Åtagande 1 sänktes: från minst 104 trafikkontroller per år till minst 60 trafikkontroller per år.",
    ),
    (
        (CHECKS,),
        (replace(CHECKS, number=3, per=Per.WEEK),),
        "Åtagande 1 höjdes: från minst 104 trafikkontroller per år till minst 3 trafikkontroller per vecka.",
    ),
    (
        (GRAFFITI,),
        (replace(GRAFFITI, limit=5),),
        "Åtagande 1 mildrades: från klotter inom 2 dagar till klotter inom 5 dagar.",
    ),
    (
        (replace(CHECKS, number=8, operator=Operator.AT_MOST),),
        (replace(CHECKS, number=5, operator=Operator.AT_MOST),),
        "Åtagande 1 skärptes: från högst 8 trafikkontroller per år till högst 5 trafikkontroller per år.",
    ),
    (
        (TERMLY,),
        (replace(TERMLY, unless_no_need=True),),
        "Åtagande 1 mildrades: från minst 1 gång per termin"
        " till minst 1 gång per termin eller ett uttalat ”inget behov”.",
    ),
    (
        (CHECKS,),
        (replace(CHECKS, number=60, conditions=("på kvällen",)),),
        "Målet i åtagande 1 ändrades: från minst 104 trafikkontroller per år till minst 60 trafikkontroller"
        " per år (på kvällen). I någon del kräver det mindre än förut.",
    ),
    (
        (CHECKS,),
        (replace(CHECKS, number=2, per=Per.WEEK),),
        "Målet i åtagande 1 ändrades: från minst 104 trafikkontroller per år"
        " till minst 2 trafikkontroller per vecka.",
    ),
    (
        (TERMLY,),
        (UncountableTarget(),),
        "Målet ”minst 1 gång per termin” ströks i åtagande 1. Åtagandet går inte längre att räkna.",
    ),
    (
        (TERMLY,),
        (WhenNeededTarget(),),
        "Målet ”minst 1 gång per termin” ströks i åtagande 1. Åtagandet gäller nu vid behov."
        " Åtagandet går inte längre att räkna.",
    ),
    ((TERMLY, CHECKS), (CHECKS,), "Målet ”minst 1 gång per termin” ströks i åtagande 1."),
    (
        (UncountableTarget(),),
        (TERMLY,),
        "Åtagande 1 fick ett mål: minst 1 gång per termin. Åtagandet går nu att räkna.",
    ),
    ((CHECKS,), (CHECKS, TERMLY), "Åtagande 1 fick ett mål: minst 1 gång per termin."),
]


@pytest.mark.parametrize(("before", "after", "sentence"), TARGETS)
def test_a_target_that_turned(before: tuple[Target, ...], after: tuple[Target, ...], sentence: str) -> None:
    assert told(aiming(*before), aiming(*after)) == [sentence]


def test_a_commitment_dropped_and_one_added() -> None:
    one, other = commitment(5, "Kommunen röjer sly."), commitment(6, "Kommunen byter lampor.")

    assert told(promise(one), promise(other)) == [
        "Åtagande 5 togs bort: ”Kommunen röjer sly”.",
        "Åtagande 6 lades till: ”Kommunen byter lampor”.",
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"text": "Nytt."},
            "Ordalydelsen i åtagande 1 ändrades: från ”Polisen ska göra kontroller” till ”Nytt”.",
        ),
        ({"text": "Polisen ska göra kontroller"}, "Ordalydelsen i åtagande 1 ändrades."),
        (
            {"parties": (POLICE, MUNICIPALITY)},
            "Ansvaret för åtagande 1 ändrades: från Polisen till Polisen och Almviks kommun.",
        ),
        ({"parties": ()}, "Ansvaret för åtagande 1 togs bort: Polisen."),
        ({"focus_area": "Trafik"}, "Rubriken för åtagande 1 lades till: ”Trafik”."),
        ({"result": "Allt är gjort."}, "Resultatet för åtagande 1 lades till: ”Allt är gjort”."),
        ({"areas": ("traffic", "youth")}, "Ämnena i åtagande 1 lades till: trafik och ungdomar."),
        (
            {"functions": (Function(POLICE, "områdespolisen"),)},
            "Funktionen som ansvarar i åtagande 1 lades till: Polisen: områdespolisen.",
        ),
        ({"times": "fredagar 20–02"}, "Tiden i åtagande 1 lades till: ”fredagar 20–02”."),
        ({"plans": (Link("Drogpolicy", ""),)}, "Planerna i åtagande 1 lades till: ”Drogpolicy”."),
        ({"goal_kind": "outcome"}, "Slaget av mål i åtagande 1 lades till: effektmål."),
        ({"goal": "Lugnare gator."}, "Målet som tjänas i åtagande 1 lades till: ”Lugnare gator”."),
        ({"sensitive": True}, "Markeringen som känsligt i åtagande 1 ändrades."),
        ({"as_needed": True, "targets": (TERMLY,)}, "Uppgiften ”vid behov” i åtagande 1 ändrades."),
    ],
)
def test_a_field_of_a_commitment_that_changed(fields: dict[str, object], sentence: str) -> None:
    before = commitment(targets=fields.get("targets", ()))

    assert told(promise(before), promise(replace(before, **fields))) == [sentence]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"end": date(2022, 1, 1)},
            "Löftets period ändrades. Förut: 2021–2022. Nu: 2021. Löftet gäller kortare tid än förut.",
        ),
        ({"end": None}, "Löftets period ändrades. Förut: 2021–2022. Nu: från 2021 tills vidare."),
        ({"start": None}, "Löftets period ändrades. Förut: 2021–2022. Nu: period inte känd."),
        (
            {"followups_per_year": None},
            "Uppföljningen ändrades: från 2 gånger per år till inget angivet antal gånger.",
        ),
        ({"label": "åren"}, "Namnet på löftets period ändrades: från ”2021-2022” till ”åren”."),
        (
            {"followups_per_year": 1.0},
            "Uppföljningen ändrades: från 2 gånger per år till 1 gång per år."
            " Löftet följs upp mer sällan än förut.",
        ),
        ({"followup_words": "Varje halvår."}, "Texten om uppföljning lades till: ”Varje halvår”."),
        ({"problem": "Buller"}, "Problemet lades till: ”Buller”."),
        ({"focus_areas": (FocusArea("Trafik"),)}, "Fokusområdena lades till: ”Trafik”."),
        ({"kind": "extension"}, "Typ av löfte ändrades."),
    ],
)
def test_a_field_of_the_promise_that_changed(fields: dict[str, object], sentence: str) -> None:
    before = promise(followups_per_year=2.0)

    assert told(before, replace(before, **fields)) == [sentence]  # type: ignore[arg-type]


def test_an_uneven_number_of_follow_ups_is_written_as_numbers_are() -> None:
    before, after = promise(followups_per_year=None), promise(followups_per_year=0.5)

    assert told(before, after) == [
        "Uppföljningen ändrades: från inget angivet antal gånger till 0,5 gånger per år."
    ]


def test_the_mark_is_in_words() -> None:
    assert weaker() == "Svagare än förut"


def test_words_of_the_source_are_escaped() -> None:
    (change,) = changes(promise(), promise(commitment(1, "<b>fet</b>")))

    assert "&lt;b&gt;" in as_html(change_in_words(change))


@given(promises(), promises())
def test_every_change_has_its_sentence(before: Promise, after: Promise) -> None:
    for change in changes(before, after):
        sentence = as_plain(change_in_words(change))
        assert sentence.endswith(".")
        assert change.number is None or f"tagande {change.number}" in sentence
