"""What was decided: the list, and that it is done."""

from __future__ import annotations

from typing import Any

import pytest

from medborgarlofte.dialogue.actions import decide, hold_meeting
from medborgarlofte.dialogue.drafts import DecisionDraft
from medborgarlofte.dialogue.models import Decision
from medborgarlofte.domain.roles import Role
from tests.building import ACTOR
from tests.dialogue.rows import TODAY, two_parties
from tests.people import a_member
from tests.web.work.pages import as_, text_of, words

from .conftest import HOME, Place

pytestmark = pytest.mark.django_db
DECISIONS = f"{HOME}beslut/"


@pytest.fixture
def decision(place: Place) -> Decision:
    meeting = hold_meeting(ACTOR, place.meeting(), [place.chair], today=TODAY)
    return decide(ACTOR, meeting, DecisionDraft("Belys gångvägen.", place.officer, TODAY))


def test_it_is_done_and_undone_by_either_party(place: Place, decision: Decision) -> None:
    client = as_(a_member(place.police, Role.DOER))
    assert "Belys gångvägen. kommunpolisen, Polisen · senast den 20 maj 2026" in text_of(client, DECISIONS)
    assert client.post(f"{DECISIONS}{decision.pk}/klart/", {"done_on": "2026-05-20"}).status_code == 302
    assert "Belys gångvägen." not in text_of(client, DECISIONS)
    assert "gjort den 20 maj 2026" in text_of(client, f"{DECISIONS}?klara")
    assert place.client.post(f"{DECISIONS}{decision.pk}/klart/", {"done_on": ""}).status_code == 302
    assert "Belys gångvägen." in text_of(client, DECISIONS)


def test_another_function_takes_it_over(place: Place, decision: Decision) -> None:
    address = f"{DECISIONS}{decision.pk}/andra/"
    sent = {"owner": place.chair.pk, "due": "2026-06-30"}
    assert place.client.post(address, sent).status_code == 302
    decision.refresh_from_db()
    assert (decision.owner, decision.due.isoformat()) == (place.chair, "2026-06-30")
    answer = place.client.post(address, {"owner": "", "due": "i går"})
    assert answer.status_code == 422
    assert "Välj en funktion." in words(answer.content.decode())


def test_a_day_to_come_is_refused(place: Place, decision: Decision) -> None:
    answer = place.client.post(f"{DECISIONS}{decision.pk}/klart/", {"done_on": "2026-05-21"})
    assert answer.status_code == 422
    assert "har inte varit än" in words(answer.content.decode())


def test_who_only_reads_settles_nothing_and_others_see_nothing(place: Place, decision: Decision) -> None:
    reader = as_(a_member(place.town, Role.READER))
    assert "Skriv in att det är gjort" not in text_of(reader, DECISIONS)
    assert reader.post(f"{DECISIONS}{decision.pk}/klart/", {"done_on": "2026-05-20"}).status_code == 403
    stranger = as_(a_member(two_parties("Granvik")[1], Role.COORDINATOR))
    assert "Belys" not in text_of(stranger, DECISIONS)
    assert stranger.get(f"{DECISIONS}{decision.pk}/klart/").status_code == 404


def test_the_list_asks_as_little_of_many_as_of_one(
    place: Place, decision: Decision, django_assert_max_num_queries: Any
) -> None:
    client = place.client
    for _number in range(20):
        decide(ACTOR, decision.meeting, DecisionDraft("Vandra.", place.chair, TODAY))
    with django_assert_max_num_queries(8):
        client.get(DECISIONS)
