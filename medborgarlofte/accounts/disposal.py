"""Disposal (gallring): what is no longer needed goes by a plan, after a dry run, and leaves a tombstone.

Each part declares its rules, as it declares those of the database. Nothing else deletes what users see.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from django.core import serializers
from django.db import models, transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _

from medborgarlofte.domain.canonical import canonical, digest
from medborgarlofte.domain.errors import NotAllowed, Refusal

from .actions import locked, record_writes
from .actors import Actor
from .models import Tombstone

BATCH = 200  # rows in one transaction
Rows = models.QuerySet[Any]


def _delete(rows: Rows) -> None:
    rows.delete()


@dataclass(frozen=True, slots=True)
class DisposalRule:
    """Which rows go, when, and why.

    `what` and `basis` are for whoever decides about the plan, in plain words. A row goes when so many
    `years` or `days` have passed since the day of its moment `since`, a field or an annotation of `rows`.
    `along` names the related rows that go with it and are in its hash. `disposes` deletes, if it does not
    say otherwise; a row that it lets stay must not be among `rows` again.
    """

    name: str
    what: str | Lazy
    basis: str | Lazy
    rows: Callable[[], Rows]
    since: str
    years: int = 0
    days: int = 0
    along: tuple[str, ...] = ()
    disposes: Callable[[Rows], None] = _delete

    def due(self, today: date) -> Rows:
        """The rows that are to go, in the order of their keys."""
        return self.rows().filter(**{f"{self.since}__lt": self._before(today)}).order_by("pk")

    def _before(self, today: date) -> datetime:
        """The first moment that is too young: a leap day becomes the first of March."""
        year = today.year - self.years
        try:
            day = today.replace(year=year)
        except ValueError:
            day = date(year, 3, 1)
        return timezone.make_aware(datetime.combine(day - timedelta(days=self.days), time.min))


@dataclass(frozen=True, slots=True)
class Due:
    """What a rule would dispose of on a day: how many rows, the oldest one's day, and which they are."""

    rule: DisposalRule
    count: int
    oldest: date | None
    token: str  # stands for exactly these rows


_declared: list[DisposalRule] = []


def declare(rules: Iterable[DisposalRule]) -> None:
    """Let these rules be part of the plan."""
    known = {rule.name for rule in _declared}
    _declared.extend(rule for rule in rules if rule.name not in known)


def plan() -> list[DisposalRule]:
    """Every rule, in the order in which they are carried out."""
    return list(_declared)


def due(rule: DisposalRule, today: date) -> Due:
    """The dry run: what `dispose` would do with the token that it gives."""
    rows = rule.due(today)
    oldest = rows.aggregate(oldest=Min(rule.since))["oldest"]
    keys = _keys(rule, today)
    return Due(rule, len(keys), timezone.localdate(oldest) if oldest else None, _token(keys))


def dispose(actor: Actor, rule: DisposalRule, today: date, *, token: str) -> int:
    """Dispose of exactly the rows that the dry run with this token found; how many they were.

    So many at a time, each batch in one transaction with its tombstones and its entries in the audit trail.
    Refuses anybody but the command line, and rows that are not those of the dry run: then nothing, or no
    more than the batches before, is disposed of.
    """
    if not actor.is_system:
        raise NotAllowed(_("Gallring görs från kommandoraden."))
    keys = _keys(rule, today)
    if _token(keys) != token:
        raise _changed()
    for start in range(0, len(keys), BATCH):
        _dispose_batch(actor, rule, today, keys[start : start + BATCH])
    return len(keys)


@transaction.atomic
def _dispose_batch(actor: Actor, rule: DisposalRule, today: date, keys: list[Any]) -> None:
    rows = list(locked(rule.due(today).filter(pk__in=keys)))
    if [row.pk for row in rows] != keys:
        raise _changed()
    now = timezone.now()
    stones = [
        Tombstone(
            label=row._meta.label, key=str(row.pk), rule=rule.name, sha256=_hash(rule, row), disposed_at=now
        )
        for row in rows
    ]
    Tombstone.objects.bulk_create(stones)
    told = [{"rule": rule.name, "sha256": stone.sha256} for stone in stones]
    record_writes(actor, "dispose", rows, told)
    rule.disposes(type(rows[0])._default_manager.filter(pk__in=keys))


def _changed() -> Refusal:
    return Refusal(_("Det som ska gallras är inte längre det som listades. Lista det igen."))


def _keys(rule: DisposalRule, today: date) -> list[Any]:
    return list(rule.due(today).values_list("pk", flat=True))


def _token(keys: Iterable[Any]) -> str:
    return sha256("\n".join(map(str, keys)).encode()).hexdigest()


def _hash(rule: DisposalRule, row: models.Model) -> str:
    """Over the row and those that go along, as canonical JSON of what Django's serializer writes."""
    return digest(canonical(json.loads(serializers.serialize("json", [row, *_along(rule, row)]))))


def _along(rule: DisposalRule, row: models.Model) -> Iterator[models.Model]:
    for name in rule.along:
        related = getattr(row, name, None)
        if isinstance(related, models.Model):
            yield related
        elif related is not None:
            yield from related.order_by("pk")
