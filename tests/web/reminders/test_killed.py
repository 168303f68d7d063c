"""A worker that is killed in the middle of the week's digests, over a real mail server: each comes once."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from medborgarlofte.domain.roles import Role
from medborgarlofte.jobs.models import Job
from medborgarlofte.web.models import Digest
from medborgarlofte.web.reminders.choices import STOP_PATH
from medborgarlofte.web.reminders.sending import remind
from tests.jobs.mailbox import Mailbox, mail_server
from tests.jobs.processes import gone, running, until
from tests.people import a_member, a_user

from .late import something_late

pytestmark = pytest.mark.django_db(transaction=True)
COLLEAGUES = 4


def recipients(box: Mailbox) -> Counter[str]:
    return Counter(str(mail["to"]) for mail in box.mails())


def test_each_digest_is_sent_once_whenever_the_worker_dies(shared: dict[str, str], tmp_path: Path) -> None:
    late = something_late(held=False, year=date.today().year - 1)  # noqa: DTZ011 - the worker's own day
    for number in range(COLLEAGUES):
        a_member(late.town, Role.COORDINATOR, user=a_user(f"kollega{number}@granvik.example"))
    remind()
    remind()
    assert Digest.objects.count() == COLLEAGUES + 1  # and the head, of whom nothing waits

    with mail_server(tmp_path / "mail") as box:
        mailing = {
            **shared,
            "DJANGO_SETTINGS_MODULE": "tests.web.reminders.worker_settings",
            "MEDBORGARLOFTE_MAIL": f"smtp://127.0.0.1:{box.port}",
            "MEDBORGARLOFTE_MAIL_FROM": "loften@granvik.example",
            "MEDBORGARLOFTE_SECRET_KEY": "x" * 50,
            "MEDBORGARLOFTE_ADDRESS": "https://loften.granvik.example",
        }
        (box.folder / "hold").write_text("2")
        with running(tmp_path, mailing, "worker") as worker:
            until((box.folder / "held").exists)
            family = worker.family()
            for process in family:
                process.kill()  # SIGKILL, with the third mail half said
            until(lambda: gone(family))
        assert sum(recipients(box).values()) == 2
        (box.folder / "hold").unlink()
        with running(tmp_path, mailing, "worker"):
            until(lambda: not Job.objects.exists())
        sent = recipients(box)
        text = box.mails()[0].get_body(("plain",)).get_content()  # type: ignore[union-attr]

    colleagues = {f"kollega{number}@granvik.example" for number in range(COLLEAGUES)}
    assert set(sent.values()) == {1}
    # The head is told as well when what is late had been lifted before the mail was written.
    assert colleagues <= set(sent) <= colleagues | {late.head.email}
    assert f"https://loften.granvik.example{STOP_PATH}" in text
