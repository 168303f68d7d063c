"""The page on which somebody says how they want to be reminded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.web.models import ReminderChoice
from medborgarlofte.web.reminders.actions import choose_reminders
from tests.people import a_user, signed_in

from .late import LATE_DAY, Late, something_late
from .test_digest import CHOICE

pytestmark = pytest.mark.django_db
PAGE = "/arbete/paminnelser/"
SENT = {"is_quiet": "nej", "weekday": "3", "quiet_until": "2024-08-04", "language": "en"}


@pytest.fixture
def late() -> Iterator[Late]:
    with time_machine.travel(LATE_DAY, tick=False):
        yield something_late()


def test_what_is_chosen_is_kept_and_shown_again(late: Late) -> None:
    client = signed_in(late.doer)
    assert client.post(PAGE, SENT).status_code == 302
    choice = ReminderChoice.objects.get(user=late.doer)
    assert (choice.weekday, choice.quiet_until, choice.language) == (3, date(2024, 8, 5), "en")
    page = client.get(f"{PAGE}?sparat").content.decode()
    assert 'value="2024-08-04"' in page


@pytest.mark.parametrize(
    "wrong", [{"weekday": "7"}, {"language": "de"}, {"quiet_until": "i sommar"}, {"is_quiet": ""}]
)
def test_what_is_none_is_refused_at_the_field(late: Late, wrong: dict[str, str]) -> None:
    assert signed_in(late.doer).post(PAGE, SENT | wrong).status_code == 422
    assert not ReminderChoice.objects.exists()


def test_the_door_refuses_as_the_form_does(late: Late) -> None:
    with pytest.raises(Refusal):
        choose_reminders(late.doer.actor(), **CHOICE | {"weekday": 8})
    with pytest.raises(NotAllowed):
        choose_reminders(a_user().actor(), **CHOICE)
