"""Whoever changes the audit trail behind the doors is found out."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from medborgarlofte.accounts import verifying
from medborgarlofte.accounts.actions import record_write, record_writes
from medborgarlofte.accounts.chain import hash_of
from medborgarlofte.accounts.database_rules import put_in_place, take_away
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.accounts.verifying import Trail, saved_hashes, verify
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.models import PoliceRegion
from tests.building import ACTOR
from tests.jobs.files import NAME, Command, command, copied

__all__ = ["command"]

TABLE = "accounts_auditentry"
COLUMNS = "at, actor, action, label, key, detail, predecessor, is_read, workspace, place"


def medborgarlofte(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MEDBORGARLOFTE_DATA": str(folder), "MEDBORGARLOFTE_DATABASE": ""}
    command = [sys.executable, "-m", "medborgarlofte.cli", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def written(prepared_file: Path) -> Path:
    """The folder of a database whose trail nobody has touched."""
    return prepared_file.parent


@pytest.fixture
def copy(written: Path, tmp_path: Path) -> sqlite3.Connection:
    """A copy of the database file, its rules dropped: whoever has the file can do that."""
    opened = copied(written, tmp_path)
    for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        opened.execute(f"DROP TRIGGER {name}")
    opened.create_function("reckon", COLUMNS.count(",") + 1, _reckon)
    return opened


def _reckon(at: str, *rest: Any) -> str:
    """What somebody who knows how the hash is made would write."""
    fields: dict[str, Any] = dict(zip(COLUMNS.split(", ")[1:], rest, strict=True))
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    return hash_of(at=moment, **{**fields, "detail": {}, "is_read": bool(fields["is_read"])})


def test_an_untouched_trail_is_whole(written: Path) -> None:
    verified = medborgarlofte(written, "audit", "verify")
    count, head = _end(written)
    told = f"Inga fel. {count} poster är som de skrevs.\nSista postens kontrollsumma: {head}\n"
    assert (verified.returncode, verified.stdout) == (0, told)
    assert count > 300


def _end(folder: Path) -> tuple[int, str]:
    with closing(sqlite3.connect(folder / NAME)) as opened:
        found: tuple[int, str] = opened.execute(
            f"SELECT max(id), sha256 FROM {TABLE} ORDER BY id DESC LIMIT 1"
        ).fetchone()
    return found


CHANGED = "Post 7 har ändrats"
GONE = "följer inte på det som står före: något där är borttaget eller omskrivet"
REHASH = f"UPDATE {TABLE} SET sha256 = reckon({COLUMNS}) WHERE id = 7"
FORGE = f"""INSERT INTO {TABLE} ({COLUMNS}, id, sha256)
    SELECT at, 'smygaren', action, label, key, detail, sha256, 0, NULL, NULL, -1, ''
    FROM {TABLE} WHERE id = 6"""
TAMPERED = {
    "who": (["UPDATE {t} SET actor = 'någon annan' WHERE id = 7"], CHANGED),
    "what": (["UPDATE {t} SET action = 'annat' WHERE id = 7"], CHANGED),
    "when": (["UPDATE {t} SET at = '2020-01-01 00:00:00' WHERE id = 7"], CHANGED),
    "when, in another zone": (["UPDATE {t} SET at = at || '+02:00' WHERE id = 7"], CHANGED),
    "no time": (["UPDATE {t} SET at = 'i går' WHERE id = 7"], CHANGED),
    "a time that is a number": (["UPDATE {t} SET at = 5 WHERE id = 7"], CHANGED),
    "which row": (["UPDATE {t} SET key = '0' WHERE id = 7"], CHANGED),
    "which kind of row": (["UPDATE {t} SET label = 'x.Y' WHERE id = 7"], CHANGED),
    "that it was a read": (["UPDATE {t} SET is_read = 1 WHERE id = 7"], CHANGED),
    "neither a read nor none": (["UPDATE {t} SET is_read = 5 WHERE id = 7"], CHANGED),
    "whose workspace": (["UPDATE {t} SET workspace = 5 WHERE id = 7"], CHANGED),
    "which place": (["UPDATE {t} SET place = 5 WHERE id = 7"], CHANGED),
    "a place that is a text": (["UPDATE {t} SET place = 'Granvik' WHERE id = 7"], CHANGED),
    "detail": (["UPDATE {t} SET detail = '{{\"a\": 1}}' WHERE id = 7"], CHANGED),
    "a detail that is no object": (["UPDATE {t} SET detail = '[1]' WHERE id = 7"], CHANGED),
    "a detail that JSON cannot hold": (["UPDATE {t} SET detail = '{{\"a\": 1e999}}' WHERE id = 7"], CHANGED),
    "the hash": (["UPDATE {t} SET sha256 = 'abc' WHERE id = 7"], CHANGED),
    "the hash before": (["UPDATE {t} SET predecessor = '' WHERE id = 7"], CHANGED),
    "several, the first is named": (["UPDATE {t} SET key = '0' WHERE id IN (7, 9, 200)"], CHANGED),
    "changed with its hash": (["UPDATE {t} SET key = '0' WHERE id = 7", REHASH], f"Post 8 {GONE}"),
    "taken away": (["DELETE FROM {t} WHERE id = 7"], f"Post 8 {GONE}"),
    "the first taken away": (["DELETE FROM {t} WHERE id = 1"], f"Post 2 {GONE}"),
    "moved": (
        [
            "UPDATE {t} SET id = -1 WHERE id = 7",
            "UPDATE {t} SET id = 7 WHERE id = 8",
            "UPDATE {t} SET id = 8 WHERE id = -1",
        ],
        "Post 7 ska följa på post 8, men står före den",
    ),
    "put in between": (
        [
            "UPDATE {t} SET id = -id WHERE id > 6",
            "UPDATE {t} SET id = 1 - id WHERE id < 0",
            FORGE.replace("-1", "7"),
            REHASH,
        ],
        "Post 8 ska följa på post 6. Det som står emellan hör inte dit",
    ),
    "put in first": (
        [FORGE.replace("sha256, 0", "'', 0").replace("-1", "-5"), REHASH.replace("= 7", "= -5")],
        "Post 1 är den första. Det som står före den har skjutits in",
    ),
    "a copy at the end": (
        [
            f"INSERT INTO {TABLE} ({COLUMNS}, sha256)"
            f" SELECT {COLUMNS}, sha256 FROM {TABLE} WHERE id = (SELECT max(id) FROM {TABLE})"
        ],
        "Det som står emellan hör inte dit",
    ),
}


@pytest.mark.parametrize("tampering", TAMPERED)
def test_a_changed_copy_names_its_first_broken_entry(
    copy: sqlite3.Connection, command: Command, tmp_path: Path, tampering: str
) -> None:
    statements, sentence = TAMPERED[tampering]
    for statement in statements:
        assert copy.execute(statement.format(t=TABLE)).rowcount >= 1
    copy.close()
    verified = command(tmp_path, "audit", "verify")
    assert verified.exit_code == 1
    assert sentence in verified.stderr
    assert verified.stdout == ""


def test_an_end_taken_away_shows_against_a_saved_hash_alone(
    copy: sqlite3.Connection, command: Command, written: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "summor.txt"
    saved.write_text(command(written, "audit", "verify").stdout, encoding="utf-8")
    _count, head = _end(written)
    copy.execute(f"DELETE FROM {TABLE} WHERE sha256 = '{head}'")
    copy.close()
    assert command(tmp_path, "audit", "verify").exit_code == 0
    for against in (head, str(saved)):
        verified = command(tmp_path, "audit", "verify", "--against", against)
        assert verified.exit_code == 1
        assert f"Posten med kontrollsumman {head} finns inte kvar" in verified.stderr
        assert command(written, "audit", "verify", "--against", against).exit_code == 0


def test_a_saved_hash_may_be_an_older_one(command: Command, written: Path) -> None:
    with closing(sqlite3.connect(written / NAME)) as opened:
        (older,) = opened.execute(f"SELECT sha256 FROM {TABLE} WHERE id = 5").fetchone()
    assert command(written, "audit", "verify", "--against", older).exit_code == 0


@pytest.mark.parametrize(
    ("content", "sentence"), [("inget\n", "ingen kontrollsumma i filen"), (None, "ingen fil")]
)
def test_what_is_no_saved_hash_is_refused(tmp_path: Path, content: str | None, sentence: str) -> None:
    file = tmp_path / "summor.txt"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(Refusal, match=sentence):
        saved_hashes(str(file))


def test_a_file_may_hold_hashes_of_many_days(tmp_path: Path) -> None:
    file = tmp_path / "summor.txt"
    file.write_text(f"1 maj: {'a' * 64}\n2 maj: {'b' * 64}\nkort: abc123\n", encoding="utf-8")
    assert saved_hashes(str(file)) == {"a" * 64, "b" * 64}


@pytest.mark.django_db
def test_an_empty_trail_is_whole() -> None:
    assert verify() == Trail(0, "")


@pytest.mark.django_db
def test_a_trail_longer_than_one_page_is_walked_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    with transaction.atomic():
        record_writes(ACTOR, "add", [PoliceRegion(pk=1)] * (2 * verifying.AT_ONCE))
    found = verify()
    assert (found.count, found.fault) == (2 * verifying.AT_ONCE, "")
    with transaction.atomic():
        newest = record_write(ACTOR, "add", PoliceRegion(pk=1))
    assert verify([found.head]) == Trail(2 * verifying.AT_ONCE + 1, newest.sha256)


@pytest.mark.django_db(transaction=True)
def test_a_change_behind_the_rules_is_found_on_this_database() -> None:
    with transaction.atomic():
        record_writes(ACTOR, "add", [PoliceRegion(pk=1)] * 4)
    changed = AuditEntry.objects.order_by("pk")[2].pk
    take_away()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {TABLE} SET key = '2' WHERE id = %s", [changed])
    put_in_place()
    assert verify().fault.startswith(f"Post {changed} har ändrats")
