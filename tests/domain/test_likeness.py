"""Which commitment of a changed page is which of the stored ones."""

from __future__ import annotations

import time
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain.content import Commitment
from medborgarlofte.domain.likeness import ALIKE, Matching, match
from medborgarlofte.domain.targets import CountTarget, Per

from .contents import MUNICIPALITY, POLICE, commitment

CHECKS = commitment(7, "Polisen ska göra minst 104 trafikkontroller per år på de större vägarna.")
DOGS = commitment(8, "Polisen söker med narkotikahund på högstadieskolorna en gång per termin.")
BRUSH = commitment(9, "Kommunen röjer sly längs gångvägarna.", parties=(MUNICIPALITY,))


def numbers(found: Matching) -> list[tuple[int, int]]:
    return [(pair.stored.number, pair.published.number) for pair in found.pairs]


def test_a_reworded_commitment_is_still_the_stored_one() -> None:
    fewer = replace(
        CHECKS, number=1, text="Polisen ska göra minst 60 trafikkontroller per år på större vägar."
    )

    found = match([CHECKS, DOGS], [fewer])

    assert numbers(found) == [(7, 1)]
    assert not found.pairs[0].same_words
    assert found.left == (DOGS,)


def test_the_same_words_go_before_the_more_alike() -> None:
    same = replace(
        DOGS, number=1, text="polisen söker med narkotikahund på högstadieskolorna en gång per termin"
    )

    found = match([DOGS], [replace(DOGS, number=2, text=f"{DOGS.text} Varje år."), same])

    assert numbers(found) == [(8, 1)]
    assert found.pairs[0].same_words


def test_a_commitment_about_something_else_is_new() -> None:
    found = match([CHECKS], [BRUSH])

    assert (found.pairs, found.left, found.new) == ((), (CHECKS,), (BRUSH,))


def test_the_same_words_by_different_parties_stay_with_their_party() -> None:
    text = "Delta på föräldramöten i årskurs sju."
    police, municipality = (
        commitment(n, text, parties=(who,)) for n, who in ((1, POLICE), (2, MUNICIPALITY))
    )
    published = [replace(municipality, number=1), replace(police, number=2)]

    assert sorted(numbers(match([police, municipality], published))) == [(1, 2), (2, 1)]


def test_a_sentence_that_stands_twice_is_matched_twice_in_order() -> None:
    stored = [replace(CHECKS, number=1), replace(CHECKS, number=2)]

    assert numbers(match(stored, [replace(CHECKS, number=n) for n in (5, 6, 7)])) == [(1, 5), (2, 6)]


def test_what_is_counted_tells_two_alike_texts_apart() -> None:
    walks, talks = (CountTarget(2, Per.YEAR, unit) for unit in ("vandringar", "samtal"))
    stored = [commitment(1, "Trygghet två gånger per år i alla byar", targets=(walks,))]
    published = [
        commitment(1, "Trygghet två gånger per år i flera byar", targets=(talks,)),
        commitment(2, "Trygghet två gånger per år i många byar", targets=(replace(walks, unit="vandring"),)),
    ]

    assert numbers(match(stored, published)) == [(1, 2)]


_TEXTS = st.lists(
    st.sampled_from(["hund", "skola", "trafik", "centrum", "kväll", "polisen", "ska", "104"]), max_size=6
).map(" ".join)
_LISTS = st.lists(_TEXTS, max_size=6).map(lambda texts: [commitment(n, text) for n, text in enumerate(texts)])


@given(_LISTS, _LISTS)
def test_each_is_matched_once_and_none_is_lost(stored: list[Commitment], published: list[Commitment]) -> None:
    found = match(stored, published)

    assert sorted([*(pair.stored.number for pair in found.pairs), *(one.number for one in found.left)]) == [
        one.number for one in stored
    ]
    assert sorted([*(pair.published.number for pair in found.pairs), *(one.number for one in found.new)]) == [
        one.number for one in published
    ]
    assert all(pair.same_words or ALIKE <= pair.likeness <= 1 for pair in found.pairs)


@given(_LISTS, _LISTS)
def test_the_reverse_finds_the_same_pairs(stored: list[Commitment], published: list[Commitment]) -> None:
    back = match(published, stored)

    assert sorted(numbers(match(stored, published))) == sorted((b, a) for a, b in numbers(back))


@given(_LISTS)
def test_an_unchanged_page_is_matched_whole(stored: list[Commitment]) -> None:
    found = match(stored, stored)

    assert (found.left, found.new) == ((), ())
    assert all(pair.same_words for pair in found.pairs)


def test_four_hundred_against_four_hundred_take_a_bounded_time() -> None:
    rng = Random(1)  # noqa: S311 - no secret is drawn
    words = ["trafik", "kontroll", "skola", "kväll", "besök", "unga", "klotter", "möte", "dialog", "hund"]
    pages = [[commitment(n, " ".join(rng.choices(words, k=12))) for n in range(400)] for _ in range(2)]

    begun = time.process_time()
    found = match(*pages)

    assert len(found.pairs) > 300
    assert time.process_time() - begun < 5  # under 1 on an idle machine; the bound is for a busy one


def test_beyond_the_bound_only_the_same_words_are_matched() -> None:
    stored = [commitment(n, f"Polisen ska göra kontroll nummer {n} på vägarna.") for n in range(501)]
    published = [replace(one, text=one.text if one.number < 3 else f"{one.text} Ja.") for one in stored]

    assert numbers(match(stored, published)) == [(0, 0), (1, 1), (2, 2)]
