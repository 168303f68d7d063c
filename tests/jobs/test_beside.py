"""A server on a database in a file does what is queued by itself; one on a database server says who does."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

import psutil
import pytest
from django.db import connection

from medborgarlofte.jobs.models import Job
from medborgarlofte.jobs.queue import later
from medborgarlofte.places.models import PoliceRegion

from . import work
from .processes import Running, gone, running, until

BOTH = 8  # processes: the command, gunicorn with one process, and the five of a worker


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def serving(shared: dict[str, str]) -> dict[str, str]:
    return {**shared, "MEDBORGARLOFTE_SECRET_KEY": "x" * 50, "MEDBORGARLOFTE_HOSTS": "127.0.0.1"}


def _answers(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def _worker(server: Running, port: int) -> psutil.Process:
    """The child that does not listen."""
    until(lambda: _answers(port))
    (found,) = (child for child in server.whole(BOTH)[0].children() if not child.net_connections())
    return found


def _does_jobs(name: str) -> None:
    later(work.write, name, key=name)
    until(lambda: not Job.objects.exists())
    assert PoliceRegion.objects.filter(name=name).exists()


def test_it_does_jobs_and_starts_a_worker_anew_and_leaves_nothing_behind(
    serving: dict[str, str], tmp_path: Path, port: int
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("a database server has its workers apart")
    with running(tmp_path, serving, "serve", "--port", str(port)) as server:
        worker = _worker(server, port)
        _does_jobs("Granvik")
        worker.kill()
        _does_jobs("Almvik")
        family = server.whole(BOTH)
        status, said = server.stop(signal.SIGINT)

    assert (status, gone(family)) == (0, True)
    assert "Arbetaren stannade och startas om." in said
    assert "Traceback" not in said


def test_killed_outright_it_leaves_nothing_behind(serving: dict[str, str], tmp_path: Path, port: int) -> None:
    with running(tmp_path, serving, "serve", "--port", str(port)) as server:
        until(lambda: _answers(port))
        family = server.family()
        family[0].kill()
        until(lambda: gone(family))


def test_on_a_database_server_it_says_that_a_worker_is_needed(
    serving: dict[str, str], tmp_path: Path, port: int
) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("a database in a file has its worker in the same command")
    with running(tmp_path, serving, "serve", "--port", str(port)) as server:
        until(lambda: _answers(port))
        _status, said = server.stop(signal.SIGTERM)

    assert "”medborgarlofte worker”" in said
