"""The annual summary of the promise with most records, each form from the question to the file.

In a process of its own over a database of its own, on the country that the public pages are measured on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path
from statistics import median
from typing import Any

from .table import Figure

ROUNDS = 5
SECONDS, FOR = 2.0, 30  # what a report of so many commitments may take, and in proportion one of fewer
MUNICIPALITIES, RECORDS = 4, 40_000
_OWN = """
from benchmarks import reports
reports.measure_and_print()
"""


def run() -> list[Figure]:
    """The figures."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", _OWN],
            env={**os.environ, "MEDBORGARLOFTE_DATA": folder, "MEDBORGARLOFTE_DATABASE": ""}
            | {"MEDBORGARLOFTE_DEMO": "1", "DJANGO_SETTINGS_MODULE": "medborgarlofte.settings"},
            cwd=Path(__file__).resolve().parent.parent,
            capture_output=True,
            text=True,
            check=True,
        )
    return [Figure(*row) for row in json.loads(done.stdout.rsplit("MEASURED ", 1)[-1])]


def measure_and_print() -> None:
    """In the process of its own: store the promises, make their reports, print what was measured."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from .country import store

    store(municipalities=MUNICIPALITIES, records=RECORDS)
    print("MEASURED", json.dumps([astuple(figure) for figure in measured()]))


def measured() -> list[Figure]:
    """Each form of the summary of last year."""
    import time_machine
    from django.db.models import Count
    from django.utils import translation

    from medborgarlofte.promises.models import Promise

    from .statuses import COMMITMENTS, TODAY

    sizes = Promise.objects.annotate(size=Count("commitments__records"))
    promise = sizes.filter(start__year__lt=TODAY.year, end__year__gte=TODAY.year).latest("size")
    with time_machine.travel(f"{TODAY}T12:00:00+02:00"), translation.override("sv"):
        took = {form: _seconds(make) for form, make in _forms(promise, TODAY.year - 1).items()}
    what, bound = f"annual summary of {COMMITMENTS} commitments", SECONDS * COMMITMENTS / FOR
    return [Figure(f"{what}, {form}", seconds, "s", bound) for form, seconds in took.items()]


def _forms(promise: Any, year: int) -> dict[str, Callable[[], object]]:
    from django.test import Client

    from medborgarlofte.publishing.caching import PAGES

    def asking(ending: str) -> Callable[[], object]:
        def ask() -> None:
            PAGES.clear()
            answer = Client(SERVER_NAME="127.0.0.1").get(f"{promise.address()}arsrapport/{year}{ending}")
            assert answer.status_code == 200, answer.status_code

        return ask

    return {"page": asking("/"), "PDF": asking(".pdf"), "Word": asking(".docx")}


def _seconds(work: Callable[[], object]) -> float:
    """The median of the time on the clock, since the typesetter is a process of its own."""
    work()
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return median(took)
