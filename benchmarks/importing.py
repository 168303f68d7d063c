"""Importing a country's documents: as many as 290 municipalities publish in five periods."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from .pages import pages
from .table import Figure

DOCUMENTS = 1450
_MEASURED = """
import resource, sys, time
from medborgarlofte.cli import main
began = time.monotonic()
try:
    main(sys.argv[1:])
finally:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"MEASURED {time.monotonic() - began} {peak}")
"""


def run() -> list[Figure]:
    """Seconds and peak memory of `medborgarlofte import --yes` over a folder, in a process of its own.

    Each document is read, kept, reviewed as it was read and published as version 1 of its promise.
    """
    with tempfile.TemporaryDirectory() as folder:
        seconds, megabytes = _import(Path(folder))
    return [
        Figure(f"importing {DOCUMENTS:,} documents", seconds, "s", 60),
        Figure(f"importing {DOCUMENTS:,} documents: peak memory", megabytes, "MB", 300),
    ]


def _import(folder: Path) -> tuple[float, float]:
    documents = folder / "documents"
    documents.mkdir()
    for number, page in enumerate(pages(DOCUMENTS)):
        (documents / f"{number}.txt").write_text(page, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, "import", str(documents), "--yes"],
        env={**os.environ, "MEDBORGARLOFTE_DATA": str(folder), "MEDBORGARLOFTE_DATABASE": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.stdout.count(" är publicerat: ") != DOCUMENTS:
        raise RuntimeError(done.stderr or "not every document was published")
    words = done.stdout.rsplit("MEASURED ", 1)[-1].split()
    return float(words[0]), float(words[1])
