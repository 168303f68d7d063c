"""One world for all tests of a module: made once, and as it was again after each test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from pytest_django import Settings

from .world import World, a_world

DAY = "2022-03-05T10:00:00+01:00"
SECRET = "Kvarnhjulet snurrar."  # in every text of the world


@pytest.fixture(autouse=True)
def on_a_day(settings: Settings) -> Iterator[None]:
    """One day for all, and no limit on how fast they come: another test holds that."""
    settings.WRITES_A_MINUTE = 1_000_000
    cache.clear()
    with time_machine.travel(DAY, tick=False):
        yield


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """To be written in at will: each test is a savepoint in the transaction that holds the world."""
    with django_db_blocker.unblock(), transaction.atomic():
        with time_machine.travel(DAY, tick=False):
            made = a_world(SECRET)
        yield made
        transaction.set_rollback(True)
