"""Whose a promise is, and what functions answer for in it."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.domain import content
from medborgarlofte.domain.roles import Visibility
from medborgarlofte.places.actions import add_function, party, rename_function
from medborgarlofte.places.things import Thing
from medborgarlofte.places.work import work_of
from medborgarlofte.promises.models import Promise
from tests.building import ACTOR, a_commitment, a_municipality, a_promise, an_unpublished_promise, parties_of

pytestmark = pytest.mark.django_db


def test_a_promise_belongs_to_the_police_and_the_municipality_where_it_is_made(
    django_assert_num_queries: Any,
) -> None:
    police, town = parties_of(a_municipality())
    party(ACTOR, "other", a_municipality(), "Granviks Bostäder")
    parties_of(a_municipality("Almvik"))
    promise = a_promise()
    with django_assert_num_queries(1):
        assert promise.thing() == Thing(None, frozenset({police.pk, town.pk}), Visibility.PUBLIC)
    fetched = Promise.objects.prefetch_related("municipality__organisations").get()
    with django_assert_num_queries(0):
        assert fetched.thing().parties == {police.pk, town.pk}


def test_one_that_is_not_published_is_not_public() -> None:
    assert an_unpublished_promise().thing().visibility is Visibility.PRIVATE


@pytest.mark.parametrize(
    ("day", "held"), [("2023-12-31", 0), ("2024-01-01", 1), ("2024-12-31", 1), ("2025-01-01", 0)]
)
def test_a_function_answers_for_commitments_while_their_promise_holds(day: str, held: int) -> None:
    named = (content.Function(content.Party("police", "Polisen"), "Enheten"),)
    a_promise(a_commitment(by="police", functions=named), a_commitment("Polisen ska synas.", by="police"))
    police, town = (add_function(COMMAND_LINE, one, "Enheten") for one in parties_of(a_municipality()))
    with time_machine.travel(f"{day}T12:00:00+01:00", tick=False):
        found = work_of([police, town])
    assert (len(found[police.pk]), len(found[town.pk])) == (held, 0)


def test_a_function_that_is_renamed_keeps_what_it_was_named_for() -> None:
    named = (content.Function(content.Party("police", "Polisen"), "Områdespolisen"),)
    a_promise(a_commitment(by="police", functions=named))
    police, _town = parties_of(a_municipality())
    function = add_function(COMMAND_LINE, police, "områdespolisen")
    rename_function(COMMAND_LINE, function, "Lokalpolisen")
    function.refresh_from_db()
    with time_machine.travel("2024-06-30T12:00:00+01:00", tick=False):
        assert len(work_of([function])[function.pk]) == 1
