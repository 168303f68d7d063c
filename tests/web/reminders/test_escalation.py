"""What stays late is lifted to the manager of the function, once for each step, and seen there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.jobs.models import Job
from medborgarlofte.places.actions import set_escalation, set_manager
from medborgarlofte.promises.actions import log_activity
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.web.models import Escalation
from medborgarlofte.web.reminders.escalation import ask_to_escalate, escalate
from medborgarlofte.web.reminders.letters import digest_letter
from tests.building import a_municipality, parties_of
from tests.people import a_user, actor_with, signed_in
from tests.weekly import held_by

from .late import LATE_DAY, Late, something_late

pytestmark = pytest.mark.django_db


@pytest.fixture
def late() -> Iterator[Late]:
    with time_machine.travel(LATE_DAY, tick=False):
        yield something_late()


def lifted() -> list[tuple[str, str]]:
    """The steps that were taken: from which function to which."""
    return [(str(one.function), str(one.manager)) for one in Escalation.objects.order_by("pk")]


def on(day: str) -> time_machine.travel:
    return time_machine.travel(f"{day}T10:00:00+02:00", tick=False)


def test_it_is_lifted_once_when_it_has_been_late_for_long_enough(late: Late) -> None:
    with on("2024-06-12"):  # the last day to answer was 30 May: 13 days late
        assert escalate(late.town.pk) == 0
    with on("2024-06-13"):
        assert escalate(late.town.pk) == 1
        assert escalate(late.town.pk) == 0
    assert lifted() == [("Fritid", "Fritidschefen")]
    assert AuditEntry.objects.filter(action="escalate").count() == 1


def test_each_party_has_days_of_its_own(late: Late) -> None:
    set_escalation(actor_with(late.town, Role.COORDINATOR), late.town, 3)
    with on("2024-06-02"):
        assert escalate(late.town.pk) == 1


def test_of_a_function_that_nobody_holds_it_is_lifted_at_once() -> None:
    with on("2024-05-31"):
        late = something_late(held=False)
        assert escalate(late.town.pk) == 1


def test_it_goes_one_manager_higher_and_a_circle_ends(late: Late) -> None:
    director = held_by(late.town, "Förvaltningschefen", a_user(), Role.READER)
    set_manager(COMMAND_LINE, late.manager, director)
    Escalation.objects.all().delete()
    with on("2024-06-13"):
        escalate(late.town.pk)
    with on("2024-06-26"):
        assert escalate(late.town.pk) == 0
    with on("2024-06-27"):
        assert escalate(late.town.pk) == 1
    with on("2024-07-20"):
        assert escalate(late.town.pk) == 0
    assert lifted() == [("Fritid", "Fritidschefen"), ("Fritid", "Förvaltningschefen")]


def test_what_is_done_is_no_longer_lifted(late: Late) -> None:
    escalate(late.town.pk)
    commitment, may = late.promise.commitments.get(), date(2024, 5, 20)
    late_act = Activity((commitment,), (late.town,), may, 4, making_up_for=date(2024, 1, 2))
    log_activity(COMMAND_LINE, late_act, today=may)
    escalate(late.town.pk)
    assert not Escalation.objects.filter(ended=None).exists()
    assert digest_letter(late.head.pk) is None


def test_the_manager_reads_it_in_their_week_and_in_their_digest(late: Late) -> None:
    escalate(late.town.pk)
    letter = digest_letter(late.head.pk)
    assert letter is not None
    assert "Lyft till dig från Fritid den 17 juni 2024" in letter.text
    page = signed_in(late.head).get("/arbete/").content.decode()
    assert "Lyft till dig från Fritid" in page
    own = signed_in(late.doer).get("/arbete/").content.decode()
    assert "Lyft till Fritidschefen den 17 juni 2024." in own


def test_nobody_else_reads_it(late: Late) -> None:
    escalate(late.town.pk)
    other = a_user()
    held_by(parties_of(a_municipality("Almvik"))[1], "Chefen", other, Role.COORDINATOR)
    assert digest_letter(other.pk) is None


def test_each_party_is_looked_at_by_a_job_of_its_own(late: Late) -> None:
    assert ask_to_escalate() == 1
    assert [one.key for one in Job.objects.all()] == [f"escalate {late.town.pk}"]


@pytest.mark.parametrize("days", [0, -1, 366])
def test_days_that_are_none_are_refused(late: Late, days: int) -> None:
    with pytest.raises(Refusal, match="mellan 1 och 365"):
        set_escalation(actor_with(late.town, Role.COORDINATOR), late.town, days)


def test_only_who_changes_functions_says_when(late: Late) -> None:
    with pytest.raises(NotAllowed):
        set_escalation(actor_with(late.town, Role.DOER), late.town, 5)
    client = signed_in(late.doer)
    assert client.post(f"/arbete/{late.town.pk}/lyft/", {"days": "5"}).status_code == 302
    late.town.refresh_from_db()
    assert late.town.escalates_after == 5
    assert client.post(f"/arbete/{late.town.pk}/lyft/", {"days": "0"}).status_code == 422
