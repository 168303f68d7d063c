"""A worker: a pool of processes that do jobs, and one that watches them, until it is told to stop."""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import secrets
import signal
import uuid
from collections.abc import Callable
from multiprocessing.context import ForkProcess
from multiprocessing.synchronize import Event
from time import sleep
from typing import Any

from django.conf import settings
from django.db import connections
from django_q.cluster import Sentinel
from django_q.conf import Conf

from medborgarlofte.domain.errors import Refusal

from .collector import leave_what_is_loaded
from .queue import failed_lines

GRACE = 10  # seconds a job may go on after the order to stop; a longer one is begun anew by the next worker
WATCH = 0.2  # seconds between looks
RESTART = 1  # seconds from a death to a new birth

_WAITING = -1  # what django-q sets the timer of a waiting worker to
_fork = multiprocessing.get_context("fork")


class _Pool(Sentinel):  # type: ignore[misc]
    """django-q's pool, ended whole when a process dies that may have held the lock of a queue.

    A worker that is killed at work holds none and is replaced alone. One that is killed while it waits
    leaves the queue locked for ever, and its replacement would wait for it.
    """

    def reincarnate(self, process: Any) -> None:
        if process in self.pool and process.timer.value != _WAITING:
            super().reincarnate(process)
            return
        for other in (*self.pool, self.monitor, self.pusher):
            other.kill()
        os._exit(1)


def work(say: Callable[[str], None]) -> None:
    """Do jobs until SIGINT or SIGTERM. Whatever dies is started anew; nothing outlives this process.

    Says first which jobs have failed for good. Refuses to start without the key that the links in letters
    are signed with.
    """
    if not settings.MAY_SERVE:
        raise Refusal(
            "Arbetaren startar inte utan hemlig nyckel. Sätt MEDBORGARLOFTE_SECRET_KEY till samma"
            " som servern har."
        )
    asked = told_to_stop()
    # Packages are signed between the processes of this pool alone, and never stored.
    Conf.SECRET_KEY = secrets.token_hex(32)
    os.register_at_fork(after_in_child=end_with_parent)
    leave_what_is_loaded()
    for line in failed_lines():
        say(line)
    stop, pool = _start()
    say("Arbetaren är i gång. Stäng med Ctrl+C.")
    while not asked:
        sleep(WATCH)
        if not (pool.is_alive() or asked):
            sleep(RESTART)
            stop, pool = _start()
    _end(stop, pool)
    say("Arbetaren är stängd. Det som är kvar i kön görs när den startas igen.")


def _start() -> tuple[Event, ForkProcess]:
    connections.close_all()  # a connection does not survive being in two processes
    stop = multiprocessing.Event()
    pool = _fork.Process(target=_Pool, args=(stop, multiprocessing.Event(), uuid.uuid4()))
    pool.start()
    return stop, pool


def _end(stop: Event, pool: ForkProcess) -> None:
    stop.set()
    pool.join(GRACE)
    pool.kill()
    pool.join()


def told_to_stop() -> list[int]:
    """A list that the signals to stop are put in as they come."""
    asked: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:  # nohup
            signal.signal(number, lambda came, _frame: asked.append(came))
    return asked


def end_with_parent(number: int = signal.SIGKILL) -> None:
    """Have the kernel signal this process when its parent dies, however it dies. Linux alone knows how."""
    set_parent_death_signal = 1
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(set_parent_death_signal, number)
