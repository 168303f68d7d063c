"""Targets in words."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

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
from medborgarlofte.publishing.formats import as_plain
from medborgarlofte.publishing.target_words import target_in_words


@pytest.mark.parametrize(
    ("target", "swedish", "english"),
    [
        (
            CountTarget(104, Per.YEAR, "trafikkontroller"),
            "minst 104 trafikkontroller per år",
            "at least 104 trafikkontroller a year",
        ),
        (CountTarget(1, Per.DAY), "minst 1 gång per dag", "at least 1 time a day"),
        (CountTarget(1250, Per.MONTH), "minst 1\xa0250 gånger per månad", "at least 1,250 times a month"),
        (
            CountTarget(2, Per.WEEK, "möten", Operator.EXACTLY, every=2),
            "precis 2 möten på 2 veckor",
            "exactly 2 möten in 2 weeks",
        ),
        (CountTarget(5, Per.YEAR, "x", Operator.AT_MOST), "högst 5 x per år", "at most 5 x a year"),
        (
            CountTarget(3, Per.WEEK, "x", on_average=True),
            "i genomsnitt minst 3 x per vecka",
            "on average at least 3 x a week",
        ),
        (
            CountTarget(1, Per.BY_DATE, "x", by=date(2026, 6, 30)),
            "minst 1 x senast den 30 juni 2026",
            "at least 1 x by 30 June 2026",
        ),
        (
            CountTarget(4, Per.SCHOOL_YEAR, "skolor", whole=4),
            "minst 4 av 4 skolor per läsår",
            "at least 4 of 4 skolor a school year",
        ),
        (
            CountTarget(1, Per.DAY, "x", season=Season(frozenset({6, 7, 8}))),
            "minst 1 x per dag i juni, juli och augusti",
            "at least 1 x a day in June, July and August",
        ),
        (
            CountTarget(1, Per.WEEK, "x", season=Season(school_year=True)),
            "minst 1 x per vecka under läsåret",
            "at least 1 x a week during the school year",
        ),
        (
            CountTarget(9, Per.PERIOD, "x", conditions=("med bilinspektör",), each_party=True),
            "minst 9 x under hela löftet (med bilinspektör) av varje part",
            "at least 9 x during the whole promise (med bilinspektör) by each party",
        ),
        (
            CountTarget(1, Per.SCHOOL_TERM, "x", unless_no_need=True),
            "minst 1 x per termin eller ett uttalat ”inget behov”",
            "at least 1 x a school term or a stated “no need”",
        ),
        (WithinTimeTarget(2, TimeUnit.DAY, "klotter"), "klotter inom 2 dagar", "klotter within 2 days"),
        (WithinTimeTarget(1, TimeUnit.WORKING_DAY), "inom 1 arbetsdag", "within 1 working day"),
        (WhenNeededTarget("patruller"), "vid behov: patruller", "when needed: patruller"),
        (WhenNeededTarget(), "vid behov", "when needed"),
        (
            UncountableTarget(),
            "något som inte går att räkna; det bedöms",
            "something that cannot be counted; it is assessed",
        ),
    ],
)
def test_words(target: Target, swedish: str, english: str) -> None:
    assert as_plain(target_in_words(target)) == swedish
    with translation.override("en"):
        assert as_plain(target_in_words(target)) == english


@pytest.mark.parametrize("per", [per for per in Per if per is not Per.BY_DATE])
@pytest.mark.parametrize("every", [1, 3])
def test_every_stretch_has_words(per: Per, every: int) -> None:
    assert target_in_words(CountTarget(1, per, "x", every=every)).count(" ") >= 3
