"""Calling to a meeting."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from medborgarlofte.dialogue.actions import end_group
from medborgarlofte.dialogue.models import Meeting
from medborgarlofte.domain.roles import Role
from tests.building import ACTOR
from tests.dialogue.rows import TODAY, a_group, two_parties
from tests.people import a_member
from tests.web.work.pages import as_, text_of, words

from .conftest import HOME, Place

pytestmark = pytest.mark.django_db
CALL = f"{HOME}kalla/"
SAID = {"title": "Styrgruppen, möte", "day": "2026-06-10", "begins": "13:00", "ends": "14.30"}


def said(here: Place, /, **more: Any) -> dict[str, Any]:
    called = {"invited": [here.officer.pk, here.chair.pk], "note": "Inget är hemligt."}
    return SAID | called | more


def test_a_group_is_called_whole(place: Place) -> None:
    group = a_group(place.town, place.chair, place.officer)
    client = place.client
    page = client.get(f"{CALL}?grupp={group.pk}").content.decode()
    assert page.count(" checked") == 2
    assert 'value="Styrgruppen, möte"' in page
    sent = said(place, agenda="Läget\n\nLöftet", place="Stadshuset")
    answer = client.post(f"{CALL}?grupp={group.pk}", sent)
    made = Meeting.objects.get()
    assert answer["Location"] == f"{HOME}{made.pk}/?sparat"
    assert made.starts_at == datetime(2026, 6, 10, 11, tzinfo=UTC)
    assert (made.group, made.invited.count(), made.place) == (group, 2, "Stadshuset")
    assert [one.title for one in made.agenda.all()] == ["Läget", "Löftet"]
    text = text_of(client, answer["Location"])
    assert "10 juni 2026 kl. 13.00–14.30, Stadshuset. Planerat." in text
    assert "delat med Polisen" in text


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": " "}, "Skriv vad mötet heter."),
        ({"day": "2026-02-29"}, "Skriv dagen som år, månad och dag"),
        ({"begins": "ett"}, "Skriv klockslaget"),
        ({"ends": "12:00"}, "Sluttiden ska vara efter starttiden."),
        ({"day": "2027-03-28", "begins": "02:30", "ends": "04:00"}, "den tiden finns inte"),
        ({"note": ""}, "sekretessprövningen"),
        ({"invited": [999_999]}, "999999"),
        ({"agenda": "Ring 070-123 45 67"}, "pekar inte ut någon enskild person"),
        ({"place": "Hos 811218-9876"}, "personnummer"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(place: Place, wrong: dict[str, Any], told: str) -> None:
    answer = place.client.post(CALL, said(place, **wrong))
    assert answer.status_code == 422
    assert told in words(answer.content.decode())
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("day", ["2028-02-29", "2026-10-25", "2027-03-28"])
def test_a_leap_day_and_the_nights_when_the_clock_is_changed(place: Place, day: str) -> None:
    at = said(place, day=day, begins="01:30", ends="04:00")
    assert place.client.post(CALL, at).status_code == 302
    assert Meeting.objects.get().day.isoformat() == day


def test_who_works_for_several_parties_says_for_which(place: Place) -> None:
    other = two_parties("Granvik")[1]
    a_member(other, Role.DOER, user=place.coordinator)
    assert "För vilken part" in text_of(place.client, CALL)
    assert "Granviks kommun kallar." in text_of(place.client, f"{CALL}?part={other.pk}")
    assert "För vilken part" in text_of(place.client, f"{CALL}?part=x")


def test_a_group_that_is_not_theirs_or_is_ended_is_not_called(place: Place) -> None:
    group = a_group(place.town, place.officer)
    assert as_(a_member(place.police, Role.DOER)).get(f"{CALL}?grupp={group.pk}").status_code == 403
    stranger = as_(a_member(two_parties("Granvik")[1], Role.DOER))
    assert stranger.get(f"{CALL}?grupp={group.pk}").status_code == 404
    end_group(ACTOR, group, today=TODAY)
    answer = place.client.post(f"{CALL}?grupp={group.pk}", said(place))
    assert "partens grupper" in words(answer.content.decode())


def test_who_only_reads_calls_to_nothing(place: Place) -> None:
    client = as_(a_member(place.town, Role.READER))
    assert client.get(CALL).status_code == 403
    assert client.post(CALL, said(place)).status_code == 403
