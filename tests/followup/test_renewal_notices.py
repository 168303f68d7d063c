"""Both parties are told, once, that a promise ends: by a real worker, over a real mail server."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils.timezone import localdate

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.roles import Role
from medborgarlofte.followup import renewal_notices
from medborgarlofte.followup.models import Notice
from medborgarlofte.followup.renewal_notices import RENEW_PATH, ending_letter, tell_of_endings
from medborgarlofte.jobs.models import DailyWork, Job
from tests.building import parties_of
from tests.jobs.conftest import shared
from tests.jobs.mailbox import mail_server
from tests.jobs.processes import running, until
from tests.people import a_member

from .ending import END, a_coordinator, an_ending_promise, an_officer

__all__ = ["shared"]
pytestmark = pytest.mark.django_db
NINETY = END - timedelta(days=90)


@pytest.fixture(autouse=True)
def _can_send(settings: Any) -> None:
    settings.MAIL_SERVER = "smtp://127.0.0.1:1"


def told() -> list[tuple[str, str]]:
    return [(str(one.promise), one.party.kind) for one in Notice.objects.order_by("pk")]


def addressees() -> list[str]:
    return sorted(ending_letter(*job.arguments[1]).to for job in Job.objects.all())


def test_both_parties_are_told_ninety_days_before_and_not_again() -> None:
    promise = an_ending_promise()
    an_officer(promise, "kommunpolis@granvik.example")
    a_coordinator(promise, "samordnare@granvik.example")
    a_member(parties_of(promise.municipality)[0], Role.READER, Role.DOER, Role.PUBLISHER)

    with time_machine.travel(NINETY - timedelta(days=1), tick=False):
        assert tell_of_endings() == 0
    with time_machine.travel(NINETY, tick=False):
        assert [tell_of_endings(), tell_of_endings()] == [2, 0]
    with time_machine.travel(NINETY + timedelta(days=30), tick=False):
        assert tell_of_endings() == 0

        assert told() == [("Granvik 2024", "police"), ("Granvik 2024", "municipality")]
        assert addressees() == ["kommunpolis@granvik.example", "samordnare@granvik.example"]
    entries = AuditEntry.objects.filter(action="tell_ending")
    assert [entry.detail["told"] for entry in entries] == [1, 1]
    assert "@" not in str([entry.detail for entry in entries])


@time_machine.travel(NINETY, tick=False)
def test_a_party_without_anybody_is_told_when_it_has_somebody() -> None:
    promise = an_ending_promise()
    assert tell_of_endings() == 0
    an_officer(promise)
    assert tell_of_endings() == 1


@time_machine.travel(NINETY, tick=False)
def test_who_has_left_or_is_shut_out_is_not_told() -> None:
    promise = an_ending_promise()
    gone, shut_out = an_officer(promise), an_officer(promise)
    gone.memberships.update(until=promise.published_at)
    shut_out.is_active = False
    shut_out.save()
    assert tell_of_endings() == 0


@time_machine.travel(NINETY, tick=False)
def test_where_no_mail_can_be_sent_nobody_is_said_to_be_told(settings: Any) -> None:
    settings.MAIL_SERVER, settings.DEMO = "", False
    an_officer(an_ending_promise())
    assert (tell_of_endings(), told()) == (0, [])


@time_machine.travel(NINETY, tick=False)
def test_more_than_one_job_can_do_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewal_notices, "AT_ONCE", 2)
    for place in ("Almvik", "Ekskog", "Granvik"):
        an_officer(an_ending_promise(place))
    assert tell_of_endings() == 2
    (again,) = Job.objects.filter(key="more endings")
    assert again.function.endswith("tell_of_endings")
    assert tell_of_endings() == 1


@time_machine.travel(date(2024, 12, 1), tick=False)
def test_the_letter_says_when_what_waits_and_where_to_renew() -> None:
    promise = an_ending_promise()
    user = an_officer(promise)
    letter = ending_letter(promise.pk, user.pk)

    assert letter.subject == "Medborgarlöftet i Granvik går ut den 31 december 2024"
    assert reverse("web:renewal:renew", args=["granvik", "2024"]) == f"{RENEW_PATH}granvik/2024/"
    for text in (letter.text, letter.html):
        assert f"{RENEW_PATH}granvik/2024/" in text
        assert "förlängas, skärpas, delas, ersättas eller avslutas" in text
        assert "väntar på svar" not in text
    with time_machine.travel(date(2025, 2, 10), tick=False):
        assert "1 åtagande väntar på svar" in ending_letter(promise.pk, user.pk).text


@pytest.mark.django_db(transaction=True)
def test_a_worker_tells_them_by_itself(shared: dict[str, str], tmp_path: Path) -> None:
    DailyWork.objects.filter(function__endswith="tell_of_endings").delete()
    promise = an_ending_promise(end=localdate() + timedelta(days=60))
    an_officer(promise, "kommunpolis@granvik.example")
    a_coordinator(promise, "samordnare@granvik.example")
    with mail_server(tmp_path / "mail") as box:
        mail = {
            "MEDBORGARLOFTE_MAIL": f"smtp://127.0.0.1:{box.port}",
            "MEDBORGARLOFTE_MAIL_FROM": "loften@granvik.example",
        }
        with running(tmp_path, {**shared, **mail}, "worker"), running(tmp_path, {**shared, **mail}, "worker"):
            until(lambda: len(box.mails()) == 2)
            until(lambda: not Job.objects.exists())
        assert sorted(str(one["to"]) for one in box.mails()) == [
            "kommunpolis@granvik.example",
            "samordnare@granvik.example",
        ]
    assert len(told()) == 2
