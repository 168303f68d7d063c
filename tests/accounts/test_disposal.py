"""Disposal does exactly what its dry run listed, leaves a tombstone for each row, and is logged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from medborgarlofte.accounts import disposal
from medborgarlofte.accounts.actors import COMMAND_LINE, actor_of
from medborgarlofte.accounts.disposal import DisposalRule, dispose, due, plan
from medborgarlofte.accounts.disposal_command import do, list_due, plan_lines
from medborgarlofte.accounts.models import AuditEntry, Tombstone, User
from medborgarlofte.dialogue.models import SafetyWalk, WalkPhoto, WalkPoint
from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.ingest.models import Document, Review, SheetUpload
from medborgarlofte.jobs.models import Job
from medborgarlofte.places.models import Membership
from medborgarlofte.promises.models import Edit, Promise, Source, Version
from tests.building import a_municipality, a_promise, a_source, parties_of
from tests.walking import a_point, a_walk

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).parents[2] / "docs" / "methods" / "disposal.md"
TODAY = date(2024, 2, 29)
OLD = datetime(2020, 1, 1, 12, tzinfo=ZoneInfo("Europe/Stockholm"))


def on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 23, 59, tzinfo=ZoneInfo("Europe/Stockholm"))


def a_document(state: str, at: datetime = OLD, text: str = "a") -> Document:
    return Document.objects.create(name=f"{text}.txt", sha256=text * 64, state=state, given_at=at)


def a_review(state: str = "set_aside", at: datetime = OLD, text: str = "a") -> Review:
    document = a_document("read", at, text)
    return Review.objects.create(
        document=document, position=1, read={}, said={}, state=state, opened_at=at, changed_at=at
    )


def a_sheet(state: str = "uploaded", at: datetime = OLD) -> SheetUpload:
    promise = Promise.objects.first() or a_promise()
    return SheetUpload.objects.create(promise=promise, name="a.csv", sha256="a", state=state, uploaded_at=at)


def a_job(at: datetime | None = OLD) -> Job:
    return Job.objects.create(function="x.y", arguments=[], key="k", free_at=OLD, failed_at=at)


def a_user(at: datetime = OLD, **more: object) -> User:
    return User.objects.create_user("alma@exempel.se", "hemligt", name="Alma", created_at=at, **more)


def a_photo(at: datetime = OLD, answer: str = "refused") -> WalkPhoto:
    walk = a_walk(parties_of(a_municipality())[1])
    SafetyWalk.objects.filter(pk=walk.pk).update(starts_at=at - timedelta(hours=2), ends_at=at)
    point = a_point(walk)
    WalkPoint.objects.filter(pk=point.pk).update(answer=answer, reason="Nej.")
    return WalkPhoto.objects.create(point=point, name="a.jpg", media_type="image/jpeg", content=b"a")


def rule_called(name: str) -> DisposalRule:
    return next(rule for rule in plan() if rule.name == name)


def run(rule: DisposalRule, today: date = TODAY) -> int:
    return dispose(COMMAND_LINE, rule, today, token=due(rule, today).token)


DUE: dict[str, tuple[Callable[[datetime], models.Model], date]] = {
    "failed_jobs": (a_job, date(2023, 11, 30)),
    "refused_documents": (lambda at: a_document("refused", at), date(2023, 2, 28)),
    "set_aside_drafts": (lambda at: a_review(at=at), date(2022, 2, 28)),
    "unused_documents": (lambda at: a_document("read", at), date(2022, 2, 28)),
    "unused_users": (a_user, date(2022, 2, 28)),
    "unwritten_sheets": (lambda at: a_sheet(at=at), date(2023, 11, 30)),
    "walk_photos": (a_photo, date(2022, 2, 28)),
}


def test_every_rule_of_the_plan_is_tried() -> None:
    assert set(DUE) == {rule.name for rule in plan()}


@pytest.mark.parametrize("name", DUE)
def test_a_row_goes_when_the_whole_time_has_passed(name: str) -> None:
    make, last = DUE[name]
    row, rule = make(on(last)), rule_called(name)
    assert due(rule, TODAY - timedelta(days=1)).count == 0
    found = due(rule, TODAY)
    assert (found.count, found.oldest) == (1, last)
    assert dispose(COMMAND_LINE, rule, TODAY, token=found.token) == 1
    assert due(rule, TODAY).count == 0
    stone = Tombstone.objects.get()
    label = "promises.Draft" if isinstance(row, Review) else row._meta.label  # of which it is a kind
    assert (stone.label, stone.key, stone.rule) == (label, str(row.pk), name)
    entry = AuditEntry.objects.get(action="dispose")
    assert (entry.label, entry.key) == (stone.label, stone.key)
    assert entry.detail == {"rule": name, "sha256": stone.sha256}


KEPT: dict[str, tuple[str, Callable[[], object]]] = {
    "a job that waits": ("failed_jobs", lambda: a_job(None)),
    "a document that is read": ("refused_documents", lambda: a_document("read")),
    "a review that is open": ("set_aside_drafts", lambda: a_review("open")),
    "a document that is under review": ("unused_documents", lambda: a_review("open")),
    "a file that was imported": ("unwritten_sheets", lambda: a_sheet("imported")),
    "a photograph that nobody has answered": ("walk_photos", lambda: a_photo(answer="")),
    "a user who signed in lately": ("unused_users", lambda: a_user(last_login=on(date(2023, 1, 1)))),
    "a user who was added lately": ("unused_users", lambda: a_user(on(date(2023, 1, 1)))),
}


@pytest.mark.parametrize("case", KEPT)
def test_what_is_of_use_stays(case: str) -> None:
    name, make = KEPT[case]
    make()
    assert due(rule_called(name), TODAY).count == 0


def test_a_document_that_a_promise_was_published_from_stays() -> None:
    source = a_source()
    Document.objects.create(name="a.txt", sha256=source.sha256, state="read", given_at=OLD)
    assert due(rule_called("unused_documents"), TODAY).count == 0
    assert Source.objects.count() == 1


@pytest.mark.parametrize(("until", "count"), [(None, 0), (date(2023, 5, 1), 0), (date(2021, 5, 1), 1)])
def test_a_user_with_a_role_stays_until_long_after_it_ended(until: date | None, count: int) -> None:
    police, _town = parties_of(a_municipality())
    ended = on(until) if until else None
    Membership.objects.create(
        user=a_user(), organisation=police, role=Role.READER.value, since=OLD, until=ended
    )
    assert due(rule_called("unused_users"), TODAY).count == count


def test_a_user_is_forgotten_and_the_number_stays() -> None:
    user = a_user(last_login=OLD, is_administrator=True)
    run(rule_called("unused_users"))
    left = User.objects.get(pk=user.pk)
    assert (left.name, left.email, left.last_login) == ("", f"gallrad-{user.pk}@gallrad.invalid", None)
    assert not any([left.is_active, left.is_administrator, left.has_usable_password()])
    told = str(list(AuditEntry.objects.values()) + list(Tombstone.objects.values()))
    assert "alma" not in told.lower()


def test_what_goes_along_with_a_row_is_in_its_hash() -> None:
    hashes = set()
    for text in ("ett", "två"):
        review = a_review()
        Edit.objects.create(draft=review, revision=1, act="drop", before={"said": text}, actor="a", at=OLD)
        run(rule_called("set_aside_drafts"))
        review.document.delete()
        hashes.add(Tombstone.objects.latest("pk").sha256)
        assert not Edit.objects.exists()
    assert len(hashes) == 2


def test_nothing_goes_when_a_row_has_come_or_gone_since_the_dry_run() -> None:
    rule = rule_called("refused_documents")
    first = a_document("refused")
    found = due(rule, TODAY)
    a_document("refused", text="b")
    for _change in range(2):
        with pytest.raises(Refusal, match="inte längre det som listades"):
            dispose(COMMAND_LINE, rule, TODAY, token=found.token)
        Document.objects.filter(pk=first.pk).delete()
    assert not Tombstone.objects.exists()


def test_nobody_but_the_command_line_disposes() -> None:
    rule = rule_called("refused_documents")
    a_document("refused")
    with pytest.raises(NotAllowed):
        dispose(actor_of(1), rule, TODAY, token=due(rule, TODAY).token)
    assert Document.objects.count() == 1


def test_many_rows_go_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disposal, "BATCH", 2)
    for text in "abcde":
        a_document("refused", text=text)
    assert run(rule_called("refused_documents")) == 5
    assert Tombstone.objects.count() == AuditEntry.objects.filter(action="dispose").count() == 5


def test_the_command_lists_and_then_does_precisely_that() -> None:
    a_document("refused")
    a_review(text="b")
    said: list[str] = []
    list_due(TODAY, said.append)
    assert (
        "Dokument som inte gick att läsa: filens namn och varför: 1 rad, den äldsta från 1 januari 2020."
        in said
    )
    assert Document.objects.count() == 2
    code = said[-1].split()[-1]
    with pytest.raises(Refusal, match="inte längre"):
        do(COMMAND_LINE, TODAY, "0" * 12, said.append)
    do(COMMAND_LINE, TODAY, code, said.append)
    assert [line for line in said if "gallrat, 1 rad" in line] == said[-2:]
    assert not Review.objects.exists()
    assert Document.objects.get().name == "b.txt", "its document is listed by the next dry run"


def test_what_was_published_is_in_no_rule() -> None:
    disposed = {rule.rows().model for rule in plan()}
    assert not disposed & {Promise, Version, Source, AuditEntry, Tombstone}


@pytest.mark.parametrize("change", ["UPDATE {t} SET rule = 'x'", "DELETE FROM {t}"])
def test_a_tombstone_is_never_changed(change: str) -> None:
    Tombstone.objects.create(label="a.B", key="1", rule="x", sha256="0", disposed_at=timezone.now())
    with (
        pytest.raises(IntegrityError, match="only added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(t=Tombstone._meta.db_table))


def test_the_plan_stands_in_the_documentation() -> None:
    assert "\n".join(plan_lines()) in PAGE.read_text(encoding="utf-8")
