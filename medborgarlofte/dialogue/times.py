"""The times of an occasion."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from medborgarlofte.domain.errors import Refusal

LONGEST = timedelta(days=3)


def checked_times(starts_at: datetime, ends_at: datetime) -> tuple[datetime, datetime]:
    """The two moments as they were given. Refuses an end that does not come after, and more than LONGEST.

    Moments are compared, so that one that lasts over a change of the clock is as long as it was.
    """
    lasts = ends_at.astimezone(UTC) - starts_at.astimezone(UTC)  # within a zone Python compares clocks
    if lasts <= timedelta(0):
        raise Refusal(_("Sluttiden ska vara efter starttiden."))
    if lasts > LONGEST:
        raise Refusal(_("Tiden är längre än tre dygn. Kontrollera dagarna."))
    return starts_at, ends_at


def moment(day: date, clock: time) -> datetime:
    """When a clock on the wall in Sweden shows that on the day.

    Refuses what it never shows, since it is put forward over it. What it shows twice, when it is put back,
    is the first time.
    """
    here = get_current_timezone()
    found = datetime.combine(day, clock, here)
    if found.astimezone(UTC).astimezone(here).replace(tzinfo=None) != found.replace(tzinfo=None):
        raise Refusal(_("Den natten ställs klockan fram, och den tiden finns inte. Välj en annan."))
    return found
