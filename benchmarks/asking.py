"""The server's entry, asked in this process: what a page costs, in queries and over its template."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from statistics import median
from types import ModuleType
from typing import Any
from unittest.mock import patch

Environ = dict[str, Any]

PIECE = 128  # of our frames fill one piece of the stack that Python keeps frames on (16 KiB)


class Asking:
    """The product as a server calls it, through every middleware."""

    def __init__(self) -> None:
        from medborgarlofte.wsgi import application

        self.application = application

    def get(self, environ: Environ) -> bytes:
        """The page, answered with 200."""
        said: list[str] = []
        response: Any = self.application(dict(environ), lambda status, *_rest: _noted(said, status))
        content = b"".join(response)
        response.close()
        assert said == ["200 OK"], said
        return content


def environ_of(address: str, **headers: str) -> Environ:
    """What a server hands over when somebody asks for the address."""
    from django.test import RequestFactory

    environ: Environ = RequestFactory(SERVER_NAME="127.0.0.1").get(address).environ
    return environ | headers


def queries_of(work: Callable[[], object]) -> int:
    """How many queries it needs."""
    from django.db import connection

    count = 0

    def counted(execute: Callable[..., Any], *arguments: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*arguments)

    with connection.execute_wrapper(counted):
        work()
    return count


def rendering_of(views: ModuleType, work: Callable[[], object]) -> Callable[[], object]:
    """Rendering what a view of the module renders while it works, with all that it gives the template."""
    from django.shortcuts import render
    from django.template.loader import get_template

    rendered: list[tuple[Any, ...]] = []

    def noting(*given: Any) -> Any:
        rendered.append(given)
        return render(*given)

    with patch.object(views, "render", noting):
        work()
    ((request, name, context),) = rendered
    template = get_template(name)
    return lambda: template.render(context, request)


def ratio(
    one: Callable[[], object],
    other: Callable[[], object],
    rounds: int,
    before: Callable[[], object] = lambda: None,
) -> float:
    """The median of what one takes over what the other takes right after it, after a first time for both.

    It is processor time. `before` is done each time before the one, and its time is not counted. A machine
    that others use goes at two speeds, and the medians of each alone may be taken from different ones; of two
    that are timed side by side the ratio has the same middle, and less spread.

    Each round is asked some frames deeper, until they have gone through a whole piece of Python's stack: a
    call that happens to stand at the edge of a piece fetches a new one from the system each time it is made,
    and gives it back. Where the edges fall is chance, and can make the same page cost twice as much.
    """
    one(), other()
    depths = [PIECE * number // rounds for number in range(rounds)]
    ratios = []
    for depth in depths:
        before()
        ratios.append(_timed(one, depth) / _timed(other, depth))
    return median(ratios)


def _noted(said: list[str], status: str) -> Callable[[bytes], object]:
    said.append(status)
    return lambda _data: None


def _timed(work: Callable[[], object], depth: int) -> float:
    """Its processor time so many frames down; what others left behind is not collected at its cost."""
    if depth:
        return _timed(work, depth - 1)
    gc.collect(1)
    began = time.process_time()
    work()
    return time.process_time() - began
