"""`medborgarlofte invite`: the first administrator, with and without a mail server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.jobs.processes import ROOT

EMAIL = "admin@granvik.example"
SERVER = {"MEDBORGARLOFTE_MAIL": "smtp://127.0.0.1:1", "MEDBORGARLOFTE_MAIL_FROM": "loften@granvik.example"}
SERVED = {
    "MEDBORGARLOFTE_SECRET_KEY": "a key of the tests " * 4,
    "MEDBORGARLOFTE_HOSTS": "loften.granvik.example",
}


@pytest.fixture
def folder(prepared_file: Path, tmp_path: Path) -> Path:
    """With a database that is ready."""
    shutil.copy(prepared_file, tmp_path)
    return tmp_path


def invite(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    own = {"MEDBORGARLOFTE_DATA": str(folder), "MEDBORGARLOFTE_DATABASE": "", "MEDBORGARLOFTE_DEMO": ""}
    return subprocess.run(
        [sys.executable, "-m", "medborgarlofte.cli", "invite", *arguments],
        cwd=ROOT, env={**os.environ, **own, **SERVED, **environment},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_without_a_mail_server_the_link_is_printed_and_with_one_it_is_sent(tmp_path: Path) -> None:
    folder = tmp_path  # in which there is nothing yet
    printed = invite(folder, EMAIL, "--administrator")
    assert (printed.returncode, printed.stderr) == (0, "")
    assert "https://loften.granvik.example/konto/inbjudan/" in printed.stdout

    sent = invite(folder, EMAIL, **SERVER)
    assert (sent.returncode, sent.stdout) == (
        0,
        f"Inbjudan skickas till {EMAIL}. Länken gäller i sju dygn.\n",
    )


def test_what_is_wrong_is_told_in_a_sentence(folder: Path) -> None:
    refused = invite(folder, "ingen adress")
    assert (refused.returncode, refused.stderr) == (1, "Error: ”ingen adress” är ingen e-postadress.\n")
    broken = invite(folder, EMAIL, MEDBORGARLOFTE_MAIL="mail.example")
    assert broken.returncode == 1
    assert broken.stderr.startswith("Error: MEDBORGARLOFTE_MAIL ska se ut som")
