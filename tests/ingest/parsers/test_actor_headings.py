"""Who a heading or lead-in puts on what stands below it."""

from __future__ import annotations

import pytest

from medborgarlofte.ingest.parsers.actors import Names, heading_responsible

NAMES = Names("Gransele", None)
P, M = "police", "municipality"

HEADINGS: list[tuple[str, tuple[str, ...]]] = [
    ("Polisen lovar att:", (P,)),
    ("Polisen kommer att:", (P,)),
    ("Polis", (P,)),
    ("Detta gör polisen", (P,)),
    ("3.1 Polisens åtaganden", (P,)),
    ("Polisiära aktiviteter", (P,)),
    ("Åtgärder från polisen", (P,)),
    ("Polisen lovar dessutom att", (P,)),
    ("Under 2021 ska polisen:", (P,)),
    ("Kommunens åtaganden", (M,)),
    ("Gransele kommun lovar dessutom att", (M,)),
    ("Kommunen skulle", (M,)),
    ("Kommunala insatser", (M,)),
    ("Gemensamma aktiviteter", (P, M)),
    ("Tillsammans lovar vi att", (P, M)),
    ("Polismyndigheten och Gransele kommun lovar att:", (P, M)),
    ("Kommunerna:", (M,)),
    ("Granfors Bussar AB:", ("other:Granfors Bussar AB",)),
    ("Polisen, i nära samarbete med Gransele kommun lovar att:", (P,)),
    ("Polisen / Kommunen", (P, M)),
    ("A. Polisen", (P,)),
    ("II. Kommunens åtaganden", (M,)),
    ("C. Gemensamma åtaganden", (P, M)),
    ("Miljöförvaltningen", (M,)),
    ("Socialtjänsten", (M,)),
    ("Räddningstjänsten", ("other:Räddningstjänsten",)),
]


@pytest.mark.parametrize(("heading", "parties"), HEADINGS)
def test_a_heading_that_names_who_promises(heading: str, parties: tuple[str, ...]) -> None:
    assert heading_responsible(heading, NAMES) == parties


@pytest.mark.parametrize(
    "heading",
    [
        "Medborgarlöfte i Gransele kommun 2020",
        "Vi lovar att",
        "Lokal problembild",
        "Trygghet i kommunen",
        "Skolan",
        "Trafik",
        "Uppföljning",
        "Fritid",
        "Droger",
        "",
    ],
)
def test_a_heading_that_names_a_place_or_a_theme_puts_it_on_nobody(heading: str) -> None:
    assert heading_responsible(heading, NAMES) == ()
