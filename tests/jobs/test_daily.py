"""Daily work: asked for once a day, whichever of many nodes sees the day first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, connections

from medborgarlofte.jobs import daily
from medborgarlofte.jobs.models import DailyWork, Job

from . import work

DAY, NEXT = date(2026, 3, 1), date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daily, "_works", {})
    daily.every_day(work.refuse)


def ask(day: date) -> list[str]:
    try:
        return daily.ask_for(day)
    finally:
        connections.close_all()


@pytest.mark.django_db
def test_it_is_asked_for_once_a_day() -> None:
    assert [daily.ask_for(day) for day in (DAY, DAY, NEXT, DAY)] == [
        ["tests.jobs.work.refuse"],
        [],
        ["tests.jobs.work.refuse"],
        [],
    ]
    assert Job.objects.count() == 2
    assert DailyWork.objects.get().day == NEXT


@pytest.mark.django_db(transaction=True)
def test_many_nodes_at_once_ask_once() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite in memory has one connection")
    with ThreadPoolExecutor(8) as nodes:
        asked = [name for found in nodes.map(ask, [DAY] * 8) for name in found]

    assert asked == ["tests.jobs.work.refuse"]
    assert Job.objects.count() == 1


@pytest.mark.django_db
def test_a_worker_looks_now_and_then_and_not_each_time_it_asks_for_a_job() -> None:
    look = daily.Look()
    look.now()
    DailyWork.objects.all().delete()
    look.now()

    assert Job.objects.count() == 1


def test_only_what_a_worker_can_find_is_done_every_day() -> None:
    with pytest.raises(ValueError, match="top of a module"):
        daily.every_day(lambda: None)
