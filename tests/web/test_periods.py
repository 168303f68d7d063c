"""The period of a promise is written the same for staff as for all."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from icalendar import Calendar

from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.promises.models import Promise
from medborgarlofte.web.reminders.actions import make_feed
from tests.building import a_commitment, a_promise, parties_of
from tests.people import a_member, signed_in
from tests.web.drafts.at import page, text_of

pytestmark = pytest.mark.django_db

WORDS = "Löftet följs upp varje år."
PERIODS = [
    ("2023-2030", date(2031, 1, 1), "2023–2030"),
    ("2023-", None, "från 2023 tills vidare"),
]


def a_promise_of(label: str, end: date | None) -> Promise:
    said = a_commitment("Polisen ska vandra.", CountTarget(4, Per.TERTIAL, "vandringar"))
    return a_promise(said, label=label, start=date(2023, 1, 1), end=end, followup_words=WORDS)


def officer(promise: Promise) -> User:
    return a_member(parties_of(promise.municipality)[0], Role.LIAISON_OFFICER)


@pytest.mark.parametrize(("label", "end", "told"), PERIODS)
@pytest.mark.parametrize(
    "address", ["/logga{0}", "/utkast/ratta{0}", "/arbete/uppfoljning{0}", "/arbete/uppfoljning{0}vantat/"]
)
def test_on_the_pages_of_staff(label: str, end: date | None, told: str, address: str) -> None:
    promise = a_promise_of(label, end)
    seen = text_of(page(signed_in(officer(promise)), address.format(promise.address())))
    assert told in seen
    assert not re.search(r"\b2023-", seen)


@pytest.mark.parametrize(("label", "end", "told"), PERIODS)
def test_in_a_calendar(label: str, end: date | None, told: str) -> None:
    promise = a_promise_of(label, end)
    secret = make_feed(officer(promise).actor(), promise)
    calendar = Calendar.from_ical(Client().get(f"/kalender/{secret}.ics").content)
    assert calendar["x-wr-calname"] == f"Granvik {told}"


@pytest.mark.parametrize(("label", "end", "told"), PERIODS)
def test_and_the_trail_knows_it_by_its_label_in_every_language(
    label: str, end: date | None, told: str
) -> None:
    promise = a_promise_of(label, end)
    assert (str(promise), promise.told()) == (f"Granvik {label}", f"Granvik {told}")
