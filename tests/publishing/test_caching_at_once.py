"""Kept pages while several write at the same moment: on a database server, where they truly can."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event

import pytest
from django.db import connection, transaction
from django.test import Client

from medborgarlofte.accounts.models import AuditEntry
from tests.building import a_commitment, a_promise

from .made import commitment, logged, text_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one transaction write at a time"),
]
PAGE = "/granvik/2024/1/"


def _in_a_thread(write: Callable[[], None]) -> Callable[[], None]:
    def act() -> None:
        try:
            with transaction.atomic():
                write()
        finally:
            connection.close()

    return act


def test_a_write_that_commits_last_is_not_hidden_by_one_that_began_after_it(client: Client) -> None:
    which = commitment(a_promise(a_commitment("Polisen kontrollerar trafiken.")))
    before = AuditEntry.objects.count()
    written, may_commit = Event(), Event()

    def slowly() -> None:
        logged(which, date(2024, 3, 1), 3)
        written.set()
        assert may_commit.wait(timeout=60)

    def at_once() -> None:
        logged(which, date(2024, 3, 2), 1)

    with ThreadPoolExecutor(2) as threads:
        slow = threads.submit(_in_a_thread(slowly))
        assert written.wait(timeout=60)
        quick = threads.submit(_in_a_thread(at_once))
        with pytest.raises(TimeoutError):  # its entry would have the later key, so it waits its turn
            quick.result(timeout=1)
        assert AuditEntry.objects.count() == before
        assert "Gjort: inget till och med 30 juni" in text_of(client, PAGE)
        may_commit.set()
        slow.result(timeout=60)
        quick.result(timeout=60)
    assert "Gjort: 4 till och med 30 juni" in text_of(client, PAGE)
    newest = AuditEntry.objects.order_by("-pk").values_list("detail__count", flat=True)
    assert list(newest[:2]) == [1, 3]
