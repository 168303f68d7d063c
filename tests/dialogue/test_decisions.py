"""What a meeting decided: who does it, by when, and that it is done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from medborgarlofte.dialogue.actions import change_decision, decide, hold_meeting, invite, settle_decision
from medborgarlofte.dialogue.drafts import DecisionDraft
from medborgarlofte.dialogue.models import Decision, Meeting
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.access import access_of
from medborgarlofte.places.models import Function, Organisation
from tests.building import ACTOR
from tests.dialogue.rows import TODAY, a_function, two_parties
from tests.occasions import a_meeting
from tests.people import actor_with

pytestmark = pytest.mark.django_db
DUE = date(2028, 2, 29)


@pytest.fixture
def parties() -> tuple[Organisation, Organisation]:
    return two_parties()


@pytest.fixture
def owner(parties: tuple[Organisation, Organisation]) -> Function:
    return a_function(parties[0], "områdespolisen")


@pytest.fixture
def meeting(parties: tuple[Organisation, Organisation], owner: Function) -> Meeting:
    """Called to by the municipality, with the police, and held."""
    planned = invite(ACTOR, a_meeting(parties[1], TODAY), [owner], note="Inget är hemligt.")
    return hold_meeting(ACTOR, planned, [owner], today=TODAY)


def test_a_decision_has_an_owner_and_a_last_day(
    parties: tuple[Organisation, Organisation], meeting: Meeting, owner: Function
) -> None:
    said = DecisionDraft("Vandra i Ekparken.", owner, DUE)
    made = decide(actor_with(parties[1], Role.COORDINATOR), meeting, said)
    assert (made.text, made.owner, made.due, made.done_on) == ("Vandra i Ekparken.", owner, DUE, None)
    assert not made.is_late(DUE)
    assert made.is_late(DUE + timedelta(days=1))
    assert Decision.objects.visible_to(access_of(actor_with(parties[0], Role.READER))).get() == made
    stranger = access_of(actor_with(two_parties("Granvik")[0], Role.READER))
    assert not Decision.objects.visible_to(stranger).exists()


@pytest.mark.parametrize("party", [0, 1])
def test_either_party_says_that_it_is_done_and_takes_it_back(
    parties: tuple[Organisation, Organisation], meeting: Meeting, owner: Function, party: int
) -> None:
    made = decide(ACTOR, meeting, DecisionDraft("Vandra i Ekparken.", owner, DUE))
    actor = actor_with(parties[party], Role.DOER)
    assert settle_decision(actor, made, TODAY, today=TODAY).done_on == TODAY
    assert not Decision.objects.left().exists()
    assert settle_decision(actor, made, None, today=TODAY).done_on is None


def test_who_only_reads_neither_decides_nor_settles(
    parties: tuple[Organisation, Organisation], meeting: Meeting, owner: Function
) -> None:
    said = DecisionDraft("Vandra i Ekparken.", owner, DUE)
    made = decide(ACTOR, meeting, said)
    for party in parties:
        with pytest.raises(NotAllowed):
            decide(actor_with(party, Role.READER), meeting, said)
        with pytest.raises(NotAllowed):
            settle_decision(actor_with(party, Role.READER), made, TODAY, today=TODAY)
    with pytest.raises(NotAllowed):
        decide(actor_with(parties[0], Role.LIAISON_OFFICER), meeting, said)


def test_days_that_cannot_be_are_refused(meeting: Meeting, owner: Function) -> None:
    with pytest.raises(Refusal, match="före mötets dag"):
        decide(ACTOR, meeting, DecisionDraft("Vandra.", owner, TODAY - timedelta(days=1)))
    made = decide(ACTOR, meeting, DecisionDraft("Vandra.", owner, TODAY))
    for day, told in ((1, "har inte varit än"), (-1, "före mötets dag")):
        with pytest.raises(Refusal, match=told):
            settle_decision(ACTOR, made, TODAY + timedelta(days=day), today=TODAY)


def test_a_meeting_to_come_decides_nothing(
    parties: tuple[Organisation, Organisation], owner: Function
) -> None:
    with pytest.raises(Refusal, match="inte hållet"):
        decide(ACTOR, a_meeting(parties[1], TODAY), DecisionDraft("Vandra.", owner, DUE))


def test_another_function_takes_it_over_while_it_is_not_done(
    parties: tuple[Organisation, Organisation], meeting: Meeting, owner: Function
) -> None:
    made = decide(ACTOR, meeting, DecisionDraft("Vandra.", owner, DUE))
    other = a_function(parties[1], "säkerhetschefen")
    assert change_decision(actor_with(parties[0], Role.DOER), made, other, TODAY).owner == other
    stranger = a_function(two_parties("Granvik")[0], "vakten")
    with pytest.raises(Refusal, match="Välj en funktion"):
        change_decision(ACTOR, made, stranger, DUE)
    settle_decision(ACTOR, made, TODAY, today=TODAY)
    with pytest.raises(Refusal, match="redan gjort"):
        change_decision(ACTOR, made, owner, DUE)


def test_a_text_that_may_tell_of_a_person_waits_for_a_decision(meeting: Meeting, owner: Function) -> None:
    said = DecisionDraft("Ring 070-123 45 67", owner, DUE)
    with pytest.raises(NeedsDecision, match="Beslutet har vid tecken"):
        decide(ACTOR, meeting, said)
    assert decide(ACTOR, meeting, said, confirmed=True).pk
