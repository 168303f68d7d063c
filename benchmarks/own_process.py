"""Measuring in a process of its own, over a database of its own that is migrated and otherwise empty."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import astuple
from importlib import import_module
from pathlib import Path

from .table import Figure

_MARK = "MEASURED "


def measured_in_own_process(module: str) -> list[Figure]:
    """What `measured()` of a module of the benchmarks gives there."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", __name__, module],
            env={**os.environ, "MEDBORGARLOFTE_DATA": folder, "MEDBORGARLOFTE_DATABASE": ""}
            | {"MEDBORGARLOFTE_DEMO": "1", "DJANGO_SETTINGS_MODULE": "medborgarlofte.settings"},
            cwd=Path(__file__).resolve().parent.parent,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [Figure(*row) for row in json.loads(done.stdout.rsplit(_MARK, 1)[-1])]


def _measure_and_print(module: str) -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    figures = import_module(module).measured()
    print(_MARK + json.dumps([astuple(figure) for figure in figures]))


if __name__ == "__main__":
    _measure_and_print(sys.argv[1])
