"""What measures ask of somebody in a week: those that are due, and those that wait to be published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from medborgarlofte.incidents.models import Measure
from medborgarlofte.places.gates import Access
from medborgarlofte.web.work.columns import Columns, Rows, columns_of
from medborgarlofte.web.work.waiting import Waiting

_AHEAD = timedelta(days=28)  # as commitments: what has its last day within four weeks


_TOLD = {
    "title": "what",
    "words": "where",
    "detail": "decision",
    "place": "municipality__name",
    "workspace_name": "workspace__name",
}
_LEFT = Measure.objects.filter(state__in=[Measure.State.DECIDED, Measure.State.ONGOING])
_TO_DO = columns_of(_LEFT, "measure", **_TOLD, day="planned_by")
_ASKED = columns_of(Measure.objects.filter(asked_at__isnull=False), "measure to publish", **_TOLD)


def measures_due(access: Access, today: date) -> Rows:
    """The measures whose planned day is past or near."""
    parties = access.parties_with("measure.change")
    return _TO_DO.filter(workspace__in=parties, planned_by__lt=today + _AHEAD)


def measures_asked(access: Access, today: date) -> Rows:
    """The measures that a colleague has asked them to publish."""
    parties = access.parties_with("measure.publish")
    return _ASKED.filter(workspace__in=parties).exclude(asked_by=access.actor.user_id)


def due_told(access: Access, today: date, rows: list[Columns]) -> Iterator[Waiting]:
    """Those that are due, to be entered as completed."""
    return (_waiting(one, _("Skriv in att den är klar"), "complete") for one in rows)


def asked_told(access: Access, today: date, rows: list[Columns]) -> Iterator[Waiting]:
    """Those to be read and published."""
    return (_waiting(one, _("Läs igenom och publicera"), "publish") for one in rows)


def _waiting(one: Columns, action: str, name: str) -> Waiting:
    return Waiting(
        title=f"{one.title}, {one.words}",
        where=f"{one.place}, {one.workspace_name}, {one.detail}",
        action=action,
        address=reverse(f"web:measures:{name}", args=[one.key]),
        day=one.day,
        place=one.place,
    )
