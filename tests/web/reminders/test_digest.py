"""The digest: what it says, to whom, how often, and how it is stopped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from medborgarlofte.domain.roles import Role
from medborgarlofte.jobs.mail import Letter
from medborgarlofte.jobs.models import Job
from medborgarlofte.places.models import Municipality
from medborgarlofte.web.models import Digest
from medborgarlofte.web.reminders import sending
from medborgarlofte.web.reminders.actions import choose_reminders, stop_reminders
from medborgarlofte.web.reminders.letters import digest_letter
from medborgarlofte.web.reminders.sending import remind
from tests.building import a_municipality, a_promise, parties_of
from tests.people import a_member, a_user
from tests.weekly import held_by, named

from .late import LATE_DAY, Late, something_late

pytestmark = pytest.mark.django_db
CHOICE: dict[str, Any] = {
    "weekday": 0,
    "is_quiet": False,
    "quiet_until": None,
    "quiet_places": [],
    "language": "sv",
}


@pytest.fixture
def late() -> Iterator[Late]:
    with time_machine.travel(LATE_DAY, tick=False):
        yield something_late()


def letter_to(late: Late) -> Letter:
    letter = digest_letter(late.doer.pk)
    assert letter is not None
    return letter


def asked_for() -> set[int]:
    return set(Digest.objects.values_list("user", flat=True))


def test_it_says_what_is_late_with_the_sentence_of_the_promise_line(late: Late) -> None:
    letter = letter_to(late)
    assert letter.to == "fritid@granvik.example"
    assert letter.subject == "Din vecka med löftena: 1 sak är försenad"
    assert "Försenat (1)" in letter.text
    assert "Åtagande 1: Fritid ska vandra." in letter.text
    assert "Lovat: minst 4 vandringar" in letter.text
    assert "http://127.0.0.1:8000/arbete/uppfoljning/granvik/2024/" in letter.text


def test_both_forms_say_the_same_and_fetch_nothing_from_anywhere(late: Late) -> None:
    letter = letter_to(late)
    page: Any = html.fromstring(letter.html)
    assert page.get("lang") == "sv"
    assert not page.xpath("//img | //link | //script | //style")
    words = " ".join(page.text_content().split())
    for line in filter(None, (line.strip("* ") for line in letter.text.splitlines())):
        said = line.partition(": http")[0].strip()
        assert said in words, said


def test_nothing_to_say_is_no_mail(late: Late) -> None:
    nobody = a_member(late.town, Role.READER)
    assert digest_letter(nobody.pk) is None
    assert digest_letter(0) is None


def test_each_is_asked_for_once_a_week_however_often_it_runs(late: Late) -> None:
    assert remind() == 2
    assert remind() == 0
    assert asked_for() == {late.doer.pk, late.head.pk}
    assert Job.objects.filter(key__startswith="digest").count() == 2
    with time_machine.travel("2024-06-23T23:30:00+02:00", tick=False):
        assert remind() == 0
    with time_machine.travel("2024-06-24T00:30:00+02:00", tick=False):
        assert remind() == 2


def test_after_twelve_weeks_off_one_week_is_made_up_for(late: Late) -> None:
    remind()
    with time_machine.travel("2024-09-12T10:00:00+02:00", tick=False):
        assert remind() == 2
        assert remind() == 0
    assert Digest.objects.count() == 4


def test_many_are_asked_for_in_turns(late: Late, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "AT_ONCE", 1)
    assert remind() == 1
    assert Job.objects.filter(key="more digests").count() == 1
    assert remind() == 1
    assert len(asked_for()) == 2


def test_it_comes_on_the_day_that_was_chosen_or_the_first_after(late: Late) -> None:
    choose_reminders(late.doer.actor(), **CHOICE | {"weekday": 3})
    remind()
    assert asked_for() == {late.head.pk}
    with time_machine.travel("2024-06-21T10:00:00+02:00", tick=False):  # Thursday is over
        remind()
    assert asked_for() == {late.head.pk, late.doer.pk}


@pytest.mark.parametrize(
    ("chosen", "comes"),
    [
        ({}, True),
        ({"is_quiet": True}, False),
        ({"quiet_until": date(2024, 6, 18)}, False),
        ({"quiet_until": date(2024, 6, 17)}, True),
    ],
)
def test_quiet_is_quiet(late: Late, chosen: dict[str, Any], comes: bool) -> None:
    choose_reminders(late.doer.actor(), **CHOICE | chosen)
    remind()
    assert (late.doer.pk in asked_for()) is comes
    assert (digest_letter(late.doer.pk) is not None) is comes


def test_one_municipality_can_be_left_out(late: Late) -> None:
    other = parties_of(a_municipality("Almvik"))[1]
    held_by(other, "Gatan", late.doer, Role.COORDINATOR)
    a_promise(
        named("Gatan ska vandra.", "Gatan", place="Almvik"),
        municipality="Almvik",
        entered_on=date(2024, 1, 2),
    )
    assert "Gatan ska vandra" in letter_to(late).text
    quiet = Municipality.objects.filter(name="Almvik")
    choose_reminders(late.doer.actor(), **CHOICE | {"quiet_places": quiet})
    text = letter_to(late).text
    assert "Gatan ska vandra" not in text
    assert "Fritid ska vandra" in text


def test_it_comes_in_english_to_whoever_wants_that(late: Late) -> None:
    choose_reminders(late.doer.actor(), **CHOICE | {"language": "en"})
    letter = letter_to(late)
    assert 'lang="en"' in letter.html
    assert "Your week" in letter.subject


def test_the_mail_program_can_stop_it_with_one_click(late: Late) -> None:
    letter = letter_to(late)
    assert letter.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = letter.headers["List-Unsubscribe"].strip("<>")
    path = address.removeprefix("http://127.0.0.1:8000")
    client = Client(enforce_csrf_checks=True)
    assert "Sluta få påminnelser" in client.get(path).content.decode()
    assert digest_letter(late.doer.pk) is not None  # to read the page stops nothing
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert digest_letter(late.doer.pk) is None


@pytest.mark.parametrize("secret", ["x", "WzEsMV0:1rXXXX:abc", "%00", "W10:1:2"])
def test_an_address_that_is_none_of_ours_stops_nothing(late: Late, secret: str) -> None:
    answer = Client().post(f"/paminnelser/sluta/{secret}/")
    assert answer.status_code == 404
    assert digest_letter(late.doer.pk) is not None


def test_stopping_twice_is_stopping_once(late: Late) -> None:
    assert stop_reminders(late.doer.actor()).is_quiet
    assert stop_reminders(late.doer.actor()).is_quiet


def test_it_takes_as_many_queries_however_many_parties_they_serve(late: Late) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert letter_to(late)
        return len(captured)

    one = queries()
    for place in ("Almvik", "Stenhult", "Norrfors"):
        town = parties_of(a_municipality(place))[1]
        held_by(town, "Gatan", late.doer, Role.COORDINATOR)
        a_promise(
            named("Gatan ska vandra.", "Gatan", place=place), municipality=place, entered_on=date(2024, 1, 2)
        )
    assert queries() == one


def test_somebody_who_is_shut_out_gets_none(late: Late) -> None:
    late.doer.is_active = False
    late.doer.save()
    remind()
    assert late.doer.pk not in asked_for()
    assert digest_letter(late.doer.pk) is None


def test_whoever_has_no_role_is_not_asked_for(late: Late) -> None:
    stranger = a_user()
    remind()
    assert stranger.pk not in asked_for()
