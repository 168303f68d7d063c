"""Identity providers as processes of their own, on loopback."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.jobs.processes import PATIENCE, ROOT


@contextmanager
def provider(module: str, folder: Path) -> Iterator[int]:
    """The provider of that module, which keeps what it has in `folder`; the port that it listens on."""
    process = subprocess.Popen(
        [sys.executable, "-m", module, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.wait(timeout=PATIENCE)
