"""The calendar behind a secret address, read back as another program reads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from medborgarlofte.dialogue.models import Occasion
from medborgarlofte.domain.errors import NotAllowed
from medborgarlofte.domain.roles import Role
from medborgarlofte.promises.models import Fulfilment
from medborgarlofte.web.models import CalendarFeed
from medborgarlofte.web.reminders.actions import end_feed, make_feed
from tests.building import a_municipality, a_promise, parties_of
from tests.occasions import an_occasion, at
from tests.people import a_member, a_user, signed_in

from .late import LATE_DAY, Late, something_late

pytestmark = pytest.mark.django_db


@pytest.fixture
def late() -> Iterator[Late]:
    with time_machine.travel(LATE_DAY, tick=False):
        yield something_late()


def read(secret: str) -> list[Any]:
    answer = Client().get(f"/kalender/{secret}.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def titles(secret: str) -> list[str]:
    return [str(one["summary"]) for one in read(secret)]


def test_what_waits_is_a_whole_day_that_is_half_open(late: Late) -> None:
    (event,) = read(make_feed(late.doer.actor()))
    assert event["summary"] == "Åtagande 1: Fritid ska vandra."
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2024, 5, 30), date(2024, 5, 31))
    assert "/arbete/uppfoljning/granvik/2024/" in event["url"]


def test_a_meeting_is_a_moment_in_the_time_of_sweden(late: Late) -> None:
    an_occasion(late.town, date(2024, 8, 20), title="Rådet; med, tecken\noch rad", place="Kommunhuset")
    secret = make_feed(late.doer.actor())
    event = next(one for one in read(secret) if "Rådet" in one["summary"])
    assert event["dtstart"].dt == at(date(2024, 8, 20))
    assert event["dtstart"].params["TZID"] == "Europe/Stockholm"
    assert event["summary"] == "Rådet; med, tecken\noch rad"
    content = Client().get(f"/kalender/{secret}.ics").content
    assert b"BEGIN:VTIMEZONE" in content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


@pytest.mark.parametrize("day", [date(2024, 3, 31), date(2024, 10, 27), date(2024, 2, 29), date(2028, 2, 29)])
def test_days_when_the_clock_changes_and_leap_days_are_as_long_as_they_are(day: date) -> None:
    town = parties_of(a_municipality())[1]
    user = a_member(town, Role.COORDINATOR)
    start = at(day, 0)
    ends_at = start.astimezone(UTC) + timedelta(hours=5)  # five hours, whatever the clock on the wall says
    an_occasion(town, day, title="Vandring", starts_at=start, ends_at=ends_at)
    with time_machine.travel(at(date(day.year, 2, 1)), tick=False):
        (event,) = read(make_feed(user.actor()))
    assert event["dtstart"].dt == start
    assert event["dtend"].dt.timestamp() - event["dtstart"].dt.timestamp() == 5 * 3600


def test_the_same_event_keeps_its_name_and_a_moved_one_is_newer(late: Late) -> None:
    occasion = an_occasion(late.town, date(2024, 8, 20))
    secret = make_feed(late.doer.actor())

    def of() -> tuple[str, int, str]:
        event = next(one for one in read(secret) if one["uid"].startswith(str(occasion.uid)))
        return str(event["uid"]), int(event["sequence"]), str(event["status"])

    before = of()
    Occasion.objects.update(sequence=1, state="cancelled", reason="Ingen kan.")
    assert (before, of()) == (
        (f"{occasion.uid}@medborgarlofte", 0, "CONFIRMED"),
        (f"{occasion.uid}@medborgarlofte", 1, "CANCELLED"),
    )


def test_one_promise_alone(late: Late) -> None:
    other = a_promise(label="2025", start=date(2025, 1, 1), end=date(2026, 1, 1))
    meeting = an_occasion(late.town, date(2024, 8, 20), title="Om löftet")
    an_occasion(late.town, date(2024, 8, 21), title="Om annat")
    Fulfilment.objects.create(occasion=meeting, commitment=late.promise.commitments.get())
    user = late.doer.actor()
    assert titles(make_feed(user, late.promise)) == ["Åtagande 1: Fritid ska vandra.", "Om löftet"]
    assert titles(make_feed(user, other)) == []
    assert len(titles(make_feed(user))) == 3


def test_nothing_of_others_is_in_it(late: Late) -> None:
    stranger = a_member(parties_of(a_municipality("Almvik"))[1], Role.COORDINATOR)
    an_occasion(late.town, date(2024, 8, 20))
    assert titles(make_feed(stranger.actor())) == []
    with pytest.raises(NotAllowed):
        make_feed(stranger.actor(), late.promise)
    with pytest.raises(NotAllowed):
        make_feed(a_user().actor())


def test_a_new_address_makes_the_earlier_one_void(late: Late) -> None:
    first = make_feed(late.doer.actor())
    second = make_feed(late.doer.actor())
    assert Client().get(f"/kalender/{first}.ics").status_code == 404
    assert len(read(second)) == 1
    end_feed(late.doer.actor(), CalendarFeed.objects.get(ended_at=None))
    assert Client().get(f"/kalender/{second}.ics").status_code == 404


@pytest.mark.parametrize("secret", ["x", "a" * 64, "%2e%2e", "å"])
def test_an_address_that_is_none_is_not_there(late: Late, secret: str) -> None:
    make_feed(late.doer.actor())
    assert Client().get(f"/kalender/{secret}.ics").status_code == 404


def test_the_secret_is_not_kept(late: Late) -> None:
    secret = make_feed(late.doer.actor())
    assert secret not in str(list(CalendarFeed.objects.values()))


def test_who_is_shut_out_or_has_left_reads_nothing_more(late: Late) -> None:
    secret = make_feed(late.doer.actor())
    late.doer.memberships.update(until=datetime(2024, 6, 1, tzinfo=at(date(2024, 6, 1)).tzinfo))
    assert titles(secret) == []
    late.doer.is_active = False
    late.doer.save()
    assert Client().get(f"/kalender/{secret}.ics").status_code == 404


def test_it_is_fetched_again_only_when_it_has_changed(late: Late) -> None:
    secret = make_feed(late.doer.actor())
    first = Client().get(f"/kalender/{secret}.ics")
    again = Client().get(f"/kalender/{secret}.ics", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["X-Robots-Tag"] == "noindex"
    an_occasion(late.town, date(2024, 8, 20))
    assert (
        Client().get(f"/kalender/{secret}.ics", headers={"if-none-match": first["ETag"]}).status_code == 200
    )


def test_the_page_shows_an_address_once_and_ends_ones_own_alone(late: Late) -> None:
    client = signed_in(late.doer)
    shown = client.post("/arbete/kalendrar/", {"promise": ""}).content.decode()
    assert "/kalender/" in shown
    assert ".ics" not in client.get("/arbete/kalendrar/").content.decode()
    feed = CalendarFeed.objects.get()
    assert signed_in(late.head).post("/arbete/kalendrar/avsluta/", {"feed": feed.pk}).status_code == 404
    assert client.post("/arbete/kalendrar/avsluta/", {"feed": feed.pk}).status_code == 302
    assert client.post("/arbete/kalendrar/avsluta/", {"feed": "x"}).status_code == 404
    feed.refresh_from_db()
    assert feed.ended_at is not None


def test_it_takes_as_many_queries_however_much_there_is(late: Late) -> None:
    secret = make_feed(late.doer.actor())

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            read(secret)
        return len(captured)

    an_occasion(late.town, date(2024, 8, 20))
    few = queries()
    for day in range(1, 20):
        an_occasion(late.town, date(2024, 8, day))
    assert queries() == few <= 20
