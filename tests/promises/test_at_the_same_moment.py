"""Several people at once: on a database server, where they truly can."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.ingest.actions import publish
from medborgarlofte.ingest.gathering import Given
from medborgarlofte.ingest.import_documents import import_document
from medborgarlofte.ingest.models import Document, Review
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord, Version
from tests.building import ACTOR, a_content, a_municipality, a_promise, a_source, parties_of

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


def at_once(act: Callable[[], object], times: int = AT_ONCE) -> list[object]:
    """What each of several threads got; None for one that was refused."""
    ready = Barrier(times)

    def one() -> object:
        ready.wait(timeout=60)
        try:
            return act()
        except Refusal:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return [running.result(timeout=60) for running in [threads.submit(one) for _ in range(times)]]


def test_the_same_entry_sent_at_once_is_one_record_that_all_get(activity: Activity) -> None:
    got = at_once(lambda: actions.log_activity(ACTOR, activity, today=TODAY, key="samma").pk, times=50)
    assert set(got) == {ActivityRecord.objects.get().pk}


def test_of_several_corrections_at_once_one_holds_and_the_rest_are_refused(activity: Activity) -> None:
    wrong = actions.log_activity(ACTOR, activity, today=TODAY)
    got = at_once(lambda: actions.correct_activity(ACTOR, wrong, activity, reason="Fel.", today=TODAY).pk)
    assert [pk for pk in got if pk] == [ActivityRecord.objects.get(corrects=wrong).pk]


def test_a_document_imported_at_once_is_stored_once(db: None) -> None:
    got = at_once(lambda: import_document(ACTOR, Given("ekhamn.txt", PAGE.encode())).document.pk)
    assert {pk for pk in got if pk} == {Document.objects.get().pk}
    assert Review.objects.count() == 1


def test_a_review_published_at_once_is_one_version_that_all_get(db: None) -> None:
    (review,) = import_document(ACTOR, Given("ekhamn.txt", PAGE.encode())).reviews
    got = at_once(lambda: publish(ACTOR, review, revision=0, today=TODAY).pk)
    assert set(got) == {Version.objects.get().pk}


def test_one_promise_published_at_once_by_several_is_published_once(db: None) -> None:
    a_municipality()
    source = a_source()
    got = at_once(lambda: actions.publish_promise(ACTOR, a_content(), [source], today=TODAY).pk)
    assert [pk for pk in got if pk] == [Version.objects.get().pk]


def test_of_several_versions_published_at_once_one_holds_and_the_rest_are_refused(db: None) -> None:
    promise, source = a_promise(), a_source()
    said = a_content(aim="Lugnare trafik.")
    got = at_once(
        lambda: actions.publish_version(ACTOR, promise, said, [source], based_on=1, reason="Nytt.").pk
    )
    assert [pk for pk in got if pk] == [Version.objects.get(number=2).pk]
