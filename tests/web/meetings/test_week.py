"""What meetings give to my week, the annual cycle, the personal calendar and a hand-over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from medborgarlofte.dialogue.actions import decide, hold_meeting, settle_decision
from medborgarlofte.dialogue.drafts import DecisionDraft
from medborgarlofte.dialogue.models import Decision
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.access import access_of_user
from medborgarlofte.places.actions import end_function, hand_over, review_secrecy
from medborgarlofte.places.models import Function, SecrecyGround
from medborgarlofte.places.work import work_of
from medborgarlofte.web.occasions.cycle import occasions_of_year
from medborgarlofte.web.reminders.calendar import calendar_of
from medborgarlofte.web.work.waiting import Heading, Waiting, waiting_for
from tests.building import ACTOR
from tests.dialogue.rows import TODAY, a_group, two_parties
from tests.occasions import a_meeting
from tests.people import a_member
from tests.web.work.pages import as_, text_of

from .conftest import Place

pytestmark = pytest.mark.django_db
WEEK = "/arbete/"


def decided(place: Place, owner: Function, due: date = TODAY) -> Decision:
    meeting = hold_meeting(ACTOR, place.meeting(), [place.chair], today=TODAY)
    return decide(ACTOR, meeting, DecisionDraft("Belys gångvägen.", owner, due))


def of_meetings(user: Any) -> list[Waiting]:
    """What meetings and their decisions ask of somebody."""
    found = waiting_for(access_of_user(user), TODAY)
    return [row for row in found if row.address.startswith("/arbete/moten/")]


def headings(user: Any) -> list[tuple[str, Heading]]:
    return [(row.title, row.heading(TODAY)) for row in of_meetings(user) if not row.is_occasion]


def test_a_decision_waits_for_whoever_holds_its_function_until_it_is_done(place: Place) -> None:
    doer = a_member(place.police, Role.DOER)
    hand_over(ACTOR, place.officer, doer)
    decision = decided(place, place.officer)
    text = text_of(as_(doer), WEEK)
    assert "Den här veckan (1)" in text
    assert "Belys gångvägen. Polisen i Ekhamn, kommunpolisen – senast den 20 maj 2026" in text
    settle_decision(ACTOR, decision, TODAY, today=TODAY)
    assert "Belys gångvägen." not in text_of(as_(doer), WEEK)


def test_one_that_somebody_else_does_is_known_of_and_one_that_nobody_does_is_done(place: Place) -> None:
    decided(place, place.officer)
    assert headings(place.coordinator) == [("Belys gångvägen.", Heading.ELSEWHERE)]
    liaison = a_member(place.police, Role.LIAISON_OFFICER)
    assert headings(liaison) == [("Belys gångvägen.", Heading.THIS_WEEK)]  # nobody holds the function
    hand_over(ACTOR, place.officer, a_member(place.police, Role.DOER))
    assert headings(liaison) == [("Belys gångvägen.", Heading.ELSEWHERE)]
    assert headings(a_member(place.police, Role.DOER)) == []
    assert headings(a_member(two_parties("Granvik")[1], Role.COORDINATOR)) == []


def test_meetings_to_come_and_those_that_nobody_has_said_anything_of(place: Place) -> None:
    a_meeting(place.town, TODAY - timedelta(days=1), title="Den förra")
    a_meeting(place.town, TODAY + timedelta(days=1), title="Den nästa")
    a_meeting(place.town, TODAY + timedelta(days=100), title="Den avlägsna")
    rows = of_meetings(place.coordinator)
    assert [(row.title, row.heading(TODAY), row.action) for row in rows] == [
        ("Den förra", Heading.LATE, "Skriv in hur det blev"),
        ("Den nästa", Heading.THIS_WEEK, "Läs"),
    ]
    assert "Hölls det?" in rows[0].note


def test_whoever_is_called_knows_of_it_and_a_colleague_does_not(place: Place) -> None:
    called, colleague = a_member(place.police, Role.READER), a_member(place.police, Role.READER)
    hand_over(ACTOR, place.officer, called)
    place.meeting(title="Rådet")
    assert [row.title for row in of_meetings(called)] == ["Rådet"]
    assert of_meetings(colleague) == []


def test_a_calendar_tells_of_a_meeting_once(place: Place) -> None:
    place.meeting(title="Rådet")
    decided(place, place.chair)
    hand_over(ACTOR, place.chair, place.coordinator)
    written = calendar_of(access_of_user(place.coordinator), None, TODAY)
    titles = sorted(str(one["summary"]) for one in Calendar.from_ical(written).walk("VEVENT"))
    assert titles == ["Belys gångvägen.", "Lokalt brottsförebyggande råd", "Rådet"]


def test_what_is_secret_is_not_named_where_mails_and_other_calendars_take_it_from(place: Place) -> None:
    meeting = place.meeting(title="Rådet", place="Stadshuset")
    review_secrecy(ACTOR, meeting, ground=SecrecyGround.OSL_18_2, note="Ett pågående ärende.")
    meeting = hold_meeting(ACTOR, meeting, [place.chair], today=TODAY)
    decide(ACTOR, meeting, DecisionDraft("Belys gångvägen.", place.chair, TODAY))
    coming = place.meeting(title="Nästa råd", place="Stadshuset")
    review_secrecy(ACTOR, coming, ground=SecrecyGround.OSL_18_2, note="Ett pågående ärende.")
    hand_over(ACTOR, place.chair, place.coordinator)
    rows = of_meetings(place.coordinator)
    assert sorted(row.title for row in rows) == [
        "Beslut från ett sekretessmarkerat möte",
        "Sekretessmarkerat möte",
    ]
    written = calendar_of(access_of_user(place.coordinator), None, TODAY).decode()
    for told in (written, *(f"{row.title} {row.where} {row.note}" for row in rows)):
        for kept in ("Rådet", "Nästa råd", "Stadshuset", "Belys"):
            assert kept not in told


def test_the_annual_cycle_has_the_meetings_of_the_year(place: Place) -> None:
    for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)):
        a_meeting(place.town, day)
    a_meeting(place.town, TODAY, state="cancelled", reason="Ingen kan.")
    days = [one.day for one in occasions_of_year(access_of_user(place.coordinator), 2026)]
    assert days == [date(2026, 1, 1), date(2026, 12, 31)]
    assert "Lokalt brottsförebyggande råd" in text_of(place.client, "/arbete/arshjul/?ar=2026")


def test_decisions_and_seats_are_handed_over_and_keep_a_function_from_ending(place: Place) -> None:
    decision = decided(place, place.chair)
    a_group(place.town, place.chair, place.officer)
    told = {(one.kind, one.told) for one in work_of([place.chair])[place.chair.pk]}
    assert told == {("decision", "Belys gångvägen."), ("group", "Styrgruppen")}
    assert work_of([place.officer])[place.officer.pk] == []  # another party's group goes on without it
    settle_decision(ACTOR, decision, TODAY, today=TODAY)
    with pytest.raises(Refusal, match="Styrgruppen"):
        end_function(ACTOR, place.chair, today=TODAY)


def test_it_takes_as_many_queries_however_much_there_is(place: Place) -> None:
    access, counts = access_of_user(place.coordinator), []
    meeting = decided(place, place.chair).meeting
    for days in (1, 20):
        for day in range(days):
            decide(ACTOR, meeting, DecisionDraft(f"Gör {day}.", place.officer, TODAY + timedelta(days=day)))
            a_meeting(place.town, TODAY + timedelta(days=day))
        with CaptureQueriesContext(connection) as asked:
            found = waiting_for(access, TODAY)
        counts.append((len(asked), len(found)))
    assert counts[1][1] == counts[0][1] + 40
    assert counts[0][0] == counts[1][0]
