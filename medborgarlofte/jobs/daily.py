"""Work that is asked for once a day by the workers themselves, so that no timer has to be set up.

Every worker looks now and then; the first to see a new day asks, whichever of many nodes it is on.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import monotonic

from django.db import transaction
from django.utils.timezone import localdate

from .models import DailyWork
from .queue import later, path_of

EACH = 60.0  # seconds between a worker's looks

_works: dict[str, Callable[[], object]] = {}


def every_day(work: Callable[[], object]) -> None:
    """Have this function, which stands at the top of a module and is idempotent, done once each day."""
    _works[path_of(work)] = work


def works() -> list[str]:
    """What is done every day, as dotted paths."""
    return sorted(_works)


def ask_for(day: date) -> list[str]:
    """Ask for what nobody has asked for on that day yet; what was asked for now, as dotted paths."""
    asked = DailyWork.objects.filter(day__gte=day).values_list("function", flat=True)
    return [name for name in set(_works) - set(asked) if _ask(name, day)]


def _ask(name: str, day: date) -> bool:
    """Whether it was this one that asked: of several who update the row one alone finds it as it was."""
    with transaction.atomic():
        DailyWork.objects.get_or_create(function=name, defaults={"day": date.min})
        first = DailyWork.objects.filter(function=name, day__lt=day).update(day=day)
        if first:
            later(_works[name], key=name)
    return bool(first)


class Look:
    """One worker's looks at the day: at most one in EACH seconds."""

    def __init__(self) -> None:
        self._next = 0.0

    def now(self) -> None:
        """Ask for today's work, unless this worker looked a moment ago."""
        if monotonic() >= self._next:
            self._next = monotonic() + EACH
            ask_for(localdate())
