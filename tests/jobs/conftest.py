"""A database that other processes can use too: a file of its own, or the test's database on the server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from medborgarlofte.jobs.daily import works
from medborgarlofte.jobs.models import DailyWork
from medborgarlofte.places.actions import load_reference
from tests.building import ACTOR

from .files import database_in


@pytest.fixture
def shared(
    transactional_db: None, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[dict[str, str]]:
    """The environment in which a process uses the same database as the test, which is prepared.

    What is done every day is done already, so that nothing is queued but what a test queues.
    """
    environment = {"DJANGO_SETTINGS_MODULE": "tests.jobs.settings", "MEDBORGARLOFTE_DEMO": ""}
    environment["MEDBORGARLOFTE_SECRET_KEY"] = "x" * 50
    if connection.vendor == "sqlite":
        shutil.copy(request.getfixturevalue("prepared_file"), tmp_path)
        with database_in(tmp_path):
            _no_daily_work()
            yield {**environment, "MEDBORGARLOFTE_DATA": str(tmp_path), "MEDBORGARLOFTE_DATABASE": ""}
    else:
        load_reference(ACTOR)
        _no_daily_work()
        yield {**environment, "MEDBORGARLOFTE_DATABASE": _address()}


def _no_daily_work() -> None:
    DailyWork.objects.bulk_create(DailyWork(function=name, day=date.max) for name in works())


def _address() -> str:
    at = connection.settings_dict
    who = quote(at["USER"]) + (f":{quote(at['PASSWORD'])}" if at["PASSWORD"] else "")
    return f"postgres://{who}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
