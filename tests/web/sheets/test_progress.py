"""A large file is saved behind the page, which tells how far it has come."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from medborgarlofte.ingest.actions import sheet_import
from medborgarlofte.jobs.models import Job
from tests.ingest.sheets.making import csv_of
from tests.jobs.waiting import do_waiting_jobs

from .test_pages import ROW, _on_a_day, promise, reviewed, seen, text

__all__ = ["_on_a_day", "promise"]
pytestmark = pytest.mark.django_db


def test_a_large_file_shows_how_far_it_has_come(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_import, "AT_ONCE", 1)
    address, page = reviewed(client, csv_of(ROW, ("2024-05-18", *ROW[1:])))
    receipt = client.post(address, {"seen": seen(page)})["Location"]
    assert "0 av 2 rader är inlagda" in text(client.get(receipt))
    assert client.get(address)["Location"] == receipt
    do_waiting_jobs()
    assert "2 uppgifter är sparade" in text(client.get(receipt))


def test_a_job_that_failed_for_good_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_import, "AT_ONCE", 1)
    address, page = reviewed(client, csv_of(ROW, ("2024-05-18", *ROW[1:])))
    receipt = client.post(address, {"seen": seen(page)})["Location"]
    Job.objects.update(failed_at=timezone.now(), error="Det gick inte.")
    assert "Be den som sköter installationen" in text(client.get(receipt))
