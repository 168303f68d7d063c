"""Who takes a function over is called to what the function is called to, and who hands it over no longer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
import time_machine

from medborgarlofte.accounts.models import User
from medborgarlofte.dialogue import actions
from medborgarlofte.dialogue.drafts import MeetingDraft
from medborgarlofte.dialogue.letters import occasion_letter
from medborgarlofte.dialogue.models import Meeting
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.jobs.models import Job
from medborgarlofte.places.actions import hand_over
from medborgarlofte.places.models import Function, Organisation
from tests.building import ACTOR
from tests.dialogue.rows import TODAY, a_function, two_parties
from tests.jobs.mailbox import Mailbox, mailbox
from tests.jobs.waiting import do_waiting_jobs
from tests.occasions import at
from tests.people import a_member, a_user
from tests.weekly import held_by

from .test_calendar import file_of

__all__ = ["mailbox"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with time_machine.travel(at(TODAY, 9)):
        yield


@pytest.fixture
def town() -> Organisation:
    return two_parties()[1]


@pytest.fixture
def chair(town: Organisation) -> Function:
    held_by(town, "ordföranden", a_user("forra@ekhamn.example"), Role.SIGNATORY)
    return Function.objects.get(name="ordföranden")


@pytest.fixture
def successor(town: Organisation) -> User:
    return a_member(town, Role.SIGNATORY, user=a_user("nya@ekhamn.example"))


def call(town: Organisation, title: str, day: date, *invited: Function) -> Meeting:
    said: dict[str, Any] = {"starts_at": at(day), "ends_at": at(day, 15), "invited": invited}
    return actions.call_meeting(ACTOR, town, MeetingDraft(title, note="Inget är hemligt.", **said))


def told(mailbox: Mailbox) -> dict[str, EmailMessage]:
    """The mails by their address; each is told once."""
    mails = mailbox.mails()
    found = {str(mail["to"]): mail for mail in mails}
    assert len(found) == len(mails)
    return found


def test_who_takes_over_gets_what_is_still_to_come_in_their_calendar(
    town: Organisation, chair: Function, successor: User, mailbox: Mailbox
) -> None:
    coming = call(town, "Styrgruppen", TODAY + timedelta(days=7), chair)
    call(town, "Förra mötet", TODAY - timedelta(days=7), chair)
    call(town, "Utan ordföranden", TODAY + timedelta(days=8), a_function(town, "sekreteraren"))
    off = call(town, "Inställt", TODAY + timedelta(days=9), chair)
    actions.cancel_occasion(ACTOR, off, reason="Ingen kan.")
    Job.objects.all().delete()

    hand_over(ACTOR, chair, successor)
    do_waiting_jobs()
    mail = told(mailbox)["nya@ekhamn.example"]
    assert mail["subject"] == "Kallelse: Styrgruppen 27 maj 2026"
    method, event = file_of(mail)
    assert (method, str(event["uid"])) == ("REQUEST", f"{coming.uid}@medborgarlofte")
    assert event["attendee"] == "mailto:nya@ekhamn.example"


def test_what_was_moved_before_is_no_change_to_who_is_new(
    town: Organisation, chair: Function, successor: User, mailbox: Mailbox
) -> None:
    meeting = call(town, "Styrgruppen", TODAY + timedelta(days=7), chair)
    later = TODAY + timedelta(days=14)
    actions.move_occasion(ACTOR, meeting, at(later), at(later, 15), reason="Sjukdom.", today=TODAY)
    Job.objects.all().delete()
    hand_over(ACTOR, chair, successor)
    do_waiting_jobs()
    mail = told(mailbox)["nya@ekhamn.example"]
    assert mail["subject"] == "Kallelse: Styrgruppen 3 juni 2026"
    assert file_of(mail)[1]["sequence"] == 1
    letter = occasion_letter(meeting.pk, successor.pk)
    assert letter is not None
    assert letter.subject.startswith("Ändrad kallelse")  # to whoever was told before it was moved


@pytest.mark.parametrize("somebody", [True, False])
def test_it_is_taken_out_of_the_calendar_of_who_hands_over(
    somebody: bool, town: Organisation, chair: Function, successor: User, mailbox: Mailbox
) -> None:
    meeting = call(town, "Styrgruppen", TODAY + timedelta(days=7), chair)
    Job.objects.all().delete()
    hand_over(ACTOR, chair, successor if somebody else None)
    do_waiting_jobs()
    mail = told(mailbox)["forra@ekhamn.example"]
    assert mail["subject"] == "Inte kallad längre: Styrgruppen 27 maj 2026"
    plain = mail.get_body(("plain",))
    assert plain is not None
    assert "Ekhamns kommun kallar dig inte längre till det här." in plain.get_content()
    method, event = file_of(mail)
    assert (method, str(event["uid"])) == ("CANCEL", f"{meeting.uid}@medborgarlofte")
    assert str(event["status"]) == "CANCELLED"


def test_who_is_called_by_another_function_too_is_told_nothing(
    town: Organisation, chair: Function, successor: User, mailbox: Mailbox
) -> None:
    also = Function.objects.get(pk=a_function(town, "sekreteraren").pk)
    hand_over(ACTOR, also, User.objects.get(email="forra@ekhamn.example"))
    call(town, "Styrgruppen", TODAY + timedelta(days=7), chair, also)
    Job.objects.all().delete()
    hand_over(ACTOR, chair, successor)
    do_waiting_jobs()
    assert list(told(mailbox)) == ["nya@ekhamn.example"]


def test_nobody_is_told_where_the_door_refuses(town: Organisation, chair: Function, mailbox: Mailbox) -> None:
    call(town, "Styrgruppen", TODAY + timedelta(days=7), chair)
    Job.objects.all().delete()
    with pytest.raises(Refusal, match="behöver en roll"):
        hand_over(ACTOR, chair, a_user("utan.roll@ekhamn.example"))
    assert not Job.objects.exists()
    assert mailbox.mails() == []


def test_a_job_begun_anew_sends_the_same_mail(
    town: Organisation, chair: Function, successor: User, mailbox: Mailbox
) -> None:
    call(town, "Styrgruppen", TODAY + timedelta(days=7), chair)
    Job.objects.all().delete()
    hand_over(ACTOR, chair, successor)
    job = Job.objects.get(key__endswith=f" {successor.pk}")
    Job.objects.exclude(pk=job.pk).delete()
    do_waiting_jobs()
    job.save(force_insert=True)  # its worker was killed before it could say that it was done
    do_waiting_jobs()
    first, again = mailbox.mails()
    assert first["Message-ID"] == again["Message-ID"]
    assert file_of(first)[1]["uid"] == file_of(again)[1]["uid"]
