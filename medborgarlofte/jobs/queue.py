"""Asking for work to be done after the page has answered, and asking what became of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from django.db import transaction
from django.utils import timezone

from .models import Job

LONGEST = 10_000  # characters of arguments: a job is given the keys of rows, not what they hold

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def later(function: Callable[..., object], *arguments: Json, key: str) -> None:
    """Have a worker call `function(*arguments)` as soon as the transaction around this is committed.

    The job is written in that transaction, so it is there exactly when the rows it is about are, whatever
    happens to this process. `function` stands at the top of a module and must be idempotent: a worker that
    is killed has its job done once more. `key` says what the job is about, for `failures`; asking anew
    forgets the key's earlier failure.

    A `Refusal` is final; any other error is tried again, three times in all (see `settings.Q_CLUSTER`).
    """
    with transaction.atomic():
        Job.objects.filter(key=key).exclude(failed_at=None).delete()
        Job.objects.create(
            function=path_of(function), arguments=_small(arguments), key=key, free_at=timezone.now()
        )


def failures(keys: Iterable[str]) -> dict[str, str]:
    """Of these keys those whose job has failed for good, each with a sentence for the user."""
    failed = Job.objects.filter(key__in=list(keys)).exclude(failed_at=None)
    return dict(failed.order_by("failed_at").values_list("key", "error"))


def failed_lines(most: int = 20) -> list[str]:
    """The latest jobs that have failed for good, a line each, for whoever runs the worker."""
    failed = Job.objects.exclude(failed_at=None).order_by("-failed_at")[:most]
    return [f"{job.failed_at:%Y-%m-%d %H:%M} {job}: {job.error}" for job in failed]


def path_of(function: Callable[..., object]) -> str:
    """The dotted path that a worker finds a function by; raises ValueError where none could."""
    name = function.__qualname__
    if "." in name or "<" in name:
        raise ValueError(f"a job is a function at the top of a module, not {name}")
    return f"{function.__module__}.{name}"


def _small(arguments: tuple[Json, ...]) -> list[Json]:
    if len(json.dumps(arguments)) > LONGEST:
        raise ValueError("a job is given the keys of rows, not what they hold")
    return list(arguments)
