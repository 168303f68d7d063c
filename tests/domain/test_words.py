"""When words are the same, and how two texts differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain.words import Op, Part, same_text, same_unit, word_diff

TEXTS = st.lists(
    st.sampled_from(["polisen", "ska", "göra", "104", "kontroller", ".", ",", "år"]), max_size=12
).map(" ".join) | st.text(max_size=30)


def shown(before: str, after: str) -> str:
    """The parts with [removed] and {added} words."""
    marks = {Op.SAME: "%s", Op.REMOVED: "[%s]", Op.ADDED: "{%s}"}
    return " ".join(marks[part.op] % part.text.strip() for part in word_diff(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Minst 104 kontroller.", "Minst 60 kontroller.", "Minst [104] {60} kontroller."),
        ("En gång per termin.", "En gång per termin", "En gång per termin [.]"),
        ("Kommunen röjer sly.", "Kommunen röjer sly vid skolan.", "Kommunen röjer sly {vid skolan} ."),
        ("Helt annat", "Något nytt", "[Helt annat] {Något nytt}"),
        ("", "Nytt", "{Nytt}"),
        ("Gammalt", "", "[Gammalt]"),
        ("", "", ""),
        ("två  mellanslag", "två mellanslag", "två mellanslag"),
    ],
)
def test_words_that_differ_are_told_in_reading_order(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


@given(TEXTS, TEXTS)
def test_the_parts_give_both_texts_back(before: str, after: str) -> None:
    parts = word_diff(before, after)

    assert "".join(part.text for part in parts if part.op is not Op.REMOVED) == after.strip()
    kept = "".join(part.text for part in parts if part.op is not Op.ADDED)
    assert "".join(kept.split()) == "".join(before.split())


@given(TEXTS)
def test_a_text_differs_in_nothing_from_itself(text: str) -> None:
    assert {part.op for part in word_diff(text, text)} <= {Op.SAME}


def test_texts_beyond_the_bound_are_told_as_a_whole() -> None:
    before, after = "a b " * 3000, "b c " * 3000

    assert word_diff(before, after) == (Part(Op.REMOVED, before.strip()), Part(Op.ADDED, after.strip()))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("trafikkontroll", "Trafikkontroller", True),
        ("möte", "möten", True),
        ("", "", True),
        ("kontroller", "", False),
        ("trafikkontroller", "nykterhetskontroller", False),
        ("besök på skolor", "besök på skolorna", True),
        ("besök", "möten", False),
    ],
)
def test_what_is_counted_is_the_same_whatever_its_inflection(one: str, other: str, same: bool) -> None:
    assert same_unit(one, other) is same


def test_spellings_of_one_sentence_are_the_same_text() -> None:
    assert same_text("• Polisen  ska åka runt.") == same_text("polisen ska a\u030aka runt")
