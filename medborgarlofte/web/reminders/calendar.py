"""Somebody's calendar, as other programs fetch it: due days, and the meetings and walks they are called to.

iCalendar (RFC 5545), as `dialogue.calendar` writes it. Whole days have no time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Event

from medborgarlofte.dialogue.calendar import calendar_of as calendar_file
from medborgarlofte.dialogue.calendar import event_of
from medborgarlofte.dialogue.models import Occasion
from medborgarlofte.places.gates import Access
from medborgarlofte.promises.models import Promise
from medborgarlofte.web.work.waiting import Waiting, waiting_for

MOST = 500  # events of each kind in one file
BACK, AHEAD = timedelta(days=60), timedelta(days=400)  # from today: what of the past and the future is told


def calendar_of(access: Access, promise: Promise | None, today: date) -> bytes:
    """The whole file, of one promise or of all that is theirs. As many queries as my week, and two more."""
    events = (*_due_days(access, promise, today), *_occasions(access, promise, today))
    return calendar_file(events, x_wr_calname=promise.told() if promise else _("Medborgarlöften"))


def _due_days(access: Access, promise: Promise | None, today: date) -> Iterator[Event]:
    """What waits with a day, as events of that whole day."""
    told = [row for row in waiting_for(access, today) if row.day and not row.elsewhere]
    if promise is not None:
        told = [row for row in told if _is_of(row, promise)]
    for row in told[:MOST]:
        yield _whole_day(row, today)


def _is_of(row: Waiting, promise: Promise) -> bool:
    """Whether a thing that waits is of the promise: its address tells."""
    return f"/{promise.municipality.slug}/{promise.slug}/" in row.address


def _whole_day(row: Waiting, today: date) -> Event:
    event = Event()
    name = hashlib.sha256(f"{row.address} {row.day}".encode()).hexdigest()[:32]
    event.add("uid", f"{name}@medborgarlofte")
    event.add("dtstamp", _midnight(today))
    event.add("summary", row.title)
    event.add("dtstart", row.day)
    event.add("dtend", (row.day or today) + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("location", row.where)
    event.add("description", " ".join(filter(None, [row.where, row.note])))
    event.add("url", f"{settings.SITE_ADDRESS}{row.address}")
    return event


def _occasions(access: Access, promise: Promise | None, today: date) -> Iterator[Event]:
    """Meetings, walks and sessions that they may read; of a promise those that fulfil it."""
    now = _midnight(today)
    rows = Occasion.objects.visible_to(access).filter(starts_at__range=(now - BACK, now + AHEAD))
    if promise is not None:
        rows = rows.filter(fulfils__commitment__promise=promise).distinct()
    for one in rows.order_by("starts_at", "pk")[:MOST]:
        yield event_of(one)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
