"""The days of meetings, walks and sessions in the annual cycle."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from medborgarlofte.dialogue.models import Occasion
from medborgarlofte.places.gates import Access
from medborgarlofte.web.work.cycle import Event, Kind

from .waiting import PAGES


def occasions_of_year(access: Access, year: int) -> Iterator[Event]:
    """Those of a year that somebody may read and that are not cancelled. One query."""
    rows = Occasion.objects.visible_to(access).filter(starts_at__year=year)
    for one in rows.exclude(state=Occasion.State.CANCELLED).select_related("municipality"):
        address = reverse(PAGES[one.kind], args=[one.pk])
        yield Event(one.day, Kind.MEETING, one.title, str(one.municipality), address)
