"""The mail that calls to an occasion, over a real mail server, its file read back as a calendar reads it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from icalendar import Calendar

from medborgarlofte.accounts.models import User
from medborgarlofte.dialogue import actions
from medborgarlofte.dialogue.drafts import ItemDraft, MeetingDraft
from medborgarlofte.dialogue.models import Meeting
from medborgarlofte.dialogue.times import moment
from medborgarlofte.domain.roles import Role
from medborgarlofte.jobs.models import Job
from medborgarlofte.places.actions import review_secrecy
from medborgarlofte.places.models import Function, Organisation, SecrecyGround
from tests.building import ACTOR
from tests.dialogue.rows import TODAY, a_function, two_parties
from tests.jobs.mailbox import Mailbox, mailbox
from tests.jobs.waiting import do_waiting_jobs
from tests.occasions import at
from tests.people import a_user
from tests.weekly import held_by

__all__ = ["mailbox"]
pytestmark = pytest.mark.django_db
NOTE = "Inget är hemligt."
DAYS = [
    (date(2028, 2, 29), time(13), time(15), 2),
    (date(2026, 10, 25), time(2, 30), time(4), 2.5),  # from the first half past two
    (date(2027, 3, 28), time(1, 30), time(4), 1.5),
]


@pytest.fixture
def town() -> Organisation:
    return two_parties()[1]


@pytest.fixture
def chair(town: Organisation) -> User:
    """Who has the chair."""
    user = a_user("ordforande@ekhamn.example")
    held_by(town, "ordföranden", user, Role.SIGNATORY)
    return user


@pytest.fixture
def function(town: Organisation, chair: User) -> Function:
    return Function.objects.get(name="ordföranden")


def call(town: Organisation, *invited: Function, **more: Any) -> Meeting:
    said = {"starts_at": at(TODAY), "ends_at": at(TODAY, 15), "place": "Stadshuset; sal 2", **more}
    return actions.call_meeting(
        ACTOR, town, MeetingDraft("Styrgruppens möte", invited=invited, note=NOTE, **said)
    )


def file_of(mail: EmailMessage) -> tuple[str, Any]:
    """The method of the file in a mail, and the event in it."""
    (part,) = mail.iter_attachments()
    assert part.get_content_type() == "text/calendar"
    calendar = Calendar.from_ical(part.get_content())
    (event,) = calendar.walk("VEVENT")
    assert part["content-type"].params["method"] == calendar["method"]
    return str(calendar["method"]), event


def test_whoever_holds_a_function_that_is_called_gets_it_in_their_calendar(
    town: Organisation, function: Function, mailbox: Mailbox
) -> None:
    meeting = call(town, function, a_function(town, "den som ingen har"))
    actions.add_agenda_items(ACTOR, meeting, [ItemDraft("Läget i centrum")])
    do_waiting_jobs()
    (mail,) = mailbox.mails()
    assert (mail["to"], mail["subject"]) == (
        "ordforande@ekhamn.example",
        "Kallelse: Styrgruppens möte 20 maj 2026",
    )
    body = mail.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    for told in (
        "Ekhamns kommun kallar dig.",
        "kl. 13.00 till 15.00",
        "som ordföranden",
        "1. Läget i centrum",
    ):
        assert told in text
    assert f"http://127.0.0.1:8000/arbete/moten/{meeting.pk}/" in text
    method, event = file_of(mail)
    assert (method, event["sequence"], str(event["uid"])) == ("REQUEST", 0, f"{meeting.uid}@medborgarlofte")
    assert (event["dtstart"].dt, event["dtend"].dt) == (meeting.starts_at, meeting.ends_at)
    assert event["dtstart"].params["TZID"] == "Europe/Stockholm"
    assert event["attendee"] == "mailto:ordforande@ekhamn.example"
    assert event["attendee"].params["CN"] == "ordföranden"
    assert event["organizer"] == "mailto:loften@granvik.example"
    assert str(event["location"]) == "Stadshuset; sal 2"


def test_of_what_is_secret_the_mail_says_when_and_no_more(
    town: Organisation, function: Function, mailbox: Mailbox
) -> None:
    meeting = call(town, function)
    actions.add_agenda_items(ACTOR, meeting, [ItemDraft("Läget i centrum")])
    review_secrecy(ACTOR, meeting, ground=SecrecyGround.OSL_18_2, note="Ett pågående ärende.")
    do_waiting_jobs()
    (mail,) = mailbox.mails()
    assert mail["subject"] == "Kallelse: Sekretessmarkerat möte 20 maj 2026"
    for form in ("plain", "html"):
        body = mail.get_body((form,))
        assert body is not None
        text = body.get_content()
        assert "kl. 13.00 till 15.00" in text
        assert f"/arbete/moten/{meeting.pk}/" in text
        for kept in ("Styrgruppen", "Stadshuset", "Läget i centrum", "pågående"):
            assert kept not in text
    _method, event = file_of(mail)
    assert (str(event["summary"]), event["dtstart"].dt) == ("Sekretessmarkerat möte", meeting.starts_at)
    assert "location" not in event


def test_one_that_is_moved_is_newer_and_one_that_is_cancelled_goes_away(
    town: Organisation, function: Function, mailbox: Mailbox
) -> None:
    meeting = call(town, function)
    do_waiting_jobs()
    later = TODAY + timedelta(days=7)
    actions.move_occasion(ACTOR, meeting, at(later), at(later, 14), reason="Sjukdom.", today=TODAY)
    do_waiting_jobs()
    actions.cancel_occasion(ACTOR, meeting, reason="Ingen kan.")
    do_waiting_jobs()
    mails = mailbox.mails()
    files = [file_of(mail) for mail in mails]
    assert [(method, event["sequence"]) for method, event in files] == [
        ("REQUEST", 0),
        ("REQUEST", 1),
        ("CANCEL", 2),
    ]
    assert len({str(event["uid"]) for _method, event in files}) == 1
    assert files[1][1]["dtstart"].dt == at(later)
    assert str(files[2][1]["status"]) == "CANCELLED"
    assert [mail["subject"].partition(":")[0].strip() for mail in mails] == [
        "Kallelse",
        "Ändrad kallelse",
        "Inställt",
    ]


def test_who_is_not_called_any_more_is_told_and_others_are_not_told_again(
    town: Organisation, function: Function, mailbox: Mailbox
) -> None:
    other = a_user("sakerhet@ekhamn.example")
    held_by(town, "säkerhetschefen", other, Role.DOER)
    meeting = call(town, function, Function.objects.get(name="säkerhetschefen"))
    do_waiting_jobs()
    actions.invite(ACTOR, meeting, [function], note=NOTE)
    do_waiting_jobs()
    *_first, last = mailbox.mails()
    assert len(mailbox.mails()) == 3
    assert last["to"] == "sakerhet@ekhamn.example"
    assert file_of(last)[0] == "CANCEL"


def test_to_who_is_called_after_it_was_moved_nothing_is_changed(
    town: Organisation, function: Function, mailbox: Mailbox
) -> None:
    meeting = call(town, function)
    actions.move_occasion(
        ACTOR, meeting, at(TODAY, 15), at(TODAY, 16), reason="Salen är upptagen.", today=TODAY
    )
    do_waiting_jobs()
    other = a_user("sakerhet@ekhamn.example")
    held_by(town, "säkerhetschefen", other, Role.DOER)
    actions.invite(ACTOR, meeting, [function, Function.objects.get(name="säkerhetschefen")], note=NOTE)
    do_waiting_jobs()
    last = mailbox.mails()[-1]
    assert (last["to"], last["subject"]) == (
        "sakerhet@ekhamn.example",
        "Kallelse: Styrgruppens möte 20 maj 2026",
    )


def test_another_room_is_told_and_the_same_room_is_not(
    town: Organisation, function: Function, mailbox: Mailbox
) -> None:
    meeting = call(town, function)
    do_waiting_jobs()
    for place in ("Biblioteket", " Biblioteket "):
        meeting = actions.change_meeting(ACTOR, meeting, meeting.title, place)
        do_waiting_jobs()
    _call, changed = mailbox.mails()
    method, event = file_of(changed)
    assert (method, event["sequence"], str(event["location"])) == ("REQUEST", 1, "Biblioteket")


def test_what_is_held_calls_nobody(town: Organisation, function: Function, mailbox: Mailbox) -> None:
    meeting = actions.hold_meeting(ACTOR, call(town, function), [function], today=TODAY)
    Job.objects.all().delete()
    before = TODAY - timedelta(days=1)
    actions.move_occasion(ACTOR, meeting, at(before), at(before, 14), reason="Fel dag.", today=TODAY)
    actions.take_back(ACTOR, meeting, reason="Fel.", today=TODAY)
    assert not Job.objects.exists()


def test_somebody_who_was_shut_out_meanwhile_gets_no_mail(
    town: Organisation, function: Function, chair: User, mailbox: Mailbox
) -> None:
    call(town, function)
    User.objects.filter(pk=chair.pk).update(is_active=False)
    do_waiting_jobs()
    assert mailbox.mails() == []


@pytest.mark.parametrize(("day", "begins", "ends", "hours"), DAYS)
def test_days_when_the_clock_changes_and_leap_days_are_as_long_as_they_are(
    town: Organisation,
    function: Function,
    mailbox: Mailbox,
    day: date,
    begins: time,
    ends: time,
    hours: float,
) -> None:
    meeting = call(town, function, starts_at=moment(day, begins), ends_at=moment(day, ends))
    do_waiting_jobs()
    _method, event = file_of(mailbox.mails()[0])
    start, end = event["dtstart"].dt, event["dtend"].dt
    assert (start.date(), start.timetz().replace(tzinfo=None)) == (day, begins)
    assert end.timestamp() - start.timestamp() == hours * 3600
    assert start.timestamp() == meeting.starts_at.timestamp()


def test_the_second_half_past_two_is_told_so_that_it_is_not_the_first(
    town: Organisation, function: Function, mailbox: Mailbox
) -> None:
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    call(town, function, starts_at=second, ends_at=second + timedelta(hours=2))
    do_waiting_jobs()
    _method, event = file_of(mailbox.mails()[0])
    assert event["dtstart"].dt == second
