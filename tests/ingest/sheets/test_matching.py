"""Words in a cell point out commitments and parties, or it is said why they do not."""

from __future__ import annotations

import pytest

from medborgarlofte.ingest.sheets.matching import (
    KnownCommitment,
    KnownParty,
    commitments_named,
    parties_named,
)
from medborgarlofte.ingest.sheets.reasons import NoValue

COMMITMENTS = [
    KnownCommitment(1, "Polisen ska göra fyra trafikkontroller om året.", (7,)),
    KnownCommitment(2, "Kommunen ska röja buskar vid gångvägar, och lysa upp dem.", (8,)),
    KnownCommitment(3, "Båda ska vandra i centrum 2 gånger om året.", (7, 8)),
    KnownCommitment(12, "Båda ska vandra i centrum", (7, 8)),
]
PARTIES = [
    KnownParty(7, "police", "Polisen"),
    KnownParty(8, "municipality", "Granviks kommun"),
    KnownParty(9, "other", "Granviks Bostäder och Fastigheter"),
]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1", (1,)),
        ("1.", (1,)),
        ("nr 2", (2,)),
        ("Åtagande 12", (12,)),
        ("1 och 3", (1, 3)),
        ("1, 2; 3", (1, 2, 3)),
        ("2, 2", (2,)),
        ("trafikkontroller", (1,)),
        ("TRAFIKKONTROLLER", (1,)),
        ("Kommunen ska röja buskar vid gångvägar, och lysa upp dem.", (2,)),
        ("2. Kommunen ska röja buskar", (2,)),
        ("Båda ska vandra i centrum.", (12,)),
        ("2 gånger", (3,)),
    ],
)
def test_a_commitment_is_named_by_number_or_by_words(text: str, numbers: tuple[int, ...]) -> None:
    assert commitments_named(text, COMMITMENTS) == numbers


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("99", "inget åtagande med nummer 99"),
        ("1, 99", "inget åtagande med nummer 99"),
        ("centrum", "flera åtaganden: 3, 12"),
        ("ska", "flera åtaganden"),
        ("hundsök", "Inget åtagande innehåller"),
        ("x", "Inget åtagande innehåller"),
        ("1 trafikkontroll på torget", "Inget åtagande innehåller"),
    ],
)
def test_a_doubt_about_a_commitment_is_told(text: str, words: str) -> None:
    with pytest.raises(NoValue, match=words):
        commitments_named(text, COMMITMENTS)


def test_many_that_fit_are_counted() -> None:
    many = [KnownCommitment(number, "Polisen ska synas.", (7,)) for number in range(1, 8)]
    with pytest.raises(NoValue, match="passar 7 åtaganden"):
        commitments_named("polisen", many)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("polisen", (7,)),
        ("Polis", (7,)),
        ("kommunen", (8,)),
        ("Granviks kommun", (8,)),
        ("polisen och kommunen", (7, 8)),
        ("Polisen, Granviks kommun", (7, 8)),
        ("polisen/kommunen", (7, 8)),
        ("båda", (7, 8)),
        ("Granviks Bostäder och Fastigheter", (9,)),
    ],
)
def test_a_party_is_named_by_kind_or_by_name(text: str, keys: tuple[int, ...]) -> None:
    assert parties_named(text, PARTIES, (7, 8)) == keys


@pytest.mark.parametrize("text", ["regionen", "polisen och regionen", "Granvik", ",", "båda och regionen"])
def test_a_party_that_is_none_is_told(text: str) -> None:
    with pytest.raises(NoValue, match="ingen av löftets parter"):
        parties_named(text, PARTIES, (7, 8))


def test_two_of_a_kind_are_told_apart_by_name_alone() -> None:
    two = [*PARTIES, KnownParty(10, "police", "Gränspolisen")]
    assert parties_named("Gränspolisen", two, ()) == (10,)
    with pytest.raises(NoValue):
        parties_named("lokalpolisområdet", two, ())
