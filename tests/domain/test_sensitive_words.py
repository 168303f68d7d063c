"""Which commitments are proposed as sensitive."""

from __future__ import annotations

import pytest

from medborgarlofte.domain.sensitive_words import looks_sensitive


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("Polisen gör orosanmälningar när barn är med.", True),
        ("Parterna startar en SIG när behov finns.", True),
        ("Sociala insatsgrupper erbjuds unga.", True),
        ("SSPF träffas varje månad.", True),
        ("Polisen hänvisar unga till socialtjänsten.", True),
        ("Polisen synas på torget, för att visa sig.", False),
        ("Polisen ska visa sig på torget.", False),
        ("Trafikkontroller görs varje vecka.", False),
    ],
)
def test_help_to_individuals_is_proposed(text: str, proposed: bool) -> None:
    assert looks_sensitive(text) is proposed
