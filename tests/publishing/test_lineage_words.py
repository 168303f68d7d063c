"""Lineage as sentences for residents."""

from __future__ import annotations

import pytest

from medborgarlofte.domain.change import Change, ChangeKind
from medborgarlofte.domain.lineage import Act, Link
from medborgarlofte.publishing.lineage_words import act_name, link_in_words, new_in_words

WEAKER = (Change(ChangeKind.LOWERED, 2, weakens=True),)


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        (Link(Act.EXTEND, (3,), (4,)), "Åtagande 3 förlängs som åtagande 4."),
        (
            Link(Act.EXTEND, (2,), (2,), changes=WEAKER),
            "Åtagande 2 förlängs som åtagande 2, men blir svagare.",
        ),
        (Link(Act.SHARPEN, (3,), (4,)), "Åtagande 3 skärps och blir åtagande 4."),
        (Link(Act.SPLIT, (3,), (3, 4, 5)), "Åtagande 3 delas i åtagande 3, 4 och 5."),
        (Link(Act.MERGE, (3, 4), (1,)), "Åtagande 3 och 4 slås ihop till åtagande 1."),
        (Link(Act.REPLACE, (6,), (7,)), "Åtagande 6 ersätts av åtagande 7."),
        (Link(Act.CLOSE, (7,)), "Åtagande 7 avslutas. Inget i det nya löftet följer på det."),
    ],
)
def test_an_act_in_words(link: Link, sentence: str) -> None:
    assert link_in_words(link) == sentence


def test_every_act_has_a_name_of_its_own() -> None:
    assert len({act_name(act) for act in Act}) == len(Act)


def test_a_commitment_without_origin_is_new() -> None:
    assert new_in_words(8) == "Åtagande 8 är nytt."
