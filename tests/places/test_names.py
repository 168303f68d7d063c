"""Names in addresses and as parties."""

from __future__ import annotations

import pytest

from medborgarlofte.places.names import party_name, same_name, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Upplands Väsby", "upplands-vasby"),
        ("Malung-Sälen", "malung-salen"),
        ("  Åre  ", "are"),
        ("Élan/Ø", "elan"),
        ("東町", "plats"),
    ],
)
def test_slugs(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Granvik", "Granviks kommun"),
        ("Mullsjö", "Mullsjö kommun"),
        ("Skogås", "Skogås kommun"),
        ("Falun", "Falu kommun"),
        ("Gotland", "Region Gotland"),
    ],
)
def test_a_municipality_as_a_party(name: str, party: str) -> None:
    assert party_name(name) == party


def test_spellings_of_one_name_are_the_same() -> None:
    assert same_name("södra  Vätterbygden") == same_name("Södra Va\u0308tterbygden")
    assert same_name("Habo") != same_name("Håbo")
