"""When two pages are of one promise, and what a promise is called in addresses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from medborgarlofte.domain import content
from medborgarlofte.places.finding import find_municipality
from medborgarlofte.promises import sameness
from medborgarlofte.promises.models import Promise
from medborgarlofte.promises.sameness import period_slug
from tests.building import a_commitment, a_content, a_municipality, a_promise


def stored_promise(said: content.Promise) -> Promise | None:
    municipality = find_municipality(said.municipality)
    assert municipality is not None
    return sameness.stored_promise(said, municipality.promises.all())


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
def test_the_same_municipality_and_period_is_the_same_promise() -> None:
    promise = a_promise()
    a_municipality("Sjöbo Strand")
    assert stored_promise(a_content(a_commitment("Helt andra ord."))) == promise
    assert stored_promise(a_content(end=date(2026, 1, 1))) is None
    assert stored_promise(a_content(municipality="Sjöbo Strand")) is None


@pytest.mark.django_db
def test_two_different_police_areas_make_two_promises_and_one_unknown_does_not() -> None:
    promise = a_promise(police_area="Norra Ån")
    assert stored_promise(a_content(police_area="Norra Ån")) == promise
    assert stored_promise(a_content(police_area="norra ån")) == promise
    assert stored_promise(a_content()) == promise
    assert stored_promise(a_content(police_area="Södra Ån")) is None


@pytest.mark.django_db
def test_without_a_period_only_the_words_can_tell() -> None:
    timeless: dict[str, Any] = {"label": "", "start": None, "end": None}
    promise = a_promise(a_commitment("Vi möts."), **timeless)
    assert stored_promise(a_content(a_commitment("Vi möts"), **timeless)) == promise
    assert stored_promise(a_content(a_commitment("Nytt."), **timeless)) is None
