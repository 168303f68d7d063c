"""What a person may write freely. The numbers are examples from textbooks, or constructed."""

from __future__ import annotations

import pytest

from medborgarlofte.domain.errors import NeedsDecision, Refusal
from medborgarlofte.domain.personal_data import Kind
from medborgarlofte.places.free_text import (
    concerns_about,
    decision_about,
    place_in,
    refuse_identity_numbers,
    tidy,
)

TEXTBOOK = "811218-9876"


def test_text_is_tidied() -> None:
    assert tidy("  vid\u200b torget\x00 \n", "Platsen", 20) == "vid torget"


def test_a_text_that_is_too_long_is_refused() -> None:
    assert tidy("x" * 20, "Platsen", 20) == "x" * 20
    with pytest.raises(Refusal, match="Platsen får vara högst 20 tecken, men är 21"):
        tidy("x" * 21, "Platsen", 20)


@pytest.mark.parametrize(
    ("text", "place", "kind"),
    [
        (TEXTBOOK, "tecken 1 ", "personnummer"),
        (f"enligt {TEXTBOOK} såg", "tecken 8 ", "personnummer"),
        (f"Först detta.\nSedan {TEXTBOOK}.", "rad 2, tecken 7 ", "personnummer"),
        ("samordnat 701063-2391", "tecken 11 ", "samordningsnummer"),
        (f"ring 070-123 45 67, {TEXTBOOK}", "tecken 21 ", "personnummer"),
    ],
)
def test_an_identity_number_is_refused_with_its_place_and_without_its_digits(
    text: str, place: str, kind: str
) -> None:
    with pytest.raises(Refusal, match=f"Anteckningen har vid {place}.*{kind}") as refusal:
        refuse_identity_numbers(text, "Anteckningen")
    assert "9876" not in str(refusal.value)
    assert "2391" not in str(refusal.value)
    with pytest.raises(Refusal, match=kind):
        tidy(text, "Anteckningen", 200)


@pytest.mark.parametrize("text", ["811218-9875", "telefon 010-566 91 81", "dnr A142.165/2014", "A" * 9, ""])
def test_other_texts_are_not_refused(text: str) -> None:
    assert tidy(text, "Anteckningen", 200) == text


@pytest.mark.parametrize(
    ("text", "start", "place"),
    [("abc", 2, "tecken 3"), ("abc\n", 0, "rad 1, tecken 1"), ("a\nb\ncd", 5, "rad 3, tecken 2")],
)
def test_a_place_is_told_as_a_person_counts(text: str, start: int, place: str) -> None:
    assert place_in(text, start) == place


def test_a_concern_tells_field_kind_and_place_but_keeps_the_words_to_itself() -> None:
    (concern,) = concerns_about("Ring någon på 070-123 45 67.", "Anteckningen", "note")
    assert (concern.field, concern.kind, concern.at) == ("note", Kind.TELEPHONE, 15)
    assert concern.words == "070-123 45 67"
    assert concern.sentence == "Anteckningen har vid tecken 15 något som ser ut som ett telefonnummer."
    assert "070" not in repr(concern)


def test_every_kind_that_is_warned_about_has_its_words() -> None:
    text = "a@exempel.se, 070-123 45 67, ABC 123, misstänkt Exempla Påhittsson"
    sentences = [one.sentence for one in concerns_about(text, "Texten", "text")]
    assert len(sentences) == len({one for one in Kind if one.warned}) == 4
    for words in ("e-postadress", "telefonnummer", "registreringsnummer", "namnet på någon"):
        assert any(words in sentence for sentence in sentences)


def test_without_concerns_nothing_is_decided_or_kept() -> None:
    assert decision_about([], confirmed=False) == decision_about([], confirmed=True) == {}


def test_with_concerns_somebody_decides_and_the_place_is_kept() -> None:
    concerns = concerns_about("Vid torget: 070-123 45 67", "Anteckningen", "note")
    with pytest.raises(NeedsDecision, match=r"vid tecken 13 .* telefonnummer.* Inget är sparat") as asked:
        decision_about(concerns, confirmed=False)
    assert asked.value.concerns == concerns
    assert "070" not in str(asked.value)
    kept = {"personal_data": [{"field": "note", "kind": "telephone", "at": 13}], "decision": "kept"}
    assert decision_about(concerns, confirmed=True) == kept


def test_many_concerns_are_told_by_their_number() -> None:
    concerns = concerns_about("ABC 123, " * 8, "Texten", "text")
    with pytest.raises(NeedsDecision, match="Det finns 3 ställen till") as asked:
        decision_about(concerns, confirmed=False)
    assert str(asked.value).count("registreringsnummer") == 5
