"""Functions: work belongs to them, whoever holds them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.db import DatabaseError, transaction

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain import content
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.actions import (
    add_function,
    end_function,
    end_membership,
    hand_over,
    rename_function,
    set_manager,
)
from medborgarlofte.places.models import Function, HandOver, Organisation
from medborgarlofte.places.work import Work, work_of
from tests.building import a_commitment, a_municipality, a_promise, parties_of
from tests.people import a_member, a_user, actor_with

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 30)
NAMED = (content.Function(content.Party("municipality", "Granviks kommun"), "Gatuenheten"),)


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with time_machine.travel("2024-06-30T10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def town() -> Organisation:
    return parties_of(a_municipality())[1]


@pytest.fixture
def streets(town: Organisation) -> Function:
    return add_function(COMMAND_LINE, town, "Gatuenheten")


def empty() -> list[str]:
    return [one.name for one in Function.objects.empty()]


def test_a_coordinator_adds_renames_and_ends_a_function(town: Organisation) -> None:
    actor = actor_with(town, Role.COORDINATOR)
    function = add_function(actor, town, "  Gatu\n enheten ")
    assert function.name == "Gatu enheten"
    assert rename_function(actor, function, "Gatuenheten").name == "Gatuenheten"
    assert end_function(actor, function, today=TODAY).ended == TODAY
    end_function(actor, function, today=TODAY)
    written = AuditEntry.objects.filter(label="places.Function").values_list("action", flat=True)
    assert list(written) == ["add_function", "rename_function", "end_function"]


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in {Role.COORDINATOR, Role.LIAISON_OFFICER}]
)
def test_no_other_role_changes_functions(town: Organisation, streets: Function, role: Role) -> None:
    user = a_member(town, role)
    for attempt in (
        lambda: add_function(user.actor(), town, "Fritid"),
        lambda: rename_function(user.actor(), streets, "Fritid"),
        lambda: end_function(user.actor(), streets, today=TODAY),
        lambda: set_manager(user.actor(), streets, None),
        lambda: hand_over(user.actor(), streets, user),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert Function.objects.get().name == "Gatuenheten"


def test_a_coordinator_elsewhere_changes_nothing_here(streets: Function) -> None:
    elsewhere = actor_with(parties_of(a_municipality("Almvik"))[1], Role.COORDINATOR)
    with pytest.raises(NotAllowed):
        rename_function(elsewhere, streets, "Fritid")


@pytest.mark.parametrize(
    "name", ["Gatuenheten", " gatuENHETEN ", "", " \n", "x" * 201, "Enhet 19900101-0017"]
)
def test_names_that_do_not_hold(town: Organisation, streets: Function, name: str) -> None:
    with pytest.raises(Refusal):
        add_function(COMMAND_LINE, town, name)
    other = add_function(COMMAND_LINE, town, "Fritid")
    with pytest.raises(Refusal):
        rename_function(COMMAND_LINE, other, name)


def test_a_function_is_not_called_after_a_person_unless_somebody_decides(town: Organisation) -> None:
    with pytest.raises(NeedsDecision):
        add_function(COMMAND_LINE, town, "Gator, gata@exempel.se")
    add_function(COMMAND_LINE, town, "Gator, gata@exempel.se", confirmed=True)
    assert AuditEntry.objects.get(action="add_function").detail["decision"] == "kept"


def test_the_same_name_in_another_spelling_is_a_change_of_name(streets: Function) -> None:
    assert rename_function(COMMAND_LINE, streets, "GATUENHETEN").name == "GATUENHETEN"


def test_a_new_function_stands_empty_until_somebody_holds_it(town: Organisation, streets: Function) -> None:
    assert empty() == ["Gatuenheten"]
    user = a_member(town, Role.DOER)
    hand_over(COMMAND_LINE, streets, user)
    assert empty() == []
    assert Function.objects.with_holder().get().holder_id == user.pk


def test_a_holder_who_leaves_the_party_or_is_shut_out_leaves_it_empty(
    town: Organisation, streets: Function
) -> None:
    user, other = a_member(town, Role.DOER), a_member(town, Role.DOER)
    hand_over(COMMAND_LINE, streets, user)
    end_membership(COMMAND_LINE, user, town)
    a_member(parties_of(a_municipality())[0], Role.DOER, user=user)
    assert empty() == ["Gatuenheten"]
    assert Function.objects.with_holder().get().holder_id is None
    hand_over(COMMAND_LINE, streets, other)
    assert HandOver.objects.first().earlier == user  # type: ignore[union-attr]
    other.is_active = False
    other.save()
    assert empty() == ["Gatuenheten"]


def test_only_a_member_of_the_party_can_hold_it(town: Organisation, streets: Function) -> None:
    police = parties_of(a_municipality())[0]
    for stranger in (a_user(), a_member(police, Role.DOER)):
        with pytest.raises(Refusal, match="behöver en roll hos Granviks kommun"):
            hand_over(COMMAND_LINE, streets, stranger)
    with pytest.raises(Refusal, match="ingen ändring"):
        hand_over(COMMAND_LINE, streets, None)
    assert not HandOver.objects.exists()


def test_a_hand_over_moves_everything_and_keeps_the_list(town: Organisation) -> None:
    a_promise(a_commitment("Kommunen ska laga lyktorna.", by="municipality", functions=NAMED))
    actor = actor_with(town, Role.COORDINATOR)
    streets, lights = (add_function(actor, town, name) for name in ("Gatuenheten", "Belysningen"))
    set_manager(actor, lights, streets)
    earlier, later = a_member(town, Role.DOER), a_member(town, Role.DOER)
    hand_over(actor, streets, earlier)
    before = work_of([streets])
    handed = hand_over(actor, streets, later, note="Ring entreprenören om våren.")
    assert work_of([streets]) == before
    assert Function.objects.with_holder().get(pk=streets.pk).holder_id == later.pk
    assert (handed.earlier, handed.later, handed.note) == (earlier, later, "Ring entreprenören om våren.")
    assert handed.lines == [
        {"kind": "function", "told": "Belysningen", "address": ""},
        {
            "kind": "commitment",
            "told": "Granvik 2024, 1: Kommunen ska laga lyktorna.",
            "address": "/granvik/2024/1/",
        },
    ]
    assert list(streets.assignments.values_list("user", "until")) == [
        (later.pk, None),
        (earlier.pk, handed.at),
    ]
    entry = AuditEntry.objects.filter(action="hand_over").last()
    assert entry is not None
    assert entry.detail == {
        "function": streets.pk,
        "earlier": earlier.pk,
        "later": later.pk,
        "count": 2,
    }


def test_a_list_is_kept_as_it_was(town: Organisation, streets: Function) -> None:
    handed = hand_over(COMMAND_LINE, streets, a_member(town, Role.DOER))
    for change in (lambda: HandOver.objects.update(note="Annat."), lambda: handed.delete()):
        with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
            change()


def test_a_note_that_may_tell_of_somebody_is_decided_about(town: Organisation, streets: Function) -> None:
    user = a_member(town, Role.DOER)
    with pytest.raises(NeedsDecision):
        hand_over(COMMAND_LINE, streets, user, note="Ring 070-123 45 67.")
    assert hand_over(COMMAND_LINE, streets, user, note="Ring 070-123 45 67.", confirmed=True).note


def test_what_is_ended_is_not_changed(town: Organisation, streets: Function) -> None:
    user = a_member(town, Role.DOER)
    hand_over(COMMAND_LINE, streets, user)
    end_function(COMMAND_LINE, streets, today=TODAY)
    assert empty() == []
    assert not streets.assignments.filter(until=None).exists()
    for attempt in (
        lambda: hand_over(COMMAND_LINE, streets, user),
        lambda: rename_function(COMMAND_LINE, streets, "Fritid"),
        lambda: set_manager(COMMAND_LINE, streets, None),
        lambda: add_function(COMMAND_LINE, town, "Gatuenheten"),
    ):
        with pytest.raises(Refusal, match="avslutad"):
            attempt()


def test_a_function_with_work_is_not_ended(town: Organisation, streets: Function) -> None:
    other = add_function(COMMAND_LINE, town, "Belysningen")
    set_manager(COMMAND_LINE, other, streets)
    with pytest.raises(Refusal, match="Gatuenheten har arbete kvar, som ”Belysningen”"):
        end_function(COMMAND_LINE, streets, today=TODAY)
    end_function(COMMAND_LINE, other, today=TODAY)
    assert end_function(COMMAND_LINE, streets, today=TODAY).ended


def test_a_manager_is_another_function_of_the_party_above_it(town: Organisation) -> None:
    first, second, third = (add_function(COMMAND_LINE, town, f"Enhet {n}") for n in "abc")
    set_manager(COMMAND_LINE, third, second)
    set_manager(COMMAND_LINE, second, first)
    foreign = add_function(COMMAND_LINE, parties_of(a_municipality())[0], "Områdespolisen")
    for function, manager in ((first, third), (first, first)):
        with pytest.raises(Refusal, match="svarar redan till"):
            set_manager(COMMAND_LINE, function, manager)
    with pytest.raises(Refusal, match="samma part"):
        set_manager(COMMAND_LINE, first, foreign)
    assert set_manager(COMMAND_LINE, second, None).manager is None


def test_work_is_fetched_as_often_for_many_functions_as_for_one(
    town: Organisation, django_assert_num_queries: object
) -> None:
    a_promise(*(a_commitment(f"Sak {n}.", by="both", functions=NAMED) for n in range(5)))
    names = ["Gatuenheten", *(f"Enhet {n}" for n in range(19))]
    functions = [add_function(COMMAND_LINE, town, name) for name in names]
    with django_assert_num_queries(5):  # type: ignore[operator]  # one for each kind of work
        assert len(work_of(functions)[functions[0].pk]) == 5
    assert work_of([]) == {}
    assert Work("commitment", "Sak.").address == ""
