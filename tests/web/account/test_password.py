"""Forgetting and changing a password; the mail goes over a real server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from medborgarlofte.accounts.models import User
from medborgarlofte.jobs.mail_server import mail_settings
from medborgarlofte.jobs.models import Job
from tests.jobs.mailbox import Mailbox, mail_server
from tests.jobs.waiting import do_waiting_jobs

from .people import EMAIL, PASSWORD, a_user, acts, done, is_in, sign_in, signed_in

FORGOTTEN = "/konto/losenord/glomt/"
NEW = "fyra blå hästar går"


@pytest.fixture
def mailbox(tmp_path: Path, settings: Any) -> Iterator[Mailbox]:
    with mail_server(tmp_path / "mail") as box:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        for name, value in mail_settings(f"smtp://127.0.0.1:{box.port}").items():
            setattr(settings, name, value)
        yield box


def ask(client: Client, email: str = EMAIL, prefix: str = "") -> Any:
    answer = client.post(f"{prefix}{FORGOTTEN}", {"email": email})
    do_waiting_jobs()
    return answer


def choose(client: Client, link: str, password: str = NEW) -> Any:
    form = client.get(link)
    return client.post(form["Location"], {"password1": password}) if form.status_code == 302 else form


def test_the_link_in_the_mail_gives_a_new_password_once(client: Client, mailbox: Mailbox) -> None:
    user = a_user()
    ask(client)
    link = mailbox.link()

    assert choose(client, link)["Location"] == "/konto/logga-in/"

    assert [sign_in(Client(), password=one).status_code for one in (PASSWORD, NEW)] == [200, 302]
    assert "Länken gäller inte längre" in choose(Client(), link).content.decode()
    assert acts()[0] == (f"användare {user.pk}", "change_password", str(user.pk))


def test_in_the_language_of_the_page_where_it_was_asked_for(client: Client, mailbox: Mailbox) -> None:
    a_user()
    ask(client, prefix="/en")
    (sent,) = mailbox.mails()
    assert sent["subject"] == "Choose a new password"
    assert mailbox.link().startswith("/en/konto/losenord/nytt/")
    assert choose(client, mailbox.link())["Location"] == "/en/konto/logga-in/"


def test_the_answer_does_not_tell_whether_there_is_such_a_user(mailbox: Mailbox) -> None:
    a_user()
    a_user("borta@granvik.example", is_active=False)
    a_user("organisationen@granvik.example", None)

    answers = [
        ask(Client(), email)
        for email in (
            EMAIL,
            "ingen@granvik.example",
            "borta@granvik.example",
            "organisationen@granvik.example",
        )
    ]

    assert {(one.status_code, one["Location"]) for one in answers} == {(302, f"{FORGOTTEN}skickat/")}
    assert [sent["to"] for sent in mailbox.mails()] == [EMAIL]


def test_a_new_password_ends_every_session(client: Client, mailbox: Mailbox) -> None:
    elsewhere = signed_in()
    ask(client)
    choose(client, mailbox.link())
    assert not is_in(elsewhere)


def test_the_link_holds_for_three_days(client: Client, mailbox: Mailbox) -> None:
    a_user()
    ask(client)
    with time_machine.travel(timezone.now() + timedelta(days=3, hours=2), tick=False):
        assert "Länken gäller inte längre" in choose(client, mailbox.link()).content.decode()


def test_a_weak_one_is_refused(client: Client, mailbox: Mailbox) -> None:
    a_user()
    ask(client)
    assert "minst 12 tecken" in choose(client, mailbox.link(), "kort").content.decode()
    assert done() == []


def test_it_may_be_asked_for_three_times_in_a_quarter_of_an_hour(client: Client, mailbox: Mailbox) -> None:
    a_user()
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        assert [ask(client).status_code for _time in range(4)] == [302, 302, 302, 429]
        assert ask(client, "ingen@granvik.example").status_code == 302
    with time_machine.travel(start + timedelta(minutes=16), tick=False):
        assert ask(client).status_code == 302


def test_the_link_itself_lies_nowhere_but_in_the_mail(client: Client) -> None:
    a_user()
    client.post(FORGOTTEN, {"email": EMAIL})
    job = Job.objects.get()
    assert job.arguments[:2] == [
        "medborgarlofte.accounts.letters.password_reset_letter",
        [User.objects.get().pk, "sv"],
    ]


def test_the_host_of_a_request_is_not_in_the_mail(client: Client, mailbox: Mailbox, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    settings.SITE_ADDRESS = "https://loften.granvik.example"
    a_user()
    client.post(
        FORGOTTEN, {"email": EMAIL}, headers={"host": "evil.example", "x-forwarded-host": "evil.example"}
    )
    do_waiting_jobs()
    assert "evil.example" not in mailbox.mails()[0].as_string()


def test_changing_it_ends_the_other_sessions_and_keeps_this_one() -> None:
    user = a_user()
    elsewhere, client = signed_in(user), signed_in(user)

    answer = client.post("/konto/losenord/", {"oldpassword": PASSWORD, "password1": NEW})

    assert (answer.status_code, answer["Location"]) == (302, "/konto/")
    assert "Lösenordet är bytt." in client.get("/konto/").content.decode()
    assert (is_in(client), is_in(elsewhere)) == (True, False)
    assert done()[-1] == "change_password"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("fel lösenord här", NEW, "inte ditt nuvarande lösenord"),
        (PASSWORD, "kort", "minst 12 tecken"),
        (PASSWORD, "granvik.example", "för lik"),
        (PASSWORD, "", "Fyll i det här"),
    ],
)
def test_changing_it_is_refused(old: str, new: str, said: str) -> None:
    client = signed_in()
    page = client.post("/konto/losenord/", {"oldpassword": old, "password1": new}).content.decode()
    assert said in page
    assert "change_password" not in done()
