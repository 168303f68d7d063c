"""A meeting is labelled secret by the party that called to it, and everybody who reads of it sees that."""

from __future__ import annotations

import pytest

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.dialogue.models import Meeting
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.models import SecrecyGround, SecrecyReview
from tests.people import a_member
from tests.web.work.pages import as_, text_of, words

from .conftest import HOME, Place

pytestmark = pytest.mark.django_db
GROUND = SecrecyGround.OSL_18_2
FILLED = {"ground": GROUND.value, "note": "Mötet gick igenom ett pågående ärende."}


def at(meeting: Meeting, rest: str = "") -> str:
    return f"{HOME}{meeting.pk}/{rest}"


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.REGISTRAR])
def test_it_is_labelled_and_the_label_is_taken_away(place: Place, role: Role) -> None:
    meeting, client = place.meeting(), as_(a_member(place.town, role))
    assert f'href="{at(meeting, "sekretess/")}"' in client.get(at(meeting)).content.decode()
    assert client.post(at(meeting, "sekretess/"), FILLED).status_code == 302
    shown = text_of(client, at(meeting))
    for told in (str(GROUND.label), FILLED["note"], "Mötets beslut visas inte där uppföljningen besvaras."):
        assert told in shown
    assert "sekretessmarkerat" in text_of(client, HOME)
    assert AuditEntry.objects.filter(action="review_secrecy").count() == 1
    away = {"ground": "", "note": "Ärendet är avslutat."}
    assert client.post(at(meeting, "sekretess/"), away).status_code == 302
    assert "Sekretessmarkerat" not in text_of(client, at(meeting))
    assert "sekretessmarkerat" not in text_of(client, HOME)
    assert list(SecrecyReview.objects.values_list("ground", flat=True)[1:]) == [GROUND.value, ""]


def test_who_was_called_sees_the_ground_and_not_the_note_and_cannot_change_it(place: Place) -> None:
    meeting = place.meeting()
    assert place.client.post(at(meeting, "sekretess/"), FILLED).status_code == 302
    called = as_(a_member(place.police, Role.LIAISON_OFFICER))
    shown = text_of(called, at(meeting))
    assert str(GROUND.label) in shown
    assert FILLED["note"] not in shown
    assert "Pröva sekretessen" not in shown
    assert called.post(at(meeting, "sekretess/"), {"ground": "", "note": "Nej."}).status_code == 403
    meeting.refresh_from_db()
    assert meeting.secrecy == GROUND.value


def test_other_roles_do_not_label_it(place: Place) -> None:
    meeting, client = place.meeting(), as_(a_member(place.town, Role.DOER))
    assert "Pröva sekretessen" not in text_of(client, at(meeting))
    assert client.get(at(meeting, "sekretess/")).status_code == 403


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"note": ""}, "Skriv vad sekretessprövningen kom fram till."),
        ({"ground": "osl-99"}, "Välj en av grunderna för sekretess, eller ingen."),
        ({"note": "Gällde 811218-9876."}, "personnummer"),
        ({"note": "Ring 070-123 45 67."}, "pekar inte ut någon enskild person"),
    ],
)
def test_what_does_not_hold_is_said_where_it_is(place: Place, changed: dict[str, str], sentence: str) -> None:
    meeting = place.meeting()
    answer = place.client.post(at(meeting, "sekretess/"), FILLED | changed)
    assert answer.status_code == 422
    assert sentence in words(answer.content.decode())
    meeting.refresh_from_db()
    assert meeting.secrecy == ""


def test_a_meeting_that_was_held_can_be_labelled(place: Place) -> None:
    meeting, client = place.meeting(), place.client
    client.post(at(meeting, "hallet/"), {"present": [place.chair.pk], "minutes": ""})
    assert client.post(at(meeting, "sekretess/"), FILLED).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.state, meeting.secrecy) == (Meeting.State.HELD, GROUND.value)
