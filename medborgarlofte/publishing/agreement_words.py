"""What an agreement is called, and when it holds, in words."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from .formats import day, last_day, years


def agreement_title(place: str, start: date, end: date | None) -> str:
    """`Överenskommelsen i Granvik 2024–2025`."""
    return _("Överenskommelsen i %(place)s %(years)s") % {"place": place, "years": years(start, end)}


def period_in_words(start: date, end: date | None) -> str:
    """`1 januari 2024 till och med 31 december 2025`."""
    if end is None:
        return _("från %(first)s, tills vidare") % {"first": day(start)}
    return _("%(first)s till och med %(last)s") % {"first": day(start), "last": day(last_day(end))}


def ended_in_words(ended: date | None, today: date) -> str:
    """`Gällde till och med 30 juni 2024.`, or that it stops to; empty while nothing has ended it."""
    if ended is None:
        return ""
    words = _("Gällde till och med %(last)s.") if ended <= today else _("Upphör efter %(last)s.")
    return words % {"last": day(last_day(ended))}
