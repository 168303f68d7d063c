"""Real worker processes: what is queued gets done, whatever dies, and nothing is left running."""

from __future__ import annotations

import signal
from functools import partial
from itertools import count
from pathlib import Path

import psutil
import pytest
from django.db import transaction

from medborgarlofte.jobs.models import Job
from medborgarlofte.jobs.queue import failures, later
from medborgarlofte.places.models import PoliceRegion

from . import work
from .processes import PATIENCE, gone, running, until
from .waiting import do_waiting_jobs

POOL = 5  # processes: the command, the guard, the one that takes, the one that does, the one that tells


def _written(name: str) -> int:
    return PoliceRegion.objects.filter(name=name).count()


def _nothing_queued() -> bool:
    return not Job.objects.exists()


def _begun(folder: Path) -> list[int]:
    return [int(path.stem) for path in folder.glob("*.begun")]


def test_what_was_queued_before_the_worker_started_is_done_and_what_was_undone_is_not(
    shared: dict[str, str], tmp_path: Path
) -> None:
    with transaction.atomic():
        later(work.write, "Ångrad", key="ångrad")
        transaction.set_rollback(True)
    later(work.write, "Granvik", key="granvik")
    with running(tmp_path, shared, "worker"):
        until(_nothing_queued)

    assert (_written("Granvik"), _written("Ångrad")) == (1, 0)


def test_a_job_whose_whole_worker_is_killed_is_done_once_by_another(
    shared: dict[str, str], tmp_path: Path
) -> None:
    later(work.write_the_second_time, "Granvik", str(tmp_path), key="granvik")
    with running(tmp_path, shared, "worker") as first:
        until(lambda: _begun(tmp_path))
        for process in first.family():
            process.kill()
    assert (_written("Granvik"), Job.objects.get().attempts) == (0, 1)

    with running(tmp_path, shared, "worker"):
        until(_nothing_queued)
    assert (_written("Granvik"), len(_begun(tmp_path))) == (1, 2)


def test_a_worker_outlives_the_death_of_any_process_below_it(shared: dict[str, str], tmp_path: Path) -> None:
    later(work.write_the_second_time, "Granvik", str(tmp_path), key="granvik")
    with running(tmp_path, shared, "worker") as worker:
        until(lambda: _begun(tmp_path))
        psutil.Process(_begun(tmp_path)[0]).kill()
        until(_nothing_queued)
        for place in range(1, POOL):
            killed = worker.whole(POOL)[place]
            killed.kill()
            until(partial(gone, [killed]))
            later(work.write, f"Efter {place}", key="efter")
            until(_nothing_queued)
            assert _written(f"Efter {place}") == 1


def _notes(folder: Path) -> list[list[str]]:
    return [path.read_text(encoding="utf-8").split() for path in folder.glob("*.note")]


def _do_forty(folder: Path, turn: int) -> None:
    for number in range(40):
        later(work.note, f"{turn}-{number}", str(folder), key=f"{turn}-{number}")
    until(_nothing_queued)


def test_two_workers_share_the_queue_and_each_job_is_done_once(
    shared: dict[str, str], tmp_path: Path
) -> None:
    turns = count()

    def both_do_some() -> bool:
        """On a busy machine one may have done all forty before the other has looked."""
        _do_forty(tmp_path, next(turns))
        return len({pid for done in _notes(tmp_path) for pid in done}) == 2

    with running(tmp_path, shared, "worker") as one, running(tmp_path, shared, "worker") as other:
        one.whole(POOL)
        other.whole(POOL)
        until(both_do_some)

    assert [len(done) for done in _notes(tmp_path)] == [1] * 40 * next(turns)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_told_to_stop_it_says_so_and_leaves_nothing_behind(
    shared: dict[str, str], tmp_path: Path, number: int
) -> None:
    with running(tmp_path, shared, "worker") as worker:
        family = worker.whole(POOL)
        status, said = worker.stop(number)

    assert (status, gone(family)) == (0, True)
    assert said.splitlines() == [
        "Arbetaren är i gång. Stäng med Ctrl+C.",
        "Arbetaren är stängd. Det som är kvar i kön görs när den startas igen.",
    ]


def test_it_begins_by_saying_what_has_failed(shared: dict[str, str], tmp_path: Path) -> None:
    later(work.refuse, key="tom")
    do_waiting_jobs()
    with running(tmp_path, shared, "worker") as worker:
        worker.whole(POOL)
        _status, said = worker.stop(signal.SIGTERM)

    assert "tests.jobs.work.refuse (tom): Filen är tom." in said.splitlines()[0]


def test_killed_outright_it_leaves_nothing_behind(shared: dict[str, str], tmp_path: Path) -> None:
    with running(tmp_path, shared, "worker") as worker:
        family = worker.whole(POOL)
        family[0].kill()
        until(lambda: gone(family))


def test_a_job_that_takes_too_long_is_stopped_and_the_next_is_done(
    shared: dict[str, str], tmp_path: Path
) -> None:
    later(work.hang, key="hänger")
    later(work.write, "Granvik", key="granvik")
    with running(tmp_path, shared, "worker"):
        until(lambda: _written("Granvik"))
        until(lambda: Job.objects.filter(error__contains="för lång tid").exists())

    assert failures(["hänger"]) == {}


def test_a_page_and_a_worker_that_write_at_once_do_not_lock_each_other_out(
    shared: dict[str, str], tmp_path: Path
) -> None:
    with running(tmp_path, shared, "worker") as worker:
        for number in range(60):
            later(work.write, f"Jobb {number}", key=f"jobb {number}")
        for number in range(300):
            with transaction.atomic():
                PoliceRegion.objects.create(name=f"Sida {number}")
                PoliceRegion.objects.filter(name=f"Sida {number}").update(name=f"Ändrad {number}")
        until(_nothing_queued)
        _status, said = worker.stop(signal.SIGTERM)

    assert PoliceRegion.objects.filter(name__startswith="Jobb").count() == 60
    assert PoliceRegion.objects.filter(name__startswith="Ändrad").count() == 300
    assert "lock" not in said


def test_it_does_not_start_without_the_key_that_links_in_letters_are_signed_with(
    shared: dict[str, str], tmp_path: Path
) -> None:
    with running(tmp_path, shared | {"MEDBORGARLOFTE_SECRET_KEY": ""}, "worker") as worker:
        assert worker.process.wait(timeout=PATIENCE) == 1
    assert "MEDBORGARLOFTE_SECRET_KEY" in worker.said.read_text(encoding="utf-8")
