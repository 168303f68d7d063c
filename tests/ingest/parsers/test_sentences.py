"""Where a sentence ends."""

from __future__ import annotations

import pytest

from medborgarlofte.ingest.parsers.sentences import sentences


@pytest.mark.parametrize(
    "first", ["Ljusare stråk.", "Möten i höst.", "Samtal om musik nr 4.", "Stöd av en tjänst."]
)
def test_a_word_that_ends_like_an_abbreviation_ends_its_sentence(first: str) -> None:
    assert sentences(f"{first} Kommunen byter lampor.") == [first, "Kommunen byter lampor."]


@pytest.mark.parametrize(
    "text",
    ["Minst 10 st. Polisen räknar.", "Elever i åk. 9 (ca. 40) bjuds in.", "Öppet till kl. 22 varje dag."],
)
def test_an_abbreviation_ends_none(text: str) -> None:
    assert sentences(text) == [text]
