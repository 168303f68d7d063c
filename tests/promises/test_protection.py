"""Nobody changes what was published behind the doors: the database refuses, a changed copy is found out."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain import content, editing
from medborgarlofte.ingest.actions import correct_published
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import (
    Accountability,
    ActivityRecord,
    Commitment,
    FocusArea,
    Promise,
    Settled,
    Source,
    Target,
    Version,
)
from tests.building import ACTOR, a_commitment, a_promise, parties_of
from tests.jobs.files import Command, command, copied

__all__ = ["command"]

CHANGES = [
    (Version, "canonical = '{}'"),
    (Version, "sha256 = '0'"),
    (Version, "reason = 'annat skäl'"),
    (Promise, "problem = 'Ett annat problem.'"),
    (Promise, "start = '2024-02-01'"),
    (Promise, "version = 0"),
    (Promise, "published_at = NULL"),
    (Promise, "municipality_id = municipality_id + 1"),
    (FocusArea, "heading = 'Annat'"),
    (Commitment, "text = 'Något annat ska göras.'"),
    (Commitment, "dropped_in = 1"),
    (Commitment, "position = 9"),
    (Target, "number = 1"),
    (Target, "unit = 'annat'"),
    (Commitment.parties.through, "organisation_id = organisation_id + 1"),
    (ActivityRecord, "count = 400"),
    (ActivityRecord, "day = '2024-03-01'"),
    (ActivityRecord.parties.through, "organisation_id = organisation_id + 1"),
    (ActivityRecord.commitments.through, "commitment_id = commitment_id + 1"),
    (Accountability, "function_name = 'chefen'"),
    (Settled, "canonical = '{}'"),
    (Source, "name = 'annat.txt'"),
    (AuditEntry, "actor = 'någon annan'"),
]
REFUSED = r"only added to|new version alone|(?i:foreign key)"
TABLES = list(dict.fromkeys(model for model, _change in CHANGES))


def _with_aim(said: content.Promise) -> content.Promise:
    return editing.correct_promise(said, aim="Lugnare trafik.")


@pytest.fixture
def promise(db: None) -> Promise:
    function = content.Function(content.Party("police", "Polisen"), "områdespolisen")
    promise = a_promise(a_commitment(focus_area="Trafik", functions=(function,)))
    draft = correct_published(ACTOR, promise)
    draft = actions.edit(ACTOR, draft, _with_aim, act="correct_promise", numbers=[0], revision=0)
    actions.settle(ACTOR, draft, revision=1, reason="Syftet saknades.")
    police = parties_of(promise.municipality)[:1]
    activity = Activity((promise.commitments.get(),), police, date(2024, 5, 2))
    actions.log_activity(ACTOR, activity, today=date(2024, 5, 2))
    return promise


def run(statement: str) -> Callable[[], None]:
    def running() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)

    return running


@pytest.mark.parametrize(("model", "change"), CHANGES, ids=lambda given: getattr(given, "__name__", given))
def test_the_database_refuses_to_change(promise: Promise, model: type[models.Model], change: str) -> None:
    before = list(model._default_manager.order_by("pk").values())
    with pytest.raises(IntegrityError, match=REFUSED):
        run(f"UPDATE {model._meta.db_table} SET {change}")()
    assert before
    assert list(model._default_manager.order_by("pk").values()) == before


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_the_database_refuses_to_delete(promise: Promise, model: type[models.Model]) -> None:
    count = model._default_manager.count()
    with pytest.raises(IntegrityError, match=REFUSED):
        run(f"DELETE FROM {model._meta.db_table}")()
    assert model._default_manager.count() == count > 0


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no TRUNCATE")
def test_the_database_refuses_to_empty_the_versions(promise: Promise) -> None:
    with pytest.raises(IntegrityError, match="only added to"):
        run(f"SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {Version._meta.db_table} CASCADE")()


def test_nothing_is_added_to_a_published_promise_behind_the_doors(promise: Promise) -> None:
    with pytest.raises(IntegrityError, match="new version alone"), transaction.atomic():
        Commitment.objects.create(promise=promise, number=2, position=2, text="Mera.")
    with pytest.raises(IntegrityError, match="new version alone"), transaction.atomic():
        Target.objects.create(commitment=promise.commitments.get(), order=2, kind="uncountable", per="year")


@pytest.mark.parametrize("number", [1, 3])
def test_versions_come_one_at_a_time(promise: Promise, number: int) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.create(
            promise=promise,
            number=number,
            canonical="{}",
            sha256="1" * 64,
            reason="Skäl.",
            published_at=timezone.now(),
        )


def test_what_is_not_said_of_a_promise_may_still_be_found_out(promise: Promise) -> None:
    earlier = a_promise(label="2023", start=date(2023, 1, 1), end=date(2024, 1, 1))
    Promise.objects.filter(pk=promise.pk).update(extends=earlier)
    promise.refresh_from_db()
    assert promise.extends == earlier


PAGE = """Granvik – medborgarlöften

