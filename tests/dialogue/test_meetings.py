"""Meetings: called to, with an agenda, held with those who came, and counted."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.dialogue import actions
from medborgarlofte.dialogue.drafts import ItemDraft, MeetingDraft
from medborgarlofte.dialogue.models import Meeting, Occasion
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.access import access_of
from medborgarlofte.places.models import Function, Organisation
from medborgarlofte.promises.actions import set_fulfilled
from medborgarlofte.promises.models import ActivityRecord
from tests.building import a_commitment, a_promise
from tests.dialogue.rows import TODAY, a_function, a_group, two_parties
from tests.occasions import a_meeting, at
from tests.people import actor_with

pytestmark = pytest.mark.django_db
NOTE = "Inget är hemligt."
NOTHING = sha256(b"").hexdigest()
Functions = tuple[Function, Function]


@pytest.fixture
def functions() -> Functions:
    """One of the police, one of the municipality."""
    police, town = two_parties()
    return a_function(police, "kommunpolisen"), a_function(town, "ordföranden")


def _party(functions: Functions) -> Organisation:
    return functions[1].organisation


def _called(functions: Functions, **more: Any) -> Meeting:
    said = MeetingDraft("Styrgruppens möte", at(TODAY), at(TODAY, 15), invited=functions, note=NOTE, **more)
    return actions.call_meeting(actor_with(_party(functions), Role.DOER), _party(functions), said)


def _now(meeting: Meeting) -> Meeting:
    return Meeting.objects.get(pk=meeting.pk)


def test_who_is_called_can_read_of_it_and_others_cannot(functions: Functions) -> None:
    group = a_group(_party(functions), *functions)
    meeting = _called(functions, group=group, place="Stadshuset")
    assert (meeting.kind, meeting.state, meeting.place) == ("meeting", "planned", "Stadshuset")
    assert list(meeting.invited.order_by("pk")) == list(functions)
    officer = access_of(actor_with(functions[0].organisation, Role.READER))
    assert Meeting.objects.visible_to(officer).get() == meeting
    stranger = access_of(actor_with(two_parties("Granvik")[0], Role.READER))
    assert not Meeting.objects.visible_to(stranger).exists()


def test_another_party_is_called_only_when_somebody_has_looked_for_secrecy(functions: Functions) -> None:
    said = MeetingDraft("Styrgruppens möte", at(TODAY), at(TODAY, 15), invited=functions)
    with pytest.raises(Refusal, match="sekretessprövningen"):
        actions.call_meeting(actor_with(_party(functions), Role.DOER), _party(functions), said)
    assert not Occasion.objects.exists()


def test_a_group_that_is_ended_or_of_another_party_meets_no_more(functions: Functions) -> None:
    police, town = functions[0].organisation, _party(functions)
    theirs, ended = a_group(police), a_group(town)
    actions.end_group(actor_with(town, Role.COORDINATOR), ended, today=TODAY)
    ended.refresh_from_db()
    for group in (theirs, ended):
        with pytest.raises(Refusal, match="partens grupper"):
            _called(functions, group=group)


@pytest.mark.parametrize("role", [Role.READER, Role.SIGNATORY, Role.PUBLISHER, Role.REGISTRAR])
def test_who_only_reads_calls_to_nothing(functions: Functions, role: Role) -> None:
    said = MeetingDraft("Möte", at(TODAY), at(TODAY, 15))
    with pytest.raises(NotAllowed):
        actions.call_meeting(actor_with(_party(functions), role), _party(functions), said)


def test_the_agenda_keeps_its_order_and_is_closed_when_the_meeting_was_held(functions: Functions) -> None:
    actor, meeting = actor_with(_party(functions), Role.DOER), _called(functions)
    first, _second = actions.add_agenda_items(actor, meeting, [ItemDraft("Läget"), ItemDraft("Löftet")])
    actions.add_agenda_items(actor, meeting, [ItemDraft("Åtagande 2 är sent", "/ekhamn/2026/2/")])
    actions.remove_agenda_item(actor, first)
    assert [one.title for one in meeting.agenda.all()] == ["Löftet", "Åtagande 2 är sent"]
    actions.hold_meeting(actor, meeting, functions, today=TODAY)
    with pytest.raises(NotAllowed, match="avslutat"):
        actions.add_agenda_items(actor, meeting, [ItemDraft("För sent")])


@pytest.mark.parametrize("address", ["https://exempel.se/", "//exempel.se/", "javascript:alert(1)"])
def test_an_agenda_leads_nowhere_else(functions: Functions, address: str) -> None:
    with pytest.raises(Refusal, match="inte en sida här"):
        actions.add_agenda_items(
            actor_with(_party(functions), Role.DOER), _called(functions), [ItemDraft("Läget", address)]
        )


def test_a_meeting_counts_for_the_parties_of_those_who_came(functions: Functions) -> None:
    both = a_commitment("Vi ska mötas fyra gånger.", by="both", municipality="Ekhamn")
    promise = a_promise(both, municipality="Ekhamn", start=TODAY.replace(day=1), end=TODAY.replace(year=2027))
    actor = actor_with(_party(functions), Role.COORDINATOR)
    meeting = _called(functions)
    set_fulfilled(actor, meeting, promise.commitments.all())
    held = actions.hold_meeting(actor, meeting, functions[:1], minutes="Läget är lugnt.", today=TODAY)
    assert [(str(one.function), one.present) for one in held.attendance.all()] == [
        ("kommunpolisen", True),
        ("ordföranden", False),
    ]
    record = ActivityRecord.objects.get()
    assert (record.day, record.occasion_id) == (TODAY, meeting.pk)
    assert [party.kind for party in record.parties.all()] == ["police"]


def test_attendance_is_corrected_within_the_parties_that_were_counted(functions: Functions) -> None:
    actor = actor_with(_party(functions), Role.COORDINATOR)
    other = a_function(_party(functions), "säkerhetschefen")
    meeting = actions.hold_meeting(actor, _called(functions), functions, today=TODAY)
    actions.write_minutes(actor, meeting, [functions[0], other], "Två ärenden.", seen=NOTHING)
    assert {str(one.function): one.present for one in meeting.attendance.all()} == {
        "kommunpolisen": True,
        "ordföranden": False,
        "säkerhetschefen": True,
    }
    with pytest.raises(Refusal, match="räknat för de parter"):
        actions.write_minutes(actor, meeting, [other], "Ett.", seen=_now(meeting).minutes_sha256)
    actions.take_back(actor, meeting, reason="Polisen var inte där.", today=TODAY)
    actions.hold_meeting(actor, meeting, [other], today=TODAY)


def test_what_somebody_else_wrote_meanwhile_is_not_lost(functions: Functions) -> None:
    actor = actor_with(_party(functions), Role.COORDINATOR)
    meeting = actions.hold_meeting(actor, _called(functions), functions, today=TODAY)
    actions.write_minutes(actor, meeting, functions, "Först.", seen=NOTHING)
    with pytest.raises(actions.MinutesChanged, match="Nu står det: ”Först"):
        actions.write_minutes(actor, meeting, functions, "Sedan.", seen=NOTHING)
    assert _now(meeting).minutes == "Först."


def test_a_meeting_without_anybody_or_not_held_yet_has_no_minutes(functions: Functions) -> None:
    actor, meeting = actor_with(_party(functions), Role.COORDINATOR), _called(functions)
    with pytest.raises(Refusal, match="vilka funktioner"):
        actions.hold_meeting(actor, meeting, [], today=TODAY)
    with pytest.raises(Refusal, match="inte hållet"):
        actions.write_minutes(actor, meeting, functions, "Läget är lugnt.", seen=NOTHING)
    with pytest.raises(Refusal, match="har inte varit än"):
        actions.hold_meeting(actor, meeting, functions, today=TODAY - timedelta(days=1))


def test_the_other_party_reads_the_minutes_and_does_not_write_them(functions: Functions) -> None:
    meeting = actions.hold_meeting(
        actor_with(_party(functions), Role.DOER), _called(functions), functions, today=TODAY
    )
    with pytest.raises(NotAllowed):
        actions.write_minutes(
            actor_with(functions[0].organisation, Role.DOER), meeting, functions, "Nej.", seen=NOTHING
        )


def test_texts_that_may_tell_of_a_person_wait_for_a_decision_that_is_kept(functions: Functions) -> None:
    actor = actor_with(_party(functions), Role.DOER)
    meeting, told = a_meeting(_party(functions), TODAY), "Ring 070-123 45 67"
    with pytest.raises(NeedsDecision):
        actions.add_agenda_items(actor, meeting, [ItemDraft(told)])
    with pytest.raises(NeedsDecision) as asked:
        actions.hold_meeting(actor, meeting, functions, minutes=told, today=TODAY)
    assert [one.field for one in asked.value.concerns] == ["minutes"]
    assert not Meeting.objects.filter(state="held").exists()
    actions.hold_meeting(actor, meeting, functions, minutes=told, today=TODAY, confirmed=True)
    detail = AuditEntry.objects.get(action="write_minutes").detail
    assert (detail["decision"], "070" in str(detail)) == ("kept", False)
