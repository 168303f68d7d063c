"""The document as it looked: whatever is marked, no word is lost and none is added."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain.content import Commitment, Evidence, Promise
from medborgarlofte.ingest.sources.limits import MAX_BLOCK_CHARACTERS
from medborgarlofte.web.drafts.marking import Piece, pieces, shown

_TEXTS = st.text("abAB åÅßİΣς.<", max_size=60) | st.text(max_size=40)
SECONDS = 2.0  # generous: a page of the largest block and most words takes a fraction of it


def marked(text: str, *words: str) -> list[str]:
    return [piece.text for piece in pieces(text, words) if piece.marked]


@given(_TEXTS, st.lists(_TEXTS, max_size=8))
def test_the_pieces_are_the_text(text: str, words: list[str]) -> None:
    assert "".join(piece.text for piece in pieces(text, words)) == text


@given(_TEXTS, st.lists(_TEXTS, max_size=8))
def test_no_piece_is_empty_and_no_two_marks_touch(text: str, words: list[str]) -> None:
    cut = list(pieces(text, words))
    assert all(piece.text for piece in cut)
    assert not any(one.marked and two.marked for one, two in pairwise(cut))


@given(_TEXTS, st.data())
def test_words_of_the_text_are_marked_unless_they_are_all_of_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    word = text[start : data.draw(st.integers(start, len(text)))]
    if word and word != text:
        assert any(word in one for one in marked(text, word))


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Polisen ska göra 104 kontroller.", ["104"], ["104"]),
        ("Polisen ska göra 104 kontroller.", ["polisen"], ["Polisen"]),
        ("Polisen ska göra 104 kontroller.", ["104 kontroller", "göra 104"], ["göra 104 kontroller"]),
        ("Polisen", ["Polisen"], []),
        ("Polisen ska.", ["Kommunen", ""], []),
    ],
)
def test_marks(text: str, words: list[str], found: list[str]) -> None:
    assert marked(text, *words) == found


@pytest.mark.parametrize("word", ["a" * 500 + "b", "ab" * 250 + "c"])
def test_the_largest_block_with_many_awkward_words_takes_bounded_time(word: str) -> None:
    text = "ab" * (MAX_BLOCK_CHARACTERS // 4) + "a" * (MAX_BLOCK_CHARACTERS // 2)
    words = [f"{word}{number}" for number in range(5_000)]
    began = time.process_time()
    assert list(pieces(text, words)) == [Piece(text)]
    assert time.process_time() - began < SECONDS


def block(line: int, text: str, **more: object) -> dict[str, object]:
    return {"kind": "paragraph", "line": line, "text": text, **more}


def test_words_are_marked_where_they_stand_and_nowhere_else() -> None:
    one = Commitment(3, "x", line=5, evidence=(Evidence("targets", "åtta", 5),))
    first, second = shown(
        [block(1, "Minst åtta gånger."), block(4, "Också åtta gånger.")],
        Promise("A", commitments=(one,)),
        [1],
    )
    assert [piece.text for piece in first.pieces] == ["Minst åtta gånger."]
    assert [piece.text for piece in second.pieces if piece.marked] == ["åtta"]
    assert (first.numbers, second.numbers) == ([], [3])
    assert (first.missed, second.missed) == (True, False)


def test_each_cell_of_a_table_is_marked() -> None:
    one = Commitment(1, "x", line=1, evidence=(Evidence("targets", "åtta", 1),))
    (row,) = shown([block(1, "", cells=("Kontroller", "minst åtta"))], Promise("A", commitments=(one,)))
    assert [[piece.text for piece in cell if piece.marked] for cell in row.cells] == [[], ["åtta"]]


def test_a_page_is_told_where_it_begins() -> None:
    blocks = [block(1, "a", page=1), block(2, "b", page=1), block(3, "c", page=2)]
    assert [one.page for one in shown(blocks, Promise("A"))] == [1, None, 2]


def test_a_line_before_the_first_block_and_no_block_at_all_are_no_fault() -> None:
    one = Commitment(1, "x", line=1, evidence=(Evidence("targets", "åtta", 1),))
    assert shown([], Promise("A", commitments=(one,))) == []
    assert shown([block(7, "åtta gånger")], Promise("A", commitments=(one,)))[0].numbers == [1]


@given(st.lists(st.tuples(st.integers(0, 9), _TEXTS), max_size=5), st.lists(st.integers(0, 12), max_size=5))
def test_every_block_is_shown_whatever_lines_are_named(
    blocks: list[tuple[int, str]], lines: list[int]
) -> None:
    ordered = [block(line, text) for line, text in sorted(blocks)]
    evidence = tuple(Evidence("text", "a", line) for line in lines)
    said = Promise("A", commitments=(Commitment(1, "x", line=3, evidence=evidence),))
    found = shown(ordered, said, lines)
    assert ["".join(piece.text for piece in one.pieces) for one in found] == [one["text"] for one in ordered]