Medborgarlöfte 2024

Polisen och Granviks kommun lovar att:

 • Polisen ska göra minst 104 trafikkontroller per år.
 • Kommunen ska genomföra två trygghetsvandringar per år.
"""


def medborgarlofte(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MEDBORGARLOFTE_DATA": str(folder), "MEDBORGARLOFTE_DATABASE": ""}
    command = [sys.executable, "-m", "medborgarlofte.cli", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="session")
def published(prepared_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    copied(prepared_file.parent, folder).close()
    (folder / "granvik.txt").write_text(PAGE, encoding="utf-8")
    imported = medborgarlofte(folder, "import", str(folder / "granvik.txt"), "--yes")
    assert imported.returncode == 0, imported.stderr
    return folder


@pytest.fixture
def copy(published: Path, tmp_path: Path) -> sqlite3.Connection:
    """A copy of the database file, its rules dropped: whoever has the file can do that."""
    opened = copied(published, tmp_path)
    for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        opened.execute(f"DROP TRIGGER {name}")
    return opened


def test_an_untouched_database_has_no_faults(published: Path) -> None:
    verified = medborgarlofte(published, "verify")
    assert (verified.returncode, verified.stdout) == (0, "Inga fel. 1 versioner är som de publicerades.\n")


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            "UPDATE promises_version SET canonical = replace(canonical, '104', '14')",
            "stämmer inte med sin kontrollsumma",
        ),
        ("UPDATE promises_target SET number = 14 WHERE number = 104", "stämmer inte med version 1"),
        ("UPDATE promises_commitment SET text = 'Annat.' WHERE number = 1", "stämmer inte med version 1"),
        ("UPDATE promises_commitment SET dropped_in = 1 WHERE number = 2", "stämmer inte med version 1"),
        ("UPDATE promises_promise SET \"end\" = '2026-01-01'", "stämmer inte med version 1"),
        ("UPDATE promises_version SET number = 2, reason = 'Skäl.'", "följer inte på versionen före"),
        ("UPDATE promises_version SET reason = 'Ett skäl'", "följer inte på versionen före"),
        ("DELETE FROM promises_version", "versioner saknas"),
    ],
)
def test_a_changed_copy_is_found_out(
    copy: sqlite3.Connection, command: Command, tmp_path: Path, statement: str, sentence: str
) -> None:
    assert copy.execute(statement).rowcount == 1
    copy.close()
    verified = command(tmp_path, "verify")
    assert verified.exit_code == 1
    assert sentence in verified.stderr


def test_a_rewritten_history_is_found_out_by_a_list_saved_before(
    copy: sqlite3.Connection, command: Command, published: Path, tmp_path: Path
) -> None:
    """Content, rows and hash changed alike fit together; only what was saved elsewhere tells."""
    saved = tmp_path / "lista.txt"
    saved.write_text(command(published, "verify", "--list").stdout, encoding="utf-8")
    copy.create_function("reckon", 1, lambda text: hashlib.sha256(text.encode()).hexdigest())
    copy.execute("UPDATE promises_target SET number = 14 WHERE number = 104")
    copy.execute(
        "UPDATE promises_version SET canonical = replace(canonical, '\"number\":104', '\"number\":14')"
    )
    copy.execute("UPDATE promises_version SET sha256 = reckon(canonical)")
    copy.close()
    assert command(tmp_path, "verify").exit_code == 0
    verified = command(tmp_path, "verify", "--against", str(saved))
    assert verified.exit_code == 1
    assert "/granvik/2024/version/1/: fanns när listan sparades" in verified.stderr
