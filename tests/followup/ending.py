"""An invented promise that ends, and those who are told of it."""

from __future__ import annotations

from datetime import date

from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from medborgarlofte.promises.models import Promise
from tests.building import a_promise, parties_of
from tests.people import a_member, a_user

END = date(2025, 1, 1)


def an_ending_promise(place: str = "Granvik", end: date = END) -> Promise:
    """A promise of a year that ends then."""
    start = date(end.year - 1, end.month, 1)
    return a_promise(municipality=place, label=str(start.year), start=start, end=end, entered_on=start)


def an_officer(promise: Promise, email: str = "") -> User:
    """The liaison officer of its police."""
    return a_member(parties_of(promise.municipality)[0], Role.LIAISON_OFFICER, user=a_user(email))


def a_coordinator(promise: Promise, email: str = "") -> User:
    """The coordinator of its municipality."""
    return a_member(parties_of(promise.municipality)[1], Role.COORDINATOR, user=a_user(email))
