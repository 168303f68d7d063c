"""The example, made once for all tests of a module, and a server of its own that shows it.

All that is written stays in one transaction, which is undone when the module is over. It is served over
the connection of the tests, so nothing in these modules may empty the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from pytest_django.live_server_helper import LiveServer

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.accounts.models import User
from medborgarlofte.places.actions import load_reference
from medborgarlofte.web.demo import load_examples
from tests.joining import member_of_all

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def example(django_db_setup: None, django_db_blocker: Any) -> Iterator[User]:
    """Somebody who holds every role in every party of the example."""
    with django_db_blocker.unblock(), transaction.atomic(), member_of_all() as member:
        load_reference(COMMAND_LINE)
        load_examples(TODAY)
        yield member
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def example_server(example: User) -> Iterator[LiveServer]:
    """The server that shows it."""
    server = LiveServer("localhost")
    yield server
    server.stop()
