"""The page of a follow-up tells what meetings decided and what was answered of walks during its period."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from medborgarlofte.dialogue.actions import (
    accept_point,
    complete_point,
    decide,
    hold_meeting,
    invite,
    refuse_point,
    settle_decision,
)
from medborgarlofte.dialogue.drafts import DecisionDraft
from medborgarlofte.dialogue.models import Decision
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.walk_points import Outcome
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Fulfilment
from tests.building import ACTOR, a_commitment, a_promise
from tests.following import TODAY, WALKS, Followed, answered, approved, followed
from tests.occasions import a_meeting
from tests.people import a_member, let_in
from tests.walking import a_function, a_point, a_walk
from tests.web.drafts.at import page, text_of

pytestmark = pytest.mark.django_db
MARCH, MAY = date(2024, 3, 5), date(2024, 5, 3)


@pytest.fixture(autouse=True)
def _in_may() -> Any:
    with time_machine.travel(f"{TODAY} 12:00+02:00"):
        yield


@pytest.fixture
def found() -> Followed:
    return followed()


def told(client: Client, found: Followed, party: Organisation) -> str:
    let_in(client, a_member(party, Role.LIAISON_OFFICER))
    return text_of(page(client, f"/arbete/uppfoljning/granvik/2024/{found.follow_up.pk}/"))


def decided(found: Followed, text: str, day: date = MARCH, *, due: date = MAY, secret: str = "") -> Decision:
    """At a meeting that the town called the police to."""
    owner, chief = a_function(found.town), a_function(found.police, "chefen")
    meeting = invite(ACTOR, a_meeting(found.town, day), [owner, chief], note="Inget hemligt.")
    meeting = hold_meeting(ACTOR, meeting, [owner], today=TODAY)
    meeting.secrecy = secret
    meeting.save()
    return decide(ACTOR, meeting, DecisionDraft(text, owner, due))


def test_decisions_of_the_period_stand_as_they_stood_when_it_ended(client: Client, found: Followed) -> None:
    done = decided(found, "Belys gångvägen.")
    settle_decision(ACTOR, done, date(2024, 4, 2), today=TODAY)
    later = decided(found, "Måla tunneln.", due=date(2024, 4, 1))
    settle_decision(ACTOR, later, MAY, today=TODAY)
    decided(found, "Klipp häcken.")
    decided(found, "Efter perioden.", MAY)
    said = told(client, found, found.police)
    assert "Belys gångvägen. gatuchefen, Granviks kommun · gjort den 2 april 2024" in said
    assert "Måla tunneln. gatuchefen, Granviks kommun · skulle ha varit gjort senast den 1 april 2024" in said
    assert "Klipp häcken. gatuchefen, Granviks kommun · ska vara gjort senast den 3 maj 2024" in said
    assert "Efter perioden." not in said


def test_what_was_decided_before_and_done_in_the_period_is_told(client: Client, found: Followed) -> None:
    before = decided(found, "Sätt upp en bänk.", date(2023, 12, 1), due=date(2024, 2, 1))
    decided(found, "Gammalt.", date(2023, 12, 1), due=date(2024, 2, 1))
    settle_decision(ACTOR, before, date(2024, 1, 20), today=TODAY)
    said = told(client, found, found.town)
    assert "Sätt upp en bänk." in said
    assert "Gammalt." not in said


def test_a_decision_is_told_to_those_who_may_read_the_meeting_and_a_secret_one_to_nobody(
    client: Client, found: Followed
) -> None:
    decided(found, "Hemligt beslut.", secret="osl-18-1")
    owner = a_function(found.town)
    own = hold_meeting(ACTOR, a_meeting(found.town, MARCH), [owner], today=TODAY)
    decide(ACTOR, own, DecisionDraft("Kommunens eget.", owner, MAY))
    assert "Kommunens eget." not in told(client, found, found.police)
    said = told(client, found, found.town)
    assert "Kommunens eget." in said
    assert "Hemligt beslut." not in said


def test_a_meeting_that_is_counted_on_another_promise_only_is_left_out(
    client: Client, found: Followed
) -> None:
    following: dict[str, Any] = {"label": "2025", "start": date(2025, 1, 1), "end": date(2026, 1, 1)}
    other = a_promise(a_commitment("Kommunen möts.", WALKS, by="municipality"), **following)
    counted, both = decided(found, "Bara det andra."), decided(found, "Båda löftena.")
    for one in (counted, both):
        Fulfilment.objects.create(occasion=one.meeting, commitment=other.commitments.get())
    Fulfilment.objects.create(occasion=both.meeting, commitment=found.commitment(2))
    said = told(client, found, found.town)
    assert "Båda löftena." in said
    assert "Bara det andra." not in said


def test_points_of_walks_tell_what_was_answered_and_done(client: Client, found: Followed) -> None:
    walk, owner = a_walk(found.town, date(2024, 4, 10)), a_function(found.town)
    dark, bridge, park = (a_point(walk, where) for where in ("Tunneln", "Bron", "Parken"))
    late = a_point(walk, "Hållplatsen")
    for point in (dark, park):
        accept_point(ACTOR, point, owner, date(2024, 4, 25), today=date(2024, 4, 12))
    complete_point(ACTOR, dark, Outcome.REMEDIED, date(2024, 4, 20), today=TODAY)
    complete_point(ACTOR, park, Outcome.REMEDIED, MAY, today=TODAY)
    refuse_point(ACTOR, bridge, reason="Bron är Trafikverkets.", today=date(2024, 4, 12))
    refuse_point(ACTOR, late, reason="Nej.", today=MAY)
    said = told(client, found, found.town)
    assert "Tunneln Åtgärdad" in said
    assert "Parken Försenad" in said
    assert "Skäl: Bron är Trafikverkets." in said
    assert "Hållplatsen" not in said


def test_what_has_not_been_shared_and_what_is_secret_of_walks_is_not_told(
    client: Client, found: Followed
) -> None:
    walk = a_walk(found.town, date(2024, 4, 10))
    refuse_point(ACTOR, a_point(walk, "Tunneln"), reason="Nej.", today=date(2024, 4, 12))
    assert "Tunneln" not in told(client, found, found.police)
    assert "Tunneln" in told(client, found, found.town)
    walk.secrecy = "osl-18-1"
    walk.save()
    assert "Tunneln" not in told(client, found, found.town)


def test_nothing_of_it_is_frozen(client: Client, found: Followed) -> None:
    decided(found, "Belys gångvägen.")
    version = approved(answered(found))
    assert "Belys" not in version.canonical
    assert "Belys" not in page(client, version.address())


def test_it_says_when_there_is_nothing(client: Client, found: Followed) -> None:
    said = told(client, found, found.police)
    assert "Inget beslut som du kan läsa." in said
    assert "Ingen punkt besvarades eller blev gjord under perioden." in said


def test_the_records_and_silences_behind_a_count_are_at_hand(client: Client, found: Followed) -> None:
    said = told(client, found, found.police)
    assert "18 poster under perioden 30 april 2024: 1 23 april 2024: 2" in said
    assert "Ingen har rapporterat något för: 1 januari–30 april 2024" in said
    assert page(client, f"{found.promise.address()}1/")
