"""The entries of the audit trail hang together, and nobody puts one in between."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.accounts.actions import record_write, record_writes
from medborgarlofte.accounts.chain import canonical_entry, hash_of
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.accounts.verifying import Trail, verify
from medborgarlofte.domain.canonical import canonical
from medborgarlofte.places.models import PoliceRegion
from tests.building import ACTOR, a_promise

NORTH = PoliceRegion(pk=1, name="Nord")
AT = datetime(2024, 5, 2, 12, 30, 15, 6, tzinfo=UTC)
WORDS = ("actor", "action", "label", "key", "predecessor")
FIELDS = ("at", "detail", "is_read", "workspace", "place", *WORDS)
NOWHERE: dict[str, Any] = {"is_read": False, "workspace": None, "place": None}
AT_ONCE = 6
on_a_server = pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one write at a time")


def write(**detail: Any) -> AuditEntry:
    with transaction.atomic():
        return record_write(ACTOR, "add", NORTH, **detail)


def links() -> list[tuple[str, str]]:
    return list(AuditEntry.objects.order_by("pk").values_list("predecessor", "sha256"))


def assert_whole(count: int) -> None:
    """So many entries, each naming the one before, each as its hash says."""
    found = links()
    assert [before for before, _said in found] == ["", *(said for _before, said in found)][:-1]
    assert len(found) == count
    assert verify() == Trail(count, found[-1][1])


@pytest.mark.django_db
def test_each_entry_names_the_one_before() -> None:
    for number in range(3):
        write(number=number, varför=["å", None, True], likeness=0.875, nested={"before": {"day": "1"}})
    assert_whole(3)


@pytest.mark.django_db
def test_the_hash_is_over_every_field_as_the_database_gives_it_back() -> None:
    write(varför="prov")
    entry = AuditEntry.objects.get(pk=write(share=0.5, of={"b": 1, "a": [2]}).pk)
    assert entry.predecessor
    assert hash_of(**{name: getattr(entry, name) for name in FIELDS}) == entry.sha256


@pytest.mark.django_db
def test_several_doors_in_one_transaction_go_on_from_each_other() -> None:
    promise = a_promise()
    with transaction.atomic():
        record_writes(ACTOR, "add", [NORTH] * 300, [{"number": n} for n in range(300)])
        record_write(ACTOR, "add", promise)
        record_writes(ACTOR, "add", [])
        record_writes(ACTOR, "add", [NORTH, NORTH])
    assert_whole(AuditEntry.objects.count())


@pytest.mark.django_db
def test_what_is_undone_leaves_no_gap() -> None:
    write()
    with transaction.atomic():
        write(kept=True)
        undone = transaction.savepoint()
        write(kept=False)
        transaction.savepoint_rollback(undone)
        write(kept=True)
    assert_whole(3)


@on_a_server
@pytest.mark.django_db(transaction=True)
def test_entries_written_at_the_same_moment_follow_one_another() -> None:
    ready = Barrier(AT_ONCE)

    def several(number: int) -> None:
        ready.wait(timeout=60)
        try:
            for _turn in range(5):
                write(number=number)
                with transaction.atomic():
                    record_writes(ACTOR, "add", [NORTH] * 3)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        for running in [threads.submit(several, number) for number in range(AT_ONCE)]:
            running.result(timeout=60)
    assert_whole(AT_ONCE * 5 * 4)


def forged(predecessor: str, **more: Any) -> AuditEntry:
    """An entry that hangs together in itself, made past the door."""
    fields: dict[str, Any] = {"at": AT, "actor": "smygaren", "action": "add", "label": "x", "key": "1"}
    fields |= {"detail": {}, "predecessor": predecessor, **NOWHERE}
    return AuditEntry(**fields, sha256=hash_of(**fields), **more)


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["as the first", "after the first", "after nothing that is there"])
def test_the_database_refuses_an_entry_that_does_not_follow_the_newest(place: str) -> None:
    first = write()
    write()
    before = {"as the first": "", "after the first": first.sha256}.get(place, "f" * 64)
    with pytest.raises(IntegrityError, match="follows the newest"), transaction.atomic():
        forged(before).save()
    with pytest.raises(IntegrityError, match="follows the newest"), transaction.atomic():
        AuditEntry.objects.bulk_create([forged(before)])
    assert_whole(2)


@pytest.mark.django_db
def test_the_database_refuses_an_entry_put_before_the_newest() -> None:
    first, second, newest = write(), write(), write()
    assert verify().count == 3
    for number in (first.pk, second.pk, newest.pk):
        with pytest.raises(IntegrityError), transaction.atomic():
            forged(newest.sha256, pk=number).save(force_insert=True)
    assert_whole(3)


@pytest.mark.django_db
def test_the_database_refuses_a_later_row_of_one_insert_that_does_not_follow() -> None:
    newest = write()
    following = forged(newest.sha256)
    with pytest.raises(IntegrityError, match="follows the newest"), transaction.atomic():
        AuditEntry.objects.bulk_create([following, forged(newest.sha256)])
    assert_whole(1)


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
WORTH = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT | st.floats(-1e9, 1e9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


PLACE = st.none() | st.integers(1, 2**53 - 1)


@given(
    detail=st.dictionaries(TEXT, WORTH, max_size=4),
    words=st.fixed_dictionaries(dict.fromkeys(WORDS, TEXT)),
    scope=st.fixed_dictionaries({"is_read": st.booleans(), "workspace": PLACE, "place": PLACE}),
)
def test_an_entry_is_written_as_canonical_json(
    detail: dict[str, Any], words: dict[str, Any], scope: dict[str, Any]
) -> None:
    said = {**words, **scope, "detail": detail}
    expected = canonical({**said, "at": "2024-05-02T12:30:15.000006+00:00"})
    elsewhere = AT.astimezone(datetime.strptime("+0200", "%z").tzinfo)
    assert canonical_entry(at=AT, **said) == canonical_entry(at=elsewhere, **said) == expected


@pytest.mark.parametrize(
    "detail", [{"a": 2**53}, {"a": [-(2**60)]}, {"a": float("nan")}, {"a": {1: 2}}, {"a": "\ud800"}]
)
def test_a_detail_that_json_does_not_hold_exactly_is_refused(detail: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"canonical|surrogates"):
        hash_of(at=AT, detail=detail, **dict.fromkeys(WORDS, ""), **NOWHERE)


@pytest.mark.parametrize("field", FIELDS)
def test_a_change_of_any_field_changes_the_hash(field: str) -> None:
    fields: dict[str, Any] = {"at": AT, "detail": {"n": 1}, **dict.fromkeys(WORDS, "a"), **NOWHERE}
    others = {"at": AT + timedelta(microseconds=1), "detail": {"n": 2}, "is_read": True}
    other = {**others, "workspace": 1, "place": 1}.get(field, "b")
    assert hash_of(**{**fields, field: other}) != hash_of(**fields)
