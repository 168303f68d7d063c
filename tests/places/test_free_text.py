"""What a person may write freely. The numbers are examples from textbooks, or broken on purpose."""

from __future__ import annotations

import pytest

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.free_text import holds_identity_number, tidy


@pytest.mark.parametrize(
    "text",
    ["enligt 19811218-9876 såg", "8112189876", "811218+9876", "samordnat 701063-2391", "(198112189876)"],
)
def test_identity_numbers_are_seen(text: str) -> None:
    assert holds_identity_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "811218-9875",  # wrong check digit
        "811318-9875",  # no month 13
        "telefon 010-566 91 81",
        "2022-01-01--2022-12-31",
        "diarienummer A142.165/2014",
        "1234567890123456",  # part of a longer number
        "",
    ],
)
def test_other_numbers_are_not(text: str) -> None:
    assert not holds_identity_number(text)


def test_text_is_tidied() -> None:
    assert tidy("  vid\u200b torget\x00 \n", "Platsen", 20) == "vid torget"


def test_too_long_and_identity_numbers_are_refused_in_a_sentence() -> None:
    assert tidy("x" * 20, "Platsen", 20) == "x" * 20
    with pytest.raises(Refusal, match="Platsen får vara högst 20 tecken, men är 21"):
        tidy("x" * 21, "Platsen", 20)
    with pytest.raises(Refusal, match="personnummer") as refusal:
        tidy("sågs 811218-9876", "Anteckningen", 200)
    assert "9876" not in str(refusal.value)
