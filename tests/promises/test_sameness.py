"""When two pages are of one promise, and two sentences one commitment."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.places import actions as places
from medborgarlofte.promises import sameness
from medborgarlofte.promises.drafts import PromiseDraft
from medborgarlofte.promises.models import Promise
from medborgarlofte.promises.sameness import compare, period_slug, same_text
from tests.building import ACTOR, a_commitment, a_draft, a_municipality, a_promise


def stored_promise(draft: PromiseDraft) -> Promise | None:
    return sameness.stored_promise(draft, draft.municipality.promises.all())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Polisen ska  synas.", "polisen ska synas", True),
        ("Åtgärder på torget;", "A\u030atga\u0308rder på torget", True),
        ("• Vi möts", "Vi möts.", True),
        ("Två vandringar", "Tre vandringar", False),
        ("C++", "C", False),
    ],
)
def test_sentences(one: str, other: str, same: bool) -> None:
    assert (same_text(one) == same_text(other)) is same


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("2018-2019", "2018-2019"),
        ("2018", "2018"),
        ("2019-", "2019-tills-vidare"),
        ("2019–", "2019-tills-vidare"),
        ("", "utan-period"),
        ("–", "utan-period"),
        ("läsåret 2024/25", "lasaret-2024-25"),
    ],
)
def test_periods_in_addresses(label: str, slug: str) -> None:
    assert period_slug(label) == slug


@pytest.mark.django_db
def test_a_sentence_that_stands_twice_is_matched_twice() -> None:
    twice = (a_commitment("Vi möts."), a_commitment("Vi möts."))
    stored = a_promise(*twice).commitments.all()
    assert not compare(stored, twice).differs
    once = compare(stored, twice[:1])
    assert [one.number for one in once.only_stored] == [2]
    assert [one.text for one in compare(stored, (*twice, a_commitment("Nytt."))).only_published] == ["Nytt."]


@pytest.mark.django_db
def test_the_same_municipality_and_period_is_the_same_promise() -> None:
    promise = a_promise()
    assert stored_promise(a_draft(a_commitment("Helt andra ord."))) == promise
    assert stored_promise(a_draft(end=date(2026, 1, 1))) is None
    assert stored_promise(a_draft(municipality=a_municipality("Sjöbo Strand"))) is None


@pytest.mark.django_db
def test_two_different_police_areas_make_two_promises_and_one_unknown_does_not() -> None:
    granvik = a_municipality()
    north, south = (places.police_area(ACTOR, name, granvik) for name in ("Norra Ån", "Södra Ån"))
    promise = a_promise(police_area=north)
    assert stored_promise(a_draft(police_area=north)) == promise
    assert stored_promise(a_draft()) == promise
    assert stored_promise(a_draft(police_area=south)) is None


@pytest.mark.django_db
def test_without_a_period_only_the_words_can_tell() -> None:
    promise = a_promise(a_commitment("Vi möts."), label="", start=None, end=None)
    assert stored_promise(a_draft(a_commitment("Vi möts"), label="", start=None, end=None)) == promise
    assert stored_promise(a_draft(a_commitment("Nytt."), label="", start=None, end=None)) is None
