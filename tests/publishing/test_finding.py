"""Finding a municipality by what somebody typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.publishing.pages.finding import MOST, Place, alphabetical, find

PLACES = [
    Place("Almvik", "almvik", True),
    Place("Ekby", "ekby"),
    Place("Ekholma", "ekholma", True),
    Place("Östra Ryd", "ostra-ryd", True),
    Place("Rydby", "rydby"),
    Place("Ryd", "ryd"),
]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Almvik", ["Almvik"]),
        ("  almvik  ", ["Almvik"]),
        ("ALMVIKS KOMMUN", ["Almvik"]),
        ("almvik kommun", ["Almvik"]),
        ("ostra ryd", ["Östra Ryd"]),
        ("östra", ["Östra Ryd"]),
        ("Östra-Ryd", ["Östra Ryd"]),
        ("ek", ["Ekholma", "Ekby"]),
        ("ryd", ["Ryd"]),
        ("holm", ["Ekholma"]),
        ("", []),
        ("kommun", []),
        ("zzz", []),
        ("%", []),
    ],
)
def test_find(question: str, names: list[str]) -> None:
    assert [place.name for place in find(question, PLACES)] == names


def test_a_long_list_is_cut() -> None:
    assert len(find("by", [Place(f"By {n}", f"by-{n}") for n in range(100)])) == MOST


@given(st.text(max_size=300))
def test_whatever_is_typed_gives_an_answer(question: str) -> None:
    assert all(place in PLACES for place in find(question, PLACES))


def test_the_swedish_alphabet_ends_in_three_letters() -> None:
    names = ["Öm", "Ärla", "Ås", "Zinkby", "Alm"]
    assert sorted(names, key=alphabetical) == ["Alm", "Zinkby", "Ås", "Ärla", "Öm"]
