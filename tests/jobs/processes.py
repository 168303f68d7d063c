"""Starting the product's own processes on a database of the test, and waiting for what they do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

import psutil

ROOT = Path(__file__).resolve().parents[2]
Seen = TypeVar("Seen")
PATIENCE = 90  # seconds, on a machine that has much else to do; one that has not waits for a moment


@dataclass
class Running:
    """A command with all that it starts, in a process group of its own."""

    process: subprocess.Popen[str]
    said: Path

    def family(self) -> list[psutil.Process]:
        """Itself and all below it."""
        own = psutil.Process(self.process.pid)
        return [own, *own.children(recursive=True)]

    def whole(self, count: int) -> list[psutil.Process]:
        """All of them, seen in one look: between two of them one may have died."""
        return until(lambda: seen if len(seen := self.family()) >= count else [])

    def stop(self, number: int) -> tuple[int, str]:
        """Signal the command alone; its exit status and all that it wrote."""
        self.process.send_signal(number)
        return self.process.wait(timeout=PATIENCE), self.said.read_text(encoding="utf-8")


@contextmanager
def running(folder: Path, environment: dict[str, str], *command: str) -> Iterator[Running]:
    """The command `medborgarlofte …`, ended with all it started whatever the test does to it."""
    said = folder / f"{command[0]}-{monotonic()}.txt"
    with said.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "medborgarlofte.cli", *command],
            cwd=ROOT, env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
            stdout=out, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip
    started = Running(process, said)
    try:
        yield started
    finally:
        with suppress(psutil.NoSuchProcess):
            for member in started.family():
                member.kill()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=PATIENCE)


def until(holds: Callable[[], Seen], seconds: float = PATIENCE) -> Seen:
    """Wait until it holds, and give what was seen then; the test fails when it does not in time."""
    end = monotonic() + seconds
    while not (seen := holds()):
        assert monotonic() < end, "it did not happen in time"
        sleep(0.05)
    return seen


def gone(processes: list[psutil.Process]) -> bool:
    return not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in processes)
