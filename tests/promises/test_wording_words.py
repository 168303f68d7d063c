"""How the remarks of the wording check are put in Swedish."""

from __future__ import annotations

import pytest

from medborgarlofte.domain.content import Commitment
from medborgarlofte.domain.wording import Known, KnownTexts, Remark, Rule, remarks
from medborgarlofte.promises.wording_words import label, quoted, told

TEXT = "Kommunen ska verka för tryggare skolvägar."


@pytest.mark.parametrize("rule", list(Rule))
def test_every_rule_has_a_label_and_a_sentence_that_quotes_the_words(rule: Rule) -> None:
    remark = Remark(rule, 13, 22, other="Almvik" if rule is Rule.SAME_AS_OTHER else "")
    sentence = told(Commitment(1, TEXT), remark)

    assert label(rule)
    assert ("Almvik" if rule is Rule.SAME_AS_OTHER else "”verka för”") in sentence
    assert "%" not in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (TEXT, "”verka för” går inte att följa upp. Skriv vad ni gör och hur många gånger."),
        ("Polisen ska göra fler kontroller.", "”fler” går inte att räkna. Skriv hur många eller hur ofta."),
        (
            "Kommunen ska städa torget snarast.",
            "”snarast” är ingen tid. Skriv ett datum eller inom hur många dagar.",
        ),
        (
            "Polisen ska försöka göra 20 kontroller per år.",
            "”försöka” lovar bara att försöka. Skriv vad ni gör.",
        ),
        ("", "Här står ingenting än. Skriv vem som ska göra vad, hur ofta och var."),
    ],
)
def test_vague_words_are_told_by_what_they_leave_open(text: str, sentence: str) -> None:
    commitment = Commitment(1, text)

    assert told(commitment, remarks(commitment, end=None)[0]) == sentence


def test_signs_of_per_cent_in_what_is_written_do_no_harm() -> None:
    commitment = Commitment(1, "100 % av %(words)s")
    (remark, *_rest) = remarks(commitment, end=None)

    assert "100 % av %(words)s" in told(commitment, remark)


def test_many_words_are_quoted_from_their_beginning() -> None:
    assert quoted("ett\n två") == "ett två"
    assert quoted("långt " * 40).endswith(" …")
    assert len(quoted("långt " * 40)) <= 82


def test_the_other_municipality_is_named() -> None:
    text = "Områdespolisen ska besöka varje högstadieskola minst en gång i månaden och tala med elevrådet."
    commitment = Commitment(1, text)
    (remark,) = remarks(
        commitment, end=None, municipality="Granvik", known=KnownTexts([Known("Almvik", text)])
    )

    assert "från Almvik" in told(commitment, remark)
