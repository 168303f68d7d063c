"""Several people at once: on a database server, where they truly can."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.ingest.gathering import Given
from medborgarlofte.ingest.import_documents import import_document
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord, Promise
from tests.building import ACTOR, a_promise, parties_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite in memory lets one write at a time"),
]

TODAY = date(2024, 10, 15)
AT_ONCE = 6
PAGE = """Ekhamn – medborgarlöften

Medborgarlöfte 2022

Polisen och Ekhamns kommun lovar att:

 • Polisen ska synas på torget.
"""


@pytest.fixture
def activity() -> Activity:
    promise = a_promise()
    return Activity((promise.commitments.get(),), parties_of(promise.municipality)[:1], TODAY)


def at_once(act: Callable[[], object]) -> list[object]:
    """What each of several threads got; None for one that was refused."""
    ready = Barrier(AT_ONCE)

    def one() -> object:
        ready.wait(timeout=10)
        try:
            return act()
        except Refusal:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return [running.result(timeout=30) for running in [threads.submit(one) for _ in range(AT_ONCE)]]


def test_the_same_entry_sent_at_once_is_one_record_that_all_get(activity: Activity) -> None:
    got = at_once(lambda: actions.log_activity(ACTOR, activity, today=TODAY, key="samma").pk)
    assert set(got) == {ActivityRecord.objects.get().pk}


def test_of_several_corrections_at_once_one_holds_and_the_rest_are_refused(activity: Activity) -> None:
    wrong = actions.log_activity(ACTOR, activity, today=TODAY)
    got = at_once(lambda: actions.correct_activity(ACTOR, wrong, activity, reason="Fel.", today=TODAY).pk)
    assert [pk for pk in got if pk] == [ActivityRecord.objects.get(corrects=wrong).pk]


def test_a_document_imported_at_once_is_stored_once(db: None) -> None:
    at_once(lambda: import_document(ACTOR, Given("ekhamn.txt", PAGE.encode()), today=TODAY)[0].source.pk)
    assert Promise.objects.get().sources.count() == 1


def test_a_promise_published_at_once_is_published_once(activity: Activity) -> None:
    promise = activity.commitments[0].promise
    got = at_once(lambda: actions.publish(ACTOR, promise).pk)
    assert [pk for pk in got if pk] == [promise.pk]
