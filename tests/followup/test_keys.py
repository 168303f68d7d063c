"""All commitments of a country are asked for in one query."""

from __future__ import annotations

import pytest

from medborgarlofte.followup.keys import of_commitments
from medborgarlofte.promises.models import Target
from tests.building import a_commitment, a_promise

pytestmark = pytest.mark.django_db


def test_rows_of_these_commitments_are_found_and_no_others() -> None:
    promise = a_promise(a_commitment("Det ena."), a_commitment("Det andra."))
    one, other = promise.commitments.order_by("number").values_list("pk", flat=True)
    found = Target.objects.filter(of_commitments([one]))
    assert list(found.values_list("commitment", flat=True)) == [one]
    assert Target.objects.filter(of_commitments([one, other])).count() == 2
    assert not Target.objects.filter(of_commitments([])).exists()


def test_more_can_be_named_than_a_query_takes_parameters() -> None:
    """SQLite takes 250,000 at the most, PostgreSQL 65,535."""
    (key,) = a_promise().commitments.values_list("pk", flat=True)
    many = range(key, key + 300_000)
    assert Target.objects.filter(of_commitments(many)).count() == 1
