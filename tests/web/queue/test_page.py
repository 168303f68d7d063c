"""The administrator's page of the queue: what waits and what failed, never what it is about."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.jobs.daily import works
from medborgarlofte.jobs.models import Job
from medborgarlofte.web.queue.actions import forget, try_again
from tests.building import a_municipality, parties_of
from tests.people import a_member, a_user, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/arbete/koen/"


def a_failure(number: int = 1) -> Job:
    now = timezone.now()
    return Job.objects.create(
        function="medborgarlofte.jobs.mail.send",
        arguments=["hemligt brev", [number]],
        key=f"digest {number}",
        free_at=now,
        attempts=3,
        failed_at=now,
        error="Mejlservern tog inte emot mejlet.",
    )


@pytest.fixture
def administrator() -> Client:
    return signed_in(a_user(is_administrator=True))


def test_it_tells_what_failed_and_never_what_it_was_about(administrator: Client) -> None:
    a_failure()
    page = administrator.get(PAGE).content.decode()
    assert "Skicka ett mejl" in page
    assert "Mejlservern tog inte emot mejlet." in page
    assert "hemligt brev" not in page
    assert "Be om veckans påminnelser" in page


def test_every_daily_work_has_words(administrator: Client) -> None:
    page = administrator.get(PAGE).content.decode()
    assert len(works()) >= 2
    for name in works():
        assert name.removeprefix("medborgarlofte.") not in page


def test_a_failure_is_tried_again_or_forgotten(administrator: Client) -> None:
    first, second = a_failure(1), a_failure(2)
    assert administrator.post(f"{PAGE}igen/", {"job": first.pk}).status_code == 302
    first.refresh_from_db()
    assert (first.failed_at, first.attempts, first.error) == (None, 0, "")
    assert administrator.post(f"{PAGE}glom/", {"job": second.pk}).status_code == 302
    assert not Job.objects.filter(pk=second.pk).exists()
    assert set(AuditEntry.objects.filter(label="jobs.Job").values_list("action", flat=True)) == {
        "try_job_again",
        "forget_job",
    }


@pytest.mark.parametrize("sent", [{}, {"job": "x"}, {"job": "0"}, {"job": "9" * 30}])
def test_what_is_no_failure_is_not_there(administrator: Client, sent: dict[str, str]) -> None:
    for name in ("igen", "glom"):
        assert administrator.post(f"{PAGE}{name}/", sent).status_code == 404


def test_the_doors_refuse_what_has_not_failed_and_whoever_is_no_administrator() -> None:
    actor = a_user(is_administrator=True).actor()
    waiting = Job.objects.create(function="x.y", arguments=[], key="x", free_at=timezone.now())
    member = a_member(parties_of(a_municipality())[1], *Role).actor()
    for door in (try_again, forget):
        with pytest.raises(Refusal, match="inte misslyckats"):
            door(actor, waiting)
        with pytest.raises(NotAllowed):
            door(member, a_failure())


def test_a_member_does_not_see_it() -> None:
    member = a_member(parties_of(a_municipality())[1], *Role)
    assert signed_in(member).get(PAGE).status_code == 403


def test_it_takes_as_many_queries_however_long_the_queue_is(administrator: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            administrator.get(PAGE)
        return len(captured)

    a_failure()
    few = queries()
    for number in range(2, 40):
        a_failure(number)
    assert queries() == few <= 12
