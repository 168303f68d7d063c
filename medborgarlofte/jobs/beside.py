"""A server and a worker in one command, for a database in a file: neither is left when the other ends."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.context import ForkProcess
from time import sleep

from django.db import connections

from .worker import GRACE, RESTART, WATCH, end_with_parent, told_to_stop, work

LONGER_THAN_EITHER = 2 * GRACE  # seconds

_fork = multiprocessing.get_context("fork")


def run_beside(server: Callable[[], None], say: Callable[[str], None]) -> int:
    """Run `server` with a worker beside it until it ends or SIGINT or SIGTERM comes; its exit status.

    A worker that dies is started anew. Both are in process groups of their own, so that Ctrl+C comes here
    alone and each is told once.
    """
    connections.close_all()
    serving, working = _start(server), _start(_work)
    asked = told_to_stop()
    while serving.is_alive() and not asked:
        sleep(WATCH)
        if not (working.is_alive() or asked):
            say("Arbetaren stannade och startas om.")
            sleep(RESTART)
            working = _start(_work)
    for process in (working, serving):
        _tell(process, asked[0] if asked else signal.SIGTERM)
    for process in (working, serving):
        _end(process)
    return 0 if asked else serving.exitcode or 0


def _work() -> None:
    work(say=lambda sentence: None)


def _start(target: Callable[[], None]) -> ForkProcess:
    process = _fork.Process(target=_alone, args=(target,))
    process.start()
    return process


def _alone(target: Callable[[], None]) -> None:
    os.setpgid(0, 0)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)  # until it says what it does with them itself
    end_with_parent(signal.SIGTERM)
    target()


def _tell(process: ForkProcess, number: int) -> None:
    if process.is_alive():
        os.kill(_pid(process), number)


def _end(process: ForkProcess) -> None:
    """Wait for it, and then end whatever is left of its group."""
    process.join(LONGER_THAN_EITHER)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(_pid(process), signal.SIGKILL)
    process.join()


def _pid(process: ForkProcess) -> int:
    if process.pid is None:
        raise RuntimeError("the process is not started")
    return process.pid
