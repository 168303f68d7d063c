"""An occasion as other programs keep it: an event (iCalendar, RFC 5545), and the invitation to it (RFC 5546).

Written by the library icalendar. Moments are told in the time of Sweden, with the rules of its summer time in
the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.timezone import get_current_timezone
from icalendar import Calendar, Event, vCalAddress

from .models import Occasion, title_outside

_STATUS = {
    Occasion.State.PLANNED: "CONFIRMED",
    Occasion.State.HELD: "CONFIRMED",
    Occasion.State.CANCELLED: "CANCELLED",
}


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who is called, who calls, and where more is told. `called` is false once they are not."""

    address: str
    function: str
    organiser_address: str
    organiser: str
    link: str
    called: bool


def calendar_of(events: Iterable[Event], **properties: str) -> bytes:
    """A whole file with these events; `properties` are its own, such as `method`."""
    calendar = Calendar()
    calendar.add("prodid", "-//medborgarlofte//SV")
    calendar.add("version", "2.0")
    for name, value in properties.items():
        calendar.add(name.replace("_", "-"), value)
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def event_of(one: Occasion) -> Event:
    """The event: the same `uid` as long as it is the same occasion, a higher `sequence` when it changed.

    Of one that is secret it tells when it is, and neither what nor where: other programs keep it.
    """
    event = Event()
    event.add("uid", f"{one.uid}@medborgarlofte")
    event.add("dtstamp", one.changed_at.astimezone(UTC))
    event.add("sequence", one.sequence)
    event.add("status", _STATUS[Occasion.State(one.state)])
    event.add("summary", title_outside(one.title, one.kind, one.secrecy))
    event.add("dtstart", _told(one.starts_at))
    event.add("dtend", _told(one.ends_at))
    if one.place and not one.secrecy:
        event.add("location", one.place)
    return event


def invitation_to(one: Occasion, invited: Invited) -> bytes:
    """The file that lets somebody's calendar take it in, move it, or take it away."""
    event, cancelled = event_of(one), not invited.called or one.state == Occasion.State.CANCELLED
    if cancelled:
        event["status"] = "CANCELLED"
    event.add("organizer", _address(invited.organiser_address, invited.organiser))
    attendee = _address(invited.address, invited.function)
    attendee.params["rsvp"] = "FALSE"
    event.add("attendee", attendee)
    event.add("url", invited.link)
    return calendar_of([event], method="CANCEL" if cancelled else "REQUEST")


def _address(address: str, name: str) -> vCalAddress:
    found = vCalAddress(f"mailto:{address}")
    found.params["cn"] = name
    return found


def _told(moment: datetime) -> datetime:
    """The moment in the time of Sweden. What its clock shows for the second time is told in UTC: a local time
    in a file is always the first (RFC 5545, 3.3.5)."""
    local = moment.astimezone(get_current_timezone())
    return moment.astimezone(UTC) if local.fold else local
