"""Making the database ready, from the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection

from medborgarlofte.cli import main
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.actions import load_reference
from medborgarlofte.places.models import Municipality
from medborgarlofte.places.preparing import make_ready
from tests.building import ACTOR


@pytest.mark.django_db
def test_prepare_says_what_it_did_and_then_that_it_did_nothing() -> None:
    first = CliRunner().invoke(main, ["prepare"])
    assert (first.exit_code, Municipality.objects.count()) == (0, 290)
    assert "21 län, 290 kommuner" in first.output
    assert "0 län, 0 kommuner" in CliRunner().invoke(main, ["prepare"]).output


@pytest.mark.django_db
def test_a_file_is_made_ready_by_itself_and_a_server_is_not() -> None:
    if connection.vendor == "sqlite":
        assert make_ready(ACTOR)
    else:
        with pytest.raises(Refusal, match="medborgarlofte prepare"):
            make_ready(ACTOR)
        load_reference(ACTOR)
    assert not make_ready(ACTOR)
    assert Municipality.objects.count() == 290


@pytest.mark.parametrize(
    ("data", "address", "sentence"),
    [
        ("/proc/nej", "", "Mappen för databasen går inte att skapa"),
        ("", "postgres://ingen@127.0.0.1:9/ingen", "Databasen går inte att använda"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_without_a_traceback(
    tmp_path: Path, data: str, address: str, sentence: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "medborgarlofte.cli", "prepare"],
        env={
            **os.environ,
            "MEDBORGARLOFTE_DATA": data or str(tmp_path),
            "MEDBORGARLOFTE_DATABASE": address,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
