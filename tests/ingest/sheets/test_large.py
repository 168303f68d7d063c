"""A large file is logged a part at a time by a worker: once, whatever happens to the worker."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import NeedsDecision
from medborgarlofte.ingest.actions import sheet_import
from medborgarlofte.ingest.actions.sheet_import import go_on, import_sheet
from medborgarlofte.ingest.models import SheetContent, SheetUpload
from medborgarlofte.jobs.models import Job
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.models import ActivityRecord, Promise
from tests.building import ACTOR, a_commitment, a_content, a_promise, the_next
from tests.ingest.sheets.making import csv_of, xlsx_of
from tests.ingest.sheets.test_doors import OTHER, ROW, TODAY, uploaded
from tests.jobs.waiting import do_waiting_jobs

pytestmark = pytest.mark.django_db
FIVE = [(f"2024-05-{day}", "1", "1", "polisen", "Torget", "") for day in range(10, 15)]


@pytest.fixture
def promise(monkeypatch: pytest.MonkeyPatch) -> Promise:
    monkeypatch.setattr(sheet_import, "AT_ONCE", 2)
    return a_promise(a_commitment(), a_commitment("Båda ska vandra i centrum.", by="both"))


def begun(promise: Promise, *rows: tuple[str, ...]) -> SheetUpload:
    return import_sheet(ACTOR, uploaded(promise, csv_of(*rows)), today=TODAY)


def test_it_is_logged_after_the_page_has_answered_and_its_bytes_go(promise: Promise) -> None:
    upload = begun(promise, *FIVE)
    assert (upload.state, upload.written) == (SheetUpload.State.IMPORTING, 0)
    assert not ActivityRecord.objects.exists()
    do_waiting_jobs()
    upload.refresh_from_db()
    assert (upload.state, upload.written, upload.result["records"]) == (SheetUpload.State.IMPORTED, 5, 5)
    assert ActivityRecord.objects.count() == 5
    assert not SheetContent.objects.exists()
    assert AuditEntry.objects.filter(action="import_sheet").count() == 1


def test_asked_for_twice_it_is_begun_once(promise: Promise) -> None:
    upload = begun(promise, *FIVE)
    assert import_sheet(ACTOR, upload, today=TODAY).state == SheetUpload.State.IMPORTING
    assert Job.objects.count() == 1


def test_a_part_that_was_logged_before_the_worker_died_is_not_logged_again(
    promise: Promise, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = begun(promise, *FIVE)
    log = promises.log_activities
    parts = []

    def dying(*given: Any, **more: Any) -> Any:
        parts.append(given)
        if len(parts) == 2:
            raise KeyboardInterrupt
        return log(*given, **more)

    with monkeypatch.context() as patched:
        patched.setattr(promises, "log_activities", dying)
        with pytest.raises(KeyboardInterrupt):
            go_on(ACTOR.name, upload.pk, TODAY.isoformat(), confirmed=False)
    upload.refresh_from_db()
    assert (upload.state, upload.written) == (SheetUpload.State.IMPORTING, 2)
    do_waiting_jobs()
    upload.refresh_from_db()
    assert (upload.state, upload.written) == (SheetUpload.State.IMPORTED, 5)
    assert ActivityRecord.objects.count() == 5


def test_a_commitment_that_is_dropped_meanwhile_stops_it_with_a_sentence(promise: Promise) -> None:
    upload = begun(promise, *FIVE, OTHER)
    the_next(promise, a_content(a_commitment()))
    do_waiting_jobs()
    upload.refresh_from_db()
    assert upload.state == SheetUpload.State.UPLOADED
    assert "1 rad går inte att lägga in" in upload.stopped
    assert not ActivityRecord.objects.exists()
    assert SheetContent.objects.exists()


def test_a_text_that_needs_a_decision_stops_it_before_it_is_begun(promise: Promise) -> None:
    with pytest.raises(NeedsDecision):
        begun(promise, *FIVE, (*ROW[:5], "Ring 070-174 06 05"))
    assert not Job.objects.exists()
    assert not SheetUpload.objects.exclude(state=SheetUpload.State.UPLOADED).exists()


def test_ten_thousand_rows_go_in_with_few_statements(
    promise: Promise, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_import, "AT_ONCE", 500)
    rows = [
        (date(2024, 1 + n % 5, 1 + n % 28), n % 4, 1 + n % 2, "polisen", "Torget", f"Pass {n}")
        for n in range(10_000)
    ]
    content = xlsx_of(*rows)
    with CaptureQueriesContext(connection) as asked:
        upload = import_sheet(ACTOR, uploaded(promise, content), today=TODAY)
        do_waiting_jobs()

    assert upload.result["records"] == ActivityRecord.objects.count() == 10_000
    assert len(asked) < 700
