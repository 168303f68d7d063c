"""My week of an officer with five municipalities, 200 commitments and 20,000 records, on one core.

The whole request, through every middleware as a server calls it, over rendering the same template with the
same rows already in memory. The two take turns in one process, each round from a little deeper in Python's
stack, and the median of the rounds is told (`asking.ratio` says why). A collection of all garbage in the
process, which either may meet, falls out with it.

What was done is kept until more is written of a municipality, and how it was judged until another day
(`followup.kept`), so it is measured four times: as it is asked for between two writes; right after the
officer has logged something, which has what was done in that municipality read and judged again; the first
time on a day, which judges everything; and of a process that has just started, which reads and judges all
twenty thousand records. The bound of three times is held to each.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from .asking import Asking, environ_of, queries_of, ratio, rendering_of
from .own_process import measured_in_own_process
from .table import Figure
from .week_data import EACH, PLACES, RECORDS, TODAY

ROUNDS = 31
ADDRESS = "/arbete/"


def run() -> list[Figure]:
    """The figures, measured in a process of its own over a database of its own."""
    return measured_in_own_process(__name__)


def measured() -> list[Figure]:
    """How often the page asks, and what it takes over its template."""
    import time_machine

    with time_machine.travel(f"{TODAY}T12:00:00+02:00", tick=True) as clock:
        officer = _Officer(clock)
        between, after_logging, just_started, queries, new_day = officer.figures()
    what = f"my week: {PLACES} municipalities, {PLACES * EACH} commitments, {RECORDS:,} records"
    return [
        Figure(f"{what}, over its template alone", between, "times", 3),
        Figure("my week, right after logging: over its template alone", after_logging, "times", 3),
        Figure("my week, the first time on a day: over its template alone", new_day, "times", 3),
        Figure("my week, of a process just started: over its template alone", just_started, "times", 3),
        Figure("SQL queries of my week, at most", queries, "queries", 12),
    ]


class _Officer:
    """Who opens my week again and again, at a clock that can be moved."""

    def __init__(self, clock: Any) -> None:
        from .week_data import store

        self.clock, self.asking, self.asked = clock, Asking(), environ_of(ADDRESS)
        store()
        self.sign_in()

    def figures(self) -> tuple[float, float, float, int, float]:
        """Between two writes, after logging, of a process just started, its queries, and on a new day."""
        from medborgarlofte.followup.kept import KEEPING
        from medborgarlofte.web.work import views

        from .week_data import log_one

        rendering = rendering_of(views, self.page)
        between = ratio(self.page, rendering, ROUNDS)
        after_logging = ratio(self.page, rendering, ROUNDS, before=log_one)
        just_started = ratio(self.page, rendering, ROUNDS, before=KEEPING.clear)
        KEEPING.clear()
        queries = queries_of(self.page)
        return between, after_logging, just_started, queries, ratio(self.page, rendering, ROUNDS, self.wake)

    def page(self) -> bytes:
        """My week."""
        return self.asking.get(self.asked)

    def sign_in(self) -> None:
        """Begin a session now."""
        from django.conf import settings

        from .week_data import sign_in

        self.asked["HTTP_COOKIE"] = f"{settings.SESSION_COOKIE_NAME}={sign_in()}"

    def wake(self) -> None:
        """Be signed in on the next day."""
        self.clock.shift(timedelta(days=1))
        self.sign_in()
