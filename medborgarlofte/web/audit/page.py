"""What the page of the audit trail shows: its newest entries in words, and how to go on to older ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from medborgarlofte.accounts.models import READ, AuditEntry, AuditQuerySet

from .words import action_name, called, row_name

SHOWN = 50  # entries on a page


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry in words."""

    entry: AuditEntry
    action: str
    row: str
    called: str
    detail: str


@dataclass(frozen=True, slots=True)
class TrailPage:
    """The entries chosen, newest first; `older` is the question that the next page asks, if there is one."""

    entries: list[EntryView]
    head: str
    newest: str
    older: str


def trail_page(entries: AuditQuerySet, chosen: dict[str, Any]) -> TrailPage:
    """The page for a valid form's choices among `entries`, which are those that the reader may see.

    The newest hash is that of the whole trail: it tells nothing of what it is over.
    """
    newest = AuditEntry.objects.order_by("-pk").values_list("sha256", flat=True).first()
    found = list(_chosen(entries, chosen).order_by("-pk")[: SHOWN + 1])
    shown = found[:SHOWN]
    older = _question(chosen, before=shown[-1].pk) if len(found) > SHOWN else ""
    return TrailPage(list(map(_view, shown)), newest or "", _question(chosen), older)


def _chosen(entries: AuditQuerySet, chosen: dict[str, Any]) -> AuditQuerySet:
    if chosen["day"]:
        start, end = map(_midnight, (chosen["day"], chosen["day"] + timedelta(days=1)))
        entries = entries.filter(at__gte=start, at__lt=end)
    if chosen["action"] == READ:
        entries = entries.filter(is_read=True)
    elif chosen["action"]:
        entries = entries.filter(action=chosen["action"])
    if chosen["actor"]:
        entries = entries.filter(actor__icontains=chosen["actor"])
    return entries.filter(pk__lt=chosen["before"]) if chosen["before"] else entries


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _question(chosen: dict[str, Any], **more: int) -> str:
    """The query of an address: what was chosen, and where to go on."""
    return "?" + urlencode(dict(_given(chosen)) | more)


def _given(chosen: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in ("day", "action", "actor"):
        if chosen[name]:
            yield name, str(chosen[name])


def _view(entry: AuditEntry) -> EntryView:
    return EntryView(
        entry,
        action_name(entry.action),
        row_name(entry.label, entry.key),
        called(entry.detail),
        json.dumps(entry.detail, ensure_ascii=False) if entry.detail else "",
    )
