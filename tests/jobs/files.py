"""Databases in files of their own, which the test uses as if they were its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.db import connections

from medborgarlofte.cli import main

NAME = "medborgarlofte.sqlite3"
Command = Callable[..., Result]


def copied(source: Path, folder: Path) -> sqlite3.Connection:
    """A copy of the database in a folder in another one, opened there."""
    opened = sqlite3.connect(folder / NAME, isolation_level=None)
    with closing(sqlite3.connect(source / NAME)) as whole:
        whole.backup(opened)
    return opened


@contextmanager
def database_in(folder: Path) -> Iterator[None]:
    """The database in the folder, for as long as it lasts."""
    own = connections.create_connection("default")
    own.settings_dict = {**own.settings_dict, "NAME": str(folder / NAME)}
    usual, connections["default"] = connections["default"], own
    try:
        yield
    finally:
        own.close()
        connections["default"] = usual


@pytest.fixture
def command(django_db_blocker: Any) -> Command:
    """The command `medborgarlofte …` on the database in a folder, without a process to start for each."""

    def invoke(folder: Path, *arguments: str) -> Result:
        with django_db_blocker.unblock(), database_in(folder):
            return CliRunner().invoke(main, arguments)

    return invoke
