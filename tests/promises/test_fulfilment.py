"""An occasion counts for the commitments that it fulfils, on the day that it was held."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from medborgarlofte.dialogue.actions import cancel_occasion, hold, move_occasion, take_back
from medborgarlofte.dialogue.models import Occasion
from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.promises.actions import set_fulfilled
from medborgarlofte.promises.models import ActivityRecord, Promise
from tests.building import a_commitment, a_municipality, a_promise, parties_of
from tests.occasions import an_occasion, at
from tests.people import actor_with

pytestmark = pytest.mark.django_db
TODAY = date(2024, 5, 20)
HELD = date(2024, 5, 13)


@pytest.fixture
def promise() -> Promise:
    both = a_commitment("Vi ska ha fyra möten om året.", by="both")
    return a_promise(both, a_commitment("Kommunen ska ha fyra möten.", by="municipality"))


def _counted() -> list[tuple[date, int, tuple[str, ...]]]:
    """What counts now: day, count and kinds of the parties."""
    records = ActivityRecord.objects.filter(corrected_by=None).order_by("commitments__number")
    return [(one.day, one.count, tuple(sorted(p.kind for p in one.parties.all()))) for one in records]


def _planned(promise: Promise, *numbers: int) -> Occasion:
    _police, town = parties_of(promise.municipality)
    occasion = an_occasion(town, HELD)
    actor = actor_with(town, Role.COORDINATOR)
    return set_fulfilled(actor, occasion, promise.commitments.filter(number__in=numbers))


def _held(promise: Promise, *numbers: int) -> Occasion:
    police, town = parties_of(promise.municipality)
    occasion = _planned(promise, *numbers)
    return hold(actor_with(town, Role.COORDINATOR), occasion, [police, town], today=TODAY)


def test_a_planned_one_counts_nowhere_and_a_held_one_once_in_each(promise: Promise) -> None:
    _planned(promise, 1)
    assert _counted() == []
    _held(promise, 1, 2)
    assert _counted() == [(HELD, 1, ("municipality", "police")), (HELD, 1, ("municipality",))]


def test_who_did_not_take_part_has_done_nothing(promise: Promise) -> None:
    police, town = parties_of(promise.municipality)
    occasion = _planned(promise, 1, 2)
    hold(actor_with(town, Role.COORDINATOR), occasion, [police], today=TODAY)
    assert _counted() == [(HELD, 1, ("police",))]


def test_a_meeting_that_is_moved_after_it_was_counted_is_corrected(promise: Promise) -> None:
    _police, town = parties_of(promise.municipality)
    occasion = _held(promise, 1)
    later = HELD + timedelta(days=1)
    actor = actor_with(town, Role.COORDINATOR)
    move_occasion(actor, occasion, at(later), at(later, 15), reason="Fel dag.", today=TODAY)
    assert _counted() == [(later, 1, ("municipality", "police"))]
    assert ActivityRecord.objects.get(day=later).reason == "Fel dag."


def test_one_that_was_not_held_after_all_counts_nowhere_and_may_be_held_again(promise: Promise) -> None:
    police, town = parties_of(promise.municipality)
    actor = actor_with(town, Role.COORDINATOR)
    occasion = take_back(actor, _held(promise, 1), reason="Det var en annan vecka.", today=TODAY)
    assert _counted() == [(HELD, 0, ("municipality", "police"))]
    hold(actor, occasion, [police, town], today=TODAY)
    assert [count for _day, count, _kinds in _counted()] == [0, 1]


def test_a_day_outside_the_promise_stops_the_whole_door(promise: Promise) -> None:
    _police, town = parties_of(promise.municipality)
    occasion = _held(promise, 1)
    before = date(2023, 12, 1)
    with pytest.raises(Refusal, match="Löftet började gälla"):
        move_occasion(
            actor_with(town, Role.COORDINATOR),
            occasion,
            at(before),
            at(before, 15),
            reason="Fel.",
            today=TODAY,
        )
    occasion.refresh_from_db()
    assert occasion.day == HELD
    assert [day for day, _count, _kinds in _counted()] == [HELD]


@pytest.mark.parametrize("role", [Role.READER, Role.SIGNATORY, Role.REGISTRAR])
def test_who_only_reads_holds_nothing(promise: Promise, role: Role) -> None:
    _police, town = parties_of(promise.municipality)
    occasion = _planned(promise, 1)
    with pytest.raises(NotAllowed):
        hold(actor_with(town, role), occasion, [town], today=TODAY)
    assert _counted() == []


def test_a_commitment_of_another_municipality_is_refused(promise: Promise) -> None:
    _police, town = parties_of(a_municipality("Ekhamn"))
    occasion = an_occasion(town, HELD)
    with pytest.raises(Refusal, match="publicerade löften"):
        set_fulfilled(actor_with(town, Role.COORDINATOR), occasion, promise.commitments.all())


def test_what_is_held_is_not_held_or_cancelled_again(promise: Promise) -> None:
    _police, town = parties_of(promise.municipality)
    occasion, actor = _held(promise, 1), actor_with(town, Role.COORDINATOR)
    with pytest.raises(NotAllowed, match="avslutat"):
        hold(actor, occasion, [town], today=TODAY)
    with pytest.raises(NotAllowed, match="avslutat"):
        cancel_occasion(actor, occasion, reason="Ingen kom.")
    assert len(_counted()) == 1


def test_a_day_to_come_is_not_held(promise: Promise) -> None:
    _police, town = parties_of(promise.municipality)
    occasion = an_occasion(town, TODAY + timedelta(days=1))
    with pytest.raises(Refusal, match="har inte varit än"):
        hold(actor_with(town, Role.DOER), occasion, [town], today=TODAY)
