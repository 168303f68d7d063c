"""A municipality with functions, and the browsers of those who work there, on one day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import time_machine
from django.test import Client

from medborgarlofte.accounts.models import User
from medborgarlofte.dialogue.actions import invite
from medborgarlofte.dialogue.models import Meeting
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.models import Function, Organisation
from tests.building import ACTOR
from tests.dialogue.rows import TODAY, a_function, two_parties
from tests.occasions import a_meeting
from tests.people import a_member
from tests.web.work.pages import as_

HOME = "/arbete/moten/"


@dataclass(frozen=True)
class Place:
    """The two parties, a function of each, and who coordinates for the municipality."""

    police: Organisation
    town: Organisation
    officer: Function
    chair: Function
    coordinator: User

    @property
    def client(self) -> Client:
        """The coordinator's browser."""
        return as_(self.coordinator)

    def meeting(self, **more: object) -> Meeting:
        """A meeting of today, with both functions called."""
        made = a_meeting(self.town, TODAY, **more)
        return invite(ACTOR, made, [self.officer, self.chair], note="Inget är hemligt.")


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with time_machine.travel("2026-05-20T10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def place() -> Place:
    police, town = two_parties()
    functions = a_function(police, "kommunpolisen"), a_function(town, "ordföranden")
    return Place(police, town, *functions, a_member(town, Role.COORDINATOR))
