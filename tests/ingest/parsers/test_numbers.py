"""Numbers as promises say them, and words that only look like numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain.targets import Operator
from medborgarlofte.ingest.parsers.numbers import find_numbers, word_value
from tests.ingest.parsers.saying import in_words

VALUES = [
    ("9", 9),
    ("1250", 1250),
    ("1 250", 1250),
    ("1.250", 1250),
    ("noll", 0),
    ("ett", 1),
    ("sjutton", 17),
    ("aderton", 18),
    ("tjugo", 20),
    ("femtiotvå", 52),
    ("femtitvå", 52),
    ("hundra", 100),
    ("etthundra", 100),
    ("etthundrafyra", 104),
    ("trehundrasextiofem", 365),
    ("tusen", 1000),
    ("tvåtusenfemhundra", 2500),
    ("tolvtusen", 12000),
    ("tjugotal", 20),
    ("hundratal", 100),
    ("dussin", 12),
    ("15-tal", 15),
]


@pytest.mark.parametrize(("word", "value"), VALUES)
def test_a_number_word_has_its_value(word: str, value: int) -> None:
    assert word_value(word) == value


@pytest.mark.parametrize(
    "word", ["trend", "enkel", "femte", "sexuell", "antal", "tvåtre", "tioett", "samtal"]
)
def test_a_word_that_only_begins_like_a_number_is_none(word: str) -> None:
    assert word_value(word) is None


@given(st.integers(min_value=1, max_value=9999))
def test_every_number_in_words_is_read_back(number: int) -> None:
    assert word_value(in_words(number)) == number


PHRASES = [
    ("minst två (2) gånger", 2, Operator.AT_LEAST),
    ("2 (två) gånger", 2, Operator.AT_LEAST),
    ("två(2) ggr", 2, Operator.AT_LEAST),
    ("åtta stycken", 8, Operator.AT_LEAST),
    ("(2 st)", 2, Operator.AT_LEAST),
    ("4ggr", 4, Operator.AT_LEAST),
    ("målvärde på minst 800", 800, Operator.AT_LEAST),
    ("målvärde om 90", 90, Operator.AT_LEAST),
    ("åtminstone elva", 11, Operator.AT_LEAST),
    ("inte färre än tre", 3, Operator.AT_LEAST),
    ("två till tre", 2, Operator.AT_LEAST),
    ("2–3 gånger", 2, Operator.AT_LEAST),
    ("tre-fyra gånger", 3, Operator.AT_LEAST),
    ("10 eller fler", 10, Operator.AT_LEAST),
    ("cirka 20 kontroller", 20, Operator.AT_LEAST),
    ("ett tjugotal besök", 20, Operator.AT_LEAST),
    ("ett 15-tal besök", 15, Operator.AT_LEAST),
    ("ett dussin besök", 12, Operator.AT_LEAST),
    ("ett par gånger", 2, Operator.AT_LEAST),
    ("ett hundra fyra kontroller", 104, Operator.AT_LEAST),
    ("1 250 kontroller", 1250, Operator.AT_LEAST),
    ("högst fem", 5, Operator.AT_MOST),
    ("max 3", 3, Operator.AT_MOST),
    ("upp till sex", 6, Operator.AT_MOST),
    ("exakt två", 2, Operator.EXACTLY),
]


@pytest.mark.parametrize(("text", "value", "operator"), PHRASES)
def test_a_phrase_is_one_number(text: str, value: int, operator: Operator) -> None:
    assert [(n.value, n.operator) for n in find_numbers(text)] == [(value, operator)]


@pytest.mark.parametrize(
    "text", ["trenden är enkel", "ett antal", "2,5", "flera", "tillsammans", "femte gången"]
)
def test_no_whole_number_stands_here(text: str) -> None:
    assert [n for n in find_numbers(text) if not n.bare] == []


def test_a_lone_article_is_marked_and_a_bounded_one_is_not() -> None:
    assert find_numbers("en vandring")[0].bare
    assert not find_numbers("minst en vandring")[0].bare
