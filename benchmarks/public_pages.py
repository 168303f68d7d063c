"""Public pages on a country's data, through every middleware as a server calls them, on one core.

Cold (nothing kept): the whole request over rendering the same template with the same page already in
memory. Kept: the whole request over a Django view that does nothing but return the same bytes. The two
of each pair take turns, so that both meet the same disturbances, and their medians are compared.
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
from unittest.mock import patch

from .table import Figure

COLD_ROUNDS, KEPT_ROUNDS = 15, 300
MINIMAL = "/given/bytes/only/"
_OWN = """
import sys
from benchmarks import public_pages
public_pages.measure_and_print()
"""


def run() -> list[Figure]:
    """The figures, measured in a process of its own over a database of its own."""
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
    """In the process of its own: store the country, measure its pages, print what was measured."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from .country import store

    store()
    print("MEASURED", json.dumps([astuple(figure) for figure in measured()]))


def measured() -> list[Figure]:
    """Every page's figures, on the day on which the country was drawn."""
    import time_machine

    from .statuses import TODAY

    cold, kept, most = [], [], 0
    with time_machine.travel(f"{TODAY}T12:00:00+02:00"):
        asking = _Asking()
        for name, address in _addresses().items():
            most = max(most, asking.queries(address))
            cold.append(Figure(f"{name}, cold: over its template alone", asking.cold(address), "times", 3))
            kept.append(Figure(f"{name}, kept: over a bare view", asking.kept(address), "times", 2))
    return [*cold, *kept, Figure("SQL queries of a public page, at most", most, "queries", 8)]


def _addresses() -> dict[str, str]:
    """The start page, and of the other kinds the page with most records and the one in the middle."""
    from django.db.models import Count

    from medborgarlofte.promises.models import Commitment, Promise

    found = {"start page": "/"}
    sizes = Promise.objects.filter(start__year__gte=2022).annotate(size=Count("commitments__records"))
    promises = list(sizes.order_by("size", "pk"))
    for size, promise in (("busiest", promises[-1]), ("middle", promises[len(promises) // 2])):
        each = Commitment.objects.filter(promise=promise).annotate(size=Count("records"))
        commitments = list(each.order_by("size", "pk"))
        commitment = commitments[-1 if size == "busiest" else len(commitments) // 2]
        found[f"{size} municipality"] = f"/{promise.municipality.slug}/"
        found[f"{size} promise"] = promise.address()
        found[f"{size} commitment"] = f"{promise.address()}{commitment.number}/"
    return found


class _Asking:
    """The server's entry, asked in this process."""

    def __init__(self) -> None:
        from django.conf import settings
        from django.core.wsgi import get_wsgi_application

        settings.ROOT_URLCONF = "benchmarks.addresses"
        self.application = get_wsgi_application()

    def _get(self, environ: dict[str, Any]) -> bytes:
        said: list[str] = []
        response: Any = self.application(dict(environ), lambda status, *_rest: _noted(said, status))
        content = b"".join(response)
        response.close()
        assert said == ["200 OK"], said
        return content

    def _forgetful(self, environ: dict[str, Any]) -> bytes:
        from medborgarlofte.publishing.caching import PAGES

        PAGES.clear()
        return self._get(environ)

    def queries(self, address: str) -> int:
        """How many queries the page needs when nothing is kept."""
        from django.db import connection

        count = 0

        def counted(execute: Callable[..., Any], *arguments: Any) -> Any:
            nonlocal count
            count += 1
            return execute(*arguments)

        with connection.execute_wrapper(counted):
            self._forgetful(_environ(address))
        return count

    def cold(self, address: str) -> float:
        """The whole request over its template alone."""
        environ, render = _environ(address), self._rendering(address)
        return _ratio(lambda: self._forgetful(environ), render, COLD_ROUNDS)

    def kept(self, address: str) -> float:
        """The whole request, its page kept, over a bare view that returns the same bytes."""
        from .addresses import GIVEN

        GIVEN["content"] = self._get(_environ(address))
        asked, bare = _environ(address), _environ(MINIMAL)
        assert self._get(bare) == self._get(asked)
        return _ratio(lambda: self._get(asked), lambda: self._get(bare), KEPT_ROUNDS)

    def _rendering(self, address: str) -> Callable[[], object]:
        """Rendering what the view rendered, with all that it gave the template."""
        from django.shortcuts import render
        from django.template.loader import get_template

        from medborgarlofte.publishing import views

        rendered: list[tuple[Any, ...]] = []

        def noting(*given: Any) -> Any:
            rendered.append(given)
            return render(*given)

        with patch.object(views, "render", noting):
            self._forgetful(_environ(address))
        ((request, name, context),) = rendered
        template = get_template(name)
        return lambda: template.render(context, request)


def _noted(said: list[str], status: str) -> Callable[[bytes], object]:
    said.append(status)
    return lambda _data: None


def _environ(address: str) -> dict[str, Any]:
    from django.test import RequestFactory

    environ: dict[str, Any] = RequestFactory(SERVER_NAME="127.0.0.1").get(address).environ
    return environ


def _ratio(one: Callable[[], object], other: Callable[[], object], rounds: int) -> float:
    """The median processor time of one over that of the other, in turns, after a first time for both."""
    one(), other()
    pairs = [(_timed(one), _timed(other)) for _ in range(rounds)]
    return median(first for first, _ in pairs) / median(second for _, second in pairs)


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
