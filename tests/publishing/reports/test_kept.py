"""The annual summaries of every promise, made by workers: each once, also when a worker is killed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.utils import timezone

from medborgarlofte.cli import main
from medborgarlofte.jobs.models import Job
from medborgarlofte.places.actions import load_reference
from medborgarlofte.publishing.actions import keep_year_report, make_year_report
from medborgarlofte.publishing.models import YearReport
from medborgarlofte.publishing.reports.kept import ask_for_year, progress_of_year, write_files
from tests.building import ACTOR, a_promise, an_unpublished_promise
from tests.jobs.conftest import shared
from tests.jobs.processes import running, until

__all__ = ["shared"]
PLACES = ("Granvik", "Almvik", "Norrfors", "Stenhult")


def promises() -> None:
    for place in PLACES:
        a_promise(municipality=place)


@pytest.mark.django_db
def test_each_promise_of_the_year_is_asked_for_once() -> None:
    promises()
    a_promise(municipality="Åsmyra", label="2023", start=date(2023, 1, 1), end=date(2024, 1, 1))
    an_unpublished_promise(municipality="Vintermark")
    assert ask_for_year(ACTOR, 2024, again=False) == len(PLACES)
    assert ask_for_year(ACTOR, 2024, again=False) == 0
    assert ask_for_year(ACTOR, 2024, again=True) == 0  # they wait
    assert Job.objects.count() == len(PLACES)


@pytest.mark.django_db
def test_what_is_made_is_counted_and_made_again_when_asked(tmp_path: Path) -> None:
    promises()
    ask_for_year(ACTOR, 2024, again=False)
    first, second, *_others = YearReport.objects.all()
    make_year_report(first.pk)
    make_year_report(first.pk)
    assert progress_of_year(2024).made == 1
    Job.objects.filter(arguments=[second.pk]).update(failed_at=timezone.now(), error="Det tog för lång tid.")
    progress = progress_of_year(2024)
    assert (progress.asked, progress.is_over) == (4, False)
    assert progress.failed == ("Almvik 2024, årsöversikt 2024: Det tog för lång tid.",)
    assert ask_for_year(ACTOR, 2024, again=False) == 1  # what failed
    assert ask_for_year(ACTOR, 2024, again=True) == 1  # what is made
    written = sorted(path.name for path in write_files(2024, tmp_path / "mapp"))
    assert written == [f"granvik-2024-arsrapport-2024.{ending}" for ending in ("docx", "pdf")]
    assert (tmp_path / "mapp" / written[1]).read_bytes().startswith(b"%PDF-")


@pytest.mark.django_db
def test_the_command_asks_says_how_far_it_has_come_and_writes_files(tmp_path: Path) -> None:
    load_reference(ACTOR)  # the command asks for a database that is prepared
    promises()
    asked = CliRunner().invoke(main, ["reports", "--year", "2024", "--no-wait"])
    assert asked.exit_code == 0
    assert "4 årsöversikter för 2024 ska göras." in asked.output
    for row in YearReport.objects.all():
        keep_year_report(ACTOR, row.pk, b"%PDF-", b"PK")
    told = CliRunner().invoke(main, ["reports", "--year", "2024", "--to", str(tmp_path)])
    assert told.exit_code == 0
    assert "0 årsöversikter för 2024 ska göras." in told.output
    assert "4 av 4 är gjorda." in told.output
    assert len(list(tmp_path.iterdir())) == 8


@pytest.mark.django_db
def test_the_command_fails_when_some_could_not_be_made() -> None:
    promises()
    ask_for_year(ACTOR, 2024, again=False)
    Job.objects.update(failed_at=timezone.now(), error="Det tog för lång tid.")
    YearReport.objects.update(asked_at=timezone.now())
    progress = progress_of_year(2024)
    assert progress.is_over
    assert len(progress.failed) == len(PLACES)


@pytest.mark.django_db(transaction=True)
def test_each_is_made_whenever_a_worker_dies(shared: dict[str, str], tmp_path: Path) -> None:
    promises()
    ask_for_year(ACTOR, 2024, again=False)
    environment = {
        **shared,
        "DJANGO_SETTINGS_MODULE": "tests.web.reminders.worker_settings",
        "MEDBORGARLOFTE_SECRET_KEY": "x" * 50,
    }
    with running(tmp_path, environment, "worker") as worker:
        until(lambda: Job.objects.filter(attempts__gt=0).exists())
        for process in worker.family():
            process.kill()  # SIGKILL, in the middle of one
    assert Job.objects.exists()
    with running(tmp_path, environment, "worker"):
        until(lambda: not Job.objects.exists(), 120)
    progress = progress_of_year(2024)
    assert (progress.made, progress.failed) == (len(PLACES), ())
    assert all(bytes(row.pdf).startswith(b"%PDF-") for row in YearReport.objects.all())
