"""What all tests share. Tests that use the database are marked so: they run on SQLite and on PostgreSQL.

Which of the two is decided by MEDBORGARLOFTE_DATABASE, as when the product runs: `pytest` alone uses SQLite,
in memory; `MEDBORGARLOFTE_DATABASE=postgres://… pytest -m database` runs the same tests on PostgreSQL.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from medborgarlofte.accounts.database_rules import take_away
from medborgarlofte.followup.kept import KEEPING
from medborgarlofte.publishing.caching import PAGES
from tests.jobs.files import NAME
from tests.jobs.processes import PATIENCE, ROOT

_DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "database: uses the database, and runs on both kinds")
    config.addinivalue_line("markers", "sqlite_alone: asks nothing that the kind of database has a part in")
    # Thousands of tests make users, and one that is slow to guess is slow to make; one test holds Argon2.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark before `-m` selects."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        uses = item.get_closest_marker("django_db") or fixtures & _DATABASE_FIXTURES
        if uses and not item.get_closest_marker("sqlite_alone"):
            item.add_marker("database")


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: looking through it for waste took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session")
def prepared_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with all tables and the register, made once for all tests to copy."""
    folder = tmp_path_factory.mktemp("prepared")
    subprocess.run(
        [sys.executable, "-m", "medborgarlofte.cli", "prepare"],
        cwd=ROOT, env={**os.environ, "MEDBORGARLOFTE_DATA": str(folder), "MEDBORGARLOFTE_DATABASE": ""},
        check=True, timeout=PATIENCE,
    )  # fmt: skip
    return folder / NAME


@pytest.fixture(autouse=True)
def _in_swedish() -> None:
    """Each test begins in the language of the product, whatever page another one asked for before."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """Undone tests at a stopped clock leave databases that look alike, so nothing is kept between them."""
    PAGES.clear()
    KEEPING.clear()


@pytest.fixture(autouse=True)
def _rules_let_go(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that commits empties its tables afterwards, which the database's own rules would refuse."""
    marker = request.node.get_closest_marker("django_db")
    commits = "transactional_db" in request.fixturenames or (marker and marker.kwargs.get("transaction"))
    if not commits:
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    take_away()
