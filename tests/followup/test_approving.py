"""Leaders of both parties approve a follow-up over its exact text; then frozen; corrections are versions."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, transaction

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.canonical import digest
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.followup import actions
from medborgarlofte.followup.contents import Since, corrected_since
from medborgarlofte.followup.followups import stands_of
from medborgarlofte.followup.models import Approval, FollowUp, FollowUpVersion
from medborgarlofte.places.models import Function, Organisation, RoleAssignment
from medborgarlofte.promises.actions import correct_activity
from medborgarlofte.promises.drafts import Activity
from tests.agreeing import holder_of, user_of
from tests.building import ACTOR, a_commitment
from tests.following import TODAY, Followed, a_target, answered, approved, followed
from tests.people import a_member, actor_with
from tests.weekly import did

pytestmark = pytest.mark.django_db
_numbers = count(1)


@pytest.fixture
def found() -> Followed:
    return answered(followed())


def settled(found: Followed) -> FollowUpVersion:
    found.follow_up.refresh_from_db()
    return actions.settle_followup(found.coordinator, found.follow_up)


def approve(version: FollowUpVersion, party: Organisation, actor: Actor | None = None) -> Approval:
    version = FollowUpVersion.objects.get(pk=version.pk)
    leader = actor or holder_of(party, f"ledningen {next(_numbers)}")
    return actions.approve(leader, version, party, seen_sha256=version.sha256)


def test_both_parties_approve_and_then_it_is_frozen(found: Followed) -> None:
    version = settled(found)
    assert version.sha256 == digest(version.canonical)
    assert approve(version, found.police).function_name.startswith("ledningen")
    found.follow_up.refresh_from_db()
    assert (found.follow_up.state, found.follow_up.version) == ("open", 0)
    approve(version, found.town)
    found.follow_up.refresh_from_db()
    assert (found.follow_up.state, found.follow_up.version) == ("approved", 1)
    told = AuditEntry.objects.filter(action="approve").values_list("detail", flat=True)
    assert {one["sha256"] for one in told} == {version.sha256}


def test_the_text_holds_facts_and_answers_side_by_side(found: Followed) -> None:
    said = settled(found).says()
    checks, walks, needs, seen = said["content"]["commitments"]
    assert checks["rows"][0]["window"]["done"] == 35
    assert len(checks["rows"][0]["records"]) == 18
    assert checks["rows"][0]["forecast"]["needed"] > 2
    assert walks["rows"][0]["deviating"][0]["asked"] == 4
    assert [one["no_need"] for one in needs["answers"]] == ["Lugnt."]
    assert [one["party"]["kind"] for one in seen["answers"]] == ["police", "municipality"]
    assert len(said["content"]["outcome"]) == len(said["content"]["process"]) == 2
    assert (said["number"], said["predecessor"], said["reason"]) == (1, None, "")


def test_settling_twice_gives_the_same_until_something_changes(found: Followed) -> None:
    first = settled(found)
    assert settled(found) == first
    did(found.commitment(1), found.police, date(2024, 4, 29), 1, TODAY)
    assert settled(found) != first


def test_nothing_unanswered_is_settled() -> None:
    with pytest.raises(Refusal, match=r"saknas 9 svar: åtagande 1 \(Polisen\); åtagande 2 "):
        settled(followed())
    assert not FollowUpVersion.objects.exists()


def test_a_window_that_changed_while_it_was_being_approved_is_refused(found: Followed) -> None:
    version = settled(found)
    approve(version, found.police)
    did(found.commitment(1), found.police, date(2024, 4, 29), 1, TODAY)
    with pytest.raises(Refusal, match="Lägg fast texten igen"):
        approve(version, found.town)
    again = settled(found)
    with pytest.raises(Refusal, match="Lägg fast texten igen"):
        approve(version, found.town)
    approve(again, found.town)
    found.follow_up.refresh_from_db()
    assert found.follow_up.is_open, "the police approved another text"


def test_an_answer_after_settling_makes_it_void(found: Followed) -> None:
    version = settled(found)
    actions.answer_outcome(
        found.coordinator, found.follow_up, found.town, change="worse", reason="Fler klagar."
    )
    with pytest.raises(Refusal, match="Lägg fast texten igen"):
        approve(version, found.police)


def test_only_the_hash_that_was_seen_is_approved(found: Followed) -> None:
    version = settled(found)
    with pytest.raises(Refusal, match="Läs igenom den en gång till"):
        actions.approve(holder_of(found.police, "chefen"), version, found.police, seen_sha256="0" * 64)


def test_who_approves(found: Followed) -> None:
    version = settled(found)
    without = actor_with(found.police, Role.SIGNATORY)
    for actor, sentence in (
        (found.officer, "Din roll"),
        (holder_of(found.town, "kommundirektören"), "Din roll"),
        (without, "en funktion som leder"),
        (ACTOR, "Bara den som har funktionen"),
    ):
        with pytest.raises(NotAllowed, match=sentence):
            approve(version, found.police, actor)
    assert not Approval.objects.exists()


def test_nobody_approves_twice_or_for_both(found: Followed) -> None:
    version = settled(found)
    leader = holder_of(found.police, "chefen")
    approve(version, found.police, leader)
    with pytest.raises(Refusal, match="redan godkänd för Polisen"):
        approve(version, found.police, leader)
    function = Function.objects.create(organisation=found.town, name="ordföranden")
    RoleAssignment.objects.create(function=function, user=user_of(leader))
    a_member(found.town, Role.SIGNATORY, user=user_of(leader))
    with pytest.raises(NotAllowed, match="för den andra parten"):
        approve(version, found.town, leader)


def test_a_correction_is_a_new_version_with_a_reason(found: Followed) -> None:
    first = approved(found)
    with pytest.raises(Refusal, match="varför"):
        actions.correct_followup(found.officer, found.follow_up, reason=" ")
    with pytest.raises(NeedsDecision):
        actions.correct_followup(found.officer, found.follow_up, reason="Ring 070-174 06 05.")
    opened = actions.correct_followup(found.officer, found.follow_up, reason="Fel antal i april.")
    assert (opened.state, opened.version) == ("open", 1)
    did(found.commitment(1), found.police, date(2024, 4, 29), 1, TODAY)
    second = approved(found)
    assert (second.number, second.says()["predecessor"], second.reason) == (
        2,
        first.sha256,
        "Fel antal i april.",
    )
    assert found.follow_up.version == 2


def test_only_what_is_approved_is_opened_again(found: Followed) -> None:
    with pytest.raises(Refusal, match="inte godkänd"):
        actions.correct_followup(found.officer, found.follow_up, reason="Fel.")


def test_a_record_corrected_after_the_freeze_is_shown_as_correction_since(found: Followed) -> None:
    version = approved(found)
    assert corrected_since(version) == []
    record = found.commitment(1).records.get(day=date(2024, 4, 30))
    better = Activity((found.commitment(1),), (found.police,), record.day, 4)
    correct_activity(ACTOR, record, better, reason="Räknat fel.", today=TODAY)
    assert corrected_since(version) == [Since(1, "Polisen", 35, 38)]
    assert version.says()["content"]["commitments"][0]["rows"][0]["window"]["done"] == 35


def test_the_database_keeps_what_was_approved(found: Followed) -> None:
    version = approved(found)
    for rows, change in (
        (FollowUpVersion.objects.filter(pk=version.pk), {"canonical": "{}"}),
        (Approval.objects.filter(version=version), {"function_name": "någon"}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()


@pytest.mark.parametrize(("day", "late"), [("2024-05-20", 0), ("2024-06-04", 5)])
def test_late_stays_told_and_a_correction_makes_it_no_later(found: Followed, day: str, late: int) -> None:
    with time_machine.travel(f"{day} 12:00+02:00"):
        approved(found)
    with time_machine.travel("2024-09-01 12:00+02:00"):
        actions.correct_followup(found.officer, found.follow_up, reason="Fel antal.")
        approved(found)
    (stands,) = stands_of([found.promise], date(2024, 9, 1) - timedelta(days=1))[found.promise.pk]
    assert (stands.days_late, stands.is_missing, stands.is_approved) == (late, False, True)


def test_nothing_is_counted_of_a_sensitive_commitment() -> None:
    found = followed(a_commitment("Polisen hänvisar till socialtjänsten.", a_target(12), sensitive=True))
    judged: Any = actions.Judged("fulfilled", "Så många som det behövdes.")
    answered(found)
    actions.assess_in(found.officer, found.follow_up, found.commitment(5), found.police, judged, today=TODAY)
    row = settled(found).says()["content"]["commitments"][4]["rows"][0]
    assert (row["told"], set(row)) == (False, {"party", "target", "told"})


def test_everybody_sees_what_is_approved(found: Followed) -> None:
    from medborgarlofte.places.gates import Access

    nobody = Access(Actor("någon", user_id=0))
    assert not FollowUp.objects.visible_to(nobody).exists()
    approved(found)
    assert list(FollowUp.objects.visible_to(nobody)) == [found.follow_up]
