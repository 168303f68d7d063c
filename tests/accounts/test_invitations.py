"""Inviting: who may, what is sent, and how long and how often the link holds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from medborgarlofte.accounts.actors import COMMAND_LINE, Actor
from medborgarlofte.accounts.invitation_links import PATH, invitation_address, invitation_token
from medborgarlofte.accounts.invitations import (
    accept_invitation,
    add_user,
    invite,
    is_waiting,
    open_invitation,
)
from medborgarlofte.accounts.models import AuditEntry, User
from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.jobs.models import Job
from tests.jobs.waiting import do_waiting_jobs

pytestmark = pytest.mark.django_db
EMAIL, PASSWORD = "kim@granvik.example", "tre gröna hästar"
Mails = list[EmailMultiAlternatives]


def done() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))


def test_whoever_is_invited_gets_a_link_and_cannot_sign_in_before(mailoutbox: Mails) -> None:
    user = invite(COMMAND_LINE, f" {EMAIL.upper()} ", name="Kim")
    do_waiting_jobs()

    assert (user.email, user.name, user.has_usable_password(), user.is_administrator) == (
        EMAIL,
        "Kim",
        False,
        False,
    )
    assert mailoutbox[0].to == [EMAIL]
    assert f"/{PATH}" in str(mailoutbox[0].body)
    assert done() == ["add_user", "invite"]
    assert AuditEntry.objects.filter(detail={}).count() == 2, "a person is a number in the trail"


def test_the_link_lies_nowhere_but_in_the_mail(mailoutbox: Mails) -> None:
    user = invite(COMMAND_LINE, EMAIL)
    waiting = str(list(Job.objects.values()))
    do_waiting_jobs()
    assert invitation_token(user).split(":")[0] not in waiting
    assert EMAIL not in waiting


def test_asking_again_sends_a_new_link_to_the_same_user(mailoutbox: Mails) -> None:
    assert invite(COMMAND_LINE, EMAIL) == invite(COMMAND_LINE, EMAIL)
    do_waiting_jobs()
    assert len(mailoutbox) == 2
    assert done() == ["add_user", "invite", "invite"]


def test_whoever_has_got_in_already_is_given_back_and_sent_nothing(mailoutbox: Mails) -> None:
    user = User.objects.create_user(EMAIL, PASSWORD, name="Kim")
    assert invite(COMMAND_LINE, EMAIL, name="Någon annan") == user
    do_waiting_jobs()
    assert (mailoutbox, done(), User.objects.get().name) == ([], [], "Kim")


@pytest.mark.parametrize("email", ["", "kim", "kim@", "a b@granvik.example", f"{'a' * 250}@granvik.example"])
def test_what_is_no_address_is_refused(email: str) -> None:
    with pytest.raises(Refusal, match="är ingen e-postadress"):
        invite(COMMAND_LINE, email)
    assert not User.objects.exists()


def test_whoever_is_closed_out_is_not_invited(mailoutbox: Mails) -> None:
    User.objects.create_user(EMAIL, is_active=False)
    with pytest.raises(Refusal, match="avstängt"):
        invite(COMMAND_LINE, EMAIL)


def test_without_a_mail_server_nobody_is_invited(settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(Refusal, match="kan inte skicka e-post"):
        invite(COMMAND_LINE, EMAIL)
    assert not User.objects.exists()


def test_only_an_administrator_makes_another() -> None:
    administrator = add_user(COMMAND_LINE, "admin@granvik.example", is_administrator=True)
    other = add_user(administrator.actor(), "nova@granvik.example", is_administrator=True)
    assert other.is_administrator
    ordinary = add_user(administrator.actor(), EMAIL)
    for actor in (ordinary.actor(), Actor("användare 999", 999)):
        with pytest.raises(NotAllowed):
            add_user(actor, "lo@granvik.example", is_administrator=True)
    assert done() == ["add_user", "make_administrator", "add_user", "make_administrator", "add_user"]


def test_the_link_holds_once() -> None:
    user = add_user(COMMAND_LINE, EMAIL)
    token = invitation_token(user)
    assert (open_invitation(token), is_waiting(user)) == (user, True)

    accepted = accept_invitation(token, PASSWORD)

    assert (accepted.check_password(PASSWORD), is_waiting(accepted)) == (True, False)
    assert open_invitation(token) is None
    with pytest.raises(Refusal, match="gäller inte längre"):
        accept_invitation(token, "ett annat lösenord")
    assert User.objects.get().check_password(PASSWORD)
    assert AuditEntry.objects.last().actor == f"användare {user.pk}"  # type: ignore[union-attr]


def test_an_older_link_dies_when_a_newer_one_is_used() -> None:
    user = add_user(COMMAND_LINE, EMAIL)
    older = invitation_token(user)
    accept_invitation(invitation_token(user), PASSWORD)
    assert open_invitation(older) is None


def test_the_link_dies_when_its_user_has_signed_in_through_their_organisation() -> None:
    user = add_user(COMMAND_LINE, EMAIL)
    token = invitation_token(user)
    User.objects.update(last_login=timezone.now())
    assert open_invitation(token) is None


@pytest.mark.parametrize(("days", "holds"), [(6.9, True), (7.1, False)])
def test_the_link_holds_for_a_week(days: float, holds: bool) -> None:
    user = add_user(COMMAND_LINE, EMAIL)
    token = invitation_token(user)
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        assert (open_invitation(token) == user) is holds


@pytest.mark.parametrize("change", ["another user", "another state", "cut", "empty", "not ours"])
def test_a_link_that_is_not_ours_opens_nothing(change: str) -> None:
    user, other = add_user(COMMAND_LINE, EMAIL), add_user(COMMAND_LINE, "nova@granvik.example")
    payload, *signature = invitation_token(user).split(":")
    forged = {
        "another user": ":".join([invitation_token(other).split(":")[0], *signature]),
        "another state": ":".join([payload[:-2] + "AA", *signature]),
        "cut": payload,
        "empty": "",
        "not ours": "a:b:c",
    }[change]
    assert open_invitation(forged) is None
    with pytest.raises(Refusal):
        accept_invitation(forged, PASSWORD)


@pytest.mark.parametrize("password", ["kort", "123456789012", "password1234", "kim@granvik.example"])
def test_a_weak_password_is_refused(password: str) -> None:
    token = invitation_token(add_user(COMMAND_LINE, EMAIL))
    with pytest.raises(Refusal, match=r"[Ll]ösenord"):
        accept_invitation(token, password)
    assert open_invitation(token), "and the link holds still"


def test_the_address_in_mails_does_not_follow_what_a_request_says(settings: Any) -> None:
    settings.SITE_ADDRESS = "https://loften.granvik.example"
    link = invitation_address(add_user(COMMAND_LINE, EMAIL))
    assert link.startswith(f"https://loften.granvik.example/{PATH}")
