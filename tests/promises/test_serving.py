"""A measure in the street serves commitments of its own municipality."""

from __future__ import annotations

import pytest

from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.promises.actions import set_served
from medborgarlofte.promises.models import Promise, Serving
from tests.building import ACTOR, a_commitment, a_municipality, a_promise, parties_of
from tests.measuring import a_measure
from tests.people import actor_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise() -> Promise:
    return a_promise(a_commitment("Ett."), a_commitment("Två."))


def _served() -> list[int]:
    return list(Serving.objects.values_list("commitment__number", flat=True))


def test_what_is_said_last_holds(promise: Promise) -> None:
    town = parties_of(promise.municipality)[1]
    measure, actor = a_measure(town), actor_with(town, Role.COORDINATOR)
    set_served(actor, measure, promise.commitments.all())
    assert _served() == [1, 2]
    set_served(actor, measure, promise.commitments.filter(number=2))
    assert _served() == [2]


def test_another_municipality_or_party_is_refused(promise: Promise) -> None:
    police, _town = parties_of(promise.municipality)
    elsewhere = a_measure(parties_of(a_municipality("Ekhamn"))[1])
    with pytest.raises(Refusal, match="publicerade löften"):
        set_served(ACTOR, elsewhere, promise.commitments.all())
    with pytest.raises(NotAllowed):
        set_served(actor_with(police, Role.LIAISON_OFFICER), elsewhere, [])
    assert _served() == []
