"""A real mail server for a test, and what it was given."""

from __future__ import annotations

import email
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from medborgarlofte.jobs.mail_server import mail_settings

from .processes import PATIENCE, ROOT


@dataclass(frozen=True)
class Mailbox:
    """Where a mail server listens, and the folder with what it took."""

    port: int
    folder: Path

    def mails(self) -> list[EmailMessage]:
        """All that it took, the oldest first."""
        files = sorted(self.folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
        return [email.message_from_bytes(path.read_bytes(), policy=policy.default) for path in files]

    def link(self) -> str:
        """The path of the link in the newest mail."""
        return path_in(self.mails()[-1].get_body(("plain",)).get_content())  # type: ignore[union-attr]


def path_in(text: str) -> str:
    """The path of the only link in a text."""
    (link,) = re.findall(r"https?://[^/\s]+(/\S+)", text)
    return str(link)


@contextmanager
def mail_server(folder: Path) -> Iterator[Mailbox]:
    """A mail server in a process of its own, ended with the test."""
    folder.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.jobs.smtp_server", str(folder)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        yield Mailbox(int(process.stdout.readline()), folder)
    finally:
        process.kill()
        process.wait(timeout=PATIENCE)


@pytest.fixture
def mailbox(tmp_path: Path, settings: Any) -> Iterator[Mailbox]:
    """A mail server that this process sends to."""
    with mail_server(tmp_path / "mail") as box:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        for name, value in mail_settings(f"smtp://127.0.0.1:{box.port}").items():
            setattr(settings, name, value)
        settings.DEFAULT_FROM_EMAIL = "loften@granvik.example"
        yield box
