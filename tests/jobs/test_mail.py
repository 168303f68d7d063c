"""Mail over a real SMTP server: what is sent, once, and what becomes of what it does not take."""

from __future__ import annotations

from typing import Any

import pytest

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.jobs import mail
from medborgarlofte.jobs.mail_server import mail_settings
from medborgarlofte.jobs.models import Job
from medborgarlofte.jobs.queue import failures

from .mailbox import Mailbox, mailbox
from .waiting import do_waiting_jobs

__all__ = ["mailbox"]
pytestmark = pytest.mark.django_db


def a_letter(to: str) -> mail.Letter:
    """What a job writes."""
    return mail.Letter(to, "Åtagandet följs upp", "Hej på dig.\n.\nSlut.", "<p>Hej på dig.</p>")


def test_a_mail_is_sent_as_text_and_as_html(mailbox: Mailbox) -> None:
    mail.send_later(a_letter, "kim@granvik.example", key="ett brev")
    assert mailbox.mails() == []

    do_waiting_jobs()

    (sent,) = mailbox.mails()
    assert (sent["to"], sent["from"], sent["subject"]) == (
        "kim@granvik.example",
        "loften@granvik.example",
        "Åtagandet följs upp",
    )
    text, html = sent.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert text.get_content().splitlines() == ["Hej på dig.", ".", "Slut."]
    assert not Job.objects.exists()


def test_a_job_that_is_done_twice_sends_a_mail_that_can_be_told_to_be_the_same(mailbox: Mailbox) -> None:
    mail.send_later(a_letter, "kim@granvik.example", key="ett brev")
    arguments = Job.objects.get().arguments

    mail.send(*arguments)
    mail.send(*arguments)

    first, second = mailbox.mails()
    assert first["message-id"] == second["message-id"]


def test_what_the_server_refuses_for_good_is_not_tried_again(mailbox: Mailbox) -> None:
    mail.send_later(a_letter, "nej@granvik.example", key="nej")
    do_waiting_jobs()
    assert failures(["nej"]) == {"nej": "Mejlservern tog inte emot mejlet."}


@pytest.mark.parametrize("reason", ["the server says later", "there is no server"])
def test_what_may_work_later_is_tried_again(mailbox: Mailbox, settings: Any, reason: str) -> None:
    if reason == "there is no server":
        settings.EMAIL_PORT = 1
    mail.send_later(a_letter, "vanta@granvik.example", key="vänta")
    do_waiting_jobs()
    assert failures(["vänta"]) == {}
    assert Job.objects.get().attempts == 1


def test_nothing_that_a_mail_says_lies_in_the_queue() -> None:
    mail.send_later(a_letter, "kim@granvik.example", key="ett brev")
    assert "Hej" not in str(Job.objects.values().get())


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp://mail.example", ("mail.example", 25, "", "", False, False)),
        ("smtps://mail.example", ("mail.example", 465, "", "", True, False)),
        ("smtp://mail.example?starttls", ("mail.example", 587, "", "", False, True)),
        (
            "smtps://a%40b:hem%2Fligt@mail.example:2465",
            ("mail.example", 2465, "a@b", "hem/ligt", True, False),
        ),
    ],
)
def test_a_server_is_named_by_one_address(address: str, expected: tuple[object, ...]) -> None:
    told = mail_settings(address)
    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_SSL", "USE_TLS")
    assert tuple(told[f"EMAIL_{name}"] for name in names) == expected


@pytest.mark.parametrize("address", ["mail.example", "http://mail.example", "smtp://", "smtp://a?tls=maybe"])
def test_an_address_that_names_no_server_is_refused(address: str) -> None:
    with pytest.raises(Refusal, match="MEDBORGARLOFTE_MAIL ska se ut som"):
        mail_settings(address)


def test_without_a_server_and_outside_the_demo_nothing_is_promised(settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(Refusal, match="kan inte skicka e-post"):
        mail.refuse_without_server()
    settings.MAIL_SERVER = "smtp://mail.example"
    mail.refuse_without_server()


def a_letter_with_a_file(to: str, size: int) -> mail.Letter:
    """The same, with a calendar of that many bytes."""
    file = mail.Attachment("möte.ics", b"\xc3\xa5" * (size // 2), "calendar", {"method": "REQUEST"})
    return mail.Letter(to, "Kallelse", "Hej.", "<p>Hej.</p>", attached=(file,))


def test_a_mail_carries_a_file_and_says_what_it_is(mailbox: Mailbox) -> None:
    mail.send_later(a_letter_with_a_file, "kim@granvik.example", 4, key="en kallelse")
    do_waiting_jobs()
    (sent,) = mailbox.mails()
    (file,) = sent.iter_attachments()
    assert (file.get_content_type(), file.get_filename()) == ("text/calendar", "möte.ics")
    assert (file["content-type"].params["method"], file.get_content().strip()) == ("REQUEST", "åå")


def test_a_mail_that_carries_too_much_is_refused_for_good(mailbox: Mailbox) -> None:
    mail.send_later(a_letter_with_a_file, "kim@granvik.example", mail.MOST_ATTACHED + 2, key="för mycket")
    do_waiting_jobs()
    assert mailbox.mails() == []
    assert failures(["för mycket"]) == {"för mycket": "Det som skulle följa med mejlet är för stort."}
