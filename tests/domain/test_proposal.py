"""What a later page of a known promise would change, and what a person has settled that it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain.content import Commitment, FocusArea, Link, Promise, settled
from medborgarlofte.domain.proposal import FOLLOW_UP, aligned, aligned_alike, proposed
from medborgarlofte.domain.targets import CountTarget, Per

from .contents import MUNICIPALITY, POLICE, commitment, promise, promises

CHECKS = CountTarget(104, Per.YEAR, "trafikkontroller")
SIXTY = CountTarget(60, Per.YEAR, "trafikkontroller")
TRAFFIC, SLY, DOGS = (
    "Polisen ska göra minst 104 trafikkontroller per år i centrum.",
    "Kommunen ska röja sly vid skolvägen under våren.",
    "Polisen ska söka med hund i högstadieskolorna en gång per termin.",
)
PUBLISHED = promise(
    commitment(1, TRAFFIC, targets=(CHECKS,), sensitive=True),
    commitment(2, SLY, parties=(MUNICIPALITY,)),
)


def after(*read: Commitment, published: Promise = PUBLISHED, first_free: int = 3, **more: Any) -> Promise:
    """What the published promise would say after a page that says this."""
    numbered = (replace(one, number=place) for place, one in enumerate(read, start=1))
    page = promise(*numbered, **more)
    return proposed(aligned(page, published, first_free), published)


def numbers(said: Promise) -> list[int]:
    return [one.number for one in said.commitments]


@pytest.mark.parametrize("text", [TRAFFIC, TRAFFIC.rstrip("."), TRAFFIC.upper(), f"  {TRAFFIC}"])
def test_where_the_words_are_the_same_what_a_person_settled_stands(text: str) -> None:
    """The page is read with other targets, parties and areas; none of it is taken."""
    read = commitment(1, text, targets=(SIXTY,), parties=(MUNICIPALITY,), areas=("traffic",), line=9)

    assert after(read, commitment(2, SLY)) == PUBLISHED


def test_a_reworded_commitment_keeps_its_number_and_takes_what_was_read() -> None:
    read = commitment(1, TRAFFIC.replace("104", "60"), targets=(SIXTY,), line=9)
    one = after(read, commitment(2, SLY)).commitments[0]

    assert (one.number, one.text, one.targets, one.line) == (1, read.text, (SIXTY,), 9)
    assert one.sensitive, "what a person has said of how it is shown stays"


@pytest.mark.parametrize(
    ("read", "kept"), [((), (POLICE,)), ((MUNICIPALITY,), (MUNICIPALITY,))], ids=["says nobody", "says who"]
)
def test_a_reworded_commitment_keeps_its_parties_only_where_the_page_names_none(
    read: tuple[Any, ...], kept: tuple[Any, ...]
) -> None:
    reworded = commitment(1, TRAFFIC.replace("104", "60"), parties=read)

    assert after(reworded).commitments[0].parties == kept


@pytest.mark.parametrize(
    ("read", "left"),
    [
        ([TRAFFIC, SLY], [1, 2]),
        ([SLY, TRAFFIC], [2, 1]),
        ([SLY], [2]),
        ([TRAFFIC, SLY, DOGS], [1, 2, 3]),
        ([DOGS], [3]),
        ([], []),
    ],
    ids=["the same", "another order", "one dropped", "one added", "all others", "none"],
)
def test_a_new_page_is_taken_at_its_word(read: list[str], left: list[int]) -> None:
    assert numbers(after(*(commitment(1, text) for text in read))) == left


def test_a_number_that_was_dropped_before_is_given_to_nobody() -> None:
    said = after(commitment(1, TRAFFIC), commitment(1, DOGS), first_free=8)

    assert numbers(said) == [1, 8]


def test_the_next_number_is_above_the_published_ones_whatever_is_said_to_be_free() -> None:
    assert numbers(after(commitment(1, DOGS), first_free=1)) == [3]


def test_a_follow_up_adds_outcomes_and_takes_nothing_away() -> None:
    said = after(commitment(1, SLY, result="Klart i maj."), commitment(2, DOGS), kind=FOLLOW_UP)

    assert said == replace(
        PUBLISHED,
        commitments=(PUBLISHED.commitments[0], replace(PUBLISHED.commitments[1], result="Klart i maj.")),
    )


def test_a_follow_up_that_words_it_otherwise_leaves_the_words_as_they_were_promised() -> None:
    read = commitment(1, "Trafikkontroller i centrum, minst 104 per år", result="98 gjorda.")
    one = after(read, kind=FOLLOW_UP).commitments[0]

    assert (one.text, one.result) == (TRAFFIC, "98 gjorda.")


@pytest.mark.parametrize("kind", ["new", FOLLOW_UP])
@pytest.mark.parametrize(
    ("known", "later", "both"),
    [
        ("", "98 gjorda.", "98 gjorda."),
        ("98 gjorda.", "", "98 gjorda."),
        ("98 gjorda.", "98 gjorda.", "98 gjorda."),
        ("50 i juni.", "98 gjorda.", "50 i juni.\n\n98 gjorda."),
        ("50 i juni.\n\n98 gjorda.", "50 i juni.", "50 i juni.\n\n98 gjorda."),
        ("198 gjorda.", "98 gjorda.", "198 gjorda.\n\n98 gjorda."),
    ],
)
def test_outcomes_are_gathered_each_once(kind: str, known: str, later: str, both: str) -> None:
    published = promise(commitment(1, TRAFFIC, result=known))
    said = after(commitment(1, TRAFFIC, result=later), published=published, kind=kind)

    assert said.commitments[0].result == both


@pytest.mark.parametrize("field", ["problem", "aim", "followup_words"])
@pytest.mark.parametrize(("read", "kept"), [("", "Förr."), ("Nu.", "Nu.")])
def test_what_the_page_leaves_out_about_the_promise_stays(field: str, read: str, kept: str) -> None:
    before: dict[str, Any] = {field: "Förr."}
    page: dict[str, Any] = {field: read}

    assert getattr(after(published=replace(PUBLISHED, **before), **page), field) == kept


def test_days_parties_and_kind_of_the_promise_are_those_that_were_published() -> None:
    said = after(commitment(1, TRAFFIC), start=date(2021, 3, 1), end=None, label="våren", kind="extension")

    assert (said.start, said.end, said.label, said.kind) == (
        *(PUBLISHED.start, PUBLISHED.end, PUBLISHED.label, PUBLISHED.kind),
    )


@pytest.mark.parametrize("kind", ["new", FOLLOW_UP])
def test_links_are_gathered_by_address_and_a_published_one_keeps_its_words(kind: str) -> None:
    old, again, new = Link("Löftet", "/a.pdf"), Link("Löfte, pdf", "/a.pdf"), Link("Bilaga", "/b.pdf")
    said = after(published=replace(PUBLISHED, links=(old,)), links=(again, new), kind=kind)

    assert set(said.links) == {old, new}


def test_a_heading_keeps_the_areas_that_a_person_gave_it() -> None:
    published = replace(
        promise(commitment(1, TRAFFIC, focus_area="Trafik")), focus_areas=(FocusArea("Trafik", ("traffic",)),)
    )
    read = commitment(1, TRAFFIC, focus_area="Trafik")
    said = after(read, published=settled(published), focus_areas=(FocusArea("Trafik", ("safety",)),))

    assert settled(said).focus_areas == (FocusArea("Trafik", ("traffic",)),)


def _readable(said: Promise) -> Promise:
    """As it is published: settled, each commitment with words of its own."""
    texts = (TRAFFIC, SLY, DOGS, "Grannsamverkan ska finnas i alla radhusområden.")
    commitments = (replace(one, text=text) for one, text in zip(said.commitments, texts, strict=False))
    return settled(replace(said, kind="new", commitments=tuple(commitments)))


PUBLISHABLE = promises().map(_readable)


@given(PUBLISHABLE)
def test_the_same_page_again_changes_nothing(published: Promise) -> None:
    read = replace(published, commitments=tuple(published.commitments))

    assert settled(proposed(aligned(read, published, 6), published)) == published


@given(promises(), promises(), st.integers(1, 9))
def test_no_number_is_given_twice_or_anew(read: Promise, published: Promise, first_free: int) -> None:
    """Numbers of a dropped commitment, here all below `first_free`, go to nobody."""
    once = settled(read)
    given_numbers = numbers(aligned(once, published, first_free))

    assert len(set(given_numbers)) == len(once.commitments)
    new = set(given_numbers) - set(numbers(published))
    assert all(number >= first_free for number in new)


@given(promises(), promises())
def test_a_follow_up_keeps_every_published_commitment(read: Promise, published: Promise) -> None:
    follow_up = aligned(replace(read, kind=FOLLOW_UP), published, 6)
    said = proposed(follow_up, published)

    assert [replace(one, result="") for one in said.commitments] == [
        replace(one, result="") for one in published.commitments
    ]
    assert all(
        now.result.startswith(was.result)
        for now, was in zip(said.commitments, published.commitments, strict=True)
    )


def test_contents_of_one_review_stay_about_the_same_commitments() -> None:
    """The promise is published meanwhile; the reviewer has reworded one and dropped another."""
    read = promise(commitment(1, SLY), commitment(2, DOGS), commitment(3, TRAFFIC))
    said = promise(
        commitment(1, "Vägen till skolan hålls fri."), commitment(3, TRAFFIC), commitment(4, "Nytt.")
    )
    new_said, new_read = aligned_alike([said, read], PUBLISHED, 5)

    assert numbers(new_said) == [2, 1, 5]
    assert numbers(new_read) == [2, 6, 1]
    assert [replace(one, number=0) for one in new_said.commitments] == [
        replace(one, number=0) for one in said.commitments
    ]


@given(promises(), promises(), promises())
def test_what_shared_a_number_shares_it_still(said: Promise, read: Promise, published: Promise) -> None:
    before = numbers(said), numbers(read)
    after_both = [numbers(one) for one in aligned_alike([said, read], published, 6)]
    pairs = {*zip(before[0], after_both[0], strict=True), *zip(before[1], after_both[1], strict=True)}

    assert len({old for old, _ in pairs}) == len({new for _, new in pairs}) == len(pairs)


def test_the_place_where_a_known_commitment_was_first_read_stays() -> None:
    published = promise(commitment(1, TRAFFIC, line=7, source="a" * 64))
    (one,) = after(commitment(1, TRAFFIC, line=9, source="b" * 64), published=published).commitments

    assert (one.line, one.source) == (7, "a" * 64)
