"""Acts that a formal text numbers or strings together without list marks."""

from __future__ import annotations

import pytest

from tests.ingest.pages import HEAD, parties, promised, read

P, M = ("police",), ("municipality",)


def test_numbered_clauses_under_a_promise_are_its_commitments() -> None:
    page = (
        "Löfte 1. Lugnare torg\n\n1.1 Polisen går runt på torget varje kväll.\n1.2 Kommunen byter lampor.\n\n"
        "Löfte 2. Säkrare skola\n\n2.1 Minst 5 skolbesök ska göras per år. Ansvarig: polisen.\n"
    )
    assert promised(page) == ["Polisen går runt", "Kommunen byter lampor.", "Minst 5 skolbesök"]
    assert parties(page) == [P, M, P]


def test_a_numbered_heading_is_no_clause() -> None:
    page = "1.1 Polisen\n\n• går runt på torget\n\n1.2 Kommunen\n\n• byter lampor\n"
    assert promised(page) == ["går runt på", "byter lampor"]


def test_a_decision_binds_line_by_line() -> None:
    page = (
        "§ 4 Medborgarlöfte 2022\n\nNämnden beslutar om följande åtaganden:\n\n"
        "att polisen besöker skolan varje termin,\natt kommunen röjer sly två gånger per år, samt\n"
        "att krögarna kallas till möte vid behov.\n\n§ 5 Nästa möte\n\nNämnden ses den 3 maj.\n"
    )
    found = read(f"Utdrag ur protokoll för Granviks kommun\n\n{page}").commitments
    assert [one.text.split()[1] for one in found] == ["polisen", "kommunen", "krögarna"]
    assert [one.responsible for one in found] == [P, M, P + M]
    assert found[2].as_needed


@pytest.mark.parametrize("box", ["☐", "□", "✓", "➢"])
def test_a_box_to_tick_is_a_list_mark(box: str) -> None:
    page = f"Polisen lovar\n\n{box} Håller öppet hus varje månad.\n{box} Besöker hamnen på fredagar.\n"
    assert promised(page) == ["Håller öppet hus", "Besöker hamnen på"]
    assert parties(page) == [P, P]


def test_a_paragraph_sign_before_a_number_opens_a_section() -> None:
    found = read(HEAD + "§ 7 Åtaganden\n\n• Polisen ska besöka skolan varje termin.\n")
    assert [one.text for one in found.commitments] == ["Polisen ska besöka skolan varje termin."]
    assert not found.not_understood
