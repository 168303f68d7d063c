"""What holds for the wording check whatever is written."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain.content import Commitment
from medborgarlofte.domain.wording import Rule, as_json, better, remarks
from medborgarlofte.domain.wording.examples import EXAMPLES

from .promises import END, found

PIECES = st.sampled_from(
    (
        *("Polisen", "kommunen", "ska", "verka för", "för att", "öka tryggheten", "genom", "kontroller"),
        *("minskar brotten", "varje vecka", "vid behov", "är", "samlas", "104", "två", "inom två dygn"),
        *("på Torget", "i parken", "för", ".", ",", ":", ";", "–", "\n", "Polis:", "insatser", "alla"),
        *("så snart", "informera", "har genomfört", "berörda aktörer ska"),
    )
)
TEXTS = st.text(max_size=300) | st.lists(PIECES, max_size=40).map(" ".join)


@given(TEXTS, st.none() | st.just(END))
def test_any_text_gets_remarks_whose_words_stand_in_it(text: str, end: None) -> None:
    for remark in remarks(Commitment(1, text), end=end):
        assert 0 <= remark.start <= remark.end <= len(text)
        assert remark.start < remark.end or (remark.start, remark.end) == (0, 0)
        assert better(Commitment(1, text), remark)


@given(TEXTS)
def test_the_same_text_gets_the_same_remarks_in_the_order_of_weight(text: str) -> None:
    order = list(Rule)
    first, again = found(text), found(text)

    assert first == again
    assert [order.index(one.rule) for one in first] == sorted(order.index(one.rule) for one in first)


@given(TEXTS)
def test_every_rule_speaks_once_and_vagueness_twice_at_most(text: str) -> None:
    rules = [remark.rule for remark in found(text)]

    assert all(rules.count(rule) <= (2 if rule is Rule.VAGUE else 1) for rule in rules)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "å",
        "polisen ",
        "genom ",
        "för att ",
        "ska ",
        ". ",
        ": ",
        "1",
        "1 ",
        "brott",
        "öka ",
        "a-",
        "\n",
        " ",
    ],
)
def test_a_hundred_thousand_characters_take_no_second(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    begun = time.process_time()

    found(text)

    assert time.process_time() - begun < 1


def test_a_remark_is_kept_with_its_rule_its_words_and_the_number() -> None:
    commitment = Commitment(7, "Kommunen ska verka för tryggare skolvägar.")
    (remark,) = remarks(commitment, end=END)

    assert as_json(commitment, remark) == {"rule": "vague", "words": "verka för", "number": 7}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:40])
def test_every_example_passes_the_check_by_its_words_alone(example: object) -> None:
    text = getattr(example, "text", "")

    assert found(text, end=END) == ()
    assert found(text, end=None) == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Polisen ska göra fler trafikkontroller.", "trafikkontroller"),
        ("Kommunen ska sanera klotter så snart som möjligt.", "sanera klotter"),
        ("Polisen ska patrullera.", "patrullera"),
        ("Genomföra trygghetsvandringar.", "trygghetsvandringar"),
        ("Kommunen ska göra orsaksanalyser.", "orsaksanalys"),
        ("Kommunen ska utbilda krögare i ansvarsfull servering.", "servering"),
        ("Områdespolisen ska besöka högstadieskolan.", "högstadieskola"),
        ("Polisen ska starta grannsamverkan så snart som möjligt.", "grannsamverkan"),
        ("Kommunen ska sätta upp belysning.", "belysning"),
        ("Parterna ska regelbundet dela lägesbild.", "lägesbild"),
        ("Kommunen ska städa.", "städa"),
    ],
)
def test_a_similar_promise_is_shown(text: str, shown: str) -> None:
    remark = found(text, end=None)[0]

    assert shown in better(Commitment(1, text), remark)
