"""The audit trail: in the write's own transaction, and only ever added to."""

from __future__ import annotations

import pytest
from django.db import transaction

from medborgarlofte.accounts.actions import record_write, record_writes
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.places.models import PoliceRegion
from tests.building import ACTOR


@pytest.fixture
def entry(db: None) -> AuditEntry:
    with transaction.atomic():
        return record_write(ACTOR, "add", PoliceRegion.objects.create(name="Nord"), varför="prov")


def test_an_entry_says_when_who_and_what(entry: AuditEntry) -> None:
    assert (entry.actor, entry.action, entry.label, entry.detail) == (
        "provaren",
        "add",
        "places.PoliceRegion",
        {"varför": "prov"},
    )
    assert "provaren add places.PoliceRegion" in str(entry)


def test_an_entry_cannot_be_changed_or_taken_away(entry: AuditEntry) -> None:
    entry.actor = "någon annan"
    for attempt in (
        entry.save,
        entry.delete,
        lambda: AuditEntry.objects.update(actor="någon annan"),
        lambda: AuditEntry.objects.filter(pk=entry.pk).delete(),
    ):
        with pytest.raises(TypeError, match="only ever added to"):
            attempt()
    assert AuditEntry.objects.get().actor == "provaren"


@pytest.mark.django_db
def test_a_write_has_an_actor() -> None:
    region = PoliceRegion.objects.create(name="Nord")
    with pytest.raises(ValueError, match="actor"):
        record_write(Actor(" "), "add", region)


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_a_transaction_is_refused() -> None:
    region = PoliceRegion.objects.create(name="Nord")
    for attempt in (
        lambda: record_write(ACTOR, "add", region),
        lambda: record_writes(ACTOR, "add", [region]),
    ):
        with pytest.raises(RuntimeError, match="transaction"):
            attempt()
    assert not AuditEntry.objects.exists()
