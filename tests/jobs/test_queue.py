"""Asking for a job, and what is written of how it went."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from medborgarlofte.jobs import doing
from medborgarlofte.jobs.models import Job
from medborgarlofte.jobs.queue import failed_lines, failures, later
from medborgarlofte.places.models import PoliceRegion

from . import work
from .waiting import do_waiting_jobs

pytestmark = pytest.mark.django_db


def test_a_job_of_a_transaction_that_is_undone_is_not_there() -> None:
    with transaction.atomic():
        later(work.write, "Granvik", key="granvik")
        transaction.set_rollback(True)

    assert not Job.objects.exists()


@pytest.mark.parametrize("function", [lambda: None, "granvik".upper, Job.objects.all])
def test_a_function_that_a_worker_could_not_find_is_refused(function: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="top of a module"):
        later(function, key="x")


def test_a_job_is_given_keys_and_not_contents() -> None:
    with pytest.raises(ValueError, match="keys of rows"):
        later(work.write, "x" * 10_000, key="x")
    with pytest.raises(TypeError):
        later(work.write, b"bytes", key="x")  # type: ignore[arg-type]
    assert not Job.objects.exists()


def test_a_job_that_is_done_is_gone() -> None:
    later(work.write, "Granvik", key="granvik")
    do_waiting_jobs()

    assert PoliceRegion.objects.filter(name="Granvik").exists()
    assert not Job.objects.exists()


def test_a_job_that_somebody_else_has_taken_since_is_not_done() -> None:
    later(work.write, "Granvik", key="granvik")
    mine = Job.objects.get()
    Job.objects.update(free_at=doing.lease())
    doing.do(mine.pk, mine.free_at.isoformat())

    assert not PoliceRegion.objects.filter(name="Granvik").exists()
    assert Job.objects.get().attempts == 0


def test_a_refusal_is_final_and_its_sentence_is_told() -> None:
    later(work.refuse, key="tom")
    do_waiting_jobs()
    later(work.write, "Granvik", key="granvik")

    assert failures(["tom", "granvik"]) == {"tom": "Filen är tom."}
    assert failures(["granvik"]) == {}


def test_a_fault_is_tried_three_times_and_then_told() -> None:
    later(work.divide, key="fel")
    for attempt in (1, 2):
        do_waiting_jobs()
        assert (failures(["fel"]), Job.objects.get().attempts) == ({}, attempt)
    do_waiting_jobs()

    assert failures(["fel"]) == {"fel": "Ett fel i programmet stoppade arbetet: ZeroDivisionError."}
    assert [line.partition(" tests.")[2] for line in failed_lines()] == [
        "jobs.work.divide (fel): Ett fel i programmet stoppade arbetet: ZeroDivisionError."
    ]


def test_a_job_that_has_failed_is_not_done_again() -> None:
    later(work.refuse, key="tom")
    do_waiting_jobs()
    Job.objects.update(function="tests.jobs.work.write", arguments=["Granvik"])
    failed = Job.objects.get()
    doing.do(failed.pk, failed.free_at.isoformat())

    assert not PoliceRegion.objects.filter(name="Granvik").exists()


def test_a_job_that_takes_its_worker_with_it_is_given_up() -> None:
    """Such a worker tells nothing: all that is left is how often the job was begun."""
    later(work.write, "Granvik", key="granvik")
    Job.objects.update(attempts=3)
    do_waiting_jobs()

    assert failures(["granvik"]) == {"granvik": "Arbetet avbröts varje gång det försöktes."}
    assert not PoliceRegion.objects.filter(name="Granvik").exists()


def test_asking_anew_forgets_the_failure() -> None:
    later(work.refuse, key="tom")
    do_waiting_jobs()
    later(work.write, "Granvik", key="tom")

    assert failures(["tom"]) == {}
    assert Job.objects.get().function == "tests.jobs.work.write"


def test_the_latest_failures_are_kept_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doing, "KEPT_FAILURES", 2)
    for key in ("första", "andra", "tredje"):
        later(work.refuse, key=key)
        do_waiting_jobs()

    assert set(failures(["första", "andra", "tredje"])) == {"andra", "tredje"}
