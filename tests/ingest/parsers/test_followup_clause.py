"""How often a promise is followed up."""

from __future__ import annotations

import pytest

from medborgarlofte.ingest.parsers.followup_clause import read_followup

CLAUSES = [
    ("Uppföljning görs i maj, september och december.", 3),
    ("Löftena följs upp en gång per halvår.", 2),
    ("Parterna utvärderar löftet varje halvår.", 2),
    ("Resultatet redovisas efter varje tertial.", 3),
    ("Löftet följs upp två gånger om året.", 2),
    ("Siffrorna har stämts av tre gånger under året.", 3),
    ("Arbetet stäms av tertialvis.", 3),
    ("Vi redovisar utfallet varje kvartal.", 4),
    ("Löftet följs upp årligen.", 1),
    ("Redovisning sker två ggr/år.", 2),
    ("Uppföljning sker månadsvis.", 12),
    ("Utvärdering vår och höst.", 2),
    ("Löftet utvärderas vartannat år.", 0.5),
    ("Löftet följs upp 2 gånger/år.", 2),
]


@pytest.mark.parametrize(("text", "times"), CLAUSES)
def test_a_clause_tells_how_often(text: str, times: float) -> None:
    assert read_followup(text) == (times, text)


@pytest.mark.parametrize(
    "text",
    [
        "Uppföljning sker löpande.",
        "Här kan du följa arbetet.",
        "Vi möts två gånger om året.",
        "Löftet följs upp.",
    ],
)
def test_no_number_no_times(text: str) -> None:
    assert read_followup(text) == (None, "")
