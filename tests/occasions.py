"""Invented occasions for tests of what every kind of them shares."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from medborgarlofte.dialogue.models import Meeting, Occasion
from medborgarlofte.places.models import Organisation


def at(day: date, hour: int = 13) -> datetime:
    """That hour of the day, where the occasion is held."""
    return datetime.combine(day, time(hour), timezone.get_current_timezone())


def an_occasion(party: Organisation, day: date, **more: Any) -> Occasion:
    """A meeting that the party has planned from 13 to 15 on that day."""
    return Occasion.objects.create(**_planned(party, day, **more))


def a_meeting(party: Organisation, day: date, **more: Any) -> Meeting:
    """The same, with what meetings have beside it."""
    return Meeting.objects.create(**_planned(party, day, **more))


def _planned(party: Organisation, day: date, **more: Any) -> dict[str, Any]:
    now = timezone.now()
    return {
        "workspace": party,
        "municipality": party.municipality,
        "kind": Occasion.Kind.MEETING,
        "title": "Lokalt brottsförebyggande råd",
        "starts_at": at(day),
        "ends_at": at(day) + timedelta(hours=2),
        "opened_at": now,
        "changed_at": now,
        **more,
    }
