"""Many activities through one door: all of them or none, and a few statements for each hundred."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places import actions as places
from medborgarlofte.promises.actions import log_activities
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord, Commitment
from tests.building import ACTOR, a_commitment, a_promise

pytestmark = pytest.mark.django_db
TODAY = date(2024, 12, 31)


@pytest.fixture
def commitment() -> Commitment:
    promise = a_promise()
    return (
        Commitment.objects.select_related("promise__municipality")
        .prefetch_related("parties", "targets")
        .get(promise=promise)
    )


def _days(commitment: Commitment, number: int) -> list[Activity]:
    first, parties = date(2024, 1, 1), tuple(commitment.parties.all())
    return [Activity((commitment,), parties, first + timedelta(days=day), day % 3) for day in range(number)]


def test_each_is_stored_with_its_parties_and_logged(commitment: Commitment) -> None:
    records = log_activities(ACTOR, _days(commitment, 5), today=TODAY)

    assert list(commitment.records.order_by("day").values_list("count", flat=True)) == [0, 1, 2, 0, 1]
    assert all(record.parties.get() == commitment.parties.get() for record in records)
    entries = AuditEntry.objects.filter(action="log_activity").order_by("pk")
    assert [entry.detail["count"] for entry in entries] == [0, 1, 2, 0, 1]


def test_one_that_is_refused_stops_all(commitment: Commitment) -> None:
    outside = Activity((commitment,), tuple(commitment.parties.all()), date(2023, 5, 1))

    with pytest.raises(Refusal, match="började gälla"):
        log_activities(ACTOR, [*_days(commitment, 3), outside], today=TODAY)
    assert not ActivityRecord.objects.exists()
    assert not AuditEntry.objects.filter(action="log_activity").exists()


def test_a_hundred_more_take_a_few_statements_more(commitment: Commitment) -> None:
    def queries(number: int) -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            log_activities(ACTOR, _days(commitment, number), today=TODAY)
        return len(found)

    assert queries(300) <= queries(3) + 4 * 3


def test_an_invented_municipality_may_look_as_if_it_entered_each_on_its_day(commitment: Commitment) -> None:
    log_activities(ACTOR, _days(commitment, 2), today=TODAY, entered_that_day=True)

    assert [record.entered_at.date() for record in commitment.records.order_by("day")] == [
        date(2024, 1, 1),
        date(2024, 1, 2),
    ]


def test_a_real_one_may_not() -> None:
    places.add_municipality(ACTOR, "Ekhamn")
    promise = a_promise(a_commitment(municipality="Ekhamn"), municipality="Ekhamn")

    with pytest.raises(Refusal, match="påhittade"):
        log_activities(ACTOR, _days(promise.commitments.get(), 1), today=TODAY, entered_that_day=True)
    assert not ActivityRecord.objects.exists()
