"""Reads of what not everybody may read are logged; an entry says which auditor it is for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import OuterRef
from django.test.utils import CaptureQueriesContext

from medborgarlofte.accounts.actions import record_read, record_write, record_writes
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.accounts.newest import NEWEST_WRITE, newest_public_write, newest_write
from medborgarlofte.accounts.scope import Scope
from medborgarlofte.accounts.verifying import verify
from medborgarlofte.ingest.models import Document
from medborgarlofte.places.models import Municipality, PoliceRegion
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import Activity
from tests.building import ACTOR, a_municipality, a_promise, parties_of

pytestmark = pytest.mark.django_db
NORTH = PoliceRegion(pk=1, name="Nord")


def read() -> AuditEntry:
    return record_read(ACTOR, Document(pk=7), part="original")


def write(scope: Scope = Scope()) -> AuditEntry:  # noqa: B008 - never changed
    with transaction.atomic():
        record_writes(ACTOR, "add", [NORTH], [{}], [scope])
    return AuditEntry.objects.latest("pk")


def test_a_read_says_what_was_read_and_by_whom() -> None:
    found = AuditEntry.objects.get(pk=read().pk)
    assert (found.actor, found.action, found.label, found.key, found.is_read) == (
        "provaren",
        "read_document",
        "ingest.Document",
        "7",
        True,
    )
    assert found.detail == {"part": "original"}


def test_every_word_of_a_kind_of_row_is_apart_in_the_action() -> None:
    assert record_read(ACTOR, write()).action == "read_audit_entry"


def test_no_write_is_called_as_a_read_is() -> None:
    for attempt in (record_write, lambda *given: record_writes(given[0], given[1], [given[2]])):
        with pytest.raises(ValueError, match="is what a read is called"), transaction.atomic():
            attempt(ACTOR, "read_document", NORTH)
    assert not AuditEntry.objects.exists()


def test_reads_and_writes_stand_in_one_chain() -> None:
    write()
    read()
    newest = write()
    assert verify().count == 3
    assert verify().head == newest.sha256


@pytest.mark.django_db(transaction=True)
def test_a_read_needs_no_transaction_and_goes_with_the_one_it_stands_in() -> None:
    read()
    with transaction.atomic():
        read()
        transaction.set_rollback(True)
    assert AuditEntry.objects.count() == 1


def test_reads_empty_no_kept_page() -> None:
    write()
    before = newest_write()
    read()
    assert newest_write() == before
    write()
    assert newest_write() != before


def test_the_newest_write_is_one_step_in_an_index() -> None:
    write()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # which it takes for a table this small
        plan = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
        cursor.execute(f"{plan} {NEWEST_WRITE}")
        told = " ".join(str(row) for row in cursor.fetchall())
    assert "audit_writes" in told


def test_the_newest_public_write_of_a_place_is_one_step_in_an_index() -> None:
    promise = a_promise()
    read_of_the_place = Municipality.objects.annotate(newest=newest_public_write(OuterRef("pk"))).filter(
        pk=promise.municipality_id
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    assert "audit_by_place" in read_of_the_place.explain()
    newest = AuditEntry.objects.filter(place=promise.municipality_id).order_by("pk").last()
    assert newest
    assert read_of_the_place.get().newest == newest.sha256


def test_an_entry_says_where_its_row_belongs() -> None:
    promise = a_promise()
    place = promise.municipality
    activity = Activity((promise.commitments.get(),), parties_of(place)[:1], date(2024, 5, 2))
    record = actions.log_activity(ACTOR, activity, today=date(2024, 5, 2))
    actions.log_activities(ACTOR, [activity] * 2, today=date(2024, 5, 2))
    actions.correct_activity(ACTOR, record, activity, reason="Fel.", today=date(2024, 5, 2))
    scopes = dict.fromkeys(AuditEntry.objects.values_list("label", "workspace", "place"))
    assert list(scopes) == [
        ("places.Municipality", None, place.pk),
        ("promises.Source", None, None),
        ("places.Organisation", None, place.pk),
        ("promises.Version", None, place.pk),
        ("promises.ActivityRecord", None, place.pk),
    ]


def test_saying_where_rows_belong_asks_the_database_nothing() -> None:
    promise = a_promise()
    version = promise.versions.select_related("promise").get()
    rows: list[Any] = [promise, version, promise.municipality, *parties_of(promise.municipality)]
    with CaptureQueriesContext(connection) as asked:
        assert {row.audit_scope() for row in rows} == {(None, promise.municipality_id)}
    assert not asked.captured_queries


@pytest.mark.parametrize(
    ("workspaces", "places", "seen"),
    [
        ([1], [], ["of 1, in 10"]),
        ([], [10], ["of nobody, in 10"]),
        ([1], [10], ["of 1, in 10", "of nobody, in 10"]),
        ([2], [20], ["of 2, in 10"]),
        ([1, 2], [10], ["of 1, in 10", "of 2, in 10", "of nobody, in 10"]),
        ([], [], []),
    ],
)
def test_an_auditor_sees_the_own_workspaces_and_what_is_of_no_one_there(
    workspaces: list[int], places: list[int], seen: list[str]
) -> None:
    scopes = {
        "of 1, in 10": (1, 10),
        "of 2, in 10": (2, 10),
        "of nobody, in 10": (None, 10),
        "": (None, None),
    }
    names = {write(Scope(*scope)).pk: name for name, scope in scopes.items()}
    found = AuditEntry.objects.visible_to(workspaces, places)
    assert [names[one.pk] for one in found] == seen


def test_what_belongs_to_another_place_is_not_seen() -> None:
    granvik, almvik = a_municipality("Granvik"), a_municipality("Almvik")
    found = AuditEntry.objects.visible_to([], [granvik.pk])
    assert list(found.values_list("key", flat=True)) == [str(granvik.pk)] != [str(almvik.pk)]
