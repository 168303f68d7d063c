"""Meetings in words."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import dateformat
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from medborgarlofte.dialogue.models import Occasion
from medborgarlofte.publishing.formats import day


def when(one: Occasion) -> str:
    """`20 maj 2026 kl. 13.00–15.00`."""
    return between(one.starts_at, one.ends_at)


def between(starts: datetime, ends: datetime) -> str:
    """The same of two moments."""
    starts, ends = localtime(starts), localtime(ends)
    told = {"day": day(starts.date()), "from": _clock(starts), "to": _clock(ends)}
    if starts.date() == ends.date():
        return _("%(day)s kl. %(from)s–%(to)s") % told
    return _("%(day)s kl. %(from)s till %(last)s kl. %(to)s") % {**told, "last": day(ends.date())}


def state(one: Occasion, today: date) -> str:
    """How far it has come: `Planerat`; one that is over says that somebody has to say whether it was held."""
    if one.state == Occasion.State.HELD:
        return _("Hållet")
    if one.state == Occasion.State.CANCELLED:
        return _("Inställt")
    return _("Dagen har varit, men ingen har skrivit in om det hölls") if one.day < today else _("Planerat")


def _clock(moment: datetime) -> str:
    return dateformat.format(moment, "H.i")
